#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists that are easy to forget: POTFILES.in, gresources, meson.build."""

import re

from tree import ROOT, code_of, find, name, read, report

MARKED_C = re.compile(r'(?<!\w)(_|N_|C_|NC_|ngettext|g_dgettext|dngettext|dpgettext2?) *\(')
MARKED_XML = re.compile(r'translatable="(yes|true)"')


def check_potfiles():
    listed = [line for line in read(ROOT / "po" / "POTFILES.in").split("\n") if line and not line.startswith("#")]
    wanted = [name(path) for path in find("*.desktop.in", "*.metainfo.xml.in", "*.gschema.xml", below="data")]
    wanted += [name(path) for path in find("*.c", "*.h", below="src") if MARKED_C.search(code_of(read(path)))
               and not re.search(r"#define +N_\(", read(path))]
    wanted += [name(path) for path in find("*.ui", below="ui") if MARKED_XML.search(read(path))]
    for missing in sorted(set(wanted) - set(listed)):
        yield f"po/POTFILES.in: {missing} has words for people and is not listed"
    for stale in sorted(set(listed) - set(wanted)):
        yield f"po/POTFILES.in: {stale} is listed and has no words for people"
    if listed != sorted(listed):
        yield "po/POTFILES.in: not in alphabetical order"


def check_resources():
    listed = set()
    for path in find("*.gresource.xml"):
        for match in re.finditer(r"<file[^>]*>([^<]+)</file>", read(path)):
            listed.add(match[1].strip().split("/")[-1])
    for path in find("*.ui", "*.css", below="ui") + find("*.sql", below="src"):
        if path.name not in listed:
            yield f"{name(path)}: no gresource lists it"


def check_sources():
    for path in find("*.c", below="src") + find("test-*.c", below="tests"):
        folders = [path.parent, *path.parent.parents]
        builds = [folder / "meson.build" for folder in folders if ROOT in folder.parents]
        texts = "".join(read(build) for build in builds if build.exists())
        stem = path.stem.removeprefix("test-") if path.stem.startswith("test-") else path.stem
        if path.name not in texts and f"'{stem}'" not in texts and f"'{path.stem}'" not in texts:
            yield f"{name(path)}: no meson.build lists it"


report([*check_potfiles(), *check_resources(), *check_sources()])
