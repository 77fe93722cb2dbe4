/* The grammar of PlusCal, in both of its syntaxes: declarations and the algorithm. */
#include "frontend/pcal_parser.h"

/* ---- declarations ---- */

static PcalVariable *parse_variable(PcalParser *p, bool may_be_set) {
  PcalVariable *variable = arena_new(p->pcal->memory, PcalVariable);
  variable->name = pcal_next(p);
  variable->is_equal = true;
  if (pcal_sees(p, "=") || (may_be_set && pcal_sees(p, "\\in"))) {
    variable->is_equal = pcal_next_relation(p);
    variable->value = pcal_next_expr(p);
  } else {
    variable->value = pcal_expr_of(p->pcal, PCAL_BUILTIN, "defaultInitValue");
  }
  return variable;
}

static void parse_variables(PcalParser *p, const char *const *ends, bool may_be_set,
                            PcalList *out) {
  if (!pcal_accept(p, "variables")) pcal_expect(p, "variable");
  while (!pcal_sees_any(p, ends) && !p->pcal->failed) {
    pcal_add(p->pcal, out, parse_variable(p, may_be_set));
    pcal_expect_separator(p);
  }
}

static const char *const global_ends[] = {"begin", "{",      "procedure", "process",
                                          "fair",  "define", "macro",     NULL};
static const char *const local_ends[] = {"begin", "{", NULL};

/* Variables, if there are any, and statements. */
static void parse_unit_body(PcalParser *p, const char *const *ends, bool may_be_set,
                            const char *what) {
  if (!pcal_sees_any(p, local_ends)) parse_variables(p, ends, may_be_set, &p->unit->variables);
  pcal_expect_begin(p);
  pcal_parse_statements(p, &p->unit->body);
  pcal_expect_end(p, what);
}

static void begin_unit(PcalParser *p, const char *word, PcalList *out) {
  p->unit = arena_new(p->pcal->memory, PcalUnit);
  pcal_add(p->pcal, out, p->unit);
  pcal_expect(p, word);
}

static void parse_macro(PcalParser *p) {
  p->in_macro = true;
  begin_unit(p, "macro", &p->pcal->macros);
  PcalUnit *macro = pcal_last(&p->pcal->macros);
  p->pcal->macros.count--; /* it cannot call itself */
  macro->name = pcal_next(p);
  pcal_expect(p, "(");
  while (!pcal_sees(p, ")") && !p->pcal->failed) {
    if (macro->params.count) pcal_expect(p, ",");
    pcal_add(p->pcal, &macro->params, (void *)(uintptr_t)pcal_next(p));
  }
  pcal_expect(p, ")");
  pcal_expect_begin(p);
  pcal_parse_statements(p, &macro->body);
  pcal_expect_end(p, "macro");
  pcal_accept(p, ";");
  pcal_expand_macros(p->pcal, &macro->body);
  pcal_add(p->pcal, &p->pcal->macros, macro);
  p->in_macro = false;
}

static void parse_procedure(PcalParser *p) {
  begin_unit(p, "procedure", &p->pcal->procedures);
  p->unit->name = p->procedure = pcal_next(p);
  pcal_expect(p, "(");
  while (!pcal_sees(p, ")") && !p->pcal->failed) {
    if (p->unit->params.count) pcal_expect(p, ",");
    pcal_add(p->pcal, &p->unit->params, parse_variable(p, false));
  }
  pcal_expect(p, ")");
  parse_unit_body(p, local_ends, false, "procedure");
  pcal_accept(p, ";");
  p->procedure = NULL;
  p->pcal->omits_pc = false;
}

static void parse_process(PcalParser *p) {
  PcalFairness fairness = PCAL_UNSAID;
  if (pcal_accept(p, "fair")) fairness = pcal_accept(p, "+") ? PCAL_STRONG : PCAL_WEAK;
  begin_unit(p, "process", &p->pcal->processes);
  p->unit->fairness = fairness;
  if (p->pcal->c_syntax) pcal_expect(p, "(");
  p->unit->name = pcal_next(p);
  p->unit->is_equal = pcal_next_relation(p);
  p->unit->id = pcal_next_expr(p);
  if (p->pcal->c_syntax) pcal_expect(p, ")");
  parse_unit_body(p, global_ends, true, "process");
  pcal_accept(p, ";");
}

/* ---- the algorithm ---- */

static void check_macro_names(PcalParser *p) {
  const PcalList *macros = &p->pcal->macros;
  for (uint32_t i = 0; i < macros->count; i++)
    for (uint32_t j = 0; j < i; j++)
      if (pcal_same(((PcalUnit *)macros->at[i])->name, ((PcalUnit *)macros->at[j])->name))
        pcal_give_up(p);
}

static void parse_head(PcalParser *p) {
  if (p->pcal->fair) pcal_expect(p, "algorithm");
  p->pcal->name = pcal_next(p);
  p->pcal->c_syntax = pcal_accept(p, "{");
  if (pcal_sees(p, "variable") || pcal_sees(p, "variables"))
    parse_variables(p, global_ends, true, &p->pcal->variables);
  p->pcal->definitions = pcal_expr(p->pcal);
  if (pcal_accept(p, "define")) {
    if (p->pcal->c_syntax) pcal_expect(p, "{");
    p->pcal->definitions = pcal_take_expr(p->reader);
    pcal_expect_end(p, "define");
    pcal_expect_semicolon(p);
  }
  while (pcal_sees(p, "macro") && !p->pcal->failed) parse_macro(p);
  while (pcal_sees(p, "procedure") && !p->pcal->failed) parse_procedure(p);
}

/* Expands, then labels, as the translator does: labels are numbered in this order. */
static void finish_units(PcalParser *p, PcalList *units, bool are_procedures) {
  for (uint32_t i = 0; i < units->count && !p->pcal->failed; i++) {
    PcalUnit *unit = units->at[i];
    if (are_procedures) p->procedure = unit->name;
    pcal_expand_macros(p->pcal, &unit->body);
    pcal_label_statements(p->pcal, &unit->body, p->procedure);
    if (!are_procedures) pcal_decide_pc(p->pcal, &unit->body);
  }
}

static void parse_processes(PcalParser *p) {
  p->pcal->has_processes = true;
  while ((pcal_sees(p, "fair") || pcal_sees(p, "process")) && !p->pcal->failed) parse_process(p);
  pcal_expect_end(p, "algorithm");
  check_macro_names(p);
  finish_units(p, &p->pcal->processes, false);
  finish_units(p, &p->pcal->procedures, true);
}

static void parse_single(PcalParser *p) {
  PcalUnit outside = {0};
  PcalUnit *last = pcal_last(&p->pcal->procedures);
  p->unit = last ? last : &outside; /* the translator, too, gives it what is called here */
  pcal_expect_begin(p);
  pcal_parse_statements(p, &p->pcal->body);
  check_macro_names(p);
  pcal_expand_macros(p->pcal, &p->pcal->body);
  finish_units(p, &p->pcal->procedures, true);
  pcal_expect_end(p, "algorithm");
  if (p->pcal->c_syntax) pcal_expect(p, "}");
  pcal_label_statements(p->pcal, &p->pcal->body, p->procedure);
  if (!p->pcal->goes_to_done) pcal_decide_pc(p->pcal, &p->pcal->body);
}

void pcal_parse(PcalReader *reader) {
  PcalParser p = {.reader = reader, .pcal = reader->pcal};
  parse_head(&p);
  if (p.pcal->failed) return;
  if (pcal_sees(&p, "fair") || pcal_sees(&p, "process"))
    parse_processes(&p);
  else
    parse_single(&p);
  if (p.pcal->uses_goto || p.pcal->goes_to_done) p.pcal->omits_pc = false;
}
