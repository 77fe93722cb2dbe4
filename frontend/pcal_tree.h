/* The tree of a PlusCal algorithm, and what the steps of its reading share.  All of it
   lives in one arena.  The steps, in order: the text without comments, tokens, statements,
   macros, labels, names, jumps; each goes on where the one before stopped. */
#ifndef FRONTEND_PCAL_TREE_H
#define FRONTEND_PCAL_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "frontend/pcal.h"

/* Pointers in an arena. */
typedef struct PcalList {
  void **at;
  uint32_t count, room;
} PcalList;

typedef enum PcalTokenKind {
  PCAL_BUILTIN,
  PCAL_NUMBER,
  PCAL_STRING,
  PCAL_NAME,
  PCAL_ADDED /* a variable of the translator's own */
} PcalTokenKind;

typedef struct PcalToken {
  PcalTokenKind kind;
  const char *text; /* of a string, without its quotes */
  int column;
} PcalToken;

/* A line moves with its anchor: the token further up that it stands below. */
typedef struct PcalLine {
  PcalList tokens;
  PcalToken *anchor;
  int anchor_column; /* where the anchor was */
} PcalLine;

/* Expressions are lines of tokens, not trees. */
typedef struct PcalExpr {
  PcalList lines;
} PcalExpr;

typedef enum PcalKind {
  PCAL_ASSIGN,
  PCAL_SINGLE_ASSIGN, /* a part of an assignment */
  PCAL_IF,
  PCAL_LABEL_IF, /* with labels inside; so are all IFs at first */
  PCAL_EITHER,
  PCAL_LABEL_EITHER,
  PCAL_CLAUSE, /* of an EITHER */
  PCAL_WHILE,
  PCAL_WITH,
  PCAL_WHEN,
  PCAL_PRINT,
  PCAL_ASSERT,
  PCAL_SKIP,
  PCAL_CALL,
  PCAL_RETURN,
  PCAL_CALL_RETURN,
  PCAL_CALL_GOTO,
  PCAL_GOTO,
  PCAL_MACRO_CALL,
  PCAL_LABELED /* the statements from one label to the next */
} PcalKind;

typedef struct PcalNode {
  PcalKind kind;
  const char *label;   /* "" if there is none */
  const char *name;    /* the variable, procedure, macro or label it is about */
  const char *from;    /* RETURN: out of which procedure; NULL in macros */
  const char *after;   /* CALL_GOTO: where to go */
  bool is_equal;       /* WITH: by =, not by \in */
  PcalExpr *expr;      /* the condition, the set, what is printed or assigned */
  PcalExpr *subscript; /* SINGLE_ASSIGN */
  PcalList args;       /* expressions */
  PcalList parts;      /* clauses, or assignments at the same time */
  PcalList body;       /* statements up to the first label; of IF: of THEN */
  PcalList labeled;    /* those from there on */
  PcalList other;      /* of ELSE */
  PcalList labeled_other;
} PcalNode;

typedef struct PcalVariable {
  const char *name;
  bool is_equal;
  PcalExpr *value;
} PcalVariable;

typedef enum PcalFairness { PCAL_UNSAID, PCAL_WEAK, PCAL_STRONG } PcalFairness;

/* A procedure, a process, or a macro. */
typedef struct PcalUnit {
  const char *name;
  PcalFairness fairness;
  bool is_equal;   /* a process: one, and not one of a set */
  PcalExpr *id;    /* of the process, or the set of them */
  PcalList params; /* variables; of a macro: names */
  PcalList variables;
  PcalList body;
  PcalList plus, minus; /* labels with these marks */
  PcalList calls;       /* procedures, without duplicates */
  const char *entry;    /* the first label */
} PcalUnit;

struct Pcal {
  Arena *memory;
  bool failed; /* this reader does not understand it: all steps come to an end */
  bool fair;
  bool c_syntax;
  bool has_processes;
  bool omits_pc; /* the translation has no variable pc */
  const char *name;
  PcalList variables;
  PcalExpr *definitions;
  PcalList macros, procedures, processes;
  PcalList body; /* of an algorithm without processes */
  PcalList labels, added_labels;
  uint32_t next_label;
  uint64_t work; /* done so far, counted roughly */
  bool uses_goto, goes_to_done;
};

/* ---- lists and nodes ---- */

void pcal_add(Pcal *, PcalList *, void *item);
void pcal_insert(Pcal *, PcalList *, uint32_t at, void *item);
void pcal_remove(PcalList *, uint32_t at);
void pcal_add_all(Pcal *, PcalList *, const PcalList *from);
void *pcal_last(const PcalList *);                      /* NULL if it is empty */
bool pcal_has_name(const PcalList *, const char *name); /* lists of names */
bool pcal_same(const char *, const char *);

PcalNode *pcal_node(Pcal *, PcalKind);
PcalNode *pcal_node_copy(Pcal *, const PcalNode *); /* its lists are shared */
void pcal_work(Pcal *, uint32_t steps);             /* gives up where it becomes too much */

/* ---- the text ---- */

/* Of a file, from the name of its algorithm on: tabs and comments are spaces, lines end in
   a space and a line feed.  NULL if there is no algorithm or if it cannot be judged. */
const char *pcal_clean_text(Pcal *, const char *text, size_t length, int *column);

/* ---- tokens ---- */

typedef struct PcalReader {
  Pcal *pcal;
  const char *at;
  int column;
  PcalList ahead; /* the texts of tokens that have been looked at */
} PcalReader;

const char *pcal_peek(PcalReader *, uint32_t ahead); /* 0: the next one */
const char *pcal_take(PcalReader *);
char pcal_peek_char(PcalReader *);      /* behind all that was looked at; NUL at the end */
PcalExpr *pcal_take_expr(PcalReader *); /* ends before the token that cannot belong to it */

/* ---- expressions ---- */

PcalExpr *pcal_expr(Pcal *);
PcalExpr *pcal_expr_of(Pcal *, PcalTokenKind, const char *text);
PcalLine *pcal_expr_line(Pcal *, PcalExpr *);                            /* adds one */
void pcal_expr_add(Pcal *, PcalExpr *, PcalTokenKind, const char *text); /* to its last line */
PcalToken *pcal_expr_first(const PcalExpr *);                            /* NULL if empty */
bool pcal_expr_is_empty(const PcalExpr *);
bool pcal_expr_is_true(const PcalExpr *); /* TRUE, or (TRUE) */
void pcal_expr_normalize(PcalExpr *);     /* without empty lines around; from column 0 */
PcalExpr *pcal_expr_copy(Pcal *, const PcalExpr *);
void pcal_expr_prepend(Pcal *, PcalExpr *, const PcalExpr *before);
/* Each name by its expression, all at once. */
void pcal_expr_substitute(Pcal *, PcalExpr *, const PcalList *exprs, const PcalList *names,
                          bool parenthesize);

/* ---- the steps ---- */

void pcal_parse(PcalReader *);
void pcal_expand_macros(Pcal *, PcalList *statements);
/* Adds missing labels, and gathers the statements below each label. */
void pcal_label_statements(Pcal *, PcalList *statements, const char *procedure);
void pcal_decide_pc(Pcal *, const PcalList *body); /* of each process, then */
void pcal_fix_names(Pcal *);
void pcal_replace_jumps(Pcal *);

/* The name by which a name is known behind the renaming; used by pcal_replace_jumps. */
PcalUnit *pcal_find_procedure(const Pcal *, const char *name);

#endif
