---- MODULE sets ----
A == {}
B == {1, 2}
C == {x \in S}
D == {x \in S, y}
E == {<<x, y>> \in S}
F == {x \in S : P}
G == {<<x, y>> \in S \cup T : P}
H == {x + y : x \in S, y, z \in T}
I == {1 \in x : x \in T}
J == {(x \in S) : x \in T}
K == {x \in S : x \in T}
L == {{}, {{}}}
====
