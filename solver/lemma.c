#include "solver/lemma.h"

#include "base/panic.h"
#include "frontend/build.h"
#include "solver/value_node.h"

static const Node *denial(Spec *spec, const Node *formula) {
  return build_builtin(spec, BUILTIN_NOT, 1, &formula);
}

static const Node *fact_node(Spec *spec, const Fact *fact) {
  if (fact->kind == FACT_HOLDS) return notion_instance(fact->notion, fact->keys);
  if (fact->kind == FACT_FAILS) return denial(spec, notion_instance(fact->notion, fact->keys));
  const Node *place = build_variable(spec, fact->variable);
  for (uint32_t i = 0; i < fact->key_count; i++)
    place =
        build_node(spec, NODE_APPLY, 2, (const Node *[]){place, value_node(spec, fact->keys[i])});
  const Node *value = value_node(spec, fact->value);
  switch (fact->kind) {
  case FACT_EQUALS: return build_builtin(spec, BUILTIN_EQ, 2, (const Node *[]){place, value});
  case FACT_DIFFERS: return build_builtin(spec, BUILTIN_NE, 2, (const Node *[]){place, value});
  case FACT_MEMBER: return build_builtin(spec, BUILTIN_IN, 2, (const Node *[]){value, place});
  case FACT_NOT_MEMBER:
    return build_builtin(spec, BUILTIN_NOT_IN, 2, (const Node *[]){value, place});
  case FACT_HOLDS:
  case FACT_FAILS: break;
  }
  never("kind of fact");
}

const Node *lemma_node(Spec *spec, const FactList *facts) {
  vec(const Node *) all = {0};
  for (uint32_t i = 0; i < facts->count; i++) vec_push(&all, fact_node(spec, &facts->at[i]));
  const Node *together = facts->count == 1   ? all.at[0]
                         : facts->count == 0 ? build_truth(spec, true)
                                             : build_node(spec, NODE_AND, all.count, all.at);
  vec_free(&all);
  return denial(spec, together);
}
