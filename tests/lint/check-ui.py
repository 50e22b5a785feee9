#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-ui.py TYPES.so: gtk4-builder-tool reads every .ui file.

Needs a display; run it by script/in-display. TYPES.so knows the types of
libadwaita and of the console. Handlers are static functions of the page, which
the tool cannot see: they are replaced for it, and looked for in the source.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

from tree import find, name, read, report, skip

TEMPLATE = re.compile(r'<template class="\w+" parent="(\w+)"')
HANDLER = re.compile(r'(<signal\b[^>]*\bhandler=|<closure\b[^>]*\bfunction=)"(\w+)"')
STAND_IN = r'\1"steward_ui_callback"'


def to_function(type_name):
    """AdwBin → adw_bin_get_type, as GtkBuilder finds it."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", type_name)
    return words.lower() + "_get_type"


def check_handlers(path, sources):
    bound = "\n".join(read(source) for source in sources if source.stem == path.stem)
    for handler in {match[1] for match in HANDLER.findall(read(path))}:
        if not re.search(rf"bind_template_callback(_full)? *\([^;]*\b{handler}\b", bound):
            yield f"{name(path)}: {path.stem}.c binds no handler {handler}"


def validate(path, environment, folder):
    copy = os.path.join(folder, path.name)
    with open(copy, "w", encoding="utf-8") as file:
        file.write(HANDLER.sub(STAND_IN, read(path)))
    done = subprocess.run(["gtk4-builder-tool", "validate", copy],
                          env=environment, capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).split("\n") if line.strip()]
    if done.returncode == 0 and not any("CRITICAL" in line for line in said):
        return []
    return [f"{name(path)}: {line.replace(copy, path.name)}" for line in said] or [
        f"{name(path)}: status {done.returncode}"]


if not shutil.which("gtk4-builder-tool"):
    skip("gtk4-builder-tool is not installed.")
if not os.environ.get("DISPLAY"):
    skip("There is no display.")

files = find("*.ui", below="ui")
parents = {match for path in files for match in TEMPLATE.findall(read(path))}
environment = dict(os.environ, LD_PRELOAD=sys.argv[1], GTK_A11Y="none",
                   STEWARD_TYPE_FUNCTIONS=" ".join(map(to_function, sorted(parents))))
sources = find("*.c", below="src/app")
problems = [problem for path in files for problem in check_handlers(path, sources)]
with tempfile.TemporaryDirectory() as scratch:
    problems += [problem for path in files for problem in validate(path, environment, scratch)]
report(problems)
