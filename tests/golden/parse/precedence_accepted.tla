---- MODULE precedence_accepted ----
A0 == a + b - c
A1 == a - b + c
A2 == a * b % c
A3 == a % b = c
A4 == -a*b
A5 == -a^b
A6 == -a-b
A7 == -7 \div 2
A8 == -7 % 2
A9 == a + -b
A10 == a = -b
A11 == a - -b
A12 == a % -b
A13 == - -a
A14 == a * -b
A15 == a \div -b
A16 == a ^ -b
A17 == a * -b * c
A18 == a * -b ^ c
A19 == []P /\ Q
A20 == []P => <>Q
A21 == SUBSET S \cup T
A22 == DOMAIN f = S
A23 == ~x \in S
A24 == ~[]P
A25 == []<>P
A26 == A \X B \X C
A27 == (A \X B) \X C
A28 == A \times (B \X C)
A29 == A \X B = C
A30 == x.y'
A31 == f'[x]
A32 == f[x]'
A33 == r'.a
A34 == "abc"[1]
A35 == <<1>>[1]
A36 == {1}[1]
A37 == 1 + IF a THEN b ELSE c + d
A38 == a => \A x \in S : x => b
A39 == ~ \E x : x
A40 == a = ~b
A41 == a => []b
A42 == a /\ b /\ c
A43 == a \/ b \/ c
A44 == a \cup b \cup c
A45 == a + b * c
A46 == (a + b) * c
A47 == a * (b + c)
A48 == a = b + c
A49 == a /\ b => c /\ d
A50 == a => b <=> c
A51 == a \in S \cup T
A52 == a .. b + 1
A53 == x''
A54 == a^+'
A55 == ENABLED A /\ B
A56 == UNCHANGED x /\ UNCHANGED <<y, z>>
A57 == a \cdot b
A58 == a :> b @@ c :> d
A59 == a ~> b
A60 == a -+-> b
A61 == 1 - - 1
====
