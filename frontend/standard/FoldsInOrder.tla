----------------------------- MODULE FoldsInOrder -----------------------------
(* What the folds of the other modules are made of.                            *)

(* op(xn, ... op(x2, op(x1, base))) for the elements x1, x2, ... xn of S in the
   order in which CHOOSE takes them. *)
FoldInOrder(op(_, _), base, S) ==
  LET RECURSIVE from(_, _)
      from(T, result) ==
        IF T = {} THEN result
        ELSE LET x == CHOOSE y \in T : TRUE IN from(T \ {x}, op(x, result))
  IN from(S, base)
===============================================================================
