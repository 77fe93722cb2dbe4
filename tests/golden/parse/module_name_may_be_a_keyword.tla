---- MODULE module_name_may_be_a_keyword ----
EXTENDS CONSTANT
LOCAL INSTANCE IF
====
