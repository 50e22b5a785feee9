#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_levels.py STEWARDCTL SAMPLE POSTGRES.SH KEYRING.SH OPEN-DESK: a promise that is
met, missed and met again, with a real PostgreSQL whose rows grow old while the test
waits a few seconds; killed programs and two of them at a time in between. TAP on
standard output."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
import traceback
from datetime import datetime, timedelta, timezone

from access_desk import MARA, Desk, Server

STEWARDCTL, SAMPLE, POSTGRES, KEYRING, OPEN_DESK = map(os.path.abspath, sys.argv[1:6])
KILLS = 5
LIMIT = 300                            # seconds that are promised
LEFT = 3                               # of them, when the row is written

if sys.argv[6:] != ["--inside"]:
    run = subprocess.run([KEYRING, "unlocked", sys.executable, __file__, *sys.argv[1:6], "--inside"], check=False)
    if run.returncode == 77:
        print("1..0 # SKIP there is no keyring")
    sys.exit(0 if run.returncode == 77 else run.returncode)

SETUP = """
CREATE DATABASE mesh;
CREATE ROLE steward_reader LOGIN PASSWORD 'read-it';
"""
TABLES = """
CREATE SCHEMA crm;
CREATE TABLE crm.orders (id int PRIMARY KEY, updated_at timestamptz NOT NULL);
GRANT USAGE ON SCHEMA crm TO steward_reader;
GRANT SELECT ON crm.orders TO steward_reader;
"""
PRODUCT = """apiVersion: v1.0.0
kind: DataProduct
id: crm.orders
name: crm.orders
version: 1.0.0
status: active
domain: Orders
description: {purpose: Orders for tests.}
outputPorts:
  - {name: rows, type: table, version: 1.0.0, contractId: orders-contract}
"""
CONTRACT = """apiVersion: v3.0.2
kind: DataContract
id: orders-contract
name: crm.orders
version: 1.0.0
status: active
domain: Orders
dataProduct: crm.orders
schema:
  - name: orders
    physicalName: crm.orders
    physicalType: table
    properties:
      - {name: id, logicalType: integer, primaryKey: true}
      - {name: updated_at, logicalType: date}
slaProperties:
  - {property: freshness, value: 5, unit: min, element: orders.updated_at, driver: operational}
"""

server = Server(POSTGRES)
desk = Desk(STEWARDCTL, SAMPLE)
ids = {}


def utc(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def sync():
    out = desk.run("sync", "--json")
    assert not [source["error"] for source in out["sources"] if source["error"]], out


def level():
    """The objective, after what is new was evaluated."""
    products = desk.run("sla", "report", "crm.orders", "--json")["products"]
    (objective,) = [one for one in products[0]["objectives"] if one["property"] == "freshness"]
    return objective


def incidents():
    return desk.run("incident", "list", "--all", "--json")["incidents"]


def types():
    """Of the events about incidents, in order."""
    return [event["type"] for event in desk.run("ledger", "log", "--limit", "0", "--json")["events"]
            if event["stream"].startswith("incident/")]


def write_row(seconds):
    """The newest row is so old."""
    server.sql(f"""DELETE FROM crm.orders;
                   INSERT INTO crm.orders VALUES (1, now() - interval '{seconds} seconds')""")
    ids["written"] = time.monotonic()


def wait_until(moment):
    time.sleep(max(0, moment - time.monotonic()))


# Cases.

def case_set_up():
    server.sql(SETUP, database="postgres")
    server.sql(TABLES)
    charter = desk.charter.read_text(encoding="utf-8")
    changed = charter.replace("hysteresis: 15 minutes", "hysteresis: 1 second")
    assert changed != charter
    desk.charter.write_text(changed, encoding="utf-8")
    desk.run("charter", "found", str(desk.charter))
    desk.run("person", "use", MARA)
    mesh = desk.folder / "mesh"
    mesh.mkdir()
    (mesh / "orders.odps.yaml").write_text(PRODUCT, encoding="utf-8")
    (mesh / "orders.odcs.yaml").write_text(CONTRACT, encoding="utf-8")
    desk.run("source", "add", "folder", "--name", "contracts", "--set", f"path={mesh}")
    desk.run("source", "add", "postgres", "--name", "warehouse", "--set", "host=localhost", "--set",
             f"port={server.port}", "--set", "user=steward_reader", "--set", "database=mesh", "--set",
             f"sslrootcert={server.ca}", "--set", "product=none", "--set", "freshness=crm.orders=updated_at",
             "--secret-stdin", secrets="read-it")


def case_met():
    write_row(LIMIT - LEFT)
    sync()
    found = level()
    assert found["state"] == "met", found
    assert found["measured"]["count"] == 1, found
    assert incidents() == []


def case_missed_opens_one_incident():
    """Killed in between, and two at a time: there is one incident for it."""
    wait_until(ids["written"] + LEFT + 0.2)
    sync()
    for _ in range(KILLS):
        process = desk.start("sla", "report", "--all")
        time.sleep(random.uniform(0, 0.08))
        process.kill()
        process.communicate()
    both = [desk.start("sla", "report", "--all", "--json") for _ in range(2)]
    for process in both:
        desk.finish(process)
    found = level()
    assert found["state"] == "missed", found
    (incident,) = incidents()
    assert types() == ["incident.opened"], types()
    assert found["incident"] is not None
    ids["incident"] = incident["id"]
    ids["start"] = read(incident["start"])
    missed = read(found["since"])
    assert abs((missed - ids["start"]).total_seconds()) < 1, (missed, incident)
    desk.run("ledger", "verify")


def case_acknowledged():
    desk.run("incident", "ack", ids["incident"], "--comment", "I look at it.")
    desk.run("incident", "ack", ids["incident"], status=1)
    desk.run("incident", "assign", ids["incident"], "jonas.weber@example.com")
    desk.run("incident", "resolve", ids["incident"], "--cause", "upstream", "--comment", "The job hung.", status=1)
    (incident,) = incidents()
    assert incident["state"] == "acknowledged", incident


def case_met_again_ends_it():
    """By an open console, which nobody asks."""
    server.sql("INSERT INTO crm.orders VALUES (2, now())")
    sync()
    process = subprocess.Popen([OPEN_DESK, str(desk.folder / "profile")], stdin=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    for _ in range(100):
        if "incident.ended" in desk.rows("SELECT group_concat (type) FROM event")[0][0]:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("it is not told as over")
    process.stdin.close()
    assert process.wait(30) == 0
    found = level()
    assert found["state"] == "met", found
    (incident,) = incidents()
    assert incident["state"] == "acknowledged" and incident["ended_at"] is not None, incident
    assert types().count("incident.ended") == 1, types()


def case_resolved():
    desk.run("incident", "resolve", ids["incident"], "--cause", "upstream", "--comment", "The job hung.")
    (incident,) = incidents()
    assert incident["state"] == "resolved", incident
    assert types() == ["incident.opened", "incident.acknowledged", "incident.assigned", "incident.ended",
                       "incident.resolved"], types()
    assert level()["incident"] is None


def case_window():
    """What was declared before it began does not count; what begins now is refused."""
    now = datetime.now(timezone.utc)
    desk.run("window", "declare", "--product", "crm.orders", "--from", utc(now - timedelta(seconds=5)), "--to",
             utc(now + timedelta(hours=1)), status=2)
    begin = now + timedelta(seconds=2)
    desk.run("window", "declare", "--product", "crm.orders", "--from", utc(begin), "--to", utc(begin +
             timedelta(hours=1)), "--reason", "The server moves.")
    level()
    time.sleep(max(0, (begin - datetime.now(timezone.utc)).total_seconds() + 0.2))
    found = level()
    assert found["state"] == "undecidable" and found["reason"] == "planned", found
    (window,) = desk.run("window", "list", "--json")["windows"]
    assert "crm.orders" in json.dumps(window), window


def case_whole():
    """Nothing is left to be folded or evaluated otherwise."""
    desk.run("ledger", "verify", "--deep")
    before = (level()["windows"], incidents())
    desk.run("ledger", "rebuild")
    windows, again = level()["windows"], incidents()
    assert again == before[1], (again, before[1])
    assert [one["bad_seconds"] for one in windows] == [one["bad_seconds"] for one in before[0]], (windows, before[0])


CASES = [case_set_up, case_met, case_missed_opens_one_incident, case_acknowledged, case_met_again_ends_it,
         case_resolved, case_window, case_whole]

print(f"1..{len(CASES)}", flush=True)
result = 0
try:
    for number, case in enumerate(CASES, 1):
        name = case.__name__.removeprefix("case_")
        started = time.monotonic()
        try:
            case()
            print(f"# {time.monotonic() - started:.1f} s\nok {number} {name}", flush=True)
        except Exception:              # every failure of a case ends the run, and is told in full
            traceback.print_exc()
            print(f"not ok {number} {name}", flush=True)
            result = 1
            break
finally:
    server.stop()
    shutil.rmtree(desk.folder, ignore_errors=True)
sys.exit(result)
