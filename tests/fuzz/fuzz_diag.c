/* Renders messages at any place of any text; no control byte may come out. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/panic.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Takes a number of two bytes from the front. */
static uint32_t take(const uint8_t **bytes, size_t *size) {
  if (*size < 2) return 0;
  uint32_t number = (*bytes)[0] * 256u + (*bytes)[1];
  *bytes += 2;
  *size -= 2;
  return number;
}

static void check_text(const Diags *ds) {
  char *out = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&out, &size);
  diags_print_text(ds, stream, false);
  fclose(stream);
  for (size_t i = 0; i < size; i++)
    if ((unsigned char)out[i] < ' ' && out[i] != '\n') panic("control byte 0x%02x", out[i]);
  free(out);
}

static void check_json(const Diags *ds) {
  FILE *stream = fopen("/dev/null", "w");
  Json *j = json_create(stream, true);
  diags_print_json(ds, j);
  json_destroy(j);
  fclose(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  uint32_t numbers[6];
  for (int i = 0; i < 6; i++) numbers[i] = take(&bytes, &size);
  Diags *ds = diags_create();
  char *text = malloc(size + 1);
  if (size) memcpy(text, bytes, size);
  text[size] = '\0';
  uint32_t file = diags_add_file(ds, "Spec.tla", text, size);
  Diag *d = diag_report(ds, DIAG_X0004, (Span){file, numbers[0], numbers[1]}, "%s", text);
  diag_label(d, (Span){file, numbers[2], numbers[3]}, "one");
  diag_label(d, (Span){file, numbers[4], numbers[5]}, "%.20s", text);
  diag_help(d, "%.40s", text);
  check_text(ds);
  check_json(ds);
  free(text);
  diags_destroy(ds);
  return 0;
}
