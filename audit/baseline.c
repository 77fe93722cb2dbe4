#include "audit/baseline.h"

#include "base/map.h"

static uint64_t add_text(uint64_t hash, const char *text) {
  for (; text && *text; text++)
    if (*text < '0' || *text > '9') hash = hash_combine(hash, (unsigned char)*text);
  return hash_combine(hash, 0x100);
}

static uint64_t identity(const AuditFinding *f) {
  uint64_t hash = hash_combine(hash_combine(1, (uint64_t)f->outcome), (uint64_t)f->weight);
  hash = add_text(add_text(add_text(hash, f->rule), f->obligation), f->message);
  return f->places.count ? add_text(hash, f->places.at[0].path) : hash;
}

void baseline_compare(AuditFindings *now, AuditFindings *before) {
  vec(uint64_t) known = {0};
  for (vec_each(AuditFinding, f, &before->all)) {
    vec_push(&known, identity(f));
    f->baseline = BASELINE_ABSENT;
  }
  for (vec_each(AuditFinding, f, &now->all)) {
    uint64_t one = identity(f);
    uint32_t i = 0;
    while (i < known.count && (known.at[i] != one || before->all.at[i].baseline != BASELINE_ABSENT))
      i++;
    f->baseline = i < known.count ? BASELINE_UNCHANGED : BASELINE_NEW;
    if (i < known.count) before->all.at[i].baseline = BASELINE_UNCHANGED;
  }
  vec_free(&known);
}

uint32_t baseline_count(const AuditFindings *findings, BaselineState state) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &findings->all)) count += f->baseline == state;
  return count;
}
