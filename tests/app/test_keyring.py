# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving a password where the keyring is locked, has no collection, or is not
there at all: each says so in its own sentence with its own way out, and nothing
is saved by halves. Where somebody can be asked, unlocking makes it work.

usage: script/in-display tests/keyring.sh STATE test_keyring.py STEWARD STATE"""

import os
import shutil
import sys
import tempfile

if not shutil.which("xdotool"):
    print("SKIP: xdotool is not installed")
    sys.exit(77)
try:
    from steward_driver import Application, run, screenshot_folder, wait_until
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)

REMEDIES = {
    "locked": "^Unlock the keyring, then try again",
    "no-collection": "^Create a login keyring",
    "no-service": "^Install and start a keyring",
}


def fill_form(app):
    app.see("^No Sources Yet$")
    app.press("Add Source…")
    app.enter_window(2)
    app.click(app.find("PostgreSQL", {"label"}))
    app.find("Name")
    app.fill("Name", "Warehouse")
    app.fill("User", "reader")
    app.fill("Password", "canary-19c4")
    app.press("Save")


def unlock():
    """Types the keyring's password into the prompt of the desktop."""
    prompt = wait_until(lambda: run("xdotool", "search", "--onlyvisible", "--class", "gcr-prompter").split(),
                        "the prompt", 20)
    run("xdotool", "windowfocus", "--sync", prompt[-1])
    run("xdotool", "type", "--delay", "20", "test")
    run("xdotool", "key", "Return")


def shoot(app, state):
    if screenshot_folder():
        app.screenshot(os.path.join(screenshot_folder(), "keyring-%s.png" % state))


def main():
    program, state = sys.argv[1:3]
    with tempfile.TemporaryDirectory(prefix="steward-keyring-") as work:
        settings = os.path.join(work, "profile", "settings.ini")
        app = Application([program, "--profile", os.path.join(work, "profile")], os.path.join(work, "log"))
        try:
            fill_form(app)
            if state == "prompt":
                app.press("Unlock Keyring")
                unlock()
                app.enter_window(1)
                app.see("^“Warehouse” added$|^Offline since ")
                assert os.path.exists(settings)
            else:
                app.see(REMEDIES[state])
                assert bool(app.look("Unlock Keyring")) == (state == "locked")
                saved = open(settings, encoding="utf-8").read() if os.path.exists(settings) else ""
                assert "Warehouse" not in saved
            shoot(app, state)
            assert "canary-19c4" not in app.output()
        except BaseException:
            shoot(app, state + "-failure")
            print(app.output())
            raise
        finally:
            app.kill()


if __name__ == "__main__":
    main()
