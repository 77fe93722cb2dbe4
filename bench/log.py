#!/usr/bin/env python3
"""Makes a log of a million events of leased shards, and times `cairn audit log` on it.

    bench/log.py [EVENTS]          a correct log: has to pass in 10 s and 200 MB
    bench/log.py EVENTS --write FOLDER   only writes events.ndjson and map.json

$CAIRN is the program (build/release/cairn).
"""
import json
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
CAIRN = os.environ.get("CAIRN", os.path.join(ROOT, "build/release/cairn"))
SECONDS, MEGABYTES = 10, 200
SHARDS, WORKERS = 1000, 50

MAP = {
    "schema": 1, "event": "type", "key": ["tenant", "shard"], "incarnation": "run",
    "order": "bytes",
    "cursor": {"field": "/cursor/last_key", "in": ["checkpoint"]},
    "epoch": {"field": "epoch", "granted": ["acquire"], "used": ["checkpoint"],
              "owner": "worker"},
    "range": {"start": "start", "end": "end", "in": ["assign"], "group": "tenant",
              "whole": {"start": "", "end": None}},
    "item": {"field": "unit", "submitted": ["submit"], "ended": ["done", "failed"]},
}


def bound(number):
    return f"{number:06}" if 0 < number < SHARDS // 2 else ("" if number == 0 else None)


class Shard:
    def __init__(self, number):
        self.tenant, self.number = f"t{number % 2}", number // 2
        self.run, self.epoch, self.key, self.worker = 0, 2**53 + number, 0, None

    def base(self, kind):
        return {"type": kind, "tenant": self.tenant, "shard": f"shard-{self.number:04}"}

    def assign(self):
        return self.base("assign") | {"start": bound(self.number), "end": bound(self.number + 1)}

    def acquire(self, worker):
        self.run, self.epoch, self.key, self.worker = self.run + 1, self.epoch + 1, 0, worker
        return self.base("acquire") | {"epoch": self.epoch, "worker": worker}

    def checkpoint(self):
        self.key += random.randrange(3)
        cursor = {"last_key": f"{self.number:06}/{self.key:09}", "token": "b3BhcXVl"}
        return self.base("checkpoint") | {"run": self.run, "epoch": self.epoch,
                                          "worker": self.worker, "cursor": cursor}


def events(count):
    random.seed(1)
    shards = [Shard(number) for number in range(SHARDS)]
    made, units, open_units = 0, 0, []
    for shard in shards:
        yield shard.assign()
        yield shard.acquire(f"w{random.randrange(WORKERS)}")
        made += 2
    while made + len(open_units) < count:
        shard, kind = random.choice(shards), random.random()
        if kind < 0.02:
            yield shard.acquire(f"w{random.randrange(WORKERS)}")
        elif kind < 0.7:
            yield shard.checkpoint()
        elif kind < 0.85 or not open_units:
            units += 1
            open_units.append(units)
            yield {"type": "submit", "unit": f"unit-{units}"}
        else:
            last = random.randrange(len(open_units))
            open_units[last], open_units[-1] = open_units[-1], open_units[last]
            yield {"type": random.choice(["done", "failed"]), "unit": f"unit-{open_units.pop()}"}
        made += 1
    for unit in open_units:
        yield {"type": "done", "unit": f"unit-{unit}"}


def write(folder, count):
    log, mapping = os.path.join(folder, "events.ndjson"), os.path.join(folder, "map.json")
    with open(mapping, "w") as out:
        json.dump(MAP, out, indent=1)
    with open(log, "w") as out:
        for number, event in enumerate(events(count)):
            out.write(json.dumps({"time": f"2026-01-01T00:00:{number % 60:02}Z"} | event) + "\n")
    return log, mapping


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if "--write" in sys.argv:
        write(sys.argv[-1], count)
        return
    with tempfile.TemporaryDirectory() as folder:
        log, mapping = write(folder, count)
        size = os.path.getsize(log) / 1e6
        run = subprocess.Popen([CAIRN, "audit", "log", log, "--map", mapping])
        _, status, used = os.wait4(run.pid, 0)
        seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"{count} events, {size:.0f} MB: {seconds:.2f} s CPU, {memory:.0f} MB")
    sys.exit(status != 0 or seconds > SECONDS or memory > MEGABYTES)


main()
