/* Inside the evaluation of actions: what its files share.

   An action is evaluated from left to right.  What it has come to so far is a list
   of ways: in each the variables have values, or have none yet.  When the steps of
   an action are encoded there is never more than one way, for choices become
   inputs; when it is asked whether the action is enabled, choices are expanded,
   and ways that can not be told apart any more are united. */
#ifndef ENCODER_ACTION_H
#define ENCODER_ACTION_H

#include "encoder/form.h"

/* Which variables have a value and which; never changed once made. */
typedef struct Assignment {
  const Sym **values; /* NULL where never assigned */
  Lit *assigned;
} Assignment;

typedef struct Way {
  Lit guard;
  const Assignment *after;
} Way;

typedef struct Ways {
  uint32_t count;
  Way *at;
} Ways;

/* The variables, as bits, whose new values may matter to what comes later. */
typedef struct Live {
  const uint64_t *bits;
  bool last; /* nothing comes later: one way that is possible is enough */
} Live;

/* ---- action.c ---- */

Ways act(Encoder *, const Node *, Frame *, const Assignment *before, Live after);

/* ---- action_assign.c ---- */

const Assignment *assignment_empty(Encoder *);
/* Make it what expressions see. */
void assignment_show(Encoder *, const Assignment *);

/* A variable, or a tuple that may have some, behind names and calls. */
typedef struct Target {
  const Node *node; /* VARIABLE or TUPLE; NULL: neither */
  Frame *frame;
} Target;

Target target_behind(Encoder *, const Node *, Frame *);
/* What the left side of an equation assigns to. */
Target target_of(Encoder *, const Node *left, Frame *);
/* Has every variable in it a value for sure? */
bool target_is_assigned(Encoder *, Target, const Assignment *);
Ways assign_target(Encoder *, const Node *, Frame *, const Sym *value, const Assignment *before);
Ways assign_member(Encoder *, Target, const Source *, const Assignment *before, Live after);
Ways act_unchanged(Encoder *, const Node *, Frame *, const Assignment *before, Live after);

/* Where some variable has no value: UNASSIGNED. */
void assignment_require_all(Encoder *, const Assignment *);

/* ---- action_compose.c ---- */

/* `A \cdot B`, where variables are given values. */
Ways act_compose(Encoder *, const Node *, Frame *, const Assignment *before, Live after);

/* ---- enabled.c ---- */

Lit set_is_inhabited(Encoder *, const Sym *);
/* As sym_candidates, but an infinite set is UNSUPPORTED. */
bool finite_candidates(Encoder *, const Sym *set, Candidates *out);
/* Of what is better not listed nothing is known: LIMIT. */
Lit source_is_inhabited(Encoder *, const Source *);
bool source_candidates(Encoder *, const Source *, Candidates *out);

/* ---- action_exclude.c ---- */

/* Is the action FALSE by its constants alone, whatever the state?  Then it can not
   fail either. */
bool action_is_excluded(Encoder *, const Node *, Frame *);
/* What is left of the set of an \E's last bound without such elements. */
Source action_narrow(Encoder *, const Node *exists, const Source *last, Frame *);

/* ---- action_ways.c ---- */

Ways ways_none(void);
Ways ways_one(Encoder *, Lit guard, const Assignment *after);
Ways ways_guard(Encoder *, Ways, Lit condition); /* all of them under a condition */
/* Of several continuations of `before`, each under its condition; conditions are
   exclusive. */
Ways ways_decide(Encoder *, uint32_t count, const Lit *conditions, const Ways *);
Lit ways_possible(Encoder *, const Ways *);
/* Any of them. */
Ways ways_choose(Encoder *, const Assignment *before, uint32_t count, const Ways *, Live after);
/* Every way of the first followed by what `next` makes of it. */
typedef Ways Continue(Encoder *, const Assignment *, void *env);
Ways ways_continue(Encoder *, const Ways *, Continue *next, void *env);

/* ---- support.c ---- */

Live live_none(Encoder *);
/* The variables primed in `count` nodes, and those of `after`. */
Live live_before(Encoder *, uint32_t count, const Node *const *, Frame *, Live after);
bool live_has(Live, uint32_t variable);
/* Is something chosen in it by \E? */
bool node_chooses(const Node *);
/* Does the node mention a name bound by `bound` in the current frame? */
bool node_mentions(const Node *, const Bound *);

#endif
