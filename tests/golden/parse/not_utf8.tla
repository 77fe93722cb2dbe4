---- MODULE not_utf8 ----
A == "ÿþ"
B == ÿ
====
