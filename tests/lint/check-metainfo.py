#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What software centres ask of a page about a program, beyond a valid file."""

import re
import xml.etree.ElementTree as xml

from tree import ROOT, read, report

APP = "org.stewardconsole.Steward"
page = xml.fromstring(read(ROOT / "data" / f"{APP}.metainfo.xml.in").encode())
build = read(ROOT / "meson.build")
problems = []


def expect(holds, message):
    if not holds:
        problems.append(message)


summary = page.findtext("summary", "")
expect(10 <= len(summary) <= 35, f"summary: {len(summary)} characters, 10 to 35 are asked for")
expect(not summary.endswith("."), "summary: no full stop")
expect("steward" not in summary.lower(), "summary: does not repeat the name")
expect(not re.match(r"(An?|The) ", summary), "summary: no article")
expect(len(page.findtext("name", "")) <= 15, "name: at most 15 characters")

colours = {colour.get("scheme_preference"): (colour.text or "").strip() for colour in page.iter("color")}
expect(set(colours) == {"light", "dark"}, "branding: one colour for light and one for dark")
expect(len(set(colours.values())) == 2, "branding: the two colours differ")

shots = page.findall("screenshots/screenshot")
expect(3 <= len(shots) <= 6, f"screenshots: {len(shots)}, 3 to 6 are asked for")
for shot in shots:
    caption = shot.findtext("caption", "")
    image = shot.find("image")
    expect(caption and not caption.endswith("."), f"caption {caption!r}: one sentence without a full stop")
    expect(image is not None and int(image.get("width")) <= 2000 and int(image.get("height")) <= 1400,
           f"screenshot {caption!r}: at most 2000 × 1400")

expect(page.find("content_rating[@type='oars-1.1']") is not None, "content rating: OARS 1.1 is missing")
expect(page.findtext("launchable") == f"{APP}.desktop", "launchable: does not name the desktop file")
releases = page.findall("releases/release")
expect(releases and releases[0].get("version") == "@VERSION@", "releases: the newest is not this version")
for release in releases:
    notes = " ".join(release.find("description").itertext()) if release.find("description") is not None else ""
    expect(len(notes.split()) > 5, f"release {release.get('version')}: no notes")
    expect(not re.search(r"bug ?fixes|performance improvements|various", notes, re.IGNORECASE),
           f"release {release.get('version')}: notes that say nothing")
for item in page.findall("description/ul"):
    expect(len(item) <= 10, "description: a list of more than ten items")
expect(re.search(r"^ *license: 'GPL-3.0-or-later'", build, re.MULTILINE)
       and page.findtext("project_license") == "GPL-3.0-or-later", "licence: metainfo and meson.build differ")
for icon in (f"scalable/apps/{APP}.svg", f"symbolic/apps/{APP}-symbolic.svg"):
    expect((ROOT / "data" / "icons" / "hicolor" / icon).exists(), f"icon: {icon} is missing")
report(problems)
