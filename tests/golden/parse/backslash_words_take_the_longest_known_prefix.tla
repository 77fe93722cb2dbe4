---- MODULE backslash_words_take_the_longest_known_prefix ----
A == \Ex \in S: x
B == \Ax:x
C == a \inb
D == S\inner
E == S\oT
F == S\T
G == {a}\{b}
====
