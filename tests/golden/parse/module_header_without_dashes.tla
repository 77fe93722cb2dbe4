MODULE module_header_without_dashes
A == 1
====
