---- MODULE module_without_units ----

====
