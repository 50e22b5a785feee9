# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person does: it looks through the accessibility
tree and acts with the pointer and the keyboard."""

import os
import re
import signal
import subprocess
import threading
import time

# Warnings are fatal in the program under test, not in the library that watches it.
FATAL = os.environ.pop("G_DEBUG", "")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# One thing has other role names on other versions of the accessibility stack.
BUTTON = {"push button", "button", "toggle button"}
FIELD = {"text", "entry", "password text"}
ROW = {"table row", "list item", "row header", "tree item"}
MENU_ITEM = {"menu item", "check menu item"}
TOPLEVEL = {"frame", "dialog", "window", "alert"}


# Generous: a busy machine is not a broken window.
PATIENCE = 30.0


NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
</interface></node>"""


class Notifications:
    """The notification service of a desktop, which keeps what it was told."""

    running = None

    def __init__(self):
        Notifications.running = self
        self.told = []
        ready = threading.Event()
        threading.Thread(target=self._serve, args=(ready,), daemon=True).start()
        ready.wait(10)

    def _serve(self, ready):
        context = GLib.MainContext.new()
        context.push_thread_default()
        connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        connection.register_object("/org/freedesktop/Notifications", interface, self._called, None, None)
        Gio.bus_own_name_on_connection(connection, "org.freedesktop.Notifications", 0,
                                       lambda *args: ready.set(), None)
        GLib.MainLoop.new(context, False).run()

    def _called(self, connection, sender, path, interface, method, arguments, invocation):
        if method == "Notify":
            _, _, _, title, body, actions, _, _ = arguments.unpack()
            self.told.append((title, body, actions))
            invocation.return_value(GLib.Variant("(u)", (len(self.told),)))
        elif method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (["actions", "body"],)))
        else:
            invocation.return_value(None)


class Timeout(AssertionError):
    """Something that a person would have seen did not appear."""


def wait_until(test, what, seconds=PATIENCE):
    """Polls test() until it is true and returns its value. Each look costs the
    program and its neighbours time, so at least as long is spent in waiting."""
    end = time.monotonic() + seconds
    pause = 0.05
    while True:
        began = time.monotonic()
        try:
            value = test()
        except gi.repository.GLib.Error:
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Timeout("not seen within %g s: %s" % (seconds, what))
        time.sleep(max(pause, min(time.monotonic() - began, 1)))
        pause = min(1.25 * pause, 0.4)


def size_of(node):
    """Width and height in pixels; None for what has no place of its own."""
    try:
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    except gi.repository.GLib.Error:
        return None
    return box.width, box.height


def walk(node, everything=False):
    """The accessible objects below node, itself first. What is hidden or has no
    size is left out with all that is in it, because each question is a round
    trip to the program. (GTK 4.8 says "showing" of toplevels only, and a page of
    a stack keeps its size when another one is shown.)"""
    if not everything and not is_showing(node):
        return
    yield node
    try:
        count = node.get_child_count()
    except gi.repository.GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except gi.repository.GLib.Error:
            continue
        if child is not None:
            yield from walk(child, everything)


def is_showing(node):
    """Whether node may be seen: what has no place of its own may."""
    try:
        return node.get_state_set().contains(Atspi.StateType.VISIBLE) and 0 not in (size_of(node) or (1, 1))
    except gi.repository.GLib.Error:
        return False


def text_of(node):
    """What is written in a text object."""
    count = Atspi.Text.get_character_count(node)
    return Atspi.Text.get_text(node, 0, count)


def run(*args):
    return subprocess.run(args, capture_output=True, text=True, check=False).stdout


class Application:
    """The console as a process with windows."""

    def __init__(self, argv, log):
        # The desktop is told of breaches in the sample; without one that listens
        # GLib warns.
        if Notifications.running is None:
            Notifications()
        self.log_path = log
        self.log = open(log, "ab")
        environment = dict(os.environ)
        if FATAL:
            environment["G_DEBUG"] = FATAL
        if "STEWARD_UI_CONFIG" in environment:
            environment["XDG_CONFIG_HOME"] = environment["STEWARD_UI_CONFIG"]
        self.process = subprocess.Popen(argv, env=environment, stdout=self.log, stderr=subprocess.STDOUT)
        self.root = wait_until(self._find_root, "the application on the accessibility bus", 30)
        self.enter_window(1)

    def _find_root(self):
        if self.process.poll() is not None:
            raise AssertionError("the application ended with status %s:\n%s" % (self.process.returncode, self.output()))
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def output(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    # Looking

    def toplevels(self):
        # What the library remembers is not what a person sees now: nobody here
        # reads the events that would tell it.
        self.root.clear_cache()
        count = self.root.get_child_count()
        children = [self.root.get_child_at_index(index) for index in range(count)]
        # A window that was never active is listed as the application itself.
        return [child for child in children if child not in (None, self.root) and is_showing(child)]

    def look(self, name=None, roles=None, under=None, pattern=None, showing=True):
        """The objects with this name (or a name that matches pattern) and one of the roles."""
        roots = [under] if under is not None else self.toplevels()
        found = []
        for root in roots:
            for node in walk(root, not showing):
                try:
                    label = node.get_name() or ""
                    if name is not None and label != name:
                        continue
                    if pattern is not None and not re.search(pattern, label):
                        continue
                    if roles is not None and node.get_role_name() not in roles:
                        continue
                except gi.repository.GLib.Error:
                    continue
                found.append(node)
        return found

    def find(self, name=None, roles=None, under=None, pattern=None, seconds=PATIENCE):
        what = "“%s” %s" % (name or pattern, sorted(roles) if roles else "")
        return wait_until(lambda: self.look(name, roles, under, pattern), what, seconds)[-1]

    def see(self, pattern, seconds=PATIENCE):
        """Waits until some text on the screen matches pattern."""
        return self.find(pattern=pattern, seconds=seconds)

    def gone(self, pattern, seconds=PATIENCE):
        """Waits until no text on the screen matches pattern."""
        wait_until(lambda: not self.look(pattern=pattern), "“%s” to go away" % pattern, seconds)

    # Acting

    def _toplevel_of(self, node):
        while node.get_role_name() not in TOPLEVEL:
            node = node.get_parent()
        return node

    def _x_window(self, toplevel):
        title = "^%s$" % re.escape(toplevel.get_name() or "")
        ids = run("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", title).split()
        if len(ids) != 1:
            # A tooltip has the title of its window, or none.
            windows = self.x_windows()
            ids = [one for one in windows if one in ids] or windows
        return ids[-1]

    def _geometry(self, window):
        lines = run("xdotool", "getwindowgeometry", "--shell", window).split()
        return {key: int(value) for key, value in (line.split("=", 1) for line in lines if "=" in line)}

    def _center(self, node):
        toplevel = self._toplevel_of(node)
        window = self._x_window(toplevel)
        shell = self._geometry(window)
        frame = Atspi.Component.get_extents(toplevel, Atspi.CoordType.WINDOW)
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        left = shell["X"] + (shell["WIDTH"] - frame.width) // 2
        top = shell["Y"] + (shell["HEIGHT"] - frame.height) // 2
        return left + box.x - frame.x + box.width // 2, top + box.y - frame.y + box.height // 2

    def x_windows(self):
        """The windows of the program as the display knows them, newest last. A
        tooltip or a menu is none, though the display has one for it, too."""
        ids = run("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split()
        return sorted((one for one in ids if "Override Redirect State: no" in run("xwininfo", "-id", one)), key=int)

    def enter_window(self, count):
        """Waits until the program has so many windows and gives pointer and
        keyboard to the newest, as a window manager does. Only a window that was
        active exists for a screen reader."""
        windows = wait_until(lambda: self.x_windows() if len(self.x_windows()) == count else None,
                             "%d windows" % count)
        shell = self._geometry(windows[-1])
        run("xdotool", "mousemove", str(shell["X"] + shell["WIDTH"] // 2), str(shell["Y"] + 12))
        run("xdotool", "windowfocus", windows[-1])
        wait_until(lambda: len(self.toplevels()) >= count, "%d windows on the accessibility bus" % count)
        time.sleep(0.2)

    def click(self, node, times=1):
        x, y = self._center(node)
        run("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.05)
        run("xdotool", "click", "--repeat", str(times), "--delay", "60", "1")
        time.sleep(0.1)

    def press(self, name, roles=None, under=None, seconds=PATIENCE):
        """Clicks the button with this name, or where its place is not told
        rightly (GTK since 4.14 forgets the padding around it) activates it."""
        button = self.find(name, roles or BUTTON, under, seconds=seconds)
        if self._tells_places(button) or not Atspi.Action.do_action(button, 0):
            self.click(button)

    def _tells_places(self, node):
        return Atspi.Component.get_extents(self._toplevel_of(node), Atspi.CoordType.WINDOW).x == 0

    def answer(self, name):
        """Clicks the answer of a question, which GTK 4.8 names twice over."""
        self.click(self.find(name, {"label"}))

    def choose(self, name, seconds=PATIENCE):
        """Activates an item of the menu that is open."""
        found = wait_until(lambda: self.look(name, MENU_ITEM, showing=False), "menu item “%s”" % name, seconds)
        Atspi.Action.do_action(found[-1], 0)
        time.sleep(0.2)

    def key(self, *keys):
        run("xdotool", "key", "--delay", "40", *keys)
        time.sleep(0.1)

    def type(self, text):
        run("xdotool", "type", "--delay", "12", text)
        time.sleep(0.1)

    def fill(self, name, text, under=None):
        """Clicks the field with this name, empties it and types text."""
        self.click(self.find(name, FIELD, under))
        self.key("ctrl+a", "BackSpace")
        self.type(text)

    def screenshot(self, path):
        if path:
            run("import", "-window", "root", path)

    # Ending

    def close(self, seconds=PATIENCE):
        """Closes the window by its key and returns the status of the program."""
        self.enter_window(1)
        self.key("ctrl+q")
        return self.process.wait(seconds)

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.log.close()


def screenshot_folder():
    return os.environ.get("STEWARD_UI_SHOTS", "")
