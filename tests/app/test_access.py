# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests for access of the sample council, decided by keyboard alone: approve
less than was asked for, reject, undo; then, by the pointer, ask and revoke. Read
back by the other program. Pictures in STEWARD_UI_SHOTS.

usage: script/in-display test_access.py STEWARD STEWARDCTL SAMPLE"""

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
            self.app.screenshot(os.path.join(self.shots, "access-" + name + ".png"))

    # The ledger, read by the other program.

    def ask(self, *args):
        done = subprocess.run([self.ctl, "--profile", self.profile] + list(args) + ["--json"],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def access(self, ident):
        return self.ask("access", "show", ident)["access"]

    def waiting(self):
        return [one for one in self.ask("access", "list")["accesses"] if one["waits"]]

    def find(self, product, state="requested"):
        return next(one["id"] for one in self.ask("access", "list")["accesses"]
                    if one["product"] == product and one["state"] == state)

    def sealed(self, test, what):
        return wait_until(test, what, SEALED)

    # The window.

    def start(self):
        self.app = Application([self.program, "--profile", self.profile, "--sample", self.sample, "--page", "access",
                                "--size", "1280x820"], self.log)
        self.app.see(r"^Delivery desk wants to read orders\.order_events")
        wait_until(lambda: len(self.waiting()) == 4, "what waits for the one who sits here")

    def has_focus(self, pattern, under=None):
        return any(node.get_state_set().contains(Atspi.StateType.FOCUSED)
                   for node in self.app.look(pattern=pattern, under=under))

    def find_decision(self):
        """The pane of the decision: looking only there is much quicker."""
        node = self.app.find("Your Decision", {"label"})
        while not self.app.look(name="What will be recorded", under=node):
            node = node.get_parent()
        return node

    def tab_to(self, pattern, under):
        """Tab until an object with this name has the focus."""
        for _ in range(60):
            if self.has_focus(pattern, under):
                return
            self.app.key("Tab")
        raise AssertionError("the Tab key does not reach “%s”" % pattern)

    def open(self, ident):
        """From the list, down with the letter, and on from one to the next."""
        app = self.app
        app.key("j")
        app.key("Return")
        app.see("^Request a-")
        for _ in range(8):
            if app.look(name="Request " + ident):
                app.see("^Exactly what will run")
                return
            app.key("j")
            time.sleep(0.5)
        raise AssertionError("%s is not reached from the list" % ident)

    def statements(self):
        return "".join(node.get_name() or "" for node in self.app.look(pattern="^CREATE VIEW"))

    def approve_less(self):
        self.say("approve less than was asked for, by keyboard alone")
        app, ident = self.app, self.find("customer.customer_360")
        self.open(ident)
        wait_until(lambda: '"postcode"' in self.statements(), "the statements with every column")
        app.see("^waiting for you$")
        decision = self.find_decision()
        self.tab_to("^The purpose fits the consent text$", decision)
        app.key("space")
        self.tab_to("^postcode: As it is$", decision)
        app.key("space")
        time.sleep(0.4)
        app.key("End", "Return")
        app.see("^postcode: Left out$")
        wait_until(lambda: self.statements() and '"postcode"' not in self.statements(),
                   "the statements without the column")
        self.tab_to("^Reason$", decision)
        app.type("The region is enough for cohorts. a r c")
        app.key("Escape")
        self.shoot("narrowed")
        assert not [vote for vote in self.access(ident)["votes"] if vote["step"] == "privacy"]
        app.key("a")
        app.see("^Record Approval$")
        wait_until(lambda: self.has_focus("^Record Approval$"), "what will be recorded")
        self.shoot("approve")
        app.key("Return")
        self.sealed(lambda: self.access(ident)["state"] == "approved", "the approval in the ledger")
        found = self.access(ident)
        vote = next(vote for vote in found["votes"] if vote["step"] == "privacy")
        names = [column["name"] for column in found["terms"]["objects"][0]["columns"]]
        assert vote["approves"] and vote["delegate"] and vote["effect"], vote
        assert vote["comment"] == "The region is enough for cohorts. a r c", vote
        assert [line["ticked"] for line in vote["checklist"]].count(1) == 1, vote
        assert "postcode" not in names and "birth_year" in names and len(names) == 15, names

    def reject_and_undo(self):
        self.say("the next one is open; what is undone was never there, and its words are kept")
        app, ident = self.app, self.find("customer.consent_register")
        app.see("^Request %s$" % ident)
        app.key("r")
        app.see("^Why it is rejected$")
        app.type("Read it inside the domain.")
        app.see("^Record Rejection$")
        wait_until(lambda: [node for node in app.look(name="Record Rejection")
                            if node.get_state_set().contains(Atspi.StateType.SENSITIVE)], "what will be recorded")
        app.key("ctrl+Return")
        app.key("u")
        app.see("^Request %s$" % ident)
        time.sleep(6)
        assert self.access(ident)["state"] == "requested"
        assert not self.ask("review", "unsealed")["unsealed"]
        self.say("and is recorded when it is confirmed again")
        app.key("r")
        wait_until(lambda: self.has_focus("^Record Rejection$"), "what will be recorded, with the words of before")
        app.key("Return")
        self.sealed(lambda: self.access(ident)["state"] == "rejected", "the rejection in the ledger")
        assert self.access(ident)["votes"][-1]["comment"] == "Read it inside the domain."

    def ask_by_pointer(self):
        self.say("ask, by the pointer")
        app, ident = self.app, self.find("orders.order_events")
        app.see("^Request %s$" % ident)
        app.press("Ask")
        app.see("^Question or remark$")
        app.type("Which postcodes exactly?")
        wait_until(lambda: [node for node in app.look(name="Record Question")
                            if node.get_state_set().contains(Atspi.StateType.SENSITIVE)], "what will be recorded")
        app.press("Record Question")
        self.sealed(lambda: "Which postcodes exactly?" in [one["comment"] for one in self.access(ident)["remarks"]],
                    "the question in the ledger")
        assert self.access(ident)["state"] == "requested"

    def revoke_by_pointer(self):
        self.say("search, open and revoke, by the pointer")
        app, ident = self.app, self.find("supply.inventory_levels", "approved")
        app.press("Back to the list")
        app.press("All Accesses")
        app.click(app.find("Search accesses"))
        app.type("inventory")
        app.see("^1 of ")
        self.shoot("all")
        app.click(app.find("supply.inventory_levels", {"label"}), 2)
        app.see("^Request %s$" % ident)
        app.press("Revoke…")
        app.see("^Why it is revoked$")
        app.type("The status page reads it no more.")
        wait_until(lambda: [node for node in app.look(name="Record Revocation")
                            if node.get_state_set().contains(Atspi.StateType.SENSITIVE)], "what will be recorded")
        self.shoot("revoke")
        app.press("Record Revocation")
        self.sealed(lambda: self.access(ident)["state"] == "revoked", "the revocation in the ledger")

    def close(self):
        assert self.app.close() == 0, self.app.output()
        subprocess.run([self.ctl, "--profile", self.profile, "ledger", "verify"], check=True, capture_output=True)


def main():
    program, ctl, sample = sys.argv[1:4]
    with tempfile.TemporaryDirectory(prefix="steward-access-") as work:
        desk = Desk(program, ctl, sample, work)
        try:
            desk.start()
            desk.shoot("waiting")
            desk.approve_less()
            desk.reject_and_undo()
            desk.ask_by_pointer()
            desk.revoke_by_pointer()
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
