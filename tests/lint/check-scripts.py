#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell scripts parse (and pass shellcheck where it is installed); Python compiles."""

import shutil
import subprocess

from tree import ROOT, find, name, read, report


def is_shell(path):
    return path.suffix == ".sh" or read(path).startswith("#!/bin/bash")


def run(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip()


problems = []
plain = [path for folder in ("script", ".ci", "flatpak") for path in find("*", below=folder)]
for path in [*plain, *find("*.sh", below="tests"), *find("*.sh", below="src")]:
    if not is_shell(path):
        continue
    problems.append(run("bash", "-n", str(path)))
    if shutil.which("shellcheck"):
        problems.append(run("shellcheck", "-x", "-S", "warning", "-e", "SC1111", str(path)))
for path in find("*.py", below="tests") + find("*.py", below="script"):
    try:
        compile(read(path), name(path), "exec")
    except SyntaxError as error:
        problems.append(f"{name(path)}:{error.lineno}: {error.msg}")
report([problem for problem in problems if problem])
