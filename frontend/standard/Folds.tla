--------------------------------- MODULE Folds --------------------------------
(* Op over the images of the elements of a set, in the order of Choose.        *)

MapThenFoldSet(op(_, _), base, f(_), Choose(_), S) ==
  LET fold[T \in SUBSET S] ==
        IF T = {} THEN base
        ELSE LET x == Choose(T) IN op(f(x), fold[T \ {x}])
  IN fold[S]
===============================================================================
