---- MODULE tabs_go_to_multiples_of_eight ----
A ==
	/\ a
        /\ b
   	/\ c
B ==
	\/ a
       	\/ b
====
