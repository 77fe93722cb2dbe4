/* Lemmas as TLA+ that people read, one line for all that one holds for.

   What holds for all elements of a set that could take the places of those in a lemma is told
   once. */
#include <string.h>

#include "solver/lemma_teller.h"

/* ---- places ---- */

static bool mentions(const Value *v, const Value *part) {
  if (v == part) return true;
  if (v->kind == VALUE_FUNCTION && mentions(v->domain, part)) return true;
  if (v->kind != VALUE_FUNCTION && v->kind != VALUE_SET) return false;
  for (uint32_t i = 0; i < v->count; i++)
    if (mentions(v->items[i], part)) return true;
  return false;
}

bool lemma_fact_mentions(const Fact *fact, const SymmetricSet *set, const Value *part) {
  if (!set->numbers && !fact->notion && mentions(fact->value, part)) return true;
  for (uint32_t k = 0; k < fact->key_count; k++) {
    if (set->numbers && fact->domains[k] != set->set) continue;
    if (mentions(fact->keys[k], part)) return true;
  }
  return false;
}

static bool lemma_mentions(const FactList *lemma, const SymmetricSet *set, const Value *part) {
  for (uint32_t i = 0; i < lemma->count; i++)
    if (lemma_fact_mentions(&lemma->at[i], set, part)) return true;
  return false;
}

/* Does the name mean something already, in the specification, among the values or in the
   lemma? */
static bool is_taken(const LemmaTeller *t, Symbol name) {
  const Spec *spec = t->task->model->spec;
  for (vec_each(LemmaPlace, p, &t->places))
    if (p->name->text == name) return true;
  if (spec_find(spec, name)) return true;
  for (uint32_t i = 0; i < spec->variable_count; i++)
    if (spec->variables[i]->name == name) return true;
  for (uint32_t i = 0; i < spec->constant_count; i++)
    if (spec->constants[i]->name == name) return true;
  for (vec_each(SymmetricSet, s, &t->sets))
    for (uint32_t i = 0; i < s->set->count; i++)
      if (!s->numbers && s->set->items[i]->text == name) return true;
  return false;
}

static bool is_bound_inside(const FactList *lemma, Symbol name) {
  for (uint32_t i = 0; i < lemma->count; i++)
    if (lemma->at[i].notion && notion_has_word(lemma->at[i].notion, symbol_text(name))) return true;
  return false;
}

static Symbol name_of(const LemmaTeller *t, const char *text) {
  return symbol_intern(t->task->session->symbols, text, strlen(text));
}

/* The first letter of the set or the next one (`\A c, d \in Client`), else the first letter
   with a number, as often as it takes. */
static Symbol free_name(const LemmaTeller *t, const FactList *lemma, Symbol set, uint32_t number) {
  char letter = symbol_text(set)[0];
  if (letter >= 'A' && letter <= 'Z') letter = (char)(letter - 'A' + 'a');
  char text[2] = {(char)(letter + (char)number - 1), '\0'};
  Symbol short_name = name_of(t, text);
  bool is_letter = text[0] >= 'a' && text[0] <= 'z';
  if (is_letter && !is_taken(t, short_name) && !is_bound_inside(lemma, short_name))
    return short_name;
  Text numbered = {0};
  Symbol name = NULL;
  for (uint32_t letters = 1; !name || is_taken(t, name) || is_bound_inside(lemma, name);
       letters++) {
    text_clear(&numbered);
    for (uint32_t i = 0; i < letters; i++) text_append_char(&numbered, letter);
    text_format(&numbered, "%u", number);
    name = name_of(t, text_string(&numbered));
  }
  text_free(&numbered);
  return name;
}

/* Without numbers, if those are not alike in it. */
static bool find_places(LemmaTeller *t, const FactList *lemma, bool numbers) {
  vec_clear(&t->places);
  for (vec_each(SymmetricSet, s, &t->sets)) {
    uint32_t number = 0;
    if (s->numbers && !numbers) continue;
    for (uint32_t i = 0; i < s->set->count; i++) {
      if (!lemma_mentions(lemma, s, s->set->items[i])) continue;
      Symbol symbol = free_name(t, lemma, s->name, ++number);
      vec_push(&t->places,
               ((LemmaPlace){s, s->set->items[i], value_model(t->task->values, symbol), false}));
    }
  }
  return t->places.count <= LEMMA_PLACES;
}

static void keep_all_apart(LemmaTeller *t) {
  for (uint32_t i = 0; i < t->places.count; i++)
    for (uint32_t k = 0; k < i; k++)
      t->apart[i][k] = t->apart[k][i] = t->places.at[i].set == t->places.at[k].set;
}

/* ---- images ---- */

static bool same_fact(const Fact *a, const Fact *b) {
  return a->kind == b->kind && a->value == b->value && facts_share_place(a, b);
}

static bool has_fact(const FactList *facts, const Fact *fact) {
  for (uint32_t i = 0; i < facts->count; i++)
    if (same_fact(&facts->at[i], fact)) return true;
  return false;
}

/* False if there is no such lemma. */
static bool replaced(LemmaTeller *t, const FactList *lemma, uint32_t count, const Swap *by,
                     FactList *image) {
  Fact *facts = arena_array(t->found->memory, Fact, lemma->count + 1);
  *image = (FactList){0, facts};
  for (uint32_t i = 0; i < lemma->count; i++) {
    Fact fact = lemma->at[i];
    for (uint32_t s = 0; s < count; s++)
      if (!fact_replace(t->found->memory, t->task->values, &fact, by[s], &fact)) return false;
    if (!has_fact(image, &fact)) facts[image->count++] = fact;
  }
  return true;
}

static bool contradict(const Fact *a, const Fact *b) {
  if (!facts_share_place(a, b)) return false;
  bool same = a->value == b->value;
  if (a->kind == FACT_HOLDS) return b->kind == FACT_FAILS;
  if (a->kind == FACT_EQUALS && b->kind == FACT_EQUALS) return !same;
  if (a->kind == FACT_EQUALS && b->kind == FACT_DIFFERS) return same;
  return a->kind == FACT_MEMBER && b->kind == FACT_NOT_MEMBER && same;
}

static bool is_contradictory(const FactList *facts) {
  for (uint32_t i = 0; i < facts->count; i++)
    for (uint32_t k = 0; k < facts->count; k++)
      if (contradict(&facts->at[i], &facts->at[k])) return true;
  return false;
}

/* Are all facts of the one in the other? */
static bool is_part(const FactList *some, const FactList *all) {
  if (some->count > all->count) return false;
  for (uint32_t i = 0; i < some->count; i++)
    if (!has_fact(all, &some->at[i])) return false;
  return true;
}

/* Is there a lemma among those found that says at least as much? */
static bool has_stronger(const LemmaTeller *t, const FactList *lemma) {
  for (uint32_t i = 0; i < t->found->lemma_count; i++)
    if (is_part(&t->found->lemmas[i], lemma)) return true;
  return false;
}

static void mark_told(LemmaTeller *t, const FactList *lemma) {
  for (uint32_t i = 0; i < t->found->lemma_count; i++)
    t->told[i] = t->told[i] || is_part(lemma, &t->found->lemmas[i]);
}

static bool is_allowed(const LemmaTeller *t, uint32_t place, const Value *value,
                       const Swap *chosen) {
  for (uint32_t k = 0; k < place; k++)
    if (t->apart[place][k] && chosen[k].b == value) return false;
  return true;
}

/* Visits all ways of giving values of their sets to the places, different ones to those that
   are apart; false as soon as one of them is no lemma.  `apply`: marks those that are as
   told. */
static bool each_image(LemmaTeller *t, const FactList *named, uint32_t place, Swap *chosen,
                       bool apply) {
  if (place == t->places.count) {
    FactList image;
    if (!replaced(t, named, t->places.count, chosen, &image)) return false;
    if (is_contradictory(&image)) return true;
    if (apply) mark_told(t, &image);
    return apply || has_stronger(t, &image);
  }
  const LemmaPlace *p = &t->places.at[place];
  for (uint32_t i = 0; i < p->set->set->count; i++) {
    const Value *value = p->set->set->items[i];
    if (!is_allowed(t, place, value, chosen)) continue;
    chosen[place] = swap_in(p->set, p->name, value);
    if (!each_image(t, named, place + 1, chosen, apply)) return false;
  }
  return true;
}

/* Lets two places have one value where that is a lemma, too; not those that \E speaks of. */
static void relax(LemmaTeller *t, const FactList *named, Swap *chosen) {
  for (uint32_t i = 0; i < t->places.count; i++)
    for (uint32_t k = 0; k < i; k++) {
      if (!t->apart[i][k] || t->places.at[i].gathered || t->places.at[k].gathered) continue;
      t->apart[i][k] = t->apart[k][i] = false;
      if (!each_image(t, named, 0, chosen, false)) t->apart[i][k] = t->apart[k][i] = true;
    }
}

/* ---- what is said of all elements of a set ---- */

/* Does the fact speak of one of the set's places only? */
static bool speaks_of(const LemmaTeller *t, const Fact *fact, const LemmaPlace *place) {
  for (vec_each(LemmaPlace, p, &t->places))
    if (p->set == place->set && lemma_fact_mentions(fact, p->set, p->name) != (p == place))
      return false;
  return true;
}

static uint32_t facts_about(const LemmaTeller *t, const FactList *named, const LemmaPlace *place) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < named->count; i++)
    if (lemma_fact_mentions(&named->at[i], place->set, place->name))
      count += speaks_of(t, &named->at[i], place) ? 1 : named->count + 1;
  return count;
}

/* Is the same denied of both, and nothing of them together with a third? */
static bool are_alike(LemmaTeller *t, const FactList *named, const LemmaPlace *a,
                      const LemmaPlace *b) {
  uint32_t count = facts_about(t, named, a);
  if (count > named->count || count != facts_about(t, named, b)) return false;
  Swap swap = swap_in(a->set, a->name, b->name);
  for (uint32_t i = 0; i < named->count; i++) {
    if (!lemma_fact_mentions(&named->at[i], a->set, a->name)) continue;
    Fact image = fact_swap(t->found->memory, t->task->values, &named->at[i], swap);
    if (!fact_is_negative(&named->at[i]) || !has_fact(named, &image)) return false;
  }
  return true;
}

static uint32_t places_in(const LemmaTeller *t, const SymmetricSet *set) {
  uint32_t count = 0;
  for (vec_each(LemmaPlace, p, &t->places)) count += p->set == set;
  return count;
}

/* The place whose name stands for all that are alike, if those and the others are the
   whole set; two at least. */
static void gather(LemmaTeller *t, const FactList *named) {
  for (vec_each(LemmaPlace, p, &t->places)) {
    if (p->gathered || places_in(t, p->set) != p->set->set->count) continue;
    uint32_t alike = 1;
    for (LemmaPlace *q = p + 1; q < t->places.at + t->places.count && q->set == p->set; q++)
      alike += are_alike(t, named, p, q);
    if (alike < 2) continue;
    for (LemmaPlace *q = t->places.at + t->places.count - 1; q >= p; q--)
      q->gathered |= q->set == p->set && (q == p || are_alike(t, named, p, q));
  }
}

/* ---- lemma by lemma ---- */

/* Is there a constant that has the name of the model value, and the value? */
static bool can_be_named(const LemmaTeller *t, const Value *v) {
  const Spec *spec = t->task->model->spec;
  for (vec_each(LemmaPlace, p, &t->places))
    if (p->name == v) return true;
  for (uint32_t i = 0; i < spec->constant_count; i++) {
    const Node *value = spec->constants[i]->value;
    if (spec->constants[i]->name == v->text && value && value->kind == NODE_MODEL_VALUE &&
        value->text == v->text)
      return true;
  }
  return false;
}

static bool value_can_be_written(const LemmaTeller *t, const Value *v) {
  if (v->kind == VALUE_MODEL) return can_be_named(t, v);
  if (v->kind == VALUE_FUNCTION && !value_can_be_written(t, v->domain)) return false;
  if (v->kind != VALUE_FUNCTION && v->kind != VALUE_SET) return true;
  for (uint32_t i = 0; i < v->count; i++)
    if (!value_can_be_written(t, v->items[i])) return false;
  return true;
}

static bool can_be_written(const LemmaTeller *t, const FactList *lemma) {
  for (uint32_t i = 0; i < lemma->count; i++) {
    if (!lemma->at[i].notion && !value_can_be_written(t, lemma->at[i].value)) return false;
    for (uint32_t k = 0; k < lemma->at[i].key_count; k++)
      if (!value_can_be_written(t, lemma->at[i].keys[k])) return false;
  }
  return true;
}

/* Names for the elements in the lemma, if it holds whatever elements those are. */
static bool generalize(LemmaTeller *t, uint32_t index, bool numbers, FactList *named,
                       Swap *chosen) {
  const FactList *lemma = &t->found->lemmas[index];
  if (!find_places(t, lemma, numbers)) return false;
  for (uint32_t i = 0; i < t->places.count; i++)
    chosen[i] = swap_in(t->places.at[i].set, t->places.at[i].value, t->places.at[i].name);
  keep_all_apart(t);
  return replaced(t, lemma, t->places.count, chosen, named) &&
         each_image(t, named, 0, chosen, false);
}

/* One line for the lemma and all that it is an image of. */
static bool tell(LemmaTeller *t, uint32_t index, TextLines *lines) {
  FactList named;
  Swap chosen[LEMMA_PLACES];
  if (generalize(t, index, true, &named, chosen) || generalize(t, index, false, &named, chosen)) {
    gather(t, &named);
    relax(t, &named, chosen);
    each_image(t, &named, 0, chosen, true);
  } else {
    named = t->found->lemmas[index];
    vec_clear(&t->places);
  }
  vec_push(lines, lemma_formula(t, &named));
  return can_be_written(t, &named);
}

/* Those with more places first: they may tell others. */
static uint32_t count_places(LemmaTeller *t, uint32_t index) {
  find_places(t, &t->found->lemmas[index], true);
  return t->places.count;
}

static uint32_t most_places(LemmaTeller *t) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < t->found->lemma_count; i++) {
    uint32_t count = t->told[i] ? 0 : count_places(t, i);
    if (count > most) most = count;
  }
  return most;
}

bool lemmas_as_text(Task *task, const Found *found, TextLines *lines) {
  LemmaTeller t = {.task = task,
                   .found = found,
                   .sets = symmetric_sets(task),
                   .told = arena_array(found->memory, bool, found->lemma_count + 1)};
  memset(t.told, 0, found->lemma_count + 1);
  bool writable = true;
  for (uint32_t places = most_places(&t) + 1; places-- > 0;)
    for (uint32_t i = 0; i < found->lemma_count; i++) {
      if (t.told[i] || count_places(&t, i) != places) continue;
      t.told[i] = true;
      writable = tell(&t, i, lines) && writable;
    }
  vec_free(&t.sets);
  vec_free(&t.places);
  return writable;
}
