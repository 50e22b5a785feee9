# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for access, differences and a campaign, by keyboard alone on the sample
council; what is recorded is read back by the other program. Pictures in
STEWARD_UI_SHOTS.

usage: script/in-display test_access_forms.py STEWARD STEWARDCTL SAMPLE"""

import os
import re
import sys
import tempfile

# First: it skips where there is nothing to drive with.
from test_forms import Forms  # isort: skip
from steward_driver import BUTTON, wait_until
from test_accessible import check_names

PRODUCT = "orders.order_status"


class AccessForms(Forms):
    def shoot(self, name):
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, "access-" + name + ".png"))

    def check(self, where):
        """Whatever can be acted upon has a name."""
        self.shoot(where)
        wrong = check_names(self.app, where)
        assert not wrong, "\n".join(wrong)

    def find_access(self, consumer):
        found = [one["id"] for one in self.ask("access", "list", "--product", PRODUCT)["accesses"]
                 if one["consumer"]["name"] == consumer]
        return max(found, default=None)

    def sit_down(self, name):
        """Somebody else sits at the desk: every process sees it."""
        person = next(one["id"] for one in self.ask("person", "list")["people"] if one["name"] == name)
        path = os.path.join(self.profile, "settings.ini")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(re.sub("^person *=.*$", "person=" + person, text, flags=re.M))
        os.rename(path + ".new", path)

    def enter(self, count, title=None):
        """Enters the newest window; with a title only that one is looked at,
        because looking at a large window behind it takes long."""
        app = self.app
        app.__dict__.pop("toplevels", None)
        app.enter_window(count)
        if title is not None:
            everything = app.toplevels
            app.toplevels = lambda: [top for top in everything() if top.get_name() == title] or everything()

    def open_form(self):
        app = self.app
        self.tab_to("^Request Access…$")
        app.key("space")
        self.enter(2, "Request Access")
        app.see("^For Whom$")

    # The request.

    def fill(self):
        self.say("a request: the way it will go is told while it is filled in")
        app = self.app
        app.click(app.find(pattern="^Access(, [0-9]+)?$", roles=BUTTON))
        self.open_form()
        app.see("Write the role or account")
        self.tab_to("^Who will use it$")
        app.key("space", "Down", "Down", "Return")
        # The field of an entry row says nothing of its focus.
        app.key("Tab")
        app.type("Parcel robots")
        self.tab_to("^Purpose$")
        app.key("shift+Tab", "shift+Tab")
        app.type("svc_parcels")
        app.see("Nobody has said yet whose")
        self.tab_to("^Purpose$")
        app.key("space", *["Down"] * 5, "Return")
        self.write("^In your own words$", "Tell customers where their parcel is.")
        app.see("^The Way It Will Go$")
        app.see("^What Becomes Visible$")

    def narrow(self):
        self.say("fewer columns by search, and a condition")
        app = self.app
        self.tab_to("^Find column$")
        app.type("promise")
        self.tab_to("^None$")
        app.key("space")
        app.see("of 1[0-9] columns")
        self.tab_to("^Add a Condition$")
        app.key("space")
        app.see("has no value yet")
        self.check("fault")
        self.tab_to("^Value$")
        app.type("7")
        app.gone("has no value yet")

    def keep(self):
        self.say("what was typed is there again after the form was closed")
        app = self.app
        app.key("Escape")
        self.enter(1)
        assert self.find_access("Parcel robots") is None
        self.open_form()
        app.see("Nobody has said yet whose")
        app.see("^What will be recorded$")
        app.see("^Exactly what ")
        self.shoot("request")

    def send(self):
        self.say("sent with Ctrl+Return")
        app = self.app
        wait_until(lambda: self.is_ready("Request Access"), "the button to be ready")
        app.key("ctrl+Return")
        ident = self.recorded(lambda: self.find_access("Parcel robots"), "the request")
        self.enter(1)
        access = self.ask("access", "show", ident)
        words = str(access)
        assert "svc_parcels" in words and "Tell customers where their parcel is." in words, words
        assert "promise_changes" not in words.split("'columns'", 1)[1].split("'rows'", 1)[0], words
        app.see("^Parcel robots$")
        self.shoot("tab")
        return ident

    # Differences.

    def drift(self):
        self.say("what was never compared, or not this time, is not said to be equal")
        app = self.app
        self.call("source", "add", "postgres", "--name", "Warehouse", "--set", "host=127.0.0.1", "--set", "port=1",
                  "--set", "database=shop", "--set", "user=reader")
        app.key("alt+3")
        self.tab_to("^Drift$")
        app.key("space")
        app.see("^Warehouse: never compared$")
        self.tab_to("^Check Warehouse now$")
        app.key("space")
        app.see("The last comparison failed")
        app.see("^Warehouse: never compared$")
        assert not app.look(pattern="nothing differs")
        self.check("drift")

    def export(self):
        self.say("what is shown is saved, and no cell is a formula")
        app, path = self.app, os.path.join(self.folder, "accesses.csv")
        self.tab_to("^All Accesses$")
        app.key("space")
        self.tab_to("^Export, and roles$")
        app.key("space")
        app.choose("Export as CSV…")
        self.enter(2)
        app.key("ctrl+a")
        app.type(path)
        app.key("Return")
        self.enter(1)
        wait_until(lambda: os.path.exists(path), "the file")
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        assert any("Parcel robots" in line for line in lines), lines
        assert len(lines) == 1 + len(self.ask("access", "list")["accesses"]), lines

    # A campaign.

    def open_campaign(self):
        self.say("a campaign over a product")
        app = self.app
        self.tab_to("^Campaigns$")
        app.key("space")
        app.see("supply chain, autumn")
        self.tab_to("^New Campaign…$")
        app.key("space")
        self.enter(2, "New Campaign")
        app.type("Who reads the order events")
        self.tab_to("^Over what$")
        app.key("space", "Down", "Return")
        app.key("Tab")
        app.type("orders.order_events")
        app.key("ctrl+Return")
        app.see("^What will be recorded$")
        self.shoot("campaign-new")
        app.key("ctrl+Return")
        self.enter(1)
        return self.recorded(lambda: next((one["id"] for one in self.ask("access", "attest", "list")["campaigns"]
                                           if one["title"] == "Who reads the order events"), None), "the campaign")

    def answer(self, ident):
        self.say("answered with letters, one line after the other")
        app = self.app
        app.see("^Who reads the order events$")
        self.tab_to("^Who reads the order events$")
        app.key("Return")
        app.see("^0 of [1-9]")
        app.see("last use: not known by this source")
        self.shoot("campaign")
        app.key("e")
        app.see("^Keep: ")
        app.type("The desk needs it.")
        wait_until(lambda: self.is_ready("Record: Keep"), "the answer to be ready")
        self.check("campaign-keep")
        app.key("ctrl+Return")
        item = self.recorded(lambda: next((one for one in self.campaign(ident)["items"] if one["answer"]), None),
                             "the answer")
        assert item["answer"] == "keep" and item["comment"] == "The desk needs it.", item
        app.see("^1 of [1-9]")

    def campaign(self, ident):
        return self.ask("access", "attest", "show", ident)["campaign"]

    def close_campaign(self, ident):
        self.say("and closed")
        app = self.app
        self.tab_to("^Close Campaign…$")
        app.key("space")
        self.enter(2, "Close the Campaign")
        app.see("^What will be recorded$")
        app.key("ctrl+Return")
        self.enter(1)
        self.recorded(lambda: self.campaign(ident)["closed_at"], "the end of the campaign")

    def everything(self):
        self.start("--product", PRODUCT)
        self.app.see("^Overview$")
        self.fill()
        self.narrow()
        self.keep()
        self.send()
        self.drift()
        self.export()
        self.sit_down("Jonas Weber")
        ident = self.open_campaign()
        self.answer(ident)
        self.close_campaign(ident)
        self.stop()
        self.call("ledger", "verify", "--deep")


def main():
    program, ctl, sample = sys.argv[1:4]
    with tempfile.TemporaryDirectory(prefix="steward-access-") as work:
        forms = AccessForms(program, ctl, sample, work)
        try:
            forms.everything()
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
