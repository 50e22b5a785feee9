#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest: least permissions, pinned sources, a licence file for each module."""

import json
import re
import shutil
import subprocess
import tempfile

from tree import ROOT, report, skip

APP = "org.stewardconsole.Steward"
MANIFEST = ROOT / "flatpak" / f"{APP}.yml"
ALLOWED = {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
OLDEST_RUNTIME = 48


def load():
    """flatpak-builder reads the manifest as it will be built, and names members that it does not know."""
    if shutil.which("flatpak-builder"):
        with tempfile.TemporaryDirectory() as scratch:
            done = subprocess.run(["flatpak-builder", "--show-manifest", str(MANIFEST)],
                                  cwd=scratch, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            report([done.stderr.strip()])
        return json.loads(done.stdout), [line for line in done.stderr.split("\n") if "Unknown property" in line]
    try:
        import yaml
    except ImportError:
        skip("Neither flatpak-builder nor python3-yaml is installed.")
    return yaml.safe_load(MANIFEST.read_text(encoding="utf-8")), []


def check_module(module):
    name = module["name"]
    written = json.dumps(module)
    if f"share/licenses/${{FLATPAK_ID}}/{name}/" not in written:
        yield f"module {name}: installs no licence file"
    for source in module.get("sources", []):
        if source.get("type") == "dir":
            continue
        if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
            yield f"module {name}: a source without sha256"
        if not source.get("url", "").startswith("https://"):
            yield f"module {name}: a source that does not come over https"


manifest, problems = load()
arguments = set(manifest.get("finish-args", []))
if arguments != ALLOWED:
    problems.append(f"finish-args differ from the least: {' '.join(sorted(arguments ^ ALLOWED))}")
if (manifest.get("id") or manifest.get("app-id")) != APP or manifest.get("command") != "steward":
    problems.append("id or command is not the program's")
if manifest.get("runtime") != "org.gnome.Platform" or int(manifest["runtime-version"]) < OLDEST_RUNTIME:
    problems.append(f"runtime: GNOME {OLDEST_RUNTIME} or newer")
for module in manifest["modules"]:
    problems += check_module(module)
if "build-args" in json.dumps(manifest.get("build-options", {})):
    problems.append("build-options: nothing is fetched during a build")
report(problems)
