/* Analyses any bytes as a specification, and writes its resolved tree and its graph
   of modules. */
#include "frontend/graph.h"
#include "frontend/model.h"
#include "frontend/tree.h"
#include "tests/fuzz/session.h"

static void write_tree(const Session *s, const Uses *uses) {
  FILE *out = fopen("/dev/null", "w");
  Json *json = json_create(out, true);
  json_open(json, '{');
  tree_write(s, uses, json);
  json_close(json);
  json_destroy(json);
  fclose(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  Uses uses = {0};
  SearchPath path = {0};
  uint32_t file = session_add(&s, "Fuzz.tla", bytes, size);
  Spec *spec = spec_analyse_noting(&s, file, &path, &uses);
  session_expect(&s, spec);
  if (spec) write_tree(&s, &uses);
  Graph graph = graph_make(&s, &uses);
  if (!graph.count) panic("not even a root module");
  uses_free(&uses);
  session_end(&s);
  return 0;
}
