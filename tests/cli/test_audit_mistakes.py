"""Audits of designs with mistakes: what refutes them, and what does not."""
import concurrent.futures
import os
import re
import unittest

from coordination import FOLDER, MISTAKES, MODULES, audit, by_obligation, pack_of, proofs
from program import ProgramTest, Run


class Mistakes(unittest.TestCase):
    def test_each_mistake_is_refuted_by_the_rules_it_is_against_and_by_no_other(self):
        def look(config):
            module = next(m for m in MODULES if config.startswith(m))
            return audit(module + "Mistakes", module, "--config", config + ".cfg", "--json")

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(look, MISTAKES))
        for (config, rules), run in zip(MISTAKES.items(), runs):
            self.assertEqual(run.status, 20, config)
            failed = {f["obligation"]: len(f["scenario"]) for f in proofs(run)
                      if f["outcome"] == "fail"}
            self.assertEqual(failed, rules, config)

    def test_every_mistake_that_ships_is_in_the_table(self):
        configs = {name[:-4] for name in os.listdir(FOLDER) if name.endswith(".cfg")}
        self.assertEqual(configs - set(MODULES), set(MISTAKES))

    def test_a_split_that_only_large_keys_show_to_be_wrong_is_told_with_such_keys(self):
        run = audit("SplitShardsMistakes", "SplitShards", "--config=SplitShardsOneByte.cfg", "--json")
        self.assertEqual([f["obligation"] for f in proofs(run) if f["outcome"] == "fail"],
                         ["D2.2.split.p"])
        found = by_obligation(run)["D2.2.split.p"]
        key = int(re.search(r"\bkey = (-?\d+)", found["message"]).group(1))
        self.assertFalse(0 <= key < 256, found["message"])
        first, last = found["scenario"]
        self.assertTrue(first["told"].startswith("a state with status = "), first["told"])
        self.assertRegex(last["action"], rf"Split\(\d, {key}, \d\)")
        self.assertIn(f"is split at {key}: the keys from there on go to", last["told"])

    def test_a_violation_is_told_in_the_words_of_the_binding(self):
        run = audit("LeasedShardsMistakes", "LeasedShards", "--config=LeasedShardsNoFence.cfg")
        self.assertIn("worker bob: Acquire(bob, s1) - bob is granted s1", run.out)
        self.assertIn("the lease on s1 runs out, and the worker is not told", run.out)
        self.assertIn("worker ann: Checkpoint(ann, s1, 1) - ann saves a checkpoint of s1 at 1",
                      run.out)

    def test_what_the_own_invariants_of_a_design_do_not_notice_is_noticed(self):
        check = Run("check", "--engine=explicit", "LeasedShardsMistakes.tla",
                    "--config=LeasedShardsNoFence.cfg", "--inv=Ind", cwd=FOLDER)
        self.assertEqual(check.status, 0)


class Windows(ProgramTest):
    def test_a_log_of_k_operations_gives_a_stale_unpark_of_k_and_four_states(self):
        self.write("pack.json", pack_of("IP5.once.p"))
        for window in (1, 2, 3, 5):
            config = self.write("Late.cfg", "SPECIFICATION Spec\nCONSTANTS\n"
                                f"Window = {window}\nOperations = {window + 2}\n"
                                "MayRepeat <- RepeatForEver\n")
            run = audit("OperationLogMistakes", "OperationLog", "--config", config,
                        "--pack", self.path("pack.json"), "--json")
            found = by_obligation(run)["IP5.once.p"]
            self.assertEqual((found["outcome"], len(found["scenario"])), ("fail", window + 4))
            last = found["scenario"][-1]["action"]
            self.assertRegex(last, r"^Repeat\(\d\)$")


if __name__ == "__main__":
    unittest.main()
