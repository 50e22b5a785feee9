#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-sample.py STEWARDCTL: the sample mesh says what it is meant to say.

The half-baked products have exactly the faults that they were given, the others
have none, ports lead to contracts that exist, and measurements name products.
"""

import csv
import json
import re
import subprocess
import sys

from tree import ROOT, find, name, read, report

SAMPLE = ROOT / "data" / "sample"
FAULTS = {
    "customer/churn_scores/contract.odcs.yaml": {"contract/no-description", "contract/vague-level"},
    "customer/churn_scores/product.odps.yaml": {"product/no-owner"},
    "marketing/customer_list/contract.odcs.yaml": {
        "contract/unclassified-personal", "contract/vague-level", "odcs/enum", "odcs/type", "odcs/unknown-member"},
    "marketing/customer_list/product.odps.yaml": {"product/no-owner"},
    "marketing/newsletter_contacts/contract.odcs.yaml": {"contract/unclassified-personal"},
    "marketing/newsletter_contacts/product.odps.yaml": {"product/no-owner"},
    "product/feature_adoption/product.odps.yaml": {"product/no-output"},
    "product/search_queries/contract.odcs.yaml": {"contract/vague-level"},
}
PRODUCTS, DOMAINS, MEASUREMENTS, BYTES = 14, 5, 90, 2_000_000


def check_documents(stewardctl):
    done = subprocess.run([stewardctl, "check", str(SAMPLE), "--format", "json"],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        return [done.stderr.strip() or f"stewardctl check ends with {done.returncode}"]
    found = {}
    for finding in json.loads(done.stdout)["findings"]:
        place = finding["file"].split("data/sample/")[-1]
        found.setdefault(place, set()).add(finding["rule"])
    return [f"data/sample/{place}: found {sorted(found.get(place, ()))}, meant {sorted(FAULTS.get(place, ()))}"
            for place in sorted(found.keys() | FAULTS.keys()) if found.get(place, set()) != FAULTS.get(place, set())]


def check_mesh():
    products = find("product.odps.yaml", below="data/sample")
    contracts = "\n".join(read(path) for path in find("contract.odcs.yaml", below="data/sample"))
    known = set(re.findall(r'^(?:id|uuid): "?([^"\n]+?)"?$', contracts, re.MULTILINE))
    domains = {path.parent.parent.name for path in products}
    if len(products) < PRODUCTS or len(domains) < DOMAINS:
        yield f"{len(products)} products in {len(domains)} domains; {PRODUCTS} in {DOMAINS} are asked for"
    for path in products:
        outputs = read(path).split("outputPorts:")[-1] if "outputPorts:" in read(path) else ""
        for contract in re.findall(r'contractId: "?([^"\n]+?)"?$', outputs, re.MULTILINE):
            if contract not in known:
                yield f"{name(path)}: an output port names {contract}, which is no contract of the sample"
    crossing = [path for path in products if {contract for contract in known if contract in read(path).split(
        "outputPorts:")[0]}]
    if len(crossing) < 2 * DOMAINS:
        yield f"only {len(crossing)} products are made from others"


def check_measurements():
    ids = {re.search(r"^id: (\S+)$", read(path), re.MULTILINE)[1]
           for path in find("product.odps.yaml", below="data/sample")}
    files = find("*.csv", below="data/sample/measurements")
    days = set()
    if sum(path.stat().st_size for path in files) > BYTES:
        yield "measurements: more than 2 MB"
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        last = ""
        for number, row in enumerate(rows, 2):
            days.add(row["time"][:10])
            if row["subject"] not in ids or row["kind"] not in ("update", "observation") or not row["value"]:
                yield f"{name(path)}:{number}: not a measurement of a product: {row}"
            if row["time"] < last or not re.fullmatch(r"2026-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["time"]):
                yield f"{name(path)}:{number}: not in order of time, or not in UTC: {row['time']}"
            last = row["time"]
    if len(days) < MEASUREMENTS:
        yield f"measurements: {len(days)} days, {MEASUREMENTS} are asked for"


report([*check_documents(sys.argv[1]), *check_mesh(), *check_measurements()])
