#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file names its licence at the top, and no file names one machine."""

import re

from tree import ROOT, find, name, read, report

SOURCES = ("*.c", "*.h", "*.ui", "*.css", "*.py", "*.sh")
PLACES = re.compile(r"(?<![\w.])/(work|home/(?!me\b)\w+|Users/\w+|root)/")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
BINARY = {".png", ".mo", ".gz", ".db", ".ico", ".bin"}
# These two name the words in order to find them.
EXEMPT = {"tests/lint/check-headers.py", "script/count-tests"}


def check_licence(path):
    head = "\n".join(read(path).split("\n")[:6])
    for word in ("SPDX-FileCopyrightText:", "SPDX-License-Identifier:"):
        if word not in head:
            yield f"{name(path)}:1: {word} is missing"


def check_text(path):
    try:
        text = read(path)
    except UnicodeDecodeError:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for pattern, why in ((PLACES, "a path of one machine"), (UNFINISHED, "something is left undone")):
            match = pattern.search(line)
            if match:
                yield f"{name(path)}:{number}: {match[0]}: {why}"


problems = []
for path in find(*SOURCES) + [p for p in find("*", below="script") if not p.suffix]:
    problems += check_licence(path)
for path in find("*"):
    if path.suffix not in BINARY and name(path) not in EXEMPT and path != ROOT / "LICENSE":
        problems += check_text(path)
report(problems)
