--- MODULE module_header_with_three_dashes ---
A == 1
====
