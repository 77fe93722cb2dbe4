"""Audits of the designs that ship, and what is known of their mistakes."""
import functools
import json
import os

from program import SPECS, Run

FOLDER = os.path.join(SPECS, "coordination")

# The mistakes that ship: which rules refute each of them, and no others do.
MISTAKES = {
    "LeasedShardsNoFence": {"DB.stale.checkpoint.p": 6},
    "LeasedShardsCompleteNoFence": {"DB.stale.complete.p": 7},
    "LeasedShardsParkNoFence": {"DB.stale.park.p": 6},
    "LeasedShardsRenewNoFence": {"DB.stale.renew.p": 6},
    "LeasedShardsByName": {"AP3.reply.p": 6},
    "LeasedShardsClockFence": {"AP2.p": 7, "AP3.timeout.p": 5, "AP3.reply.p": 6, "AP5.p": 5},
    "LeasedShardsReusedEpoch": {"DB.fresh.p": 5, "DB.unique.p": 5, "DB.copy.p": 5, "DB.owner.p": 5},
    "LeasedShardsRefetches": {"DB.unique.p": 6, "DB.copy.p": 6, "DB.owner.p": 6},
    "LeasedShardsSameEpoch": {"DB.fresh.p": 5},
    "LeasedShardsForgetsEpoch": {"DB.epoch.p": 4},
    "LeasedShardsTimestamps": {"AP2.p": 6},
    "LeasedShardsMixedUp": {"DB.local.p": 2, "DB.owner.p": 2},
    "LeasedShardsTellsOthers": {"DB.local.p": 3, "DB.unique.p": 3, "DB.copy.p": 3},
    "LeasedShardsGossip": {"DB.local.p": 5, "DB.epoch.p": 8, "DB.fresh.p": 5},
    "LeasedShardsSkipsByHand": {"IP3.only.p": 2},
    "LeasedShardsReleasesByHand": {"IP1.only.p": 3},
    "LeasedShardsFencesByHand": {"IP2.only.p": 2},
    "LeasedShardsParksByHand": {"IP6.only.p": 2},
    "LeasedShardsHandsOver": {"DA.p": 4},
    "LeasedShardsTwice": {"IP1.free.p": 3},
    "LeasedShardsSkipsKey": {"AP1.p": 6},
    "LeasedShardsNoDeadline": {"AP5.p": 3},
    "LeasedShardsSteals": {"DA.p": 3, "IP1.free.p": 3},
    "LeasedShardsRenewsAnew": {"IP1.renew.p": 3},
    "LeasedShardsBackward": {"D2.3.p": 4},
    "LeasedShardsForgetful": {"D2.5.p": 4},
    "LeasedShardsReopen": {"IP6.final.p": 5},
    "SplitShardsAnyMerge": {"D2.2.merge.p": 2, "D2.2.overlap.p": 4},
    "SplitShardsBackward": {"D2.3.p": 3},
    "SplitShardsBehind": {"D2.4.p": 3},
    "SplitShardsClosed": {"D2.2.split.p": 2, "D2.2.overlap.p": 2},
    "SplitShardsEmpty": {"D2.2.split.p": 2, "D2.2.form.p": 2},
    "SplitShardsShort": {"D2.2.gap.p": 1},
    "SplitShardsGap": {"D2.2.split.p": 2, "D2.2.form.p": 2, "D2.2.gap.p": 2, "D2.4.p": 3,
                       "AP6.p": 2},
    "SplitShardsOneByte": {"D2.2.split.p": 2},
    "SplitShardsOneByteMerged": {"D2.2.merge.p": 2},
    "SplitShardsLittleEndian": {"D3.3.p": 0},
    "SplitShardsDecimal": {"D3.3.p": 0},
    "SplitShardsPastEnd": {"D2.4.p": 3},
    "SplitShardsTokenCompared": {"D2.1.p": 3},
    "OperationLogLateRetry2": {"IP5.once.p": 6, "IP5.repeat.p": 6, "IP5.result.p": 6,
                               "AtMostOnce": 6},
    "OperationLogLateRetry3": {"IP5.once.p": 7, "IP5.repeat.p": 7, "IP5.result.p": 7,
                               "AtMostOnce": 7},
    "OperationLogEager": {"IP5.once.p": 5, "IP5.repeat.p": 5, "IP5.result.p": 5,
                          "AtMostOnce": 5},
    "OperationLogNotConsulted": {"IP5.once.p": 5, "IP5.repeat.p": 5, "IP5.result.p": 4,
                                 "AtMostOnce": 5},
    "OperationLogOverwrites": {"IP5.repeat.p": 4, "IP5.result.p": 4},
    "OperationLogReusesNumber": {"IP5.payload.p": 4},
    "OperationLogForgetsAnswer": {"IP5.result.p": 4},
    "OperationLogRetriesInside": {"IP5.once.p": 2},
    "OperationLogInMemory": {"IP6.crash.p": 5},
    "ScanQueueAnyResult": {"IP5.once.p": 9, "IP6.final.p": 7},
    "ScanQueueForgets": {"AP6.p": 6},
    "ScanQueueNoRoom": {"AP4.p": 3},
    "ScanQueueTriesForEver": {"IP8.retry.p": 7},
    "ScanQueueTrustsDetector": {"AP3.timeout.p": 7},
    "ScanQueueTrustsNetwork": {"AP7.p": 6},
}
MODULES = ("LeasedShards", "SplitShards", "OperationLog", "ScanQueue")


def audit(spec, binding, *words):
    return Run("audit", spec + ".tla", "--bind", binding + ".json", *words, cwd=FOLDER)


@functools.lru_cache(None)
def right(module):
    """The audit of a design that ships, as it is."""
    return audit(module, module, "--json")


def proofs(run):
    """What the proof channel decided; lints have their own tests."""
    return [f for f in run.json["findings"]
            if f["channel"] == "proof" and f["outcome"] != "review"]


def remarks(run):
    """What the proof channel cannot see, by what it is about."""
    return {f["obligation"]: f["message"] for f in run.json["findings"]
            if f["channel"] == "proof" and f["outcome"] == "review"}


def by_obligation(run):
    return {f["obligation"]: f for f in proofs(run)}


def pack_of(*wanted):
    """The text of a pack with these obligations of the built-in one alone."""
    rules = Run("audit", "rules", "--json", cwd=FOLDER).json["rules"]
    obligations = [o for rule in rules for o in rule.get("obligations", ()) if o["id"] in wanted]
    assert len(obligations) == len(wanted)
    return json.dumps({"schema": 1, "name": "few", "title": "Few", "rules": [
        {"id": "F", "kind": "decision", "title": "t", "statement": "s", "obligations": obligations}]})
