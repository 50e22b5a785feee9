# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk with a real PostgreSQL: stewardctl in a profile of its own, psql beside
it, and a proxy between the two that can be cut."""

import collections
import contextlib
import json
import os
import re
import select
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

JONAS = "jonas.weber@example.com"      # asks
MARA = "mara.lindqvist@example.com"    # chair: says what is taken away where nobody owns it
OLU = "olu.adeyemi@example.com"        # privacy: says what is given

CHARTER = """access:
  purposes:
    - {id: campaigns, text: Campaigns}
    - {id: reporting, text: Reports that everybody may read}
  longest: {public: 24 months, internal: 12 months, confidential: 6 months, personal: 90 days, restricted: 90 days}
  days: 2
  matrix:
    - {classification: public, steps: [privacy]}
    - {classification: internal, steps: [privacy]}
    - {classification: confidential, steps: [privacy]}
    - {classification: personal, steps: [privacy]}
    - {classification: restricted, steps: [privacy]}
  rules:
    - rule: A-1
      text: Reports need nobody
      when: {purpose: reporting}
      then: approve
  attestation: 90 days
"""


class Proxy:
    """Forwards a port of its own to the server; may be down, or hold its breath."""

    def __init__(self, target):
        self.target = target
        self.port = None
        self.n_connections = 0
        self.flowing = threading.Event()
        self.flowing.set()
        self.sockets = []
        self.listener = None
        self.up()

    def up(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", self.port or 0))
        self.listener.listen(16)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def down(self):
        if self.listener is None:
            return
        # A thread that waits in accept() keeps a closed socket listening.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.listener = None
        for end in self.sockets:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.sockets = []

    def accept(self, listener):
        while True:
            try:
                client = listener.accept()[0]
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            self.n_connections += 1
            self.sockets += [client, server]
            threading.Thread(target=self.forward, args=(client, server), daemon=True).start()

    def forward(self, client, server):
        peers = {client: server, server: client}
        try:
            while True:
                for end in select.select(list(peers), [], [])[0]:
                    data = end.recv(65536)
                    self.flowing.wait()
                    if not data:
                        return
                    peers[end].sendall(data)
        except OSError:
            pass
        finally:
            client.close()
            server.close()


class Server:
    """A throwaway PostgreSQL (tests/postgres.sh)."""

    def __init__(self, script):
        self.script = script
        self.folder = tempfile.mkdtemp(prefix="steward-access-")
        run = subprocess.run([script, "start", self.folder, str(os.getpid())], stdout=subprocess.PIPE, text=True,
                             check=False)
        if run.returncode == 77:
            print("1..0 # SKIP PostgreSQL 15 is not installed")
            sys.exit(0)
        self.port = int(run.stdout)
        self.ca = f"{self.folder}/ca.crt"
        binaries = sorted(Path("/usr/lib/postgresql").glob("15/bin/psql"))
        self.psql = str(binaries[0]) if binaries else shutil.which("psql")

    def stop(self):
        subprocess.run([self.script, "stop", self.folder], check=False)

    def sql(self, script, user="admin", password="admin-password", database="mesh"):
        """Runs a script; rows as text, or the server's refusal as an exception."""
        env = dict(os.environ, PGPASSWORD=password, PGCONNECT_TIMEOUT="10")
        run = subprocess.run([self.psql, "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port),
                              "-U", user, "-d", database, "-f", "-"], input=script, env=env, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if run.returncode != 0:
            raise PermissionError(run.stderr)
        return run.stdout.strip()

    def may(self, role, query):
        """Whether @role gets an answer; only a missing privilege is a no."""
        try:
            self.sql(query, user=role, password=f"{role}-password")
            return True
        except PermissionError as error:
            assert "permission denied" in str(error) or "does not exist" in str(error), error
            return False


class Desk:
    """A profile, with a council of which OLU decides."""

    def __init__(self, stewardctl, sample):
        self.stewardctl = stewardctl
        self.folder = Path(tempfile.mkdtemp(prefix="steward-desk-"))
        text = (Path(sample) / "charter.yaml").read_text(encoding="utf-8")
        text = re.sub(r"^access:\n(?:[ \t#].*\n|\n)*", CHARTER, text, flags=re.MULTILINE)
        self.charter = self.folder / "charter.yaml"
        self.charter.write_text(text, encoding="utf-8")

    def start(self, *words):
        return subprocess.Popen([self.stewardctl, "--profile", str(self.folder / "profile"), *words],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                cwd=self.folder)

    def finish(self, process, status=0, secrets=None):
        out, err = process.communicate(secrets, timeout=120)
        self.err = err
        assert status in (None, process.returncode), f"{process.args[3:]}: {process.returncode}\n{out}{err}"
        return json.loads(out) if out.startswith("{") else out

    def run(self, *words, status=0, secrets=None):
        return self.finish(self.start(*words), status, secrets)

    def found(self):
        self.run("charter", "found", str(self.charter))
        self.run("person", "use", JONAS)

    # Accesses.

    def request(self, product, role, *words, purpose="campaigns", until="30 days"):
        act = self.run("access", "request", product, "--for", f"team:{role}", "--role", role, "--until", until,
                       "--purpose", purpose, "--why", "To see what comes of it.", "--json", *words)
        return act["act"]["access"]

    def approve(self, access):
        return self.run("access", "approve", access, "--as", OLU, "--json")

    def ask(self, product, role, *words, **named):
        """Requested and approved: its id."""
        self.last = self.request(product, role, *words, **named)
        self.approve(self.last)
        return self.last

    def show(self, access):
        return self.run("access", "show", access, "--offline", "--json")["access"]

    def effects(self, *words, status=0):
        return self.run("effects", "run", "--json", *words, status=status)

    def waiting(self):
        return self.run("effects", "list", "--json")["effects"]

    def outbox(self):
        """State and attempts of what waits."""
        return self.rows("SELECT state, attempts FROM outbox ORDER BY id")

    def rows(self, query):
        """What the store has, without a program that might change it."""
        store = sqlite3.connect(f"file:{self.folder}/profile/governance.db?mode=ro", uri=True)
        with contextlib.closing(store):
            return store.execute(query).fetchall()

    def logs(self):
        """Types of all events, by their stream."""
        types = collections.defaultdict(list)
        for event in self.run("ledger", "log", "--limit", "0", "--json")["events"]:
            types[event["stream"]].append(event["type"])
        return types

    def log(self, access):
        """Types of the events about it, in order."""
        return [event["type"] for event in
                self.run("ledger", "log", "--stream", f"access/{access}", "--limit", "0", "--json")["events"]]
