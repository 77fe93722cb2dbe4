------------------------------ MODULE Operators ------------------------------
(* Definitions, LET, LAMBDA, operators as arguments, recursion.              *)
EXTENDS Integers, FiniteSets, Sequences

VARIABLES n, s
Init == n \in 0..3 /\ s \in SUBSET {1, 2, 3}
Next == UNCHANGED <<n, s>>

LOCAL Twice(F(_), x) == F(F(x))
LOCAL Increase(x) == x + 1
LOCAL Apply(Op(_, _), x, y) == Op(x, y)
LOCAL First(x, y) == x
LOCAL Parts(k) == {(LET a ** b == k * a + b IN i ** k) : i \in s}

RECURSIVE Sum(_), Even(_), Odd(_)
Sum(set) == IF set = {} THEN 0
            ELSE LET x == CHOOSE y \in set : TRUE IN x + Sum(set \ {x})
Even(x) == x = 0 \/ Odd(x - 1)
Odd(x) == x > 0 /\ Even(x - 1)

a ++ b == 10 * a + b
a ^# == a * a

\* LET.
Let == LET x == n + 1
           Double(y) == 2 * y
       IN Double(x) = 2 * n + 2

\* A LET definition sees those before it.
LetSeesLet == LET x == n
                  y == x + 1
              IN LET z == y + 1 IN z = n + 2

\* A definition that is not needed is not evaluated.
LetLazy == LET x == 1 \div 0 IN n = n

\* An argument that is not needed is not evaluated.
ArgumentLazy == First(n, 1 \div 0) = n

\* Operators as arguments: definitions, symbols and LAMBDA.
HigherOrder == /\ Twice(Increase, n) = n + 2
               /\ Apply(+, n, 1) = n + 1
               /\ Apply(\cup, s, {1}) = s \cup {1}
               /\ Twice(LAMBDA x : x * n, 1) = n * n
               /\ Apply(LAMBDA x, y : x - y, n, n) = 0

\* LAMBDA sees the names around it.
Closure == \A x \in s : Twice(LAMBDA y : y + x, n) = n + 2 * x

\* Infix and postfix operators can be defined.
Symbols == n ++ 2 = 10 * n + 2 /\ 1 ++ 2 ++ 3 = 123 /\ n^# = n * n

\* Recursive operators.
Recursion == Sum({n, 4}) = n + 4 /\ Sum({}) = 0 /\ Sum(s) <= 6

\* ... and such that call each other.
MutualRecursion == Even(n) <=> n % 2 = 0

\* Recursive functions in LET.
RecursiveFunctionInLet ==
  LET power[k \in 0..3] == IF k = 0 THEN 1 ELSE 2 * power[k - 1] IN power[n] = 2 ^ n

\* Recursive operators in LET.
RecursiveOperatorInLet ==
  LET RECURSIVE Count(_)
      Count(k) == IF k = 0 THEN <<>> ELSE Append(Count(k - 1), k)
  IN Len(Count(n)) = n

\* A parameter has the value of the argument where it is written.
ByValue == LET G(x) == \A y \in {n + 1} : x = n IN G(n)

\* A bound name is new in each place.
Names == (\A x \in s : x > 0) /\ (\E x \in {n} : x = n)

\* Labels have no meaning.
Labels == n = n /\ label :: (n >= 0 /\ inner :: n < 4)

\* Parts of definitions have values, and are operators where no values are given.
PartsOfDefinitions ==
  /\ Parts(n)!1 = s
  /\ Parts(n)!(3) = n * 3 + n
  /\ Parts(n)!(3)!**(4, 5) = n * 4 + 5
  /\ Apply(Parts!@, n, 3) = n * 3 + n
=============================================================================
