------------------------------- MODULE ShiViz ---------------------------------
(* Who took each step of a behaviour, and vector clocks: what the viewer of    *)
(* that name reads.  The behaviour is what a model checker has found.          *)
LOCAL INSTANCE Refusal
INSTANCE Toolbox

Host == Refused("Host")
Clock == Refused("Clock")
===============================================================================
