#include "tree.h"

#include <stdlib.h>
#include <string.h>

/* ---- random numbers ---- */

uint64_t draw_next(Random *r) {
  uint64_t z = r->state += 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

uint32_t draw_below(Random *r, uint32_t bound) { return (uint32_t)(draw_next(r) % bound); }

uint64_t environment_number(const char *name, uint64_t otherwise) {
  const char *text = getenv(name);
  return text && *text ? strtoull(text, NULL, 0) : otherwise;
}

/* ---- forms ---- */

const char tree_module[] = "---- MODULE Test ----\n"
                           "EXTENDS Integers, Sequences, FiniteSets, TLC, TLCExt, Bags, "
                           "FiniteSetsExt, SequencesExt, Functions\n"
                           "VARIABLES i, b, s, f\n"
                           "vars == <<i, b, s, f>>\n"
                           "rest == <<b, <<s, f>>>>\n"
                           "k == i + 1\n"
                           "t == IF b THEN \"a\" ELSE \"c\"\n"
                           "w == {\"a\", t}\n"
                           "z == {s, {1}}\n"
                           "g == [f EXCEPT ![1] = i]\n"
                           "q == <<i, 1>>\n"
                           "r == [a |-> i, b |-> b]\n"
                           "p == <<i, 1>>\n"
                           "u == IF b THEN i ELSE \"a\"\n"
                           "m == s\n"
                           "Below == {n \\in 0..3 : n < i}\n"
                           "Parts == {n \\in 1..3 : 6 \\div (i - n) < 7}\n"
                           "Positive(S) == {n \\in S : n > 0}\n"
                           "Short(S) == {c \\in Seq(S) : Len(c) < 2}\n"
                           "Mod == TLCModelValue(\"m1\")\n"
                           "v == <<r, [a |-> k, b |-> TRUE]>>\n"
                           "h == <<[a |-> i, c |-> s], [a |-> k, c |-> {1}]>>\n"
                           "Guarded(P, A) == P /\\ A\n"
                           "Becomes(c, e) == c' = e\n";

#define KINDS(...) \
  sizeof((Type[]){__VA_ARGS__}) / sizeof(Type), { __VA_ARGS__ }
#define INT TYPE_INT
#define BOOL TYPE_BOOL
#define STR TYPE_STR
#define INTS TYPE_INTS
#define STRS TYPE_STRS
#define SETS TYPE_SETS
#define FUN TYPE_FUN
#define SEQ TYPE_SEQ
#define REC TYPE_REC
#define PAIR TYPE_PAIR
#define PAIRS TYPE_PAIRS
#define FUNS TYPE_FUNS
#define RECS TYPE_RECS
#define RSEQ TYPE_RSEQ
#define NEST TYPE_NEST
#define WIDE TYPE_WIDE
#define ANY TYPE_ANY
#define STEP TYPE_STEP
#define NEXT_I TYPE_NEXT_I
#define NEXT_B TYPE_NEXT_B
#define NEXT_S TYPE_NEXT_S
#define NEXT_F TYPE_NEXT_F
#define TEST TYPE_TEST
#define START TYPE_START
#define INIT_I TYPE_INIT_I
#define INIT_B TYPE_INIT_B
#define INIT_S TYPE_INIT_S
#define INIT_F TYPE_INIT_F
#define LEAF(type, text)
#define FORM(type, text, ...) {type, text, TYPE_ANY, 0, KINDS(__VA_ARGS__)},
#define BINDER(type, text, bound, scope, ...) {type, text, bound, scope, KINDS(__VA_ARGS__)},
static const Form forms[] = {
#include "forms.def"
};
#undef LEAF
#undef FORM
#undef BINDER
#define LEAF(type, text) {type, text, TYPE_ANY, 0, 0, {TYPE_ANY}},
#define FORM(type, text, ...)
#define BINDER(type, text, bound, scope, ...)
static const Form leaves[] = {
#include "forms.def"
};

enum { FORM_COUNT = sizeof forms / sizeof *forms, LEAF_COUNT = sizeof leaves / sizeof *leaves };

/* A random one of a type. */
static const Form *choose_form(Random *r, const Form *at, uint32_t count, Type type) {
  uint32_t fitting = 0;
  for (uint32_t i = 0; i < count; i++) fitting += at[i].type == type;
  uint32_t chosen = draw_below(r, fitting);
  for (uint32_t i = 0; i < count; i++)
    if (at[i].type == type && chosen-- == 0) return &at[i];
  abort();
}

/* ---- generation ---- */

typedef struct Names {
  const struct Names *outer;
  Type type;
  uint32_t id;
} Names;

typedef struct Generator {
  Arena *memory;
  Random *random;
  uint32_t ids;
} Generator;

static const Names *random_name(Generator *g, const Names *names, Type type) {
  const Names *found = NULL;
  uint32_t count = 0;
  for (; names; names = names->outer)
    if (names->type == type && draw_below(g->random, ++count) == 0) found = names;
  return found;
}

static Tree *new_tree(Generator *g, const Form *form) {
  Tree *tree = arena_new(g->memory, Tree);
  tree->form = form;
  tree->id = ++g->ids;
  return tree;
}

static Tree *generate_leaf(Generator *g, Type type, const Names *names) {
  const Names *name = random_name(g, names, type);
  Tree *tree = new_tree(g, choose_form(g->random, leaves, LEAF_COUNT, type));
  if (name && draw_below(g->random, 3)) tree->leaf = arena_format(g->memory, "x%u", name->id);
  return tree;
}

enum { ONE_IN_ILL_TYPED = 50, ONE_IN_EARLY_LEAF = 5 };

static Tree *generate(Generator *g, Type type, uint32_t depth, const Names *names) {
  if (type < TYPE_EXPRESSIONS && draw_below(g->random, ONE_IN_ILL_TYPED) == 0)
    type = (Type)draw_below(g->random, TYPE_EXPRESSIONS);
  if (depth == 0 || draw_below(g->random, ONE_IN_EARLY_LEAF) == 0)
    return generate_leaf(g, type, names);
  Tree *tree = new_tree(g, choose_form(g->random, forms, FORM_COUNT, type));
  const Form *form = tree->form;
  Names inner = {.outer = names, .type = form->bound, .id = tree->id};
  for (uint32_t i = 0; i < form->kid_count; i++) {
    bool sees = form->scope == (int)i + 1;
    tree->kids[i] = generate(g, form->kids[i], depth - 1, sees ? &inner : names);
  }
  return tree;
}

Tree *tree_generate(Arena *memory, Random *random, Type type, uint32_t depth) {
  Generator g = {.memory = memory, .random = random};
  return generate(&g, type, depth, NULL);
}

/* ---- printing ---- */

void tree_print(const Tree *tree, Text *out) {
  if (tree->leaf) {
    text_append(out, tree->leaf);
    return;
  }
  for (const char *c = tree->form->text; *c; c++) {
    if (*c != '%') {
      text_append_char(out, *c);
    } else if (*++c == '%') {
      text_append_char(out, '%');
    } else if (*c == 'x' || *c == 'f') {
      text_format(out, "%c%u", *c, tree->id);
    } else {
      tree_print(tree->kids[*c - '1'], out);
    }
  }
}

/* ---- shrinking ---- */

static bool try_instead(Tree *tree, const Tree *instead, const Tree *root, TreeFails *fails,
                        void *env) {
  Tree saved = *tree;
  *tree = *instead;
  if (fails(root, env)) return true;
  *tree = saved;
  return false;
}

static bool shrink_here(Tree *tree, const Tree *root, TreeFails *fails, void *env) {
  for (uint32_t i = 0; i < tree->form->kid_count; i++)
    if (!tree->leaf && try_instead(tree, tree->kids[i], root, fails, env)) return true;
  if (tree->form->kid_count == 0) return false;
  for (uint32_t i = 0; i < LEAF_COUNT; i++) {
    Tree leaf = {.form = &leaves[i], .id = tree->id};
    if (leaves[i].type == tree->form->type && try_instead(tree, &leaf, root, fails, env))
      return true;
  }
  return false;
}

static bool shrink_once(Tree *tree, const Tree *root, TreeFails *fails, void *env) {
  if (shrink_here(tree, root, fails, env)) return true;
  for (uint32_t i = 0; i < tree->form->kid_count && !tree->leaf; i++)
    if (shrink_once(tree->kids[i], root, fails, env)) return true;
  return false;
}

void tree_shrink(Tree *tree, TreeFails *fails, void *env) {
  while (shrink_once(tree, tree, fails, env)) {
  }
}
