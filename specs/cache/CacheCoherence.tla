---------------------------- MODULE CacheCoherence ----------------------------
(* Processors with private caches share one word of memory, kept coherent by the
   three-state protocol MSI. A cache that wants to write needs the line "modified",
   and gets it only when all other copies have been invalidated; one that wants to
   read needs it at least "shared", and a modified copy elsewhere is written back to
   memory first. A bus carries one transaction at a time, so each of them is one
   step. Values are version numbers: every write stores the next one.
   After M. Papamarcos and J. Patel (ISCA 1984). *)
EXTENDS Naturals

CONSTANTS
  Cache,       \* the caches, one per processor
  MaxVersion   \* how many writes the model makes

VARIABLES
  state,       \* state[c]: "modified", "shared" or "invalid"
  value,       \* value[c]: the version in the line of c, while it is not invalid
  memory,      \* the version in memory
  latest       \* the version that was written last, for the properties only

vars == <<state, value, memory, latest>>

Version == 0 .. MaxVersion

TypeOK ==
  /\ state \in [Cache -> {"modified", "shared", "invalid"}]
  /\ value \in [Cache -> Version]
  /\ memory \in Version
  /\ latest \in Version

Init ==
  /\ state = [c \in Cache |-> "invalid"]
  /\ value = [c \in Cache |-> 0]
  /\ memory = 0
  /\ latest = 0

-----------------------------------------------------------------------------

Modified == {c \in Cache : state[c] = "modified"}

\* What memory holds once a modified copy, if there is one, is written back.
WrittenBack == IF Modified = {} THEN memory ELSE value[CHOOSE c \in Modified : TRUE]

\* A processor reads a word that its cache does not hold.
ReadMiss(c) ==
  /\ state[c] = "invalid"
  /\ memory' = WrittenBack
  /\ value' = [value EXCEPT ![c] = WrittenBack]
  /\ state' = [d \in Cache |->
       IF d = c \/ state[d] = "modified" THEN "shared" ELSE state[d]]
  /\ UNCHANGED latest

\* A processor asks for the right to write; all other copies become invalid.
Upgrade(c) ==
  /\ state[c] # "modified"
  /\ memory' = WrittenBack
  /\ value' = [value EXCEPT ![c] = IF state[c] = "invalid" THEN WrittenBack ELSE @]
  /\ state' = [d \in Cache |-> IF d = c THEN "modified" ELSE "invalid"]
  /\ UNCHANGED latest

Write(c) ==
  /\ state[c] = "modified"
  /\ latest < MaxVersion
  /\ value' = [value EXCEPT ![c] = latest + 1]
  /\ latest' = latest + 1
  /\ UNCHANGED <<state, memory>>

\* The line is needed for another word; a modified one goes back to memory.
Evict(c) ==
  /\ state[c] # "invalid"
  /\ memory' = IF state[c] = "modified" THEN value[c] ELSE memory
  /\ state' = [state EXCEPT ![c] = "invalid"]
  /\ UNCHANGED <<value, latest>>

Next == \E c \in Cache : ReadMiss(c) \/ Upgrade(c) \/ Write(c) \/ Evict(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: while one cache may write, no other cache holds the word.
\* Without it: two processors see different values of one variable.
SingleWriter ==
  \A c, d \in Cache : c # d /\ state[c] = "modified" => state[d] = "invalid"

\* Promises: every readable copy is the version that was written last.
\* Without it: a spinning thread never sees that the lock was released.
ReadersSeeLatest == \A c \in Cache : state[c] # "invalid" => value[c] = latest

\* Promises: when no cache holds the word modified, memory is up to date.
\* Without it: a write disappears with the cache line that held it.
MemoryIsLatest == Modified = {} => memory = latest
=============================================================================
