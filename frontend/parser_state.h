/* The state of a parse, and the steps all parts of the parser share. */
#ifndef FRONTEND_PARSER_STATE_H
#define FRONTEND_PARSER_STATE_H

#include "base/vec.h"
#include "frontend/lexer.h"
#include "frontend/parser.h"
#include "frontend/proof.h"
#include "frontend/token.h"

/* The innermost bulleted list: a token at its column or to the left of it ends
   the item (Specifying Systems, section 15.2.2). */
typedef struct Bullets {
  uint32_t column, token;
} Bullets;

/* Panicking: after a mistake all that is left of the unit looks like the end of
   the file, so that every rule returns without another message. */
typedef struct Parser {
  const Session *session;
  Arena *memory;
  const char *source;
  uint32_t file;
  const Token *tokens; /* the last one is END */
  uint32_t at, token_count;
  Bullets bullets;      /* column 0 outside of lists */
  uint32_t unit_column; /* of the definition being read */
  uint32_t last_column; /* of the unit before it */
  uint32_t nesting;     /* of rules; bounded like the height of trees */
  uint32_t mistakes;
  uint32_t end; /* the number of the token that ends what is read */
  bool proving; /* inside a proof, where the name of a step is an expression */
  bool panicking;
  bool stopped;     /* panicking, and for good */
  bool conflicting; /* a conflict of operators of this unit has been reported */
  /* Items of what is being read, as stacks: a rule takes off what it has put on. */
  vec(const Syntax *) kids;
  vec(Name) names;
  vec(SyntaxBound) bounds;
  vec(Parameter) parameters;
  vec(SyntaxUpdate) updates;
  vec(Substitution) substitutions;
  vec(const Unit *) units;
  vec(ModuleUse) uses;
} Parser;

/* Tokens. */

const Token *parser_raw(const Parser *);               /* whatever the layout says */
const Token *parser_ahead(const Parser *, uint32_t n); /* the n-th after parser_raw */
const Token *parser_peek(const Parser *);              /* END where the item or unit ends */
bool parser_is(const Parser *, TokenKind);
bool parser_is_op(const Parser *, Op);
const Token *parser_next(Parser *); /* takes one token */
bool parser_accept(Parser *, TokenKind);
bool parser_expect(Parser *, TokenKind);                       /* or reports */
bool parser_expect_part(Parser *, TokenKind, uint32_t opener); /* of what starts at that index */
bool parser_starts_unit(const Parser *, const Token *);

/* For the brackets: `opener` is the index of the opening one. */
bool parser_close(Parser *, uint32_t opener, TokenKind closer);

Span parser_span(const Parser *, const Token *);
Span parser_span_from(const Parser *, uint32_t first); /* to the last token taken */
Name parser_name(Parser *, const char *what);          /* takes an identifier */
Name parser_word(Parser *, const char *what);          /* or a reserved word */

/* Nodes: the kids are those on the stack since `mark`. */

Syntax *parser_node(Parser *, SyntaxKind, uint32_t first, uint32_t mark);
const Syntax *parser_done(Parser *, Syntax *); /* measures it */
const Syntax *parser_mistake(const Parser *);  /* an ERROR node */
void parser_push(Parser *, const Syntax *);

/* Takes the items of a stack since `mark` into the arena. */
#define vec_take(p, T, stack, mark, into, count_into) \
  do { \
    (count_into) = (p)->stack.count - (mark); \
    T *taken_items = arena_array((p)->memory, T, (count_into)); \
    for (uint32_t taken_i = 0; taken_i < (count_into); taken_i++) \
      taken_items[taken_i] = (p)->stack.at[(mark) + taken_i]; \
    (into) = taken_items; \
    (p)->stack.count = (mark); \
  } while (0)

/* One level deeper; false, and reported, if that is too deep. */
bool parser_enter(Parser *);
void parser_leave(Parser *);

/* Mistakes (parser_mistakes.c). */

/* Reports and starts panicking.  NULL while panicking. */
Diag *parser_fail(Parser *, DiagCode, Span at, const char *message);
Diag *parser_complain(Parser *, DiagCode, Span at, const char *message); /* does not panic */
const char *parser_quote(const Parser *, const Token *);                 /* for messages */
void parser_unexpected(Parser *, const char *expected);
void parser_missing(Parser *, const char *what); /* between the last token and the next unit */
/* Such as the ELSE of an IF. */
void parser_missing_part(Parser *, const char *part, const Token *opener);
void parser_note_tab(const Parser *, Diag *, const Token *); /* if there is one before it */
void parser_refuse_empty_parentheses(Parser *);
bool parser_at_next_item(const Parser *);           /* a bullet of the list being read */
bool parser_follows_backslash_word(const Parser *); /* `\to`, read as `\` and `to` */

/* What is no unit (parser_stray.c). */

void parser_no_unit(Parser *);                     /* reports it */
bool parser_at_stray_definition(const Parser *);   /* with another sign than `==` */
void parser_check_declaration(Parser *, UnitKind); /* that the list of names ends */
void parser_check_extends(Parser *);

/* Advice (parser_advice.c). */

bool parser_starts_operand(const Token *);

bool parser_advise(const Parser *, Diag *);      /* on the token that does not fit; false: none */
bool parser_advise_word(const Parser *, Diag *); /* on a word of another language */
void parser_advise_closing(const Parser *, Diag *, const Token *opener);
bool parser_follows_case(const Parser *);     /* is there a CASE before, in the same unit? */
const char *parser_form(const Token *opener); /* of a construct of several parts, or NULL */

/* Rules. */

#define NO_OP OP_COUNT

const Syntax *parse_whole_expression(Parser *);
const Syntax *parse_operators(Parser *, Op left); /* what an operator to the left leaves */
const Syntax *parse_leading_operator(Parser *, Op left);
const Syntax *parse_operand(Parser *, Op left);
const Syntax *parse_argument(Parser *);
uint32_t parse_arguments(Parser *); /* puts them on the stack; how many */
const Syntax *parse_subscript(Parser *, bool fairness);
const Syntax *parse_if(Parser *);
const Syntax *parse_case(Parser *);
const Syntax *parse_let(Parser *);
const Syntax *parse_fairness(Parser *, SyntaxKind);
const Syntax *parse_square(Parser *);
const Syntax *parse_brace(Parser *);
const Syntax *parse_angle(Parser *);
SyntaxBounds parse_bounds(Parser *, bool may_be_unbounded);
SyntaxBound parse_bound_names(Parser *);
SyntaxBounds parser_single_bound(Parser *, SyntaxBound);

Parameter parse_parameter(Parser *);
const Unit *parse_definition(Parser *, uint32_t first, bool local);
const Unit *parse_parameters_unit(Parser *, UnitKind);
const Unit *parse_theorem(Parser *);
const Unit *parse_instance(Parser *, uint32_t first, bool local, Head);
void skip_proof(Parser *);

/* Proofs (parser_proof.c). */

bool parser_at_assume(const Parser *);
const Sequent *parse_assume_prove(Parser *);
Name parser_step_name(Parser *); /* takes a step token */
/* What was stepped over, again: from `first` up to here.  NULL if it has a mistake, which is
   reported unless `quiet`. */
const Proof *parse_proof_again(Parser *, uint32_t first, bool quiet);
const Facts *parse_use_again(Parser *, uint32_t first);

#endif
