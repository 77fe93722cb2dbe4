--------------------------------- MODULE SVG ----------------------------------
(* Pictures as trees of SVG elements.                                          *)
LOCAL INSTANCE Refusal
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE TLC

(* One function with the fields of both; those of the first win. *)
LOCAL Merge(r, s) == [x \in DOMAIN r \cup DOMAIN s |-> IF x \in DOMAIN r THEN r[x] ELSE s[x]]

SVGElem(name, attributes, children, innerText) ==
  [name |-> name, attrs |-> attributes, children |-> children, innerText |-> innerText]

Line(x1, y1, x2, y2, attributes) ==
  SVGElem("line", Merge([x1 |-> x1, y1 |-> y1, x2 |-> x2, y2 |-> y2], attributes), <<>>, "")
Circle(cx, cy, r, attributes) ==
  SVGElem("circle", Merge([cx |-> cx, cy |-> cy, r |-> r], attributes), <<>>, "")
Rect(x, y, w, h, attributes) ==
  SVGElem("rect", Merge([x |-> x, y |-> y, width |-> w, height |-> h], attributes), <<>>, "")
Text(x, y, text, attributes) ==
  SVGElem("text", Merge([x |-> x, y |-> y], attributes), <<>>, text)
Image(x, y, width, height, href, attributes) ==
  SVGElem("image", Merge([x |-> x, y |-> y, width |-> width, height |-> height, href |-> href],
                         attributes), <<>>, "")
Group(children, attributes) == SVGElem("g", attributes, children, "")
Svg(children, attributes) == SVGElem("svg", attributes, children, "")

(* Points of a drawn graph; where they lie is not said. *)
PointOnLine(from, to, segment) ==
  [x |-> from.x + ((to.x - from.x) \div segment), y |-> from.y + ((to.y - from.y) \div segment)]
NodeOfRingNetwork(cx, cy, r, n, m) == CHOOSE p \in [x : Int, y : Int] : TRUE
NodesOfDirectedMultiGraph(nodes, edges, options) == CHOOSE f : TRUE

SVGElemToString(element) == CHOOSE text : text \in STRING
SVGDoc(children, x, y, w, h, attributes) == Svg(children, attributes)
SVGSerialize(document, prefix, number) == Refused("SVGSerialize")
===============================================================================
