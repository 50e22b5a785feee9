# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the files of the project, and how to report."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
IGNORED = {".git", ".flatpak-builder", "__pycache__"}
SKIP = 77


def find(*patterns, below="."):
    """Files below a folder of the project, in order; build folders are left out."""
    found = set()
    for pattern in patterns:
        for path in (ROOT / below).rglob(pattern):
            parts = path.relative_to(ROOT).parts
            if path.is_file() and not IGNORED & set(parts) and not re.match(r"_?build", parts[0]):
                found.add(path)
    return sorted(found)


def name(path):
    return str(path.relative_to(ROOT))


def read(path):
    return path.read_text(encoding="utf-8")


def blank(match):
    """The same number of lines, without the text."""
    return re.sub(r"[^\n]", " ", match[0])


def code_of(text, keep_strings=False):
    """C without comments and, unless asked for, without what stands in quotes."""
    if keep_strings:
        return re.sub(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/|//[^\n]*',
                      lambda m: m[1] or blank(m), text, flags=re.DOTALL)
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.DOTALL)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def report(problems, notes=()):
    """Ends the test: notes are shown, problems fail it."""
    for note in notes:
        print(f"note: {note}")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


def skip(reason):
    print(reason)
    sys.exit(SKIP)
