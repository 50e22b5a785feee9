# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks every page and window with a screen reader's eyes: what can be acted
upon has a name that a person understands, and F10, the numbers of the pages and
the search are where the shortcuts window says.

usage: script/in-display test_accessible.py STEWARD SAMPLE"""

import os
import re
import shutil
import sys
import tempfile

if not shutil.which("xdotool"):
    print("SKIP: xdotool is not installed")
    sys.exit(77)
try:
    from steward_driver import BUTTON, FIELD, MENU_ITEM, Application, screenshot_folder, walk
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)

ACTED_UPON = BUTTON | FIELD | MENU_ITEM | {"check box", "combo box", "link", "switch", "slider", "spin button"}
CLASS_NAME = re.compile(r"^(Gtk|Adw|Steward|Gdk)[A-Z]")


def check_names(app, where):
    """Names of what can be acted upon in the newest window: there, and words."""
    wrong = []
    for toplevel in app.toplevels()[-1:]:
        for node in walk(toplevel):
            role = node.get_role_name()
            if role not in ACTED_UPON:
                continue
            name = node.get_name() or ""
            if not name.strip() or CLASS_NAME.match(name):
                wrong.append("%s: %s “%s” in “%s”" % (where, role, name, name_above(node)))
    return wrong


def name_above(node):
    node = node.get_parent()
    while node is not None and not (node.get_name() or "").strip():
        node = node.get_parent()
    return node.get_name() if node is not None else ""


class Walk:
    def __init__(self, app, shots):
        self.app = app
        self.shots = shots
        self.wrong = []

    def look(self, where):
        print("- " + where, flush=True)
        self.wrong += check_names(self.app, where)
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, "walk-%s.png" % where.replace(" ", "-")))

    def close_window(self):
        self.app.key("Escape")
        self.app.enter_window(1)

    def pages(self):
        app = self.app
        app.see(r"^orders\.order_events$")
        self.look("products")
        app.key("slash")
        app.type("order_events")
        app.gone(r"^finance\.invoice_payments$")
        self.look("search")
        app.key("Down", "Return")
        app.see("Every state change of an order|order")
        self.look("product")
        app.key("alt+Left")
        app.key("alt+4")
        app.see("objectives · [0-9]+ missed now")
        self.look("service levels")
        app.key("j", "Return")
        app.see(" is promised; ")
        self.look("objective")
        app.key("alt+5")
        app.see("^Synced ")
        self.look("sources")

    def council(self):
        app = self.app
        app.key("alt+7")
        app.see("^Event [0-9]+: ")
        self.look("ledger")
        app.key("alt+6")
        app.see("^Approvals needed: ")
        self.look("council")
        app.key("ctrl+n")
        app.enter_window(2)
        app.see("· due ")
        self.look("new meeting")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^No quorum yet$")
        self.look("meeting")
        app.key("m")
        app.enter_window(2)
        app.see("^Export PDF…$")
        self.look("minutes")
        self.close_window()
        app.key("a")
        app.enter_window(2)
        self.look("action item")
        self.close_window()
        app.key("alt+Left")
        app.see("^This Desk$")
        app.key("alt+5")
        app.see("^Synced ")

    def windows(self):
        app = self.app
        for key, title in (("ctrl+comma", "Preferences"), ("ctrl+question", "Keyboard Shortcuts")):
            app.key(key)
            app.enter_window(2)
            assert app.toplevels()[-1].get_name() == title
            self.look(title.lower())
            self.close_window()
        app.press("Add Source…")
        app.enter_window(2)
        app.see("^Where are the data products")
        self.look("kinds")
        app.click(app.find("PostgreSQL", {"label"}))
        app.find("User", FIELD)
        self.look("form")
        self.close_window()

    def keys(self):
        app = self.app
        app.key("F10")
        app.find("Preferences", MENU_ITEM | {"label"})
        self.look("menu")
        app.key("Escape")
        app.key("F9")
        app.gone("^Sync all sources$")
        app.key("F9")
        app.see("^Sync all sources$")


def main():
    program, sample = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="steward-walk-") as work:
        app = Application([program, "--profile", os.path.join(work, "profile"), "--sample", sample,
                           "--size", "1280x820"], os.path.join(work, "log"))
        try:
            steps = Walk(app, screenshot_folder())
            steps.pages()
            steps.council()
            steps.windows()
            steps.keys()
            assert not steps.wrong, "\n".join(["without a name for people:"] + steps.wrong)
            status = app.close()
            assert status == 0, "status %d:\n%s" % (status, app.output())
        except BaseException:
            print(app.output())
            raise
        finally:
            app.kill()


if __name__ == "__main__":
    main()
