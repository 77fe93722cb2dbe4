---- MODULE an_instance_substitutes_by_name ----
EXTENDS Naturals
CONSTANT Limit
VARIABLE x
INSTANCE Counter
Inv == TypeOK
Step == Next
====
