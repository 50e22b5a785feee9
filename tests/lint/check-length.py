#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions and files stay short: soft limits are noted, hard ones fail."""

import re
import statistics

from tree import code_of, find, line_of, name, read, report

FUNCTION_SOFT, FUNCTION_HARD = 40, 80
FILE_SOFT, FILE_HARD = 400, 800
LINE_HARD = 120
# Lists by nature: one line for each property or field.
EXEMPT = re.compile(r"_(class_init|get_property|set_property)$")
BODY = re.compile(r"^(\w+) *\([^;{}]*?\)[^;{}()]*\n\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)

problems, notes, lengths = [], [], []
for path in find("*.c", "*.h", below="src") + find("*.c", "*.h", below="tests"):
    text = read(path)
    lines = text.count("\n")
    is_source = name(path).startswith("src/")
    # Tests are read one case at a time: what is long there is only noted.
    too_long = problems if is_source else notes
    if lines > FILE_HARD:
        too_long.append(f"{name(path)}: {lines} lines, {FILE_HARD} at most: split it by noun")
    elif lines > FILE_SOFT and is_source:
        notes.append(f"{name(path)}: {lines} lines")

    for number, line in enumerate(text.split("\n"), 1):
        line = line.replace(" G_GNUC_WARN_UNUSED_RESULT", "")
        if len(line) > LINE_HARD and is_source:
            problems.append(f"{name(path)}:{number}: {len(line)} characters, {LINE_HARD} at most")

    for match in BODY.finditer(code_of(text)):
        length = match[2].count("\n")
        place = f"{name(path)}:{line_of(text, match.start())}: {match[1]}"
        if is_source:
            lengths.append(length)
        if EXEMPT.search(match[1]):
            continue
        if length > FUNCTION_HARD:
            too_long.append(f"{place}: {length} lines, {FUNCTION_HARD} at most")
        elif length > FUNCTION_SOFT and is_source:
            notes.append(f"{place}: {length} lines")

if lengths:
    notes.append(f"{len(lengths)} functions, median {statistics.median(lengths):g} lines, longest {max(lengths)}")
report(problems, notes)
