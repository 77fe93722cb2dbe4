/* Binds a module and its configuration; in the input, a line `@@` parts them. */
#include <string.h>

#include "frontend/model.h"
#include "tests/fuzz/session.h"

static const uint8_t *find_line(const uint8_t *bytes, size_t size) {
  for (size_t i = 0; i + 4 <= size; i++)
    if (!memcmp(bytes + i, "\n@@\n", 4)) return bytes + i;
  return NULL;
}

static void bind(Session *s, Spec *spec, const uint8_t *bytes, size_t size) {
  Config *config = config_read(s, session_add(s, "Fuzz.cfg", bytes, size));
  session_expect(s, config);
  if (!config) return;
  ModelOptions options = {0};
  Model *model = model_bind(s, spec, config, &options);
  session_expect(s, model);
  model_destroy(model);
  config_destroy(config);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  const uint8_t *part = find_line(bytes, size);
  if (!part) return 0;
  size_t length = (size_t)(part - bytes);
  Session s = session_start();
  SearchPath path = {0};
  Spec *spec = spec_analyse(&s, session_add(&s, "Fuzz.tla", bytes, length), &path);
  session_expect(&s, spec);
  if (spec) bind(&s, spec, part + 4, size - length - 4);
  session_end(&s);
  return 0;
}
