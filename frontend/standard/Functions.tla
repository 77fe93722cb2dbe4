------------------------------- MODULE Functions ------------------------------
(* Kinds of functions, and folding their values.                               *)
EXTENDS Integers, Folds
LOCAL INSTANCE FoldsInOrder

IsRestriction(f, g) == DOMAIN f \subseteq DOMAIN g /\ \A x \in DOMAIN f : f[x] = g[x]

Restrict(f, S) == [x \in S |-> f[x]]
RestrictDomain(f, Test(_)) == Restrict(f, {x \in DOMAIN f : Test(x)})
RestrictValues(f, Test(_)) == Restrict(f, {x \in DOMAIN f : Test(f[x])})

Range(f) == {f[x] : x \in DOMAIN f}

Inverse(f, S, T) == [t \in T |-> CHOOSE s \in S : t \in Range(f) => f[s] = t]
AntiFunction(f) == Inverse(f, DOMAIN f, Range(f))

IsInjective(f) == \A a, b \in DOMAIN f : f[a] = f[b] => a = b

LOCAL IsOnto(f, T) == \A t \in T : \E s \in DOMAIN f : f[s] = t

Injection(S, T) == {f \in [S -> T] : IsInjective(f)}
Surjection(S, T) == {f \in [S -> T] : IsOnto(f, T)}
Bijection(S, T) == {f \in [S -> T] : IsInjective(f) /\ IsOnto(f, T)}

ExistsInjection(S, T) == Injection(S, T) /= {}
ExistsSurjection(S, T) == Surjection(S, T) /= {}
ExistsBijection(S, T) == Bijection(S, T) /= {}

(* op(f[xn], ... op(f[x1], base)) for all x in S, which op should make independent
   of the order. *)
FoldFunctionOnSet(op(_, _), base, f, S) ==
  FoldInOrder(LAMBDA x, result : op(f[x], result), base, S)

FoldFunction(op(_, _), base, f) == FoldFunctionOnSet(op, base, f, DOMAIN f)

SumFunctionOnSet(f, S) == FoldFunctionOnSet(+, 0, f, S)
SumFunction(f) == SumFunctionOnSet(f, DOMAIN f)

Pointwise(f, g, op(_, _)) == [x \in DOMAIN f |-> op(f[x], g[x])]
===============================================================================
