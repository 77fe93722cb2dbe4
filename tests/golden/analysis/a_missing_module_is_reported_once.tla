---- MODULE a_missing_module_is_reported_once ----
EXTENDS Natural, Missing
A == 1 + undefinedThere
====
