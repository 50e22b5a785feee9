#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our verdicts with those of the official JSON Schemas.

Takes the official examples and our own good fixtures, relabels them with every
version of their standard, and damages them: a member dropped, a value of
another type, a word that is none, a member too many. For every result the
official schema (through python3-jsonschema) and ours must agree whether it is
valid. Skipped (77) without that module or without the official files.

usage: oracle-mutations.py CONTRACT-VERDICT SPECS FIXTURES [PER-DOCUMENT [SEED]]
"""

import copy
import glob
import json
import os
import random
import re
import subprocess
import sys

SKIP = 77

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(SKIP)


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 core schema: dates and "no" are text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))

ODCS = "bitol-odcs/open-data-contract-standard"
ODPS = "bitol-odps/open-data-product-standard"
DCS = "datacontract-specification/datacontract-specification"
DPDS = "opendatamesh-dpds/odm-specification-dpdescriptor"

# dialect → (member, prefix, {version: schema}, examples)
DIALECTS = {
    "odcs": ("apiVersion", "v", {v: f"{ODCS}/schema/odcs-json-schema-v{v}.json"
                                 for v in ["3.0.0", "3.0.1", "3.0.2", "3.1.0"]},
             [f"{ODCS}/docs/examples/*/*.yaml", "datacontract-cli/datacontract-cli/examples/*/*.odcs.yaml",
              "datacontract-cli/datacontract-cli/examples/imports/*/*.odcs.yaml", "+odcs-3*.yaml"]),
    "odcs-2": ("apiVersion", "v", {v: f"{ODCS}/schema/odcs-json-schema-v{v}.json" for v in ["2.2.1", "2.2.2"]},
               ["+odcs-2*.yaml"]),
    "odps": ("apiVersion", "v", {v: f"{ODPS}/schema/odps-json-schema-v{v}.json" for v in ["0.9.0", "1.0.0"]},
             [f"{ODPS}/docs/examples/*.yaml", "+odps*.yaml"]),
    "dcs": ("dataContractSpecification", "",
            {v: f"{DCS}/versions/{v}/datacontract.schema.json"
             for v in ["0.9.0", "0.9.1", "0.9.2", "0.9.3", "1.1.0", "1.2.0", "1.2.1"]},
            [f"{DCS}/examples/*/*.yaml", "entropy-data/*/datacontract*/*.yml", "+dcs*.yaml"]),
    "dpds": ("dataProductDescriptor", "", {"1.0.0": f"{DPDS}/schemas/v1.0.0/schema.json"},
             [f"{DPDS}/examples/minimal.dpd.json", f"{DPDS}/examples/*/data-product-descriptor.json", "+dpds*.yaml"]),
}

LARGE = 20000  # changes; so large a document is slow to check in Python

VALUES = [None, True, 3, -1, 1.5, "x", "a.b", [], {}, [None], ["x", "x"], [1, 2], {"zzz": "x"}]
WORDS = {
    "logicalType": ["string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean"],
    "type": ["api", "athena", "azure", "bigquery", "BigQuery", "clickhouse", "databricks", "duckdb", "glue", "kafka",
             "hive", "local", "postgres", "snowflake", "s3", "gcs", "sftp", "trino", "custom", "library", "sql", "text",
             "table", "variant", "map"],
    "metric": ["nullValues", "rowCount"],
}


def walk(node, path=()):
    yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in items:
        yield from walk(child, path + (key,))


def find(document, path):
    for key in path:
        document = document[key]
    return document


def list_mutations(document):
    """Descriptions of single changes; applied later, so that few are copied."""
    for path in walk(document):
        node = find(document, path)
        if path:
            yield ("drop", path, None)
            for value in VALUES:
                yield ("set", path, value)
            for word in WORDS.get(path[-1], []):
                yield ("set", path, word)
        if isinstance(node, dict):
            yield ("add", path, "zzz")
            for name in ("properties", "items", "logicalTypeOptions", "mustBe", "id", "description", "relationships"):
                if name not in node:
                    yield ("add", path, name)


def mutate(document, change):
    how, path, value = change
    result = copy.deepcopy(document)
    if how == "add":
        find(result, path)[value] = "x"
    elif how == "drop":
        del find(result, path[:-1])[path[-1]]
    else:
        find(result, path[:-1])[path[-1]] = value
    return result


def load_all(specs, fixtures, patterns):
    for pattern in patterns:
        whole = os.path.join(fixtures, pattern[1:]) if pattern[0] == "+" else os.path.join(specs, pattern)
        for path in sorted(glob.glob(whole)):
            with open(path, encoding="utf-8") as file:
                yield path, yaml.load(file, CoreLoader)


def make_validator(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    return jsonschema.validators.validator_for(schema)(schema)


def collect(dialect, specs, fixtures, per_document, random_source):
    member, prefix, schemas, patterns = DIALECTS[dialect]
    for version, schema in schemas.items():
        validator = make_validator(os.path.join(specs, schema))
        for path, original in load_all(specs, fixtures, patterns):
            if not isinstance(original, dict):
                continue
            document = {**original, member: prefix + version}
            yield validator, version, path, None, document
            changes = [c for c in list_mutations(document) if c[1][:1] != (member,)]
            wanted = per_document if len(changes) < LARGE else 1 + per_document // 20
            if len(changes) > wanted:
                changes = random_source.sample(changes, wanted)
            for change in changes:
                yield validator, version, path, change, mutate(document, change)


def ask(program, documents):
    text = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    reply = subprocess.run([program], input=text, capture_output=True, text=True, check=True)
    return reply.stdout.splitlines()


def compare(dialect, program, cases):
    lines = ask(program, [case[4] for case in cases])
    assert len(lines) == len(cases), f"{len(lines)} verdicts for {len(cases)} documents"
    wrong = 0
    n_valid = 0
    for (validator, version, path, change, document), line in zip(cases, lines):
        ours = line.split("\t")[0]
        best = next(validator.iter_errors(document), None)
        theirs = "valid" if best is None else "invalid"
        n_valid += best is None
        if ours == theirs:
            continue
        wrong += 1
        if wrong <= 40:
            why = f"{'/'.join(map(str, best.absolute_path))}: {best.message[:160]}" if best else line[:300]
            print(f"# {dialect} {version} {os.path.basename(path)} {change}: ours {ours}, theirs {theirs}: {why}")
    print(f"{dialect}: {len(cases)} documents, {n_valid} of them valid, {wrong} verdicts differ")
    return wrong


def main():
    program, specs, fixtures = sys.argv[1:4]
    per_document = int(sys.argv[4]) if len(sys.argv) > 4 else 6
    random_source = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 20261121)
    if not os.path.isdir(os.path.join(specs, ODCS)):
        print("skipped: the official specifications are not here")
        return SKIP
    failed = 0
    for dialect in DIALECTS:
        cases = list(collect(dialect, specs, fixtures, per_document, random_source))
        failed += compare(dialect, program, cases)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
