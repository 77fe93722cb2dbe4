---- MODULE references ----
A == I!Op
B == I(x)!Op(y)
C == I(x)!J!Op(y, z)
D == I ! J ! K
====
