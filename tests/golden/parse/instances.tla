---- MODULE instances ----
INSTANCE M
LOCAL INSTANCE M
INSTANCE M WITH a <- b, c <- d + 1
I == INSTANCE M WITH a <- 1
J(x, F(_)) == INSTANCE M WITH c <- x, G <- F, op <- LAMBDA y : y, _h <- g
K == INSTANCE M WITH + <- -, \prec <- <
L == INSTANCE M WITH op <- +
x == 1
M2 == INSTANCE M WITH op <- -.
y == 1
LOCAL N == INSTANCE M
====
