-------------------------------- MODULE Graphs --------------------------------
(* Directed graphs: records of a set of nodes and a set of pairs of nodes.     *)
EXTENDS Naturals, Sequences, FiniteSets, SequencesExt, Relation

IsDirectedGraph(G) ==
  G = [node |-> G.node, edge |-> G.edge] /\ G.edge \subseteq G.node \X G.node

DirectedSubgraph(G) ==
  {H \in [node : SUBSET G.node, edge : SUBSET (G.node \X G.node)] :
     IsDirectedGraph(H) /\ H.edge \subseteq G.edge}

Transpose(G) == [node |-> G.node, edge |-> {<<e[2], e[1]>> : e \in G.edge}]

IsUndirectedGraph(G) == IsDirectedGraph(G) /\ \A e \in G.edge : <<e[2], e[1]>> \in G.edge
UndirectedSubgraph(G) == {H \in DirectedSubgraph(G) : IsUndirectedGraph(H)}

LOCAL FollowsEdges(p, G) == \A i \in 1..(Len(p) - 1) : <<p[i], p[i + 1]>> \in G.edge

(* Sequences of nodes along edges; those that visit no node twice. *)
Path(G) == {p \in Seq(G.node) : p /= <<>> /\ FollowsEdges(p, G)}
SimplePath(G) ==
  {p \in SeqOf(G.node, Cardinality(G.node)) :
     p /= <<>> /\ FollowsEdges(p, G) /\ \A i, j \in DOMAIN p : p[i] = p[j] => i = j}

LOCAL Edges(G) == [m, n \in G.node |-> <<m, n>> \in G.edge]

(* A path has at least one node, so that each node is connected to itself. *)
ConnectionsIn(G) == ReflexiveTransitiveClosure(Edges(G), G.node)
AreConnectedIn(m, n, G) == m \in G.node /\ n \in G.node /\ ConnectionsIn(G)[m, n]
IsStronglyConnected(G) == LET c == ConnectionsIn(G) IN \A m, n \in G.node : c[m, n]

(* Edges lead to the root, one from each other node. *)
IsTreeWithRoot(G, r) ==
  /\ IsDirectedGraph(G)
  /\ r \in G.node
  /\ \A e \in G.edge : e[1] /= r /\ \A f \in G.edge : e[1] = f[1] => e = f
  /\ LET c == ConnectionsIn(G) IN \A n \in G.node : c[n, r]

GraphUnion(G, H) == [node |-> G.node \cup H.node, edge |-> G.edge \cup H.edge]

IsBipartiteWithPartitions(G, U, V) ==
  /\ U \cap V = {}
  /\ G.node \subseteq U \cup V
  /\ \A e \in G.edge : (e[1] \in U /\ e[2] \in V) \/ (e[1] \in V /\ e[2] \in U)

HasCycle(G) == LET c == TransitiveClosure(Edges(G), G.node) IN \E n \in G.node : c[n, n]
IsDag(G) == IsDirectedGraph(G) /\ ~HasCycle(G)

Successors(G, n) == {m \in G.node : <<n, m>> \in G.edge}
AllSuccessors(G, S) == UNION {Successors(G, n) : n \in S}
Predecessors(G, n) == {m \in G.node : <<m, n>> \in G.edge}
AllPredecessors(G, S) == UNION {Predecessors(G, n) : n \in S}

(* Nodes with a path of at least one edge to n, and from n. *)
Ancestors(G, n) ==
  LET c == TransitiveClosure(Edges(G), G.node) IN {m \in G.node : c[m, n]}
Descendants(G, n) ==
  LET c == TransitiveClosure(Edges(G), G.node) IN {m \in G.node : c[n, m]}

InDegree(G, n) == Cardinality(Predecessors(G, n))
OutDegree(G, n) == Cardinality(Successors(G, n))
Roots(G) == {n \in G.node : Predecessors(G, n) = {}}
Leaves(G) == {n \in G.node : Successors(G, n) = {}}

EmptyGraph == [node |-> {}, edge |-> {}]
Graphs(S) == [node : {S}, edge : SUBSET (S \X S)]
===============================================================================
