# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of the council on its sample, by keyboard alone: ask for a change of
contract, an exception, a retirement, a re-certification, another charter; drafts
that are kept; the rarer verbs of the decision; and who sits at the desk. Each is
read back from the ledger by the other program. Pictures in STEWARD_UI_SHOTS.

usage: script/in-display test_forms.py STEWARD STEWARDCTL SAMPLE requests|decisions|past"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

if not shutil.which("xdotool"):
    print("SKIP: xdotool is not installed")
    sys.exit(77)
try:
    from steward_driver import BUTTON, Application, Atspi, Notifications, screenshot_folder, wait_until, walk
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)

# Places in the list of kinds.
RECERTIFICATION, CONTRACT, RETIREMENT, EXCEPTION = 1, 2, 3, 4
FX = "finance.fx_rates_daily"


class Forms:
    def __init__(self, program, ctl, sample, folder):
        self.program = program
        self.ctl = ctl
        self.sample = sample
        self.folder = folder
        self.profile = os.path.join(folder, "profile")
        self.shots = screenshot_folder()
        self.notifications = Notifications()
        self.app = None

    def say(self, what):
        print("- %s" % what, flush=True)

    def shoot(self, name):
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, "forms-" + name + ".png"))

    # The ledger, read and written by the other program.

    def call(self, *args):
        done = subprocess.run([self.ctl, "--profile", self.profile] + list(args), capture_output=True, text=True,
                              check=False)
        assert done.returncode == 0, "%s: %s" % (" ".join(args), done.stderr)
        return done.stdout

    def ask(self, *args):
        return json.loads(self.call(*args, "--json"))

    def do_as(self, who, *args):
        return self.call(*args, "--as", who + "@example.com")

    def review(self, ident):
        return self.ask("review", "show", ident)["review"]

    def find(self, kind, subject, state="in-review"):
        """The newest review of that kind, or None."""
        found = [item["id"] for item in self.ask("review", "list", "--kind", kind)["reviews"]
                 if item["state"] == state and (item["subject"] or "").endswith(subject)]
        return max(found, default=None)

    def recorded(self, test, what):
        return wait_until(test, what + " in the ledger")

    # The window.

    def start(self, *options):
        self.app = Application([self.program, "--profile", self.profile, "--sample", self.sample, "--size", "1280x820",
                                *options], os.path.join(self.folder, "steward.log"))

    def stop(self):
        status = self.app.close()
        assert status == 0, "status %d:\n%s" % (status, self.app.output())

    def has_focus(self, nodes):
        for node in nodes:
            # The button of a drop-down has the focus of it.
            if node.get_role_name() == "combo box":
                node = next((part for part in walk(node) if part.get_role_name() in BUTTON), node)
            for _ in range(3):
                if node is None:
                    break
                node.clear_cache()
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return True
                node = node.get_parent()
        return False

    def tab_to(self, pattern, most=60):
        """Tab until what is called so has the focus."""
        app = self.app
        nodes = wait_until(lambda: app.look(pattern=pattern), "“%s”" % pattern)
        for _ in range(most):
            if self.has_focus(nodes):
                return
            app.key("Tab")
        raise AssertionError("the Tab key does not reach “%s”" % pattern)

    def ask_form(self, kind):
        """The form of the product that is shown."""
        app = self.app
        self.tab_to("^Ask the Council…$")
        app.key("space")
        app.enter_window(2)
        app.see("^What for$")
        self.tab_to("^What for$")
        app.key("space", *["Down"] * kind, "Return")

    def choose_file(self, button, path):
        app = self.app
        self.tab_to(button)
        app.key("space")
        app.enter_window(3)
        app.key("ctrl+l")
        app.key("ctrl+a")
        app.type(path)
        time.sleep(0.3)
        app.key("Return")
        app.enter_window(2)

    def write(self, field, text):
        self.tab_to(field)
        self.app.type(text)

    def submit(self):
        """Asks, and closes the form at once, which records at once."""
        app = self.app
        wait_until(lambda: self.is_ready("Ask the Council"), "the button to be ready")
        self.tab_to("^Ask the Council$")
        app.key("space")
        time.sleep(0.5)
        app.key("Escape")
        app.enter_window(1)

    def is_ready(self, name):
        found = self.app.look(name, {"push button", "button"})
        return found and found[-1].get_state_set().contains(Atspi.StateType.SENSITIVE)

    def go_to(self, words, title):
        app = self.app
        app.key("Escape", "Escape")
        time.sleep(0.5)
        app.key("slash")
        app.key("ctrl+a", "BackSpace")
        app.type(words)
        time.sleep(0.5)
        app.key("Return")
        app.see(title)
        time.sleep(0.5)

    def record(self, button):
        """Confirms what is shown, when it is ready."""
        app = self.app
        app.see("^%s$" % button)
        self.tab_to("^%s$" % button)
        app.key("Return")

    # The forms that open a review.

    def make_contract(self):
        """The contract of the product with a column less and another promise."""
        path = os.path.join(self.sample, "finance", "fx_rates_daily", "contract.odcs.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        changed = text.replace("version: 1.2.0", "version: 2.0.0").replace("decimal(18,8)", "decimal(20,10)")
        assert changed != text
        path = os.path.join(self.folder, "fx_rates_daily-2.odcs.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(changed)
        return path

    def contract(self):
        self.say("change of contract: the file, its changes, the words, sealed when the form closes")
        app, path = self.app, self.make_contract()
        self.ask_form(CONTRACT)
        app.see("^None chosen$")
        self.choose_file("^Choose…$", path)
        app.see("^fx_rates_daily-2.odcs.yaml$")
        app.see("properties.rate.physicalType")
        self.write("^Why$", "Ten places for the small currencies.")
        app.see("^What will be recorded$")
        self.shoot("contract")
        self.submit()
        ident = self.recorded(lambda: self.find("contract", FX) or self.find("breaking-contract", FX), "the change")
        review = self.review(ident)
        assert review["note"] == "Ten places for the small currencies."
        assert any(change["path"].endswith("rate.physicalType") for change in review["changes"]), review["changes"]
        assert review["attachments"][0]["name"] == "fx_rates_daily-2.odcs.yaml"

    def exception(self):
        self.say("exception: what was typed is there again after the form was closed")
        app = self.app
        self.ask_form(EXCEPTION)
        # The field of an entry row says nothing of its focus.
        app.key("Tab")
        app.type("Every level is measured")
        self.write("^Until$", "soon")
        app.see("^A day is written as")
        self.shoot("exception-day")
        app.key("ctrl+a")
        app.type("14")
        self.write("^Why$", "The probe moves.")
        app.gone("^A day is written as")
        app.key("Escape")
        app.enter_window(1)
        assert self.find("exception", FX) is None
        self.tab_to("^Ask the Council…$")
        app.key("space")
        app.enter_window(2)
        app.see("^What will be recorded$")
        self.shoot("exception")
        self.submit()
        ident = self.recorded(lambda: self.find("exception", FX), "the exception")
        review = self.review(ident)
        assert "Every level is measured" in review["title"], review["title"]
        assert review["note"] == "The probe moves."

    def retirement(self):
        self.say("retirement: somebody else asks within the five seconds; it is told, and kept")
        app = self.app
        self.ask_form(RETIREMENT)
        self.write("^Why$", "The new rates replace it.")
        wait_until(lambda: self.is_ready("Ask the Council"), "the button to be ready")
        self.tab_to("^Ask the Council$")
        app.key("space")
        app.see("recorded in [1-5] second")
        self.do_as("jonas.weber", "review", "open", "retirement", FX)
        app.gone("recorded in [1-5] second")
        app.see("%s.* in review|%s.* asked|already" % (FX, FX))
        self.shoot("retirement-refused")
        app.key("Escape")
        app.enter_window(1)
        self.do_as("jonas.weber", "review", "withdraw", self.find("retirement", FX))
        self.tab_to("^Ask the Council…$")
        app.key("space")
        app.enter_window(2)
        app.see("^What will be recorded$")
        self.shoot("retirement")
        self.submit()
        ident = self.recorded(lambda: self.find("retirement", FX), "the retirement")
        assert self.review(ident)["note"] == "The new rates replace it."

    def recertification(self):
        self.say("re-certification: the criteria as they stand")
        app = self.app
        self.ask_form(RECERTIFICATION)
        self.tab_to("^Level$")
        app.key("space", "Down", "Down", "Return")
        self.write("^Why$", "Another year of gold.")
        app.see("^Criteria, Checked Now$")
        app.see("^What will be recorded$")
        self.shoot("recertification")
        self.submit()
        ident = self.recorded(lambda: self.find("recertification", "orders.order_events"), "the re-certification")
        review = self.review(ident)
        assert review["level"] == "gold" and review["note"] == "Another year of gold.", review
        return ident

    def charter(self):
        self.say("another charter, from the page of the council")
        app = self.app
        self.do_as("aiko.tanaka", "review", "withdraw", self.find("charter", "charter"))
        app.key("alt+6")
        app.see("^Change the Charter…$")
        self.tab_to("^Change the Charter…$")
        app.key("space")
        app.enter_window(2)
        app.see("^The Charter$")
        self.choose_file("^Choose…$", os.path.join(self.sample, "proposals", "charter-8.yaml"))
        app.see("^charter-8.yaml$")
        app.see("^What will be recorded$")
        self.write("^Why$", "Four are enough.")
        self.shoot("charter")
        self.submit()
        ident = self.recorded(lambda: self.find("charter", "charter"), "the charter")
        assert self.review(ident)["requester"]["name"] == "Mara Lindqvist"

    # The rarer verbs of the decision.

    def withdraw(self):
        self.say("withdraw one's own request")
        app, ident = self.app, self.find("exception", FX)
        self.go_to("measured", "^Exception")
        self.tab_to("^Withdraw the Request$")
        app.key("space")
        self.shoot("withdraw")
        self.record("Record Withdrawal")
        self.recorded(lambda: self.review(ident)["state"] == "withdrawn", "the withdrawal")

    def absent(self):
        self.say("the chair enters the vote of somebody who is away")
        app, ident = self.app, self.find("recertification", FX)
        self.go_to("Re-certify " + FX, "^Re-certification")
        self.tab_to("^Whose vote$")
        app.key("space", "Down", "Return")
        app.see("^You enter the vote of ")
        app.key("Escape")
        app.key("a")
        self.shoot("absent")
        self.record("Record Approval")
        votes = self.recorded(lambda: [vote for vote in self.review(ident)["votes"] if vote["seat"] != "orders"],
                              "the vote")
        assert len(votes) == 1 and votes[0]["seat"] != "platform", votes
        assert "Mara" in json.dumps(votes[0]), votes

    def partial(self):
        self.say("a change that is unticked is left out of the approval")
        app, ident = self.app, self.find("breaking-contract", "orders.order_events")
        self.go_to("Breaking", "^Breaking")
        self.tab_to("^Include .*previous_status in the approval$")
        app.key("space")
        app.see("^Approve in Part$")
        app.key("a")
        self.shoot("partial")
        self.record("Record Approval")
        self.recorded(lambda: self.review(ident)["state"] != "in-review", "the decision")
        vote = next(vote for vote in self.review(ident)["votes"] if vote["seat"] == "platform")
        assert any("previous_status" in path for path in vote["except"]), vote
        return ident

    def save(self, ident):
        self.say("a file of the evidence, and a condition that is met, on a decision of the past")
        app, path = self.app, os.path.join(self.folder, "saved.yaml")
        self.go_to("Re-certify orders.order_events", "^Re-certification")
        self.tab_to("^Breaking change of the contract of orders.order_events$")
        app.key("Return")
        self.tab_to("^Save…$")
        app.key("space")
        app.enter_window(2)
        self.shoot("save")
        app.key("ctrl+a")
        app.type(path)
        app.key("Return")
        app.enter_window(1)
        wait_until(lambda: os.path.exists(path), "the file")
        with open(path, encoding="utf-8") as file:
            assert "version: 3.0.0" in file.read()
        self.tab_to("^Mark as Met$")
        app.key("space")
        self.shoot("condition-met")
        self.record("Record as Met")
        self.recorded(lambda: self.review(ident)["conditions"][0]["met_at"], "the condition")

    def make_deadlock(self):
        self.do_as("jonas.weber", "review", "open", "retirement", "orders.returns")
        ident = self.find("retirement", "orders.returns")
        for who, choice in (("ines.okafor", "approve"), ("tomas.reyes", "approve"), ("priya.nair", "reject"),
                            ("aiko.tanaka", "reject"), ("chen.wei", "abstain"), ("mara.lindqvist", "abstain")):
            self.do_as(who, "review", "vote", ident, choice, "--comment", "As discussed.")
        return ident

    def override(self):
        self.say("the chair decides a review that is dead-locked")
        app, ident = self.app, self.make_deadlock()
        self.go_to("orders.returns", "^Retirement")
        self.tab_to("^Override: Reject$")
        app.key("space")
        app.see("^Record Override$")
        app.type("The shop still reads it.")
        wait_until(lambda: self.is_ready("Record Override"), "the button to be ready")
        self.shoot("override")
        app.key("ctrl+Return")
        self.recorded(lambda: self.review(ident)["state"] == "rejected", "the override")
        assert self.review(ident)["overridden"]

    def appeal(self):
        self.say("appeal against a rejection")
        app, old = self.app, self.find("certification", "customer.churn_scores", "rejected")
        self.do_as("ines.okafor", "review", "open", "retirement", "customer.churn_scores")
        self.go_to("churn_scores", "^Retirement")
        self.tab_to("^Certify customer.churn_scores bronze$")
        app.key("Return")
        self.tab_to("^Appeal…$")
        app.key("space")
        app.enter_window(2)
        app.see("needs new evidence")
        self.write("^What is new$", "Ines owns it now.")
        app.see("^What will be recorded$")
        self.shoot("appeal")
        self.submit()
        ident = self.recorded(lambda: self.review(old)["state"] and self.find("certification", "customer.churn_scores"),
                              "the appeal")
        assert self.review(ident)["appeal_of"] == old

    def desk(self):
        self.say("who sits at the desk")
        app = self.app
        app.key("alt+6")
        app.see("^This Desk$")
        self.tab_to("^Choose…$")
        app.key("space")
        app.enter_window(2)
        self.shoot("desk")
        self.tab_to("^Person$")
        app.key("space", "Down", "Return")
        app.key("ctrl+Return")
        wait_until(lambda: self.seated() != "Mara Lindqvist", "another person at the desk")
        self.say("what waits is told as long as no window has the keyboard, and only to be opened")
        title, _, actions = wait_until(lambda: self.notifications.told, "a notification")[0]
        assert "queue" in title, title
        assert {words for words in actions[1::2] if words} <= {"Open"}, actions
        app.enter_window(1)

    def seated(self):
        with open(os.path.join(self.profile, "settings.ini"), encoding="utf-8") as file:
            person = re.search("^person *= *(.*)$", file.read(), re.M).group(1)
        return next(one["name"] for one in self.ask("person", "list")["people"] if one["id"] == person)

    def requests(self):
        self.start("--product", FX)
        self.contract()
        self.exception()
        self.retirement()
        self.stop()
        self.start("--product", "orders.order_events")
        self.recertification()
        self.charter()
        self.stop()
        self.call("ledger", "verify", "--deep")

    def decisions(self):
        self.start("--page", "queue")
        self.app.see("^Exception for marketing")
        self.do_as("mara.lindqvist", "review", "open", "exception", FX, "--rule", "Every level is measured",
                   "--until", time.strftime("%Y-%m-%d", time.localtime(time.time() + 14 * 86400)))
        self.do_as("jonas.weber", "review", "open", "recertification", "orders.order_events")
        self.tab_to("^All$")
        self.app.key("space")
        self.withdraw()
        self.absent()
        self.override()
        self.appeal()
        self.stop()
        self.call("ledger", "verify", "--deep")

    def past(self):
        self.start("--page", "queue")
        self.app.see("^Exception for marketing")
        self.do_as("jonas.weber", "review", "open", "recertification", "orders.order_events")
        self.save(self.partial())
        self.desk()
        self.stop()
        self.call("ledger", "verify", "--deep")


def main():
    program, ctl, sample, part = sys.argv[1:5]
    with tempfile.TemporaryDirectory(prefix="steward-forms-") as work:
        forms = Forms(program, ctl, sample, work)
        try:
            getattr(forms, part)()
        except BaseException:
            if forms.app is not None:
                forms.shoot("failed")
                print(forms.app.output())
            raise
        finally:
            if forms.app is not None:
                forms.app.kill()


if __name__ == "__main__":
    main()
