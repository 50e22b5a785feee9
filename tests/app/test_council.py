# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The council from its founding to its evidence, by the keyboard, on the sample
mesh and a fresh profile: a broken charter is refused at its lines, a council is
founded, somebody takes the desk, delegates and ends it, signs with a key of the
keyring, suspends and restores a certification, dissents and defers in a meeting,
and takes evidence from the ledger; then the store is tampered with. Each step is
read back by the other program. Pictures in STEWARD_UI_SHOTS.

usage: script/in-display keyring.sh unlocked test_council.py STEWARD STEWARDCTL SAMPLE"""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

if not shutil.which("xdotool"):
    print("SKIP: xdotool is not installed")
    sys.exit(77)
try:
    from steward_driver import Application, Atspi, run, screenshot_folder, text_of, wait_until
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)

CHAIR = "mara.lindqvist@example.com"
PRODUCT = "supply.shipments"


class Council:
    def __init__(self, program, ctl, sample, folder):
        self.program = program
        self.ctl = ctl
        self.sample = sample
        self.folder = folder
        self.profile = os.path.join(folder, "profile")
        self.shots = screenshot_folder()
        self.began = time.monotonic()
        self.app = None

    def say(self, what):
        print("- %2.0f s %s" % (time.monotonic() - self.began, what), flush=True)

    def shoot(self, name):
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, "council-" + name + ".png"))

    # The other program.

    def run(self, *args):
        return subprocess.run([self.ctl, "--profile", self.profile] + list(args), capture_output=True, text=True,
                              check=False)

    def do(self, *args):
        done = self.run(*args)
        assert done.returncode == 0, "%s: %s%s" % (args, done.stdout, done.stderr)
        return done.stdout

    def ask(self, *args):
        return json.loads(self.do(*args, "--json"))

    # The window.

    def has_focus(self, node):
        """Whether it is in the node, or in its first child (a button of a menu)."""
        nodes = [node] + ([node.get_child_at_index(0)] if node.get_child_count() else [])
        return any(one.get_state_set().contains(Atspi.StateType.FOCUSED) for one in nodes)

    def tab_to(self, name, key="Tab"):
        """Tab until the last object with this name has the focus."""
        self.app.find(name)
        node = [one for one in self.app.look(name) if one.get_role_name() != "label"][-1]
        for _ in range(80):
            if self.has_focus(node):
                return
            run("xdotool", "key", key)
            time.sleep(0.05)
        raise AssertionError("the Tab key does not reach “%s”" % name)

    def type_path(self, path, count):
        """Into the file chooser, which is the newest of so many windows."""
        app = self.app
        app.enter_window(count)
        chooser = app.x_windows()[-1]
        app.key("ctrl+a")
        app.type(path)
        app.key("Return")
        wait_until(lambda: chooser not in app.x_windows(), "the file chooser to be gone")

    def start(self):
        self.say("the mesh, and nobody who decides about it")
        self.do("source", "add", "folder", "--name", "Mesh", "--set", "path=" + self.sample)
        self.do("sync")
        self.app = Application([self.program, "--profile", self.profile, "--page", "council", "--size", "1280x820"],
                               os.path.join(self.folder, "steward.log"))
        self.app.see("^No Council Yet$")
        self.shoot("none")

    def refuse(self):
        self.say("a broken charter shows what is wrong at its lines")
        app = self.app
        path = os.path.join(self.folder, "broken.yaml")
        text = pathlib.Path(self.sample, "charter.yaml").read_text(encoding="utf-8")
        text = text.replace("role: chair", "role: queen", 1).replace("quorum: 5", "quorum: many", 1)
        pathlib.Path(path).write_text(text, encoding="utf-8")
        lines = [number for number, line in enumerate(text.splitlines(), 1)
                 if "role: queen" in line or line.startswith("quorum: many")]
        self.tab_to("Found a Council…")
        app.key("Return")
        self.type_path(path, 2)
        app.enter_window(2)
        for line in lines:
            app.see("^line %d$" % line)
        self.shoot("broken")
        app.key("Escape")
        app.enter_window(1)
        assert self.ask("ledger", "verify")["events"] == 0

    def found(self):
        self.say("the council is founded, and its chair sits at this desk")
        app = self.app
        self.tab_to("Found a Council…")
        app.key("Return")
        self.type_path(os.path.join(self.sample, "charter.yaml"), 2)
        app.enter_window(2)
        app.see("^What will be recorded$")
        self.shoot("founding")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^The council is founded$")
        app.see("^Data council of Example Retail$")
        self.chair = self.desk()
        assert self.ask("charter", "show")["charter"]["council"] == "Data council of Example Retail"

    def choose(self, downs):
        """In the combo row that has the focus."""
        app = self.app
        app.key("space")
        time.sleep(0.4)
        app.key(*["Down"] * downs)
        app.key("Return")
        time.sleep(0.3)

    def take_desk(self):
        self.say("somebody else takes the desk, and gives it back")
        app = self.app
        self.tab_to("Choose…")
        app.key("Return")
        app.enter_window(2)
        app.see("^Person$|^Who Sits Here$|^Who Sits at This Desk$")
        self.shoot("desk")
        self.choose(1)
        app.key("ctrl+Return")
        app.enter_window(1)
        app.gone("^Platform · chair · you$")
        first = self.desk()
        assert first != self.chair, "the desk is still the chair's"
        self.do("person", "use", CHAIR)
        wait_until(lambda: self.desk() == self.chair, "the chair at the desk")

    def desk(self):
        settings = pathlib.Path(self.profile, "settings.ini").read_text(encoding="utf-8")
        return next(line.split("=", 1)[1] for line in settings.splitlines() if line.startswith("person="))

    def delegations(self):
        return self.ask("delegation", "list")["delegations"]

    def delegate(self):
        self.say("a delegation is given and ended")
        app = self.app
        kept = [one["id"] for one in self.delegations()]
        self.tab_to("Delegate…")
        self.shoot("delegations")
        app.key("Return")
        app.enter_window(2)
        self.tab_to("Reason")
        app.type("At a *fair*")
        app.key("ctrl+Return")
        app.see("^What will be recorded$")
        self.shoot("delegate")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^The delegation is recorded$")
        assert len(self.delegations()) == len(kept) + 1, self.delegations()
        self.tab_to("End…")
        app.key("Return")
        app.enter_window(2)
        app.see("^What will be recorded$")
        self.shoot("end-delegation")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^The delegation is over$")
        ended = [one for one in self.delegations() if one["id"] not in kept]
        assert [one["now"] for one in ended] == ["over"], self.delegations()

    def set_up_key(self):
        self.say("a key is made in the keyring")
        app = self.app
        self.tab_to("Set Up…")
        app.key("Return")
        app.enter_window(2)
        app.see("^Key$")
        app.key("ctrl+Return")
        app.see("^What will be recorded$")
        self.shoot("key")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^1 key is registered")
        assert len(self.ask("person", "key", "list")["keys"]) == 1

    def certify(self):
        self.say("the chair's vote certifies a product, and is signed")
        app = self.app
        act = self.ask("review", "open", "certification", PRODUCT, "--level", "silver", "--as", "chen.wei@example.com")
        review = act["act"]["review"]
        for person in ("ines.okafor", "tomas.reyes", "priya.nair", "aiko.tanaka"):
            self.do("review", "vote", review, "approve", "--as", person + "@example.com")
        before = self.ask("ledger", "verify")["signatures"]
        app.key("alt+1")
        app.see("^Certify " + PRODUCT)
        time.sleep(1)
        app.key("a")
        app.see("^Record Approval$")
        self.shoot("vote")
        app.key("Return")
        wait_until(lambda: self.ask("certification", "list")["certifications"], "the certification", 60)
        assert self.ask("ledger", "verify")["signatures"] > before

    def standing(self):
        return self.ask("certification", "list")["certifications"][0]["certificate"]

    def suspend(self):
        self.say("the chair suspends the certification and restores it")
        app = self.app
        app.key("alt+2")
        app.key("ctrl+f")
        app.type(PRODUCT)
        time.sleep(1)
        app.key("Down", "Return")
        app.see("^Copy$")
        self.menu("Suspend Certification…")
        app.enter_window(2)
        app.type("The pipeline is being rebuilt.")
        app.key("ctrl+Return")
        app.see("^What will be recorded$")
        self.shoot("suspend")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^The certification is suspended$")
        app.see("^Suspended$")
        self.shoot("suspended")
        assert self.standing()["standing"] == "suspended", self.standing()
        self.menu("Restore Certification…")
        app.enter_window(2)
        app.type("It is back.")
        app.key("ctrl+Return")
        app.see("^What will be recorded$")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^The certification is restored$")
        assert self.standing()["standing"] == "granted", self.standing()

    def menu(self, item):
        """From the product's menu."""
        app = self.app
        app.press("Copy")
        time.sleep(0.5)
        self.shoot("menu")
        app.choose(item)

    def meet(self):
        self.say("a dissent and a deferral in a meeting")
        app = self.app
        for kind, name in (("retirement", "supply.inventory_snapshot"), ("retirement", "supply.supplier_scorecard")):
            self.do("review", "open", kind, name, "--as", "chen.wei@example.com")
        app.key("alt+6")
        app.key("ctrl+n")
        app.enter_window(2)
        app.see("^Agenda, from the queue$")
        app.see("^Retire supply.supplier_scorecard")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^0 of 2 done$")
        self.tab_to("Dissent")
        app.key("Return")
        app.enter_window(2)
        self.tab_to("What is said")
        app.type("Too early, **far** too early.")
        self.shoot("dissent")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("dissent noted: ")
        app.key("d")
        app.see("^1 of 2 done$")
        self.shoot("deferred")
        meeting = self.ask("meeting", "list")["meetings"][0]["id"]
        assert "> Too early, **far** too early." in self.do("meeting", "minutes", meeting)
        assert "deferred" in json.dumps(self.ask("meeting", "show", meeting))

    def export(self):
        self.say("evidence is exported and checks itself; the checkpoint is copied")
        app = self.app
        app.key("alt+Left")
        app.key("alt+7")
        app.see("^Event [0-9]+: ")
        evidence = os.path.join(self.folder, "evidence")
        os.mkdir(evidence)
        app.press("Copy Checkpoint")
        app.see("^Checkpoint copied")
        app.press("Export Evidence…")
        self.type_path(evidence, 2)
        app.enter_window(1)
        app.see("^Evidence of [0-9]+ events written to ")
        self.shoot("exported")
        done = subprocess.run(["./verify.sh"], cwd=evidence, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        app.key("ctrl+f")
        app.key("ctrl+v")
        root = self.do("ledger", "checkpoint").splitlines()[2]
        wait_until(lambda: any(root in text_of(field) for field in app.look(roles={"text", "entry"})),
                   "the checkpoint in the clipboard")
        app.key("ctrl+a", "BackSpace", "Escape")

    def tamper(self):
        self.say("what was changed behind its back is found at its event")
        app = self.app
        app.press("Verify")
        app.see("^Verified .* events are as they were sealed")
        self.shoot("verified")
        self.change_event(5)
        app.press("Verify")
        app.see("^Verified .*[Ee]vent 5")
        self.shoot("tampered")
        done = self.run("ledger", "verify", "--json")
        assert done.returncode == 4 and json.loads(done.stdout)["position"] == 5, done.stdout

    def change_event(self, position):
        """As somebody with the file and a tool would."""
        store = sqlite3.connect(os.path.join(self.profile, "governance.db"), timeout=30)
        guard = store.execute("SELECT sql FROM sqlite_master WHERE name = 'event_is_not_changed'").fetchone()[0]
        columns = [row[1] for row in store.execute("PRAGMA table_info(event)")]
        store.execute("DROP TRIGGER event_is_not_changed")
        store.execute("UPDATE event SET body = CAST(replace(CAST(body AS TEXT), '\"p-', '\"q-') AS BLOB)"
                      " WHERE %s = ?" % columns[0], (position,))
        store.execute(guard)
        store.commit()
        store.close()


def main():
    with tempfile.TemporaryDirectory(prefix="steward-council-", dir="/tmp") as work:
        council = Council(*sys.argv[1:4], work)
        try:
            council.start()
            council.refuse()
            council.found()
            council.shoot("founded")
            council.take_desk()
            council.delegate()
            council.set_up_key()
            council.certify()
            council.suspend()
            council.meet()
            council.export()
            council.tamper()
            assert council.app.close() == 0
        except BaseException:
            if council.app is not None:
                council.shoot("failed")
                print(council.app.output())
            raise
        finally:
            if council.app is not None:
                council.app.kill()


if __name__ == "__main__":
    main()
