# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Incidents of the sample mesh, dealt with by keyboard alone: acknowledge, undo,
resolve. Read back by the other program. Pictures in STEWARD_UI_SHOTS.

usage: script/in-display test_incidents.py STEWARD STEWARDCTL SAMPLE"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

if not shutil.which("xdotool"):
    print("SKIP: xdotool is not installed")
    sys.exit(77)
try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
    from steward_driver import Application, screenshot_folder, wait_until
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)

# More than the five seconds in which a decision can be taken back.
SEALED = 60


class Desk:
    def __init__(self, program, ctl, sample, folder):
        self.program = program
        self.ctl = ctl
        self.sample = sample
        self.profile = os.path.join(folder, "profile")
        self.log = os.path.join(folder, "steward.log")
        self.shots = screenshot_folder()
        self.app = None

    def say(self, what):
        print("- " + what, flush=True)

    def shoot(self, name):
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, "incidents-" + name + ".png"))

    # The ledger, read by the other program.

    def ask(self, *args):
        done = subprocess.run([self.ctl, "--profile", self.profile] + list(args) + ["--json"],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def incidents(self):
        return self.ask("incident", "list", "--all")["incidents"]

    def incident(self, ident):
        return next(one for one in self.incidents() if one["id"] == ident)

    # The window.

    def sealed(self, ident, state):
        """Asking starts a program, so it begins when the five seconds are over."""
        time.sleep(5.5)
        wait_until(lambda: self.incident(ident)["state"] == state, "“%s” in the ledger" % state, SEALED)

    def has_focus(self, name):
        return any(node.get_state_set().contains(Atspi.StateType.FOCUSED) for node in self.app.look(name=name))

    def ready(self, name):
        """What a verb would record was shown, and the button that records it has the focus."""
        wait_until(lambda: self.has_focus(name), "what will be recorded, above “%s”" % name)

    def start(self):
        self.app = Application([self.program, "--profile", self.profile, "--sample", self.sample, "--page", "levels",
                                "--size", "1280x820"], self.log)
        self.app.see(r"objectives · ", 90)

    def open_first(self):
        self.say("the list, and the first that nobody has taken up")
        app = self.app
        app.key("shift+Tab", "Right", "space")
        app.see("^Acknowledged in |^[0-9]+ incidents in 90 days")
        self.shoot("list")
        app.key("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
        app.key("j", "Return")
        title = app.see("^Incident i-")
        ident = (title[0] if isinstance(title, list) else title).get_name().split()[-1]
        assert self.incident(ident)["state"] == "open", ident
        app.see("^What Was Missed$")
        self.shoot("page")
        return ident

    def acknowledge(self, ident):
        self.say("acknowledge, undo, and acknowledge for good")
        app = self.app
        app.key("a")
        self.ready("Record That You Deal with It")
        self.shoot("acknowledge")
        app.key("Return")
        app.key("u")
        time.sleep(6)
        assert self.incident(ident)["state"] == "open"
        assert not self.ask("review", "unsealed")["unsealed"]
        app.key("a")
        self.ready("Record That You Deal with It")
        app.key("Return")
        self.sealed(ident, "acknowledged")

    def resolve(self, ident):
        self.say("resolving what is still missed needs a cause, and a word that it is known")
        app = self.app
        app.see("^Resolve$")
        app.key("r")
        app.see("is still missed; wait until it is met again")
        app.key("Return")
        time.sleep(1)
        app.key("Down", "Return")
        wait_until(lambda: app.look(name="A change"), "the kind of cause")
        app.key("Tab", "space", "Tab", "Tab")
        app.type("The file came late. a s r")
        wait_until(lambda: [node for node in app.look(name="Record Resolution")
                            if node.get_state_set().contains(Atspi.StateType.SENSITIVE)], "what will be recorded")
        self.shoot("resolve")
        app.key("ctrl+Return")
        self.sealed(ident, "resolved")
        assert self.incident(ident)["cause_kind"] == "change", self.incident(ident)

    def close(self):
        assert self.app.close() == 0, self.app.output()
        subprocess.run([self.ctl, "--profile", self.profile, "ledger", "verify"], check=True, capture_output=True)


def main():
    program, ctl, sample = sys.argv[1:4]
    with tempfile.TemporaryDirectory(prefix="steward-incidents-") as work:
        desk = Desk(program, ctl, sample, work)
        try:
            desk.start()
            ident = desk.open_first()
            desk.acknowledge(ident)
            desk.resolve(ident)
            desk.close()
        except BaseException:
            if desk.app is not None:
                desk.shoot("failed")
                print(desk.app.output())
            raise
        finally:
            if desk.app is not None:
                desk.app.kill()


if __name__ == "__main__":
    main()
