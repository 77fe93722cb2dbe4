#include "audit/evidence.h"

#include <stdio.h>
#include <string.h>

#include "base/json_tree.h"
#include "base/sha256.h"

const char evidence_stale[] = "EVIDENCE.stale";

bool evidence_hash(const char *path, char hash[EVIDENCE_HASH]) {
  FILE *in = fopen(path, "rb");
  if (!in) return false;
  Sha256 content = sha256_begin();
  unsigned char chunk[16 * 1024];
  size_t got;
  while ((got = fread(chunk, 1, sizeof chunk, in))) sha256_add(&content, chunk, got);
  bool ok = !ferror(in);
  fclose(in);
  if (ok) sha256_end(&content, hash);
  return ok;
}

void evidence_hash_text(const char *text, char hash[EVIDENCE_HASH]) {
  Sha256 content = sha256_begin();
  sha256_add(&content, text, strlen(text));
  sha256_end(&content, hash);
}

typedef struct Check {
  Arena *memory;
  Diags *diags;
  const EvidenceNow *now;
  const char *path, *folder; /* of the file that names the inputs */
  AuditFindings *findings;
  uint32_t stale;
} Check;

static const char *text(const JsonTree *object, const char *key) {
  const JsonTree *item = json_tree_member(object, key);
  return item && item->kind == JSON_STRING ? item->text : NULL;
}

static void add_stale(Check *c, const JsonTree *at, const char *message) {
  AuditFinding *f = audit_add(c->findings, "EVIDENCE", CHANNEL_DOCUMENT, OUTCOME_FAIL, WEIGHT_WARN);
  f->obligation = evidence_stale;
  f->method = "hash";
  f->message = message;
  f->fix = "repeat the audit that wrote this evidence";
  vec_push(&f->places, finding_place(c->diags, at->at, NULL));
  c->stale++;
}

static bool hash_now(Check *c, const char *path, char hash[EVIDENCE_HASH]) {
  if (!strcmp(path, c->now->pack_path)) return evidence_hash_text(c->now->pack, hash), true;
  return evidence_hash(path, hash) ||
         evidence_hash(arena_format(c->memory, "%s%s", c->folder, path), hash);
}

static bool check_input(Check *c, const JsonTree *input) {
  const char *path = text(input, "path"), *then = text(input, "sha256");
  char now[EVIDENCE_HASH];
  if (!path) return false;
  if (!then)
    add_stale(c, input, arena_format(c->memory, "`%s` has no hash, and may have changed", path));
  else if (!hash_now(c, path, now))
    add_stale(c, input, arena_format(c->memory, "`%s` is not there any more", path));
  else if (strcmp(now, then))
    add_stale(c, input, arena_format(c->memory, "`%s` has changed since it was audited", path));
  return true;
}

static bool check_version(Check *c, const JsonTree *root) {
  const JsonTree *tool = json_tree_member(root, "tool");
  const char *version = tool ? text(tool, "version") : NULL;
  if (version && strcmp(version, c->now->version))
    add_stale(c, tool,
              arena_format(c->memory, "it was written by version %s, and this is %s", version,
                           c->now->version));
  return version != NULL;
}

static bool check_inputs(Check *c, const JsonTree *root) {
  const JsonTree *list = json_tree_member(root, "inputs");
  if (!list || list->kind != JSON_LIST || !check_version(c, root)) return false;
  for (json_tree_each(input, list))
    if (!check_input(c, input)) return false;
  if (c->stale) return true;
  AuditFinding *f = audit_add(c->findings, "EVIDENCE", CHANNEL_DOCUMENT, OUTCOME_PASS, WEIGHT_NONE);
  f->obligation = evidence_stale;
  f->assurance = ASSURANCE_ASSERTED;
  f->method = "hash";
  f->message = arena_format(c->memory, "%u inputs of %s are what they were", list->count, c->path);
  return true;
}

bool evidence_check(Arena *memory, Diags *diags, uint32_t file, const EvidenceNow *now,
                    AuditFindings *findings) {
  const JsonTree *root = json_tree_read(memory, diags, file);
  if (!root) return false;
  Check c = {.memory = memory, .diags = diags, .now = now, .findings = findings};
  c.path = diags_path(diags, file);
  const char *slash = strrchr(c.path, '/');
  c.folder = slash ? arena_copy(memory, c.path, (size_t)(slash + 1 - c.path)) : "";
  if (check_inputs(&c, root)) return true;
  diag_report(diags, DIAG_A0203, root->at, "this names no inputs with their hashes");
  return false;
}

bool evidence_is_stale(const AuditFindings *findings) {
  for (vec_each(const AuditFinding, f, &findings->all))
    if (f->obligation && !strcmp(f->obligation, evidence_stale) && f->outcome == OUTCOME_FAIL)
      return true;
  return false;
}
