"""The circuit of --aiger, simulated: the same mistakes after the same number of steps."""
import itertools
import os
import re
import shutil
import subprocess
import unittest

from program import FIXTURES, ProgramTest, Run, SPECS


class Aiger:
    """A file in the ASCII format of AIGER 1.9."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as text:
            lines = text.read().split("\n")
        head = lines[0].split()
        assert head[0] == "aag", head
        self.variables, inputs, latches, outputs, ands, bads = map(int, head[1:7])
        assert outputs == 0
        rows = iter(lines[1:])
        self.inputs = [int(next(rows)) for _ in range(inputs)]
        self.latches = [tuple(map(int, next(rows).split())) for _ in range(latches)]
        self.bads = [int(next(rows)) for _ in range(bads)]
        self.ands = [tuple(map(int, next(rows).split())) for _ in range(ands)]
        names = dict(line.split(" ", 1) for line in itertools.takewhile(lambda l: l != "c", rows))
        self.latch_names = [names[f"l{i}"] for i in range(latches)]
        self.bad_names = [names[f"b{i}"] for i in range(bads)]

    def is_well_formed(self):
        defined = {0, *(i // 2 for i in self.inputs), *(now // 2 for now, _ in self.latches)}
        for gate, left, right in self.ands:
            if gate % 2 or gate // 2 in defined or {left // 2, right // 2} - defined:
                return False
            defined.add(gate // 2)
        used = {*self.bads, *(after for _, after in self.latches)}
        return defined == set(range(self.variables + 1)) and {u // 2 for u in used} <= defined

    def steps(self, states):
        """All successors of some states, and what bad things happen on the way: every pair of
        a state and an input word is one bit of each number."""
        words = 1 << len(self.inputs)
        count = len(states) * words
        all_ones = (1 << count) - 1
        value = [0] * (2 * self.variables + 2)

        def put(literal, bits):
            value[literal], value[literal ^ 1] = bits, all_ones ^ bits
        put(0, 0)
        for index, literal in enumerate(self.inputs):
            pattern = ("0" * (1 << index) + "1" * (1 << index)) * (words >> index + 1)
            put(literal, int(pattern * len(states), 2))
        for index, (now, _) in enumerate(self.latches):
            put(now, int("".join(state[index] * words for state in states), 2))
        for gate, left, right in self.ands:
            put(gate, value[left] & value[right])
        found = {()}
        if self.latches:
            found = set(zip(*(format(value[after], f"0{count}b") for _, after in self.latches)))
        return found, [name for name, bad in zip(self.bad_names, self.bads) if value[bad]]

    def explore(self):
        """When each bad thing can happen first.  What is no state of an execution leads nowhere."""
        valid = self.latch_names.index("valid")
        level, seen, first, time = {("0",) * len(self.latches)}, set(), {}, 0
        while level:
            seen |= level
            found, bad = self.steps(sorted(level))
            for name in bad:
                first.setdefault(name, time)
            level = {state for state in found - seen if state[valid] == "1"}
            time += 1
        return first


def text_of_binary(path):
    """What a file in the binary format says, in the ASCII format."""
    with open(path, "rb") as file:
        data = file.read()
    head, _, rest = data.partition(b"\n")
    name, variables, inputs, latches, outputs, ands, bads = head.decode().split()
    assert (name, outputs) == ("aig", "0")
    lines = rest.split(b"\n", int(latches) + int(bads))
    numbers, rest = [line.decode() for line in lines[:-1]], lines[-1]
    text = [f"aag {variables} {inputs} {latches} 0 {ands} {bads}"]
    text += [str(2 * i + 2) for i in range(int(inputs))]
    text += [f"{2 * (int(inputs) + i + 1)} {numbers[i]}" for i in range(int(latches))]
    text += numbers[int(latches):]
    at = 0

    def delta():
        nonlocal at
        number = shift = 0
        while True:
            byte, at = rest[at], at + 1
            number |= (byte & 0x7f) << shift
            shift += 7
            if byte < 0x80:
                return number
    for i in range(int(ands)):
        gate = 2 * (int(inputs) + int(latches) + i + 1)
        left = gate - delta()
        text.append(f"{gate} {left} {left - delta()}")
    return "\n".join(text) + "\n" + rest[at:].decode()


def invalid_is_forgotten(circuit):
    """States that are none of an execution lead nowhere, whatever their values."""
    valid = circuit.latch_names.index("valid")
    states = []
    for seed in range(64):
        bits = [str(seed * (index + 7) >> 3 & 1) for index in range(len(circuit.latches))]
        bits[valid], bits[circuit.latch_names.index("started")] = "0", "1"
        states.append(tuple(bits))
    found, bad = circuit.steps(states)
    return not bad and all(after[valid] == "0" for after in found)


class AigerTest(ProgramTest):
    def circuit(self, *words):
        run = Run("check", "--engine=explicit", "--aiger", self.path("out.aag"), "--json", *words,
                  cwd=self.folder.name)
        return run.json, Aiger(self.path("out.aag"))

    def expect_same(self, *words):
        report, circuit = self.circuit(*words)
        self.assertTrue(circuit.is_well_formed(), words)
        self.assertTrue(invalid_is_forgotten(circuit), words)
        first = circuit.explore()
        if report["verdict"] == "holds":
            self.assertEqual(first, {}, words)
        else:
            self.assertEqual(min(first.values(), default=None), report["depth"] + 1, words)
        return report, first

    def test_a_violation_happens_at_the_time_of_its_last_state(self):
        report, first = self.expect_same(os.path.join(SPECS, "lease", "LeaseNoFence.tla"))
        self.assertEqual(first, {"violation of NoLostEdit": report["depth"] + 1})

    def test_nothing_bad_happens_in_a_specification_that_holds(self):
        self.expect_same(os.path.join(FIXTURES, "Counter.tla"))
        self.expect_same("--config", os.path.join(SPECS, "lease", "LeaseFencing.cfg"),
                         os.path.join(SPECS, "lease", "LeaseFencing.tla"))

    def test_deadlocks_and_evaluation_errors_are_bad_too(self):
        _, first = self.expect_same(os.path.join(FIXTURES, "Deadlock.tla"))
        self.assertEqual(list(first), ["deadlock"])
        _, first = self.expect_same(os.path.join(FIXTURES, "IndexOutOfRange.tla"))
        self.assertIn("evaluation error in a step", first)

    def test_sets_sequences_functions_and_mixtures_have_their_bits(self):
        self.write("Kinds.tla", """---- MODULE Kinds ----
EXTENDS Naturals, Sequences, TLC
VARIABLES s, q, f, m
Init == s = {} /\\ q = <<>> /\\ f = [i \\in {2, 3} |-> FALSE] /\\ m = "none"
Put == \\E i \\in 1..3 : i \\notin s /\\ s' = s \\cup {i} /\\ UNCHANGED <<q, f, m>>
Push == Len(q) < 2 /\\ \\E i \\in s : q' = Append(q, i) /\\ UNCHANGED <<s, f, m>>
Pop == q # <<>> /\\ q' = Tail(q) /\\ m' = [got |-> Head(q)] /\\ UNCHANGED <<s, f>>
Flip == \\E i \\in DOMAIN f : f' = [f EXCEPT ![i] = ~@] /\\ UNCHANGED <<s, q, m>>
Grow == f' = f @@ (4 :> TRUE) /\\ UNCHANGED <<s, q, m>>
Next == Put \\/ Push \\/ Pop \\/ Flip \\/ Grow
Inv == ~(m = [got |-> 3] /\\ 4 \\in DOMAIN f /\\ ~f[4] /\\ f[2] /\\ Len(q) = 1)
Step == q' # q => Len(q') # 2 \\/ s # {1, 2, 3}
====
""")
        for name in ("Inv", "Step"):
            _, first = self.expect_same(f"--inv={name}", "--no-deadlock", "Kinds.tla")
            self.assertEqual(list(first), [f"violation of {name}"])

    def test_constraints_keep_the_circuit_where_the_search_is_kept(self):
        self.write("Far.tla", """---- MODULE Far ----
EXTENDS Naturals
VARIABLE x
Init == x \\in {0, 7}
Next == x' = (x + 1) % 16 \\/ x' = (x + 2) % 16
Near == x # 4
Short == x' # 9
Below == x # 6
Above == x # 11
====
""")
        for inv in ("Below", "Above"):
            for extra in ("CONSTRAINT Near", "ACTION_CONSTRAINT Short", ""):
                self.write("Far.cfg", f"INIT Init\nNEXT Next\nINVARIANT {inv}\n{extra}\n")
                self.expect_same("Far.tla")

    def test_the_binary_format_says_the_same(self):
        for spec in ("LeaseNoFence", "LeaseFencing"):
            words = ["--engine=explicit", "--length=3", os.path.join(SPECS, "lease", spec + ".tla")]
            self.cairn("check", "--aiger", self.path("out.aag"), *words)
            self.cairn("check", "--aiger", self.path("out.aig"), *words)
            with open(self.path("out.aag"), encoding="utf-8") as text:
                wanted = [self.sorted_gate(line) for line in text]
            said = [line + "\n" for line in text_of_binary(self.path("out.aig")).split("\n")[:-1]]
            self.assertEqual(said, wanted)

    @staticmethod
    def sorted_gate(line):
        """In the binary format the greater operand comes first."""
        numbers = line.split()
        if len(numbers) != 3 or not line[0].isdigit():
            return line
        return " ".join([numbers[0], *sorted(numbers[1:], key=int, reverse=True)]) + "\n"

    @unittest.skipUnless(shutil.which("berkeley-abc"), "ABC is not installed")
    def test_a_hardware_model_checker_finds_and_proves_the_same(self):
        def ask(spec, *commands):
            run = self.cairn("check", "--engine=explicit", f"--aiger={self.path('out.aig')}",
                             os.path.join(SPECS, "lease", spec + ".tla"))
            said = subprocess.run(["berkeley-abc", "-c", "; ".join([f"read {self.path('out.aig')}", *commands])],
                                  capture_output=True, text=True, timeout=120)
            return run, said.stdout
        run, said = ask("LeaseNoFence", "bmc3 -F 20")
        self.assertEqual(run.status, 12)
        depth = int(re.search(r"violated after (\d+) steps", run.out)[1])
        self.assertIn(f"was asserted in frame {depth + 1}.", said)
        run, said = ask("LeaseFencing", "pdr")
        self.assertEqual(run.status, 0)
        self.assertIn("Property proved.", said)

    def test_what_is_not_finite_is_refused_and_named(self):
        self.write("Up.tla", "---- MODULE Up ----\nEXTENDS Naturals\nVARIABLE count\n"
                   "Init == count = 0\nNext == count' = count + 1\n====\n")
        run = self.cairn("check", "--aiger=up.aag", "Up.tla")
        self.assertEqual(run.status, 65)
        self.assertIn("count", run.err)
        self.assertFalse(os.path.exists(self.path("up.aag")))

    def test_a_file_that_cannot_be_written_is_said(self):
        run = self.cairn("check", "--aiger=no/such/folder", os.path.join(FIXTURES, "Counter.tla"))
        self.assertEqual(run.status, 65)
        self.assertIn("no/such/folder", run.err)


if __name__ == "__main__":
    unittest.main()
