--------------------------- MODULE UndirectedGraphs ---------------------------
(* Undirected graphs: records of a set of nodes and a set of edges, each the   *)
(* set of the nodes at its ends.                                               *)
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Relation

LOCAL IsGraph(G) == G = [node |-> G.node, edge |-> G.edge]

IsUndirectedGraph(G) == IsGraph(G) /\ \A e \in G.edge : \E a, b \in G.node : e = {a, b}
IsLoopFreeUndirectedGraph(G) ==
  IsGraph(G) /\ \A e \in G.edge : \E a, b \in G.node : a /= b /\ e = {a, b}

UndirectedSubgraph(G) ==
  {H \in [node : SUBSET G.node, edge : SUBSET G.edge] : IsUndirectedGraph(H)}

LOCAL FollowsEdges(p, G) == \A i \in 1..(Len(p) - 1) : {p[i], p[i + 1]} \in G.edge

(* Sequences of nodes along edges; those that visit no node twice. *)
Path(G) == {p \in Seq(G.node) : p /= <<>> /\ FollowsEdges(p, G)}
SimplePath(G) ==
  {p \in SeqOf(G.node, Cardinality(G.node)) :
     p /= <<>> /\ FollowsEdges(p, G) /\ \A i, j \in DOMAIN p : p[i] = p[j] => i = j}

LOCAL Connections(G) ==
  ReflexiveTransitiveClosure([m, n \in G.node |-> {m, n} \in G.edge], G.node)

AreConnectedIn(m, n, G) == m \in G.node /\ n \in G.node /\ Connections(G)[m, n]
ConnectedComponents(G) ==
  LET c == Connections(G) IN {{m \in G.node : c[m, n]} : n \in G.node}
IsStronglyConnected(G) == ConnectedComponents(G) = {G.node}

UndirectedGraphs(S) == [node : {S}, edge : SUBSET {{s, t} : s, t \in S}]
===============================================================================
