---- MODULE nested_modules_have_new_names ----
EXTENDS Naturals, WithInner
---- MODULE Naturals ----
====
---- MODULE Inner ----
====
---- MODULE New ----
====
---- MODULE New ----
====
====
