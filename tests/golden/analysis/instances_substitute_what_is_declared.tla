---- MODULE instances_substitute_what_is_declared ----
VARIABLE v
I == INSTANCE Counter WITH x <- v, limit <- 1, Limit <- 2, x <- v
====
