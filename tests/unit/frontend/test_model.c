/* Binding a specification to a configuration. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "session.h"

static const char counter[] = "EXTENDS Naturals\n"
                              "CONSTANT Limit\n"
                              "VARIABLE x\n"
                              "Init == x = 0\n"
                              "Next == x' = x + 1\n"
                              "Spec == Init /\\ [][Next]_x /\\ WF_x(Next)\n"
                              "Small == x < Limit\n";

static Model *bind(Session *s, const char *units, const char *config) {
  Spec *spec = analyse(s, units);
  cr_assert(ne(ptr, spec, NULL), "%s", messages(s));
  Config *c = config ? configure(s, config) : NULL;
  cr_assert(c || !config, "%s", messages(s));
  Model *m = model_bind(s, spec, c, NULL);
  config_destroy(c);
  return m;
}

Test(model, a_specification_is_taken_apart) {
  Session s = open_session();
  Model *m = bind(&s, counter, "SPECIFICATION Spec CONSTANT Limit = 3 INVARIANT Small");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(eq(str, (char *)symbol_text(m->init->definition->name), "Init"));
  cr_assert(eq(str, (char *)symbol_text(m->next->definition->name), "Next"));
  cr_assert(m->has_fairness);
  cr_assert(m->check_deadlock);
  cr_assert(eq(u32, m->invariants.count, 1));
  cr_assert(eq(int, (int)m->spec->constants[0]->value->kind, NODE_NUMBER));
  model_destroy(m);
  close_session(&s);
}

Test(model, init_and_next_are_found_by_their_usual_names) {
  Session s = open_session();
  Model *m = bind(&s, counter, "CONSTANT Limit = 3 CHECK_DEADLOCK FALSE");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(ne(ptr, (void *)m->init, NULL));
  cr_assert(not(m->check_deadlock));
  model_destroy(m);
  close_session(&s);
}

Test(model, every_constant_needs_a_value) {
  Session s = open_session();
  cr_assert(eq(ptr, bind(&s, counter, "INIT Init NEXT Next"), NULL));
  cr_assert(says(&s, "C0201") && says(&s, "Limit"), "%s", messages(&s));
  close_session(&s);
}

Test(model, an_overridden_standard_operator_is_called_as_defined) {
  Session s = open_session();
  Model *m =
      bind(&s, "EXTENDS Naturals\nFew == 0..3\nA == Nat\nASSUME A = Nat", "CONSTANT Nat <- Few");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  const Node *body = find(&s, m->spec, "A")->body;
  cr_assert(eq(int, (int)body->kind, NODE_CALL));
  cr_assert(eq(ptr, body->definition, find(&s, m->spec, "Few")));
  model_destroy(m);
  close_session(&s);
}

Test(model, a_definition_can_be_given_a_value) {
  Session s = open_session();
  Model *m = bind(&s, "None == CHOOSE x : x \\notin {}\nA == None", "CONSTANT None = None");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  const Node *value = find(&s, m->spec, "A")->body->definition->body;
  cr_assert(eq(int, (int)value->kind, NODE_MODEL_VALUE));
  model_destroy(m);
  close_session(&s);
}

Test(model, an_invariant_is_no_temporal_formula) {
  Session s = open_session();
  cr_assert(eq(ptr, bind(&s, counter, "CONSTANT Limit = 3 INVARIANT Spec"), NULL));
  cr_assert(says(&s, "C0204"), "%s", messages(&s));
  close_session(&s);
}

Test(model, an_invariant_with_primes_is_one_of_steps) {
  Session s = open_session();
  Model *m = bind(&s, counter, "SPECIFICATION Spec CONSTANT Limit = 3 INVARIANT Next");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(eq(int, (int)m->invariants.at[0].node->level, LEVEL_ACTION));
  model_destroy(m);
  close_session(&s);
}

static const char traced[] = "EXTENDS Naturals\n"
                             "VARIABLE x\n"
                             "Init == x = 0\n"
                             "Next == x' = x + 1\n"
                             "Rises(h) == \\A i \\in DOMAIN h : h[i].x < 9\n"
                             "Looks(h) == x = h[1].x\n"
                             "Two(g, h) == g = h\n";

Test(model, an_invariant_with_a_parameter_is_one_of_executions) {
  Session s = open_session();
  Model *m = bind(&s, traced, "INVARIANT Rises");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(eq(u32, m->trace_invariants.count, 1));
  cr_assert(eq(u32, m->invariants.count, 0));
  model_destroy(m);
  close_session(&s);
}

Test(model, an_invariant_of_executions_does_not_look_at_states) {
  Session s = open_session();
  cr_assert(eq(ptr, bind(&s, traced, "INVARIANT Looks"), NULL));
  cr_assert(says(&s, "knows the states by its parameter"), "%s", messages(&s));
  close_session(&s);
}

Test(model, an_invariant_has_at_most_one_parameter) {
  Session s = open_session();
  cr_assert(eq(ptr, bind(&s, traced, "INVARIANT Two"), NULL));
  cr_assert(says(&s, "C0203"), "%s", messages(&s));
  close_session(&s);
}

Test(model, a_misspelt_invariant_is_guessed) {
  Session s = open_session();
  cr_assert(eq(ptr, bind(&s, counter, "CONSTANT Limit = 3 INVARIANT Smal"), NULL));
  cr_assert(says(&s, "did you mean `Small`?"), "%s", messages(&s));
  close_session(&s);
}

Test(model, an_action_by_itself_is_no_property) {
  static const char module[] = "EXTENDS Naturals\nVARIABLE x\nInit == x = 0\n"
                               "Step == x' = x + 1\nBoxed == [Step]_x";
  Session s = open_session();
  cr_assert(eq(ptr, bind(&s, module, "INIT Init NEXT Step PROPERTY Step"), NULL));
  cr_assert(says(&s, "C0204"), "%s", messages(&s));
  cr_assert(says(&s, "[][Step]_vars says that each step is one"), "%s", messages(&s));
  cr_assert(eq(ptr, bind(&s, module, "INIT Init NEXT Step PROPERTY Boxed"), NULL));
  cr_assert(says(&s, "[][Boxed]_vars"), "%s", messages(&s));
  close_session(&s);
}

Test(model, a_box_of_a_state_predicate_is_no_fairness) {
  Session s = open_session();
  cr_assert(
      eq(ptr,
         bind(&s, "VARIABLE x\nSpec == x = 0 /\\ [](x = 0) /\\ [][x' = x]_x", "SPECIFICATION Spec"),
         NULL));
  cr_assert(says(&s, "C0205"), "%s", messages(&s));
  close_session(&s);
}

Test(model, half_of_the_behaviour_can_be_replaced) {
  Session s = open_session();
  Model *m = bind(&s, "VARIABLE x\nInit == x = 0\nStep == x' = x", "NEXT Step");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(eq(str, (char *)symbol_text(m->init->definition->name), "Init"));
  cr_assert(eq(str, (char *)symbol_text(m->next->definition->name), "Step"));
  model_destroy(m);
  close_session(&s);
}

Test(model, half_a_behaviour_is_none) {
  Session s = open_session();
  cr_assert(eq(ptr, bind(&s, "VARIABLE x\nInit == x = 0", "INIT Init"), NULL));
  cr_assert(says(&s, "C0206"), "%s", messages(&s));
  close_session(&s);
}

static Model *bind_cinit(Session *s, const char *units, const char *cinit) {
  Spec *spec = analyse(s, units);
  cr_assert(ne(ptr, spec, NULL), "%s", messages(s));
  ModelOptions options = {.cinit = cinit};
  return model_bind(s, spec, NULL, &options);
}

Test(model, a_predicate_binds_constants_by_equations) {
  Session s = open_session();
  Model *m = bind_cinit(&s,
                        "EXTENDS Naturals\nCONSTANTS N, M\nVARIABLE x\n"
                        "Init == x = N\nNext == x' = M\nC == N = 3 /\\ M' = N + 1",
                        "C");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(eq(u32, m->spec->variable_count, 1));
  cr_assert(eq(int, (int)m->spec->constants[0]->definition->body->kind, NODE_NUMBER));
  cr_assert(eq(int, (int)m->spec->constants[1]->definition->body->kind, NODE_BUILTIN));
  cr_assert(eq(str, (char *)symbol_text(m->init->definition->name), "Init"));
  model_destroy(m);
  close_session(&s);
}

Test(model, constants_that_follow_from_one_that_ranges_are_state_expressions) {
  Session s = open_session();
  Model *m = bind_cinit(&s,
                        "EXTENDS Naturals\nCONSTANTS N, M, S\nVARIABLE x\n"
                        "Init == x = N\nNext == x' \\in S\nAll == S\n"
                        "C == N \\in 1..3 /\\ M = N + 1 /\\ S = 1..M",
                        "C");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(eq(int, (int)find(&s, m->spec, "All")->level, LEVEL_STATE));
  model_destroy(m);
  close_session(&s);
}

Test(model, a_constant_with_several_values_becomes_a_variable_that_stays) {
  Session s = open_session();
  Model *m = bind_cinit(&s,
                        "EXTENDS Naturals\nCONSTANTS N, M\nASSUME N < M\nVARIABLE x\n"
                        "Init == x = N\nNext == x' = M\nC == N' \\in 1..3 /\\ M = 7",
                        "C");
  cr_assert(ne(ptr, m, NULL), "%s", messages(&s));
  cr_assert(eq(u32, m->spec->variable_count, 2));
  cr_assert(eq(u32, m->spec->constant_count, 1));
  cr_assert(eq(u32, m->spec->assumption_count, 0));
  const Node *init = m->init->definition->body, *next = m->next->definition->body;
  cr_assert(eq(u32, init->kid_count, 3)); /* the predicate, the assumption, Init */
  cr_assert(eq(int, (int)init->level, LEVEL_STATE));
  cr_assert(eq(int, (int)next->kids[1]->kind, NODE_UNCHANGED));
  cr_assert(eq(int, (int)find(&s, m->spec, "Init")->body->kids[1]->kind, NODE_VARIABLE));
  model_destroy(m);
  close_session(&s);
}
