#!/usr/bin/env bash
# Feeds files to cairn that no editor would save, and programs without end: each
# must end in time, with a documented exit status, a message, and nothing in it
# that could disturb a terminal.
#
#   check.sh CAIRN
set -u
cairn=$1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
failed=0

complain() {
  printf 'FAILED: %s\n' "$1"
  [ ! -s "$here/It.tla" ] || head -c 400 "$here/It.tla"
  head -c 2000 "$here/output"
  failed=1
}

# expect STATUS[|STATUS ...] WORD ...: runs cairn with the words, and with a stack of
# $stack KiB if that is set.
expect() {
  local wanted=$1 status=0
  shift
  (ulimit -s "${stack:-8192}" && exec timeout 60 "$cairn" "$@") > "$here/output" 2>&1 < /dev/null ||
    status=$?
  [[ "|$wanted|" == *"|$status|"* ]] || complain "cairn $*: status $status instead of $wanted"
  [ "$status" -eq 0 ] || [ -s "$here/output" ] || complain "cairn $*: no message"
  ! LC_ALL=C grep -q '[^[:print:][:space:]'$'\x80-\xff'']' "$here/output" ||
    complain "cairn $*: control bytes in the output"
}

# expect_file STATUS: the file `it` as a module and as a configuration.
expect_file() {
  mv "$here/it" "$here/It.tla"
  expect "$1" parse "$here/It.tla"
  expect "$1" check "$here/It.tla"
  mv "$here/It.tla" "$here/It.cfg"
  expect 151 check --config "$here/It.cfg" tests/cli/fixtures/Counter.tla
  rm -f "$here/It.cfg"
}

# module: a module of the given text, with Init, Next and x.
module() {
  { printf -- '---- MODULE It ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n'
    printf 'VARIABLE x\n%s\nInit == x = 0\nNext == x'"'"' = 1 - x\n====\n' "$1"; } > "$here/It.tla"
}

# expect_invariant STATUS TEXT: a module with this text, whose invariant is Inv.
expect_invariant() {
  module "$2"
  expect "$1" check --inv Inv --length 2 "$here/It.tla"
  expect "$1" check --inv Inv --engine explicit "$here/It.tla"
}


# One step whose encoding has no end in sight.
{ printf -- '---- MODULE It ----\nEXTENDS Integers, FiniteSets\nVARIABLES x, s\n'
  printf 'Init == x = 0 /\\ s \\in SUBSET (1..14)\nNext == UNCHANGED <<x, s>>\n'
  printf 'Inv == \\A a, b \\in SUBSET s : \\E c \\in SUBSET s : a \\cap b \\subseteq c\n====\n'
} > "$here/It.tla"
expect 5 check --inv Inv --length 1 --timeout 1 "$here/It.tla"
expect 5 check --inv Inv --length 1 --memory 200 "$here/It.tla"

# Not files, or not text.
# Parts of what is named as a part, and so on.
{ printf -- '---- MODULE It ----\nd0 == <<1, 2>>\n'
  awk 'BEGIN { for (i = 1; i < 2000; i++) printf "d%d == d%d!1\n", i, i - 1 }'
  printf '====\n'; } > "$here/It.tla"
expect 150 parse "$here/It.tla"

expect 150 parse "$here/missing.tla"
expect 150 check "$here"
expect 151 check --config "$here/missing.cfg" tests/cli/fixtures/Counter.tla
expect 151 check --config "$here" tests/cli/fixtures/Counter.tla
head -c 10000000 /dev/urandom > "$here/it" && expect_file 150
printf -- '---- MODULE It ----\nx == 1\0\n====\n' > "$here/it" && expect_file 150
truncate -s 70000000 "$here/it" && expect_file 150
if [ "$(id -u)" -ne 0 ]; then
  : > "$here/secret.tla"
  chmod 0 "$here/secret.tla"
  expect 150 parse "$here/secret.tla"
fi

# Text, but no module.
: > "$here/it" && expect_file 150
head -c 10000000 /dev/urandom | base64 -w 0 > "$here/it" && expect_file 150
head -c 1000000 /dev/urandom | base64 > "$here/it" && expect_file 150
yes '/\ (' | head -n 100000 > "$here/it" && expect_file 150
printf -- '---- MODULE It ----\nx == 1\x1b[31m\x07\n====\n' > "$here/it" && expect_file 150
for opening in '(' '{' '<<' '[a |-> ' '~' 'IF ' 'LET y == ' '\A z : ' "-" '(*' '/\ '; do
  { printf -- '---- MODULE It ----\nx == '
    yes "$opening" | head -n 100000 | tr -d '\n'; } > "$here/it" && expect_file 150
done

# A real module, cut off anywhere.
whole=specs/lease/LeaseFencing.tla
for ((size = 0; size < $(stat -c %s "$whole"); size += 97)); do
  head -c "$size" "$whole" > "$here/LeaseFencing.tla"
  expect "0|150" parse "$here/LeaseFencing.tla"
done

# Modules that need each other.
printf -- '---- MODULE It ----\nEXTENDS It\n====\n' > "$here/It.tla"
expect 150 parse "$here/It.tla"
printf -- '---- MODULE It ----\nI == INSTANCE Other\n====\n' > "$here/It.tla"
printf -- '---- MODULE Other ----\nEXTENDS It\n====\n' > "$here/Other.tla"
expect 150 parse "$here/It.tla"

# Chains of modules that need each other: too long, going round, and branching.
chain() { # LENGTH TEXT: NEXT and OTHER in it are the names of the next two modules
  local i text
  for ((i = 0; i < $1; i++)); do
    text=${2//NEXT/C$((i + 1))}
    printf -- '---- MODULE C%d ----\n%b\n====\n' "$i" "${text//OTHER/C$((i + 2))}" > "$here/C$i.tla"
  done
  printf -- '---- MODULE C%d ----\nVARIABLE x\nA == x\n====\n' "$i" > "$here/C$i.tla"
  printf -- '---- MODULE C%d ----\n====\n' $((i + 1)) > "$here/C$((i + 1)).tla"
}
for text in 'EXTENDS NEXT' 'EXTENDS NEXT, OTHER' 'VARIABLE x\nI == INSTANCE NEXT\nA == I!A' \
  'VARIABLE x\nA == LET I == INSTANCE NEXT IN I!A'; do
  chain 600 "$text"
  expect 0 parse "$here/C0.tla"
  stack=512 expect "0|150" parse "$here/C0.tla"
done
chain 40 'VARIABLE x\nI == INSTANCE NEXT\nJ == INSTANCE NEXT\nA == I!A = J!A'
expect 150 parse "$here/C0.tla"
chain 1 'EXTENDS NEXT, C0'
expect 150 parse --deps "$here/C0.tla"
rm -f "$here"/C*.tla

# Long, but correct.
long=$(head -c 100000 /dev/zero | tr '\0' a)
module "$long == 1"
expect 0 parse "$here/It.tla"
module "Long == $(head -c 100000 /dev/zero | tr '\0' 9)"
expect 0 parse "$here/It.tla"

# Evaluation that would not end, or not fit.
expect_invariant 75 'RECURSIVE F(_)
F(n) == F(n + 1)
Inv == F(0) = 0'
expect_invariant 75 'f[n \in Nat] == f[n + 1]
Inv == f[0] = 0'
expect_invariant 75 'Inv == Cardinality({s \in SUBSET (1..200) : s # {}}) > 0'
expect_invariant 75 'Inv == (2 ^ 1000000) ^ 1000000 > 0'
expect_invariant 75 'Inv == \A n \in Nat : n >= 0'
expect_invariant 75 'Inv == CHOOSE n \in Int : n > 5'

# Options that mean nothing.
expect 64
expect 64 chekc tests/cli/fixtures/Counter.tla
expect 64 check
expect 64 check --lenght 3 tests/cli/fixtures/Counter.tla
expect 64 check --length many tests/cli/fixtures/Counter.tla
expect 64 check --length 99999999999999999999 tests/cli/fixtures/Counter.tla
expect 64 check --engine quantum tests/cli/fixtures/Counter.tla
exit "$failed"
