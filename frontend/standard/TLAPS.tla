-------------------------------- MODULE TLAPS ---------------------------------
(* Names by which proofs address the TLA+ proof system: its back ends, with    *)
(* and without a time limit, and its rewriting rules.  To everybody else they  *)
(* say nothing, that is, TRUE.                                                 *)

SMT == TRUE
SMTT(seconds) == TRUE
CVC3 == TRUE
CVC3T(seconds) == TRUE
CVC4 == TRUE
CVC4T(seconds) == TRUE
Yices == TRUE
YicesT(seconds) == TRUE
veriT == TRUE
veriTT(seconds) == TRUE
Z3 == TRUE
Z3T(seconds) == TRUE
Spass == TRUE
SpassT(seconds) == TRUE
LS4 == TRUE
LS4T(seconds) == TRUE
Zipper == TRUE
ZipperT(seconds) == TRUE
PTL == TRUE
Zenon == TRUE
ZenonT(seconds) == TRUE
SlowZenon == TRUE
SlowerZenon == TRUE
VerySlowZenon == TRUE
SlowestZenon == TRUE
Cooper == TRUE
SimpleArithmetic == TRUE

Isa == TRUE
IsaT(seconds) == TRUE
IsaM(tactic) == TRUE
IsaMT(tactic, seconds) == TRUE
Auto == TRUE
Force == TRUE
Blast == TRUE
SimplifyAndSolve == TRUE
Simplification == TRUE
AutoBlast == TRUE
IsaWithSetExtensionality == TRUE
SlowAuto == TRUE
SlowForce == TRUE
SlowBlast == TRUE
SlowSimplifyAndSolve == TRUE
SlowSimplification == TRUE
SlowerAuto == TRUE
SlowerForce == TRUE
SlowerBlast == TRUE
SlowerSimplifyAndSolve == TRUE
SlowerSimplification == TRUE
SlowestAuto == TRUE
SlowestForce == TRUE
SlowestBlast == TRUE
SlowestSimplifyAndSolve == TRUE
SlowestSimplification == TRUE

AllProvers == TRUE
AllProversT(seconds) == TRUE
AllSMT == TRUE
AllSMTT(seconds) == TRUE
AllIsa == TRUE
AllIsaT(seconds) == TRUE

ExpandENABLED == TRUE
ExpandCdot == TRUE
AutoUSE == TRUE
Lambdify == TRUE
ENABLEDaxioms == TRUE
ENABLEDrewrites == TRUE
ENABLEDrules == TRUE
LevelComparison == TRUE
EnabledWrapper(F(_)) == TRUE
CdotWrapper(F(_)) == TRUE
Trivial == TRUE

THEOREM SetExtensionality == \A S, T : (\A x : x \in S <=> x \in T) => S = T
THEOREM NoSetContainsEverything == \A S : \E x : x \notin S
===============================================================================
