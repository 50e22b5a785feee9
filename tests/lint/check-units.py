#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The systemd user units: systemd understands every line, and they ask for no
more than they need. Takes the path of stewardctl, which must exist."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tree import ROOT, read, report

UNITS = ["steward-effects.service", "steward-effects.timer"]
HARDENED = ["NoNewPrivileges=yes", "RestrictSUIDSGID=yes", "MemoryDenyWriteExecute=yes", "UMask=0077"]


def verify(program):
    with tempfile.TemporaryDirectory() as folder:
        for unit in UNITS:
            text = read(ROOT / "data" / f"{unit}.in").replace("@bindir@", os.path.dirname(os.path.abspath(program)))
            Path(folder, unit).write_text(text, encoding="utf-8")
        paths = [str(Path(folder, unit)) for unit in UNITS]
        env = dict(os.environ, XDG_RUNTIME_DIR=folder, HOME=folder, SYSTEMD_LOG_LEVEL="warning")
        run = subprocess.run(["systemd-analyze", "--user", "--man=no", "verify", *paths], env=env, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        ours = [line for line in run.stdout.splitlines() if "steward" in line]
        if run.returncode != 0 and not ours:
            print(f"systemd-analyze cannot run here: {run.stdout}", file=sys.stderr)
            sys.exit(77)
        yield from ours


def check_hardening():
    lines = read(ROOT / "data" / "steward-effects.service.in").splitlines()
    for wanted in HARDENED:
        if wanted not in lines:
            yield f"data/steward-effects.service.in: {wanted} is missing"


if shutil.which("systemd-analyze") is None:
    sys.exit(77)
report([*check_hardening(), *verify(sys.argv[1])])
