---- MODULE comment_without_end ----
A == 1
(* This one (* is closed *)
B == 2
====
