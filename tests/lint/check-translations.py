#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language in LINGUAS is complete and its formats fit the program's.

The words are collected afresh, so that a translation that has fallen behind the
source is found, too.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from tree import ROOT, read, report, skip

PO = ROOT / "po"
# What meson's preset "glib" looks for.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2"]


def run(*command):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def listed(path):
    return [line.strip() for line in read(path).split("\n") if line.strip() and not line.startswith("#")]


def collect(folder):
    """The words of the program as a template; what xgettext cannot read is a mistake in the source."""
    files = folder / "files"
    files.write_text("\n".join(listed(PO / "POTFILES.in")) + "\n", encoding="utf-8")
    template = folder / "steward.pot"
    done = run("xgettext", "--from-code=UTF-8", f"--files-from={files}", f"--directory={ROOT}", f"--output={template}",
               "--add-comments=Translators", *[f"--keyword={word}" for word in KEYWORDS])
    problems = [line for line in done.stderr.split("\n") if line.strip()]
    for match in re.finditer(r'^((?:#:.*\n)+)(?:#.*\n)*msgid "[^"]*(?<!%)%"$', read(template), re.MULTILINE):
        problems.append(f"{match[1].strip()}: a number in a format that translators cannot see")
    return template, problems


def check_language(language, template, folder):
    own = PO / f"{language}.po"
    if not own.exists():
        return [f"po/{language}.po is missing"]
    merged = folder / f"{language}.po"
    done = run("msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", str(own), str(template))
    if done.returncode != 0:
        return [done.stderr.strip()]
    done = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", str(merged))
    problems = [line for line in done.stderr.split("\n") if ": " in line and "messages" not in line]
    if re.search(r"fuzzy|untranslated", done.stderr):
        problems.append(f"po/{language}.po: {done.stderr.strip().splitlines()[-1]}")
        missing = run("msgattrib", "--untranslated", "--no-obsolete", str(merged)).stdout
        problems += [f"  {line}" for line in missing.split("\n") if re.match(r'msgid ".', line)][:20]
    return problems


if not shutil.which("xgettext") or not shutil.which("msgmerge"):
    skip("gettext is not installed.")
with tempfile.TemporaryDirectory() as scratch:
    template, problems = collect(pathlib.Path(scratch))
    for language in listed(PO / "LINGUAS"):
        problems += check_language(language, template, pathlib.Path(scratch))
report(problems)
