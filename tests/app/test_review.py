# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue of the sample council, decided by keyboard alone: approve with a
condition, reject with a comment, undo, recuse, defer, several at once; and read
back from the ledger by the other program. Pictures in STEWARD_UI_SHOTS.

usage: script/in-display test_review.py STEWARD STEWARDCTL SAMPLE"""

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
    from steward_driver import Application, screenshot_folder, wait_until
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)

# More than the five seconds in which a decision can be taken back.
SEALED = 60


class Triage:
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
            self.app.screenshot(os.path.join(self.shots, "review-" + name + ".png"))

    # The ledger, read by the other program.

    def ask(self, *args):
        done = subprocess.run([self.ctl, "--profile", self.profile] + list(args) + ["--json"],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def do(self, *args):
        done = subprocess.run([self.ctl, "--profile", self.profile] + list(args), capture_output=True, text=True,
                              check=False)
        assert done.returncode == 0, done.stderr

    def review(self, ident):
        return self.ask("review", "show", ident)["review"]

    def mine(self):
        return self.ask("review", "list", "--mine")["reviews"]

    def vote(self, ident, seat="platform"):
        return next((vote for vote in self.review(ident)["votes"] if vote["seat"] == seat), None)

    def find(self, kind):
        return next(item["id"] for item in self.mine() if item["kind"] == kind)

    def count_events(self):
        """Those of reviews: what becomes of an access is recorded by itself meanwhile."""
        events = self.ask("ledger", "log", "--limit", "0")["events"]
        return sum(event["stream"].startswith("review/") for event in events)

    # The window.

    def start(self):
        self.app = Application([self.program, "--profile", self.profile, "--sample", self.sample, "--page", "queue",
                                "--size", "1280x820"], self.log)
        self.app.see("^Exception for marketing")

    def go_to(self, title):
        """By search: the one way that needs no counting."""
        app = self.app
        app.key("slash")
        app.key("ctrl+a", "BackSpace")
        app.type(title)
        time.sleep(0.6)
        app.key("Return")
        time.sleep(0.6)

    def sealed(self, test, what):
        wait_until(test, what, SEALED)

    def approve_with_condition(self):
        self.say("approve with a condition")
        app, ident = self.app, self.find("retirement")
        self.go_to("Retire")
        app.see("^Retirement · ")
        app.key("c")
        app.type("Retire it, **gently**.")
        app.key("Escape")
        self.tab_to("Add a condition")
        app.key("space")
        app.type("Tell the readers")
        app.key("Tab", "Tab")
        app.type("14")
        app.key("Escape")
        app.see("^Approve with Condition$")
        app.key("a")
        app.see("^Record Approval$")
        app.see("Tell the readers")
        self.shoot("condition")
        assert self.vote(ident) is None
        app.key("Return")
        self.sealed(lambda: self.vote(ident), "the approval in the ledger")
        review = self.review(ident)
        assert self.vote(ident)["choice"] == "approve"
        assert self.vote(ident)["comment"] == "Retire it, **gently**."
        assert any("Tell the readers" in json.dumps(condition) for condition in review["conditions"]), review

    def tab_to(self, name):
        """Tab until the object with this name has the focus."""
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        app = self.app
        for _ in range(60):
            found = app.look(name=name)
            if found and found[-1].get_state_set().contains(Atspi.StateType.FOCUSED):
                return
            app.key("Tab")
        raise AssertionError("the Tab key does not reach “%s”" % name)

    def reject_with_comment(self):
        self.say("reject: asks for words first, Ctrl+Return records")
        app = self.app
        ident = next(item["id"] for item in self.mine() if item["title"].startswith("Certify orders.order_status"))
        self.go_to("order_status")
        app.see("^Certification · ")
        app.key("r")
        app.see("A rejection needs a comment")
        app.type("Name a second owner first. a r u x")
        app.see("^Record Rejection$")
        self.shoot("reject")
        time.sleep(1)
        app.key("ctrl+Return")
        self.sealed(lambda: self.vote(ident), "the rejection in the ledger")
        assert self.vote(ident)["choice"] == "reject"
        assert self.vote(ident)["comment"] == "Name a second owner first. a r u x"

    def undo(self):
        self.say("what is undone within five seconds was never there")
        app, before = self.app, self.count_events()
        ident = self.find("charter")
        self.go_to("charter")
        app.see("^Charter change · |^Change of the charter · |18 Dec|Change the charter")
        time.sleep(1)
        app.key("a")
        app.see("^Record Approval$")
        time.sleep(0.5)
        app.key("Return")
        time.sleep(1)
        self.shoot("undo")
        app.key("u")
        app.gone("recorded in [1-5] second")
        time.sleep(6)
        assert self.count_events() == before
        assert self.vote(ident) is None
        assert not self.ask("review", "unsealed")["unsealed"]

    def recuse(self):
        self.say("recuse")
        app, ident = self.app, self.find("charter")
        self.go_to("charter")
        time.sleep(1)
        app.key("x")
        app.see("^Record Recusal$")
        time.sleep(0.5)
        app.key("Return")
        self.sealed(lambda: any(one["seat"] == "platform" for one in self.review(ident)["recusals"]),
                    "the recusal in the ledger")

    def defer(self):
        self.say("defer")
        app, ident = self.app, self.find("exception")
        self.go_to("Exception")
        time.sleep(1)
        app.key("d")
        app.see("^Record Deferral$")
        time.sleep(0.5)
        app.key("Return")
        self.sealed(lambda: self.review(ident)["voter"]["deferred_until"], "the deferral in the ledger")

    def bulk(self):
        self.say("two under one comment")
        app = self.app
        self.do("review", "open", "recertification", "orders.order_events", "--as", "jonas.weber@example.com")
        app.key("slash")
        app.key("ctrl+a", "BackSpace")
        app.see(r"^Re-certify orders\.order_events")
        app.type("Re-certify")
        time.sleep(0.8)
        idents = sorted({item["id"] for item in self.mine() if item["kind"] == "recertification"})
        assert len(idents) == 2, idents
        app.key("Return")
        app.key("space")
        app.key("j")
        app.key("space")
        app.see("^2 Items Together$")
        app.key("c")
        app.type("Both stand.")
        app.key("Escape")
        app.key("a")
        app.see("^Record 2 Decisions$")
        self.shoot("bulk")
        time.sleep(0.5)
        app.key("ctrl+Return")
        self.sealed(lambda: all(map(self.vote, idents)), "both votes in the ledger")
        for ident in idents:
            assert self.vote(ident)["comment"] == "Both stand.", self.vote(ident)
        app.see("^Recorded.$")
        self.shoot("bulk-results")
        app.key("Escape")
        app.key("Escape")

    def close_early(self):
        self.say("closing the window within the five seconds seals at once")
        app = self.app
        ident = self.find("breaking-contract")
        self.go_to("Breaking")
        app.see("^Breaking")
        time.sleep(1)
        app.key("a")
        app.see("^Record Approval$")
        time.sleep(0.5)
        app.key("Return")
        time.sleep(1)
        status = app.close()
        assert status == 0, "status %d:\n%s" % (status, app.output())
        assert self.vote(ident)["choice"] == "approve"
        assert not self.ask("review", "unsealed")["unsealed"]
        self.do("ledger", "verify")


def main():
    program, ctl, sample = sys.argv[1:4]
    with tempfile.TemporaryDirectory(prefix="steward-review-") as work:
        triage = Triage(program, ctl, sample, work)
        try:
            triage.start()
            triage.shoot("queue")
            triage.reject_with_comment()
            triage.approve_with_condition()
            triage.undo()
            triage.recuse()
            triage.defer()
            triage.bulk()
            triage.close_early()
        except BaseException:
            if triage.app is not None:
                triage.shoot("failed")
                print(triage.app.output())
            raise
        finally:
            if triage.app is not None:
                triage.app.kill()


if __name__ == "__main__":
    main()
