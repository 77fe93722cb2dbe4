------------------------------ MODULE LockOrder ------------------------------
(* Clerks transfer money between accounts, each transfer under the locks of both
   accounts. To be safe from deadlock every clerk takes the locks in one order that
   all agree on, here by account number, whatever the direction of the transfer.
   Reading the balances and writing them back are separate steps, so that the locks
   matter. Each clerk makes one transfer, chosen freely at the beginning. *)
EXTENDS Integers, FiniteSets

CONSTANTS
  Clerk,      \* the threads
  Accounts,   \* the accounts are 1 .. Accounts
  Opening,    \* what is on each account at the beginning
  Nobody      \* stands for "the lock is free"

VARIABLES
  from,       \* from[c], to[c]: the accounts of the transfer of clerk c
  to,
  at,         \* at[c]: "first", "second", "read", "write", "release" or "finished"
  lock,       \* lock[a]: the clerk that holds the lock of account a
  noted,      \* noted[c]: the two balances that c has read
  balance     \* balance[a]: the money on account a

vars == <<from, to, at, lock, noted, balance>>

Account == 1 .. Accounts
Step == {"first", "second", "read", "write", "release", "finished"}
Amount == -Cardinality(Clerk) .. Accounts * Opening

TypeOK ==
  /\ from \in [Clerk -> Account]
  /\ to \in [Clerk -> Account]
  /\ at \in [Clerk -> Step]
  /\ lock \in [Account -> Clerk \cup {Nobody}]
  /\ noted \in [Clerk -> [source : Amount, target : Amount]]
  /\ balance \in [Account -> Amount]

Init ==
  /\ from \in [Clerk -> Account]
  /\ to \in [Clerk -> Account]
  /\ \A c \in Clerk : from[c] # to[c]
  /\ at = [c \in Clerk |-> "first"]
  /\ lock = [a \in Account |-> Nobody]
  /\ noted = [c \in Clerk |-> [source |-> 0, target |-> 0]]
  /\ balance = [a \in Account |-> Opening]

-----------------------------------------------------------------------------

Lower(c) == IF from[c] < to[c] THEN from[c] ELSE to[c]
Higher(c) == IF from[c] < to[c] THEN to[c] ELSE from[c]

\* Clerk c takes the free lock of account a and goes on.
Take(c, a, next) ==
  /\ lock[a] = Nobody
  /\ lock' = [lock EXCEPT ![a] = c]
  /\ at' = [at EXCEPT ![c] = next]
  /\ UNCHANGED <<from, to, noted, balance>>

LockFirst(c) == at[c] = "first" /\ Take(c, Lower(c), "second")

LockSecond(c) == at[c] = "second" /\ Take(c, Higher(c), "read")

Read(c) ==
  /\ at[c] = "read"
  /\ noted' = [noted EXCEPT
       ![c] = [source |-> balance[from[c]], target |-> balance[to[c]]]]
  /\ at' = [at EXCEPT ![c] = "write"]
  /\ UNCHANGED <<from, to, lock, balance>>

\* One unit of money changes places.
Write(c) ==
  /\ at[c] = "write"
  /\ balance' = [balance EXCEPT
       ![from[c]] = noted[c].source - 1, ![to[c]] = noted[c].target + 1]
  /\ at' = [at EXCEPT ![c] = "release"]
  /\ UNCHANGED <<from, to, lock, noted>>

Release(c) ==
  /\ at[c] = "release"
  /\ lock' = [a \in Account |-> IF lock[a] = c THEN Nobody ELSE lock[a]]
  /\ at' = [at EXCEPT ![c] = "finished"]
  /\ UNCHANGED <<from, to, noted, balance>>

Close ==
  /\ \A c \in Clerk : at[c] = "finished"
  /\ UNCHANGED vars

Next ==
  \/ Close
  \/ \E c \in Clerk : LockFirst(c) \/ LockSecond(c) \/ Read(c) \/ Write(c) \/ Release(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

RECURSIVE Sum(_)
Sum(accounts) ==
  IF accounts = {}
    THEN 0
    ELSE LET a == CHOOSE x \in accounts : TRUE
         IN  balance[a] + Sum(accounts \ {a})

\* Promises: transfers neither create nor destroy money.
\* Without it: the books do not balance at the end of the day.
MoneyIsConserved == Sum(Account) = Accounts * Opening

\* Promises: whoever reads or writes balances holds the locks of both accounts.
\* Without it: two transfers overwrite each other, and one of them never happened.
LockedWhileWorking ==
  \A c \in Clerk :
    at[c] \in {"read", "write", "release"} => lock[from[c]] = c /\ lock[to[c]] = c
=============================================================================
