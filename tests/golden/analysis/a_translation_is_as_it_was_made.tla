---- MODULE a_translation_is_as_it_was_made ----
(* An algorithm whose translation nobody has touched. *)
EXTENDS Naturals
(*
--algorithm Count {
  variables n = 0, assert_ok = "";
  { Up: while (n < 3) { n := n + 1; };
    Done_: assert_ok := "u";
  }
}
*)
\* BEGIN TRANSLATION (chksum(pcal) = "71ca39ab" /\ chksum(tla) = "3af843c9")
VARIABLES pc, n, assert_ok

vars == << pc, n, assert_ok >>

Init == (* Global variables *)
        /\ n = 0
        /\ assert_ok = ""
        /\ pc = "Up"

Up == /\ pc = "Up"
      /\ IF n < 3
            THEN /\ n' = n + 1
                 /\ pc' = "Up"
            ELSE /\ pc' = "Done_"
                 /\ n' = n
      /\ UNCHANGED assert_ok

Done_ == /\ pc = "Done_"
         /\ assert_ok' = "u"
         /\ pc' = "Done"
         /\ n' = n

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == pc = "Done" /\ UNCHANGED vars

Next == Up \/ Done_
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(pc = "Done")

\* END TRANSLATION 
====
