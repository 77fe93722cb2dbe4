------------------------------- MODULE GraphViz -------------------------------
(* Graphs as text in the language of Graphviz.                                 *)
LOCAL INSTANCE Refusal

DotDiGraph(G, VL(_), EL(_)) == Refused("DotDiGraph")
===============================================================================
