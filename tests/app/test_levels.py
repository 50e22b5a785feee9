# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Service levels of the sample, by keyboard: search, open an objective, look at
what was measured, go on to the next one and back. Pictures in STEWARD_UI_SHOTS.

usage: script/in-display test_levels.py STEWARD SAMPLE"""

import os
import shutil
import sys
import tempfile

if not shutil.which("xdotool"):
    print("SKIP: xdotool is not installed")
    sys.exit(77)
try:
    from steward_driver import Application, screenshot_folder, wait_until
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)


class Levels:
    def __init__(self, program, sample, folder):
        self.folder = folder
        self.shots = screenshot_folder()
        self.app = Application([program, "--profile", os.path.join(folder, "profile"), "--sample", sample, "--page",
                                "levels", "--size", "1280x820"], os.path.join(folder, "steward.log"))

    def shoot(self, name):
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, "levels-" + name + ".png"))

    def find_objective(self):
        print("- search, and open what is found", flush=True)
        app = self.app
        app.see("objectives · [0-9]+ missed now")
        self.shoot("list")
        app.key("slash")
        app.type("order_events")
        app.see("^[0-9]+ of [0-9]+ objectives$")
        app.key("Down", "Return")
        app.see("^Service levels › orders.order_events$")
        # The words of the plot are what a screen reader has of it.
        app.see("^Age of the last update, .* is promised; .* missed, .* undecidable$")
        self.shoot("objective")

    def read_measurements(self):
        print("- the table behind the plots, saved as CSV", flush=True)
        app = self.app
        app.key("m")
        app.enter_window(2)
        app.see("measurements$")
        app.press("Export as CSV…")
        app.enter_window(3)
        path = os.path.join(self.folder, "saved.csv")
        app.key("ctrl+a")
        app.type(path)
        self.shoot("saving")
        app.key("Return")
        wait_until(lambda: os.path.exists(path) and os.path.getsize(path) > 1000, "the saved measurements")
        with open(path, encoding="utf-8") as saved:
            lines = saved.read().splitlines()
        assert lines[0] == "time,kind,value,origin", lines[0]
        assert lines[1].split(",")[1] in ("update", "observation"), lines[1]
        app.enter_window(2)
        app.key("Escape")
        app.enter_window(1)

    def go_on(self):
        print("- the next one, and back to the list", flush=True)
        app = self.app
        app.key("alt+Left")
        app.see("^[0-9]+ of [0-9]+ objectives$")
        app.key("Escape")
        app.see("objectives · [0-9]+ missed now")

    def close(self):
        assert self.app.close() == 0, self.app.output()


def main():
    program, sample = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="steward-levels-") as work:
        levels = Levels(program, sample, work)
        try:
            levels.find_objective()
            levels.read_measurements()
            levels.go_on()
            levels.close()
        except BaseException:
            levels.shoot("failed")
            print(levels.app.output())
            raise
        finally:
            levels.app.kill()


if __name__ == "__main__":
    main()
