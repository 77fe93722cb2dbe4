/* Reads any bytes as decision records, checks them, and writes them in each form. */
#include <string.h>

#include "audit/record_write.h"
#include "tests/fuzz/session.h"

/* What is built in, read once for all inputs. */
static const RecordFacts *built_in(void) {
  static Session s;
  static Citations citations;
  static RecordFacts facts;
  if (s.memory) return &facts;
  s = session_start();
  const char *pack = (const char *)pack_coordination, *table = (const char *)pack_citations;
  uint32_t file = session_add(&s, "citations.json", table, strlen(table));
  if (!citations_read(&citations, s.memory, s.diags, file)) panic("the built-in citations");
  facts = (RecordFacts){.citations = &citations, .folder = ""};
  facts.pack = pack_read(s.memory, s.diags, session_add(&s, "pack.json", pack, strlen(pack)));
  return &facts;
}

static void check(Session *s, Records *records) {
  RecordFacts facts = *built_in();
  facts.diags = s->diags;
  AuditFindings findings = {0};
  FILE *out = fopen("/dev/null", "w");
  for (vec_each(Record, r, &records->all)) {
    record_check(r, &facts, s->memory, &findings);
    for (int form = 0; form < RECORD_FORMS; form++) record_write(r, (RecordForm)form, &facts, out);
  }
  fclose(out);
  audit_free(&findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  Records records = {0};
  uint32_t file = session_add(&s, "Fuzz.md", bytes, size);
  bool any = records_read(&records, s.memory, s.diags, file);
  session_expect(&s, any ? &records : NULL);
  check(&s, &records);
  records_free(&records);
  session_end(&s);
  return 0;
}
