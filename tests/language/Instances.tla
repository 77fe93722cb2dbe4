------------------------------ MODULE Instances ------------------------------
(* Modules in modules: EXTENDS, INSTANCE, LOCAL.                             *)
EXTENDS Integers, Sequences

VARIABLES n, m
Init == n \in 0..3 /\ m \in {10, 20}
Next == UNCHANGED <<n, m>>

--------------------------------- MODULE Cell --------------------------------
CONSTANTS Bound, Scale(_)
VARIABLE value
Small == value < Bound
Scaled == Scale(value)
Shifted(by) == value + by
Grow == value' = value + 1
x (+) y == x + Scale(y)
LOCAL Hidden == value
Shown == Hidden
TypeOK == value \in 0..Bound
==============================================================================

LOCAL Double(x) == 2 * x
Bound == 4

Own == INSTANCE Cell WITH value <- n, Scale <- Double

\* `I == INSTANCE` makes the operators known as I!Op, with values for what the module declares.
Substitution == Own!Small /\ Own!Scaled = 2 * n /\ Own!Shifted(5) = n + 5 /\ Own!Shown = n

\* What WITH does not mention is what has the name here: Bound is 4.
Implicit == Own!TypeOK

Sum == INSTANCE Cell WITH value <- n + m, Bound <- 23, Scale <- LAMBDA x : x * x

\* A variable may be replaced by an expression.
SubstitutedExpression == Sum!Small = (n + m < 23) /\ Sum!Scaled = (n + m) * (n + m)

\* Two instances are independent.
Independent == Own!Shifted(m) = Sum!Shifted(0)

At(v) == INSTANCE Cell WITH value <- v, Scale <- Double

\* An instance can have parameters.
Parameters == At(7)!Scaled = 14 /\ \A x \in 0..3 : At(x)!Small /\ At(x + n)!Shifted(1) = x + n + 1

\* Operators that are symbols.
SymbolInInstance == Own!(+)(n, 3) = n + 6

\* ENABLED of an action whose variable stands for a variable.
InstanceEnabled == ENABLED (Own!Grow /\ m' = m)

\* An instance in LET.
InLet == LET C == INSTANCE Cell WITH value <- n, Bound <- 9, Scale <- Double IN C!Small

S == INSTANCE Sequences

\* The operators of standard modules can be had through an instance, too.
StandardModule == S!Len(<<n, m>>) = 2 /\ S!Append(<<n>>, m) = <<n, m>>
=============================================================================
