# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's first hour, with a real PostgreSQL and a real keyring: add a
source through the form with its password, sync, search, open a product,
restart, find it again, remove the source, and see the secret gone.

usage: script/in-display tests/keyring.sh unlocked test_journey.py STEWARD"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

if not all(map(shutil.which, ("xdotool", "gdbus"))):
    print("SKIP: xdotool or gdbus is not installed")
    sys.exit(77)
try:
    from steward_driver import Application, screenshot_folder, wait_until
except (ImportError, ValueError) as error:
    print("SKIP: %s" % error)
    sys.exit(77)

HERE = pathlib.Path(__file__).resolve().parent
POSTGRES = str(HERE.parent / "postgres.sh")
PASSWORD = "canary-7f3b secret"
SCRIPT = """
CREATE ROLE reader LOGIN PASSWORD '%s';
CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'What was sold, to whom and when';
CREATE TABLE sales.orders (order_id uuid PRIMARY KEY, placed_at timestamptz NOT NULL, amount numeric(12,2));
COMMENT ON COLUMN sales.orders.amount IS 'Order total in the currency of the order';
CREATE TABLE sales.customers (customer_id bigint PRIMARY KEY, name text);
CREATE SCHEMA warehouse;
COMMENT ON SCHEMA warehouse IS 'Stock on hand per site';
CREATE TABLE warehouse.stock (site text, article text, quantity integer, PRIMARY KEY (site, article));
GRANT USAGE ON SCHEMA sales, warehouse TO reader;
GRANT SELECT ON ALL TABLES IN SCHEMA sales, warehouse TO reader;
""" % PASSWORD


def count_secrets():
    """How many secrets the keyring holds for Steward's sources."""
    answer = subprocess.run(
        ["gdbus", "call", "--session", "-d", "org.freedesktop.secrets", "-o", "/org/freedesktop/secrets",
         "-m", "org.freedesktop.Secret.Service.SearchItems", "{}"],
        capture_output=True, text=True, check=True).stdout
    return answer.count("/org/freedesktop/secrets/collection/")


def assert_not_in_files(folder, secret):
    for path in pathlib.Path(folder).rglob("*"):
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), "%s holds the password" % path


class Journey:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.profile = os.path.join(folder, "profile")
        self.shots = screenshot_folder()
        self.app = None
        self.port = ""

    def say(self, what):
        print("- " + what, flush=True)

    def shoot(self, name):
        if self.shots:
            self.app.screenshot(os.path.join(self.shots, name + ".png"))

    def start_server(self):
        self.say("a PostgreSQL server with two schemas")
        server = os.path.join(self.folder, "pg")
        done = subprocess.run([POSTGRES, "start", server, str(os.getpid())], capture_output=True, text=True, check=False)
        if done.returncode == 77:
            print("SKIP: PostgreSQL is not installed")
            sys.exit(77)
        assert done.returncode == 0, done.stderr
        self.port = done.stdout.strip()
        subprocess.run([POSTGRES, "sql", server, "postgres"], input=SCRIPT, text=True, check=True,
                       env=dict(os.environ, PGPASSWORD="admin-password"))
        self.server = server

    def open(self):
        self.app = Application([self.program, "--profile", self.profile, "--size", "1280x820"],
                               os.path.join(self.folder, "steward.log"))

    def add_source(self):
        app = self.app
        self.say("an empty profile says what to do")
        app.see("^No Sources Yet$")
        self.shoot("journey-empty")

        self.say("the form asks for what is needed")
        app.press("Add Source…")
        app.enter_window(2)
        app.click(app.find("PostgreSQL", {"label"}))
        app.find("Name")
        app.press("Save")
        app.see("^“Name” is needed")
        app.see("^“User” is needed")

        self.say("a wrong password is refused in words, before anything is saved")
        app.fill("Name", "Warehouse")
        app.fill("Host", "localhost")
        app.fill("Port", self.port)
        app.fill("User", "reader")
        app.fill("Password", "wrong")
        app.press("Check")
        app.see("(?i)password")
        app.see("^Enter the password or token again")
        assert count_secrets() == 0
        self.shoot("journey-refused")

        self.say("the right one is saved, and only in the keyring")
        app.fill("Password", PASSWORD)
        app.press("Check")
        app.see("PostgreSQL 1[0-9]")
        self.shoot("journey-checked")
        app.press("Save")
        app.enter_window(1)
        app.see("^“Warehouse” added$|^Synced just now")
        app.see("^Synced just now")
        assert count_secrets() == 1
        assert_not_in_files(self.profile, PASSWORD)
        self.shoot("journey-synced")

    def find_product(self):
        app = self.app
        self.say("search as you type, Enter opens")
        app.key("alt+2")
        app.see("sales")
        app.see("warehouse")
        app.key("ctrl+f")
        app.type("amount")
        app.gone("^Stock on hand per site$")
        app.see("^What was sold, to whom and when$")
        self.shoot("journey-search")
        app.key("Down", "Return")
        app.find("Schema")
        app.see("What was sold")
        self.shoot("journey-product")
        app.key("alt+Left")

    def restart(self):
        self.say("restart, and it is all there without a sync")
        status = self.app.close()
        assert status == 0, "the window ended with status %d:\n%s" % (status, self.app.output())
        self.open()
        self.app.see("^What was sold, to whom and when$")

    def remove_source(self):
        app = self.app
        self.say("removing asks first, and says what goes")
        app.key("alt+5")
        app.press("More about “Warehouse”")
        app.choose("Remove…")
        app.enter_window(2)
        app.see("^Remove “Warehouse”")
        app.see("password in the keyring")
        self.shoot("journey-remove")
        app.answer("Cancel")
        app.enter_window(1)
        assert count_secrets() == 1

        self.say("then source, entries and secret are gone")
        app.press("More about “Warehouse”")
        app.choose("Remove…")
        app.enter_window(2)
        app.answer("Remove")
        app.see("^“Warehouse” removed$|^No Sources Yet$")
        app.see("^No Sources Yet$")
        wait_until(lambda: count_secrets() == 0, "the secret to go")
        app.key("alt+2")
        app.see("^No Products Yet$|^No Product Matches")
        self.shoot("journey-removed")

    def run(self):
        self.start_server()
        try:
            self.open()
            self.add_source()
            self.find_product()
            self.restart()
            self.find_product()
            self.remove_source()
            status = self.app.close()
            assert status == 0, "the window ended with status %d:\n%s" % (status, self.app.output())
            assert PASSWORD not in self.app.output()
        except BaseException:
            if self.app is not None:
                self.shoot("journey-failure")
                print(self.app.output())
            raise
        finally:
            if self.app is not None:
                self.app.kill()
            subprocess.run([POSTGRES, "stop", self.server], check=False)


if __name__ == "__main__":
    # The server runs as another user, who must be able to enter.
    with tempfile.TemporaryDirectory(prefix="steward-journey-", dir="/tmp") as work:
        os.chmod(work, 0o755)
        Journey(sys.argv[1], work).run()
