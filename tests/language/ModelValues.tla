----------------------------- MODULE ModelValues -----------------------------
(* Values of constants from the configuration, model values among them.      *)
EXTENDS Integers, FiniteSets, TLC

CONSTANTS Beasts, None, Nodes, Limit, Names, Yes, Order(_, _), Chosen
VARIABLES v, x
Init == v \in Nodes \cup {None} /\ x \in (0..2) \cup {None}
Next == UNCHANGED <<v, x>>

OrderImpl(p, q) == p + q
ChosenImpl == 3..Limit
Override == 1

\* A model value differs from all other values, also from those of another kind.
Different == /\ None \notin Nodes
             /\ None # 1
             /\ None # "None"
             /\ None # {}
             /\ None # <<>>
             /\ Cardinality(Nodes \cup {None}) = 4

\* It can be mixed with anything in a set.
Mixed == x \in {None, 0, 1, 2} /\ (x = None \/ x >= 0) /\ None \in {None, 1}

\* It is equal to itself only.
Equal == None = None /\ (v = None) = (v \notin Nodes)

\* It is no element of Nat, of STRING, ...
NoElement == None \notin Nat /\ None \notin STRING /\ None \notin 0..9

\* Constants that are sets, numbers, strings, Booleans.
Values == Cardinality(Nodes) = 3 /\ Limit = 5 /\ Names = {"a", "b"} /\ Yes

\* A constant with parameters, and one given by a definition.
Replaced == Order(1, 2) = 3 /\ Chosen = 3..5

\* Of several model values CHOOSE takes the one that the configuration mentions first, and any
\* of them before other values.
First == /\ (CHOOSE b \in Beasts : TRUE) = (CHOOSE b \in Beasts : ToString(b) = "zebra")
         /\ (CHOOSE b \in {1, 2} \cup Beasts : TRUE) \in Beasts

\* A definition can be replaced, too.
Overridden == Override = 2

\* A model value has no elements.
\* expect R0103
NoSet == 1 \in None

\* ... and no order.
\* expect R0102
NoOrder == None < 1
=============================================================================
