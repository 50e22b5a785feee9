# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A council meeting by keyboard alone, on the sample mesh and its council: open
it with what waits in the queue, call the roll, decide an item by show of hands,
note, action item and dissent, resume it after the window was closed, end it,
and read the minutes back from the PDF; then the ledger is verified.

usage: script/in-display test_meeting.py STEWARD SAMPLE"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

if not shutil.which("xdotool"):
    print("SKIP: xdotool is not installed")
    sys.exit(77)
try:
    from steward_driver import Application, Timeout, screenshot_folder, wait_until
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)


class Meeting:
    def __init__(self, program, sample, folder):
        self.program = program
        self.sample = sample
        self.folder = folder
        self.shots = screenshot_folder()
        self.app = None

    def say(self, what):
        print("- " + what, flush=True)

    def shoot(self, name):
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, name + ".png"))

    def open(self, *options):
        self.app = Application([self.program, "--profile", os.path.join(self.folder, "profile"),
                                "--sample", self.sample, "--size", "1280x820", *options],
                               os.path.join(self.folder, "steward.log"))

    def close(self):
        status = self.app.close()
        assert status == 0, "the window ended with status %d:\n%s" % (status, self.app.output())

    def find_council(self):
        self.say("the sample has a council, and its chair sits at this desk")
        app = self.app
        app.key("alt+6")
        app.see("^Data council of Example Retail$", seconds=90)
        app.see("^Mara Lindqvist$")
        app.see("recorded as asserted")
        app.see("^Approvals needed: ")
        self.shoot("council")

    def open_meeting(self):
        self.say("a new meeting takes its agenda from the queue")
        app = self.app
        app.key("ctrl+n")
        app.enter_window(2)
        app.see("^Agenda, from the queue$")
        app.see(" · due ")
        self.shoot("meeting-new")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^Quorum$|^No quorum yet$")
        app.see("^0 of [2-9] done$")

    def call_roll(self):
        self.say("the roll is called with the keyboard")
        app = self.app
        app.key("r")
        for seat in range(6):
            app.key("Return")
            wait_until(lambda n=seat + 1: len(app.look(pattern=": Present$")) >= n, "%d present" % (seat + 1))
            app.key("Down")
        app.see("^Quorum met$")
        app.see("^6 of 7 seats here, 5 needed$")

    def is_decided(self):
        return self.app.look(pattern="^Approved$|^Applied$|^Rejected$")

    def vote(self):
        self.say("an item is decided by show of hands: v, then 1 for each seat")
        app = self.app
        for item in range(8):
            app.key("v")
            for _seat in range(9):
                app.key("1")
                time.sleep(0.3)
                app.key("Down")
            try:
                wait_until(self.is_decided, "a decision", 4)
                self.shoot("meeting-decided")
                return
            except Timeout:
                app.key("Escape")
                app.key("n")
                self.say("item %d is not decided by these seats; the next one" % (item + 1))
        raise AssertionError("no item of the agenda was decided")

    def write(self):
        self.say("a note, an action item and a dissent")
        app = self.app
        app.key("c")
        app.type("Jonas keeps the old column for 90 days.")
        time.sleep(1.5)
        app.key("Escape")
        app.key("a")
        app.enter_window(2)
        app.type("Name an owner for newsletter_contacts")
        app.key("ctrl+Return")
        app.enter_window(1)
        app.see("^Name an owner for newsletter_contacts$")

    def resume(self):
        self.say("closed in the middle, it is there again, with the note")
        self.close()
        self.open()
        app = self.app
        app.see("^Quorum met$", seconds=60)
        app.see("^Name an owner for newsletter_contacts$")
        self.shoot("meeting-resumed")

    def end(self):
        self.say("it is ended after a question")
        app = self.app
        app.key("r")
        app.key(*["Tab"] * 11)
        app.key("space")
        app.enter_window(2)
        app.see("^End the Meeting")
        app.key("Tab")
        app.key("Return")
        app.enter_window(1)
        app.see("recorded · PDF and Markdown")
        self.shoot("meeting-ended")

    def export(self):
        self.say("the minutes are exported as PDF and read back as text")
        app = self.app
        path = os.path.join(self.folder, "minutes.pdf")
        app.key("r", "m")
        app.enter_window(2)
        app.see("^Export PDF…$")
        self.shoot("meeting-minutes")
        time.sleep(0.5)
        app.key("Return")
        app.enter_window(3)
        app.key("ctrl+a")
        app.type(path)
        app.key("Return")
        wait_until(lambda: os.path.exists(path), "the PDF")
        app.enter_window(2)
        app.key("Escape")
        app.enter_window(1)
        assert pathlib.Path(path).read_bytes().startswith(b"%PDF-")
        if not shutil.which("pdftotext"):
            self.say("pdftotext is not installed; the PDF is not read back")
            return
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        for word in ("Council meeting", "Mara Lindqvist", "Jonas keeps the old column for 90 days.",
                     "Name an owner for newsletter_contacts", "Ledger head: event ", "Seal ", "Root ", "Page 1 of"):
            assert word in text, "“%s” is not in the minutes:\n%s" % (word, text)

    def verify(self):
        self.say("the ledger shows it and verifies")
        app = self.app
        app.key("alt+Left")
        app.key("alt+7")
        app.see("^Event [0-9]+: Meeting closed$")
        self.shoot("ledger")
        app.press("Verify")
        app.see("^Verified .* events are as they were sealed")
        self.shoot("ledger-verified")
        app.key("ctrl+f")
        app.type("vote-cast")
        app.see("^Event [0-9]+: Vote cast$")
        self.shoot("ledger-search")

    def run(self):
        try:
            self.open()
            self.find_council()
            self.open_meeting()
            self.call_roll()
            self.vote()
            self.write()
            self.shoot("meeting")
            self.resume()
            self.end()
            self.export()
            self.verify()
            self.close()
        except BaseException:
            if self.app is not None:
                self.shoot("meeting-failure")
                print(self.app.output())
            raise
        finally:
            if self.app is not None:
                self.app.kill()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="steward-meeting-", dir="/tmp") as work:
        Meeting(sys.argv[1], sys.argv[2], work).run()
