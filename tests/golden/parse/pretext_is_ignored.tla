This is prose, with dashes -- and ---- even MODULES.
(* A comment does not hide what follows: *)
---- MODULE pretext_is_ignored ----
EXTENDS Naturals, Sequences
VARIABLE x
====
Whatever follows the module is ignored, é ? ; and "so on.
---- MODULE Other ----
====
