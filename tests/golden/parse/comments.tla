---- MODULE comments ----
(* A (* nested *) comment with \* a line comment inside. *)
A == 1 \* to the end (* of the line
B == 2 (* between *) + (**) 3
C == (***********)
     (* a box     *)
     (***********)
     4
====
