#include "semantics/fault.h"

static const DiagCode codes[FAULT_KIND_COUNT] = {
#define FAULT(name, code) [FAULT_##name] = DIAG_##code,
#include "semantics/fault.def"
#undef FAULT
};

DiagCode fault_diag(FaultKind kind) { return codes[kind]; }

const char *fault_code(FaultKind kind) { return diag_infos[codes[kind]].code; }

const char *fault_title(FaultKind kind) { return diag_infos[codes[kind]].title; }
