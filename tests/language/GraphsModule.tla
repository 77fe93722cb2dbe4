----------------------------- MODULE GraphsModule ----------------------------
(* The community modules Graphs, UndirectedGraphs, Relation, Combinatorics, Quorum. *)
EXTENDS Graphs, Combinatorics, Quorum
LOCAL U == INSTANCE UndirectedGraphs

VARIABLE n
Init == n \in 1..3
Next == UNCHANGED n

LOCAL Line == [node |-> 1..3, edge |-> {<<1, 2>>, <<2, 3>>}]
LOCAL Ring == [node |-> 1..3, edge |-> {<<1, 2>>, <<2, 3>>, <<3, 1>>}]

\* Graphs: directed ones, and what stands next to a node.
Neighbours == /\ IsDirectedGraph(Line)
              /\ Successors(Line, 1) = {2} /\ Predecessors(Line, 1) = {}
              /\ AllSuccessors(Ring, {n}) = Successors(Ring, n)
              /\ OutDegree(Ring, n) = 1 /\ InDegree(Ring, n) = 1
              /\ Roots(Line) = {1} /\ Leaves(Line) = {3}

\* Graphs: connections by paths; each node is connected to itself.
\* beyond TLC: older ones cannot list the paths
Connected == /\ IsStronglyConnected(Ring) /\ ~IsStronglyConnected(Line)
             /\ AreConnectedIn(1, n, Line) /\ AreConnectedIn(n, n, Line)
             /\ ~AreConnectedIn(3, 2, Line)
             /\ ConnectionsIn(Line)[1, n]

\* Graphs: cycles, ancestors and descendants go along at least one edge.
Cycles == /\ HasCycle(Ring) /\ IsDag(Line) /\ ~IsDag(Ring)
          /\ Ancestors(Line, 3) = {1, 2} /\ Descendants(Line, 3) = {}
          /\ Ancestors(Ring, n) = 1..3

\* Graphs: a tree points to its root.
\* beyond TLC: older ones cannot list the paths
Trees == IsTreeWithRoot(Line, 3) /\ IsTreeWithRoot(Transpose(Line), 1) /\ ~IsTreeWithRoot(Ring, n)

\* Graphs: paths that visit no node twice.
\* beyond TLC: older ones cannot list the paths
Paths == /\ <<1, 2, 3>> \in SimplePath(Line) /\ <<1, 3>> \notin SimplePath(Line)
         /\ <<n>> \in SimplePath(Ring) /\ Cardinality(SimplePath(Ring)) = 9

\* Graphs: all graphs over some nodes; unions; parts.
Families == /\ Cardinality(Graphs({1, 2})) = 16
            /\ GraphUnion(Line, EmptyGraph) = Line
            /\ Line \in DirectedSubgraph(Ring)
            /\ IsBipartiteWithPartitions(Line, {1, 3}, {2})

\* UndirectedGraphs: edges are sets of one or two nodes.
\* beyond TLC: older ones cannot list the paths
Undirected == LET G == [node |-> 1..4, edge |-> {{1, 2}, {2, 3}}]
              IN /\ U!IsUndirectedGraph(G) /\ U!IsLoopFreeUndirectedGraph(G)
                 /\ U!AreConnectedIn(1, n, G)
                 /\ U!ConnectedComponents(G) = {1..3, {4}}
                 /\ ~U!IsStronglyConnected(G)
                 /\ Cardinality(U!UndirectedGraphs({1, 2})) = 8

\* Relation: kinds of relations, also given by an operator.
Relations == /\ IsTransitiveUnder(<, 1..3) /\ IsIrreflexiveUnder(<, 1..3)
             /\ IsTotallyOrderedUnder(=<, 1..n) /\ ~IsSymmetricUnder(<, 1..3)
             /\ IsStrictlyTotallyOrderedUnder(<, 1..3)
             /\ IsAntiSymmetricUnder(=<, 1..3) /\ IsAsymmetricUnder(<, 1..3)

\* Relation: closures.
Closures == LET R == [p \in (1..3) \X (1..3) |-> p[2] = p[1] + 1]
            IN /\ TransitiveClosure(R, 1..3)[1, 3] /\ ~TransitiveClosure(R, 1..3)[n, n]
               /\ ReflexiveTransitiveClosure(R, 1..3)[n, n]
               /\ ~IsConnected(R, 1..3)

\* Combinatorics: arrangements and selections.
Counting == factorial[n + 2] = (n + 2) * factorial[n + 1] /\ choose(4, 2) = 6

\* Quorum: the systems over a set of one element.
Quorums == QuorumSystem({n}) = {{{n}}}
=============================================================================
