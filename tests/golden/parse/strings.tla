---- MODULE strings ----
A == "plain"
B == "tab \t newline \n return \r feed \f quote \" backslash \\"
C == "(* no comment *) \\* nor this"
D == ""
E == "Umläute und ∀ x"
====
