#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer includes and links its own folder and those below it, nothing else."""

import re

from tree import ROOT, code_of, find, line_of, name, read, report

# Layer → the layers it stands on. What those stand on is allowed, too.
STANDS_ON = {
    "base": [],
    "model": ["base"],
    "contracts": ["model"],
    "sla": ["model"],
    "store": ["model"],
    "net": ["model"],
    "connectors": ["net", "contracts"],
    "ledger": ["store", "net"],
    "council": ["ledger", "contracts", "sla"],
    "sync": ["store", "connectors", "sla"],
    "services": ["sync", "council"],
    "cli": ["services"],
    "app": ["services"],
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
TOOLKIT = re.compile(r"^(gtk|gdk|gsk|adwaita|libadwaita|gtksourceview)\b")
LINKED = re.compile(r"\b(\w+)_dep\b")


def below(layer):
    allowed = {layer}
    for lower in STANDS_ON[layer]:
        allowed |= below(lower)
    return allowed


def layer_of(path):
    return path.relative_to(ROOT / "src").parts[0]


def check_includes(owners):
    for path in find("*.c", "*.h", below="src"):
        layer = layer_of(path)
        text = code_of(read(path), keep_strings=True)
        for match in INCLUDE.finditer(text):
            place = f"{name(path)}:{line_of(text, match.start(2))}"
            header = match[2]
            if match[1] == "<" and TOOLKIT.match(header) and layer != "app":
                yield f"{place}: {layer}/ includes <{header}>; only app/ knows the toolkit"
            if match[1] == '"' and "/" in header:
                yield f'{place}: "{header}" names a folder; includes are flat'
            if match[1] == '"' and header in owners and owners[header] not in below(layer):
                yield f"{place}: {layer}/ includes {header} of {owners[header]}/, which is not below it"


def check_links():
    for path in find("meson.build", below="src"):
        if path.parent == ROOT / "src":
            continue
        layer = layer_of(path)
        for match in LINKED.finditer(read(path)):
            if match[1] in STANDS_ON and match[1] not in below(layer):
                yield f"{name(path)}: {layer}/ links {match[1]}/, which is not below it"


def check_folders():
    for path in sorted((ROOT / "src").iterdir()):
        if path.is_dir() and path.name not in STANDS_ON:
            yield f"src/{path.name}/: a layer that this test does not know"


owners = {}
problems = []
for path in find("*.h", below="src"):
    if path.name in owners:
        problems.append(f"{name(path)}: a header of the same name is in {owners[path.name]}/")
    owners[path.name] = layer_of(path)
problems += [*check_includes(owners), *check_links(), *check_folders()]
report(problems)
