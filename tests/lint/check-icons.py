#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every icon that is named exists: in our own resources, or in the theme that people have."""

import pathlib
import re

from tree import ROOT, find, line_of, name, read, report, skip

THEMES = [pathlib.Path("/usr/share/icons") / theme for theme in ("Adwaita", "hicolor")]
# In the theme of Debian 12, and no longer in newer ones: bring our own.
GONE_LATER = {"emblem-ok-symbolic", "channel-secure-symbolic", "channel-insecure-symbolic"}
NAMED = re.compile(r'"([a-z0-9-]+-symbolic)"|icon-name">([a-z0-9-]+)<')

if not THEMES[0].is_dir():
    skip("The icon theme Adwaita is not installed.")
present = {path.name.split(".")[0] for theme in THEMES for path in theme.rglob("*-symbolic*")}
bundled = set(re.findall(r'alias="([\w.-]+)\.svg"', read(ROOT / "ui" / "steward.gresource.xml")))

problems = []
for path in find("*.c", below="src") + find("*.ui", below="ui"):
    text = read(path)
    for match in NAMED.finditer(text):
        icon = match[1] or match[2]
        place = f"{name(path)}:{line_of(text, match.start())}: {icon}"
        if icon in bundled:
            continue
        if icon in GONE_LATER:
            problems.append(f"{place} is gone from newer themes: add one to data/icons/symbolic and the gresource")
        elif icon not in present:
            problems.append(f"{place} is neither in the theme nor in our resources")
report(problems)
