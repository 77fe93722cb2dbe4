---- MODULE string_with_unknown_escape ----
A == "\* x"
B == "C:\dir"
C == "fine \\ "
====
