---- MODULE precedence_rejected ----
A0 == a /\ b \/ c
A1 == A \cup B \cap C
A2 == a * b / c
A3 == a & b && c
A4 == a = b = c
A5 == a => b => c
A6 == a <=> b <=> c
A7 == a / b / c
A8 == A \ B \ C
A9 == a ^ b ^ c
A10 == a \in b \in c
A11 == a % b % c
A12 == a + b % c
A13 == []x = y
A14 == <>x \in S
A15 == UNCHANGED x = y
A16 == UNCHANGED x'
A17 == a ^ -b ^ c
====
