# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of a program, read whole in a few questions at a time
instead of some for each of its objects, one after the other."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
WINDOW = GLib.Variant("(u)", (int(Atspi.CoordType.WINDOW),))
ROUNDS = 40


class Item:
    """One object as the program told it."""

    __slots__ = ("path", "parent_path", "index", "n_children", "interfaces", "name", "role", "states", "parent",
                 "children", "showing")

    def __init__(self, told):
        (_, self.path), _, (_, self.parent_path), self.index, self.n_children, self.interfaces, self.name, role, _, \
            states = told
        self.role = Atspi.role_get_name(Atspi.Role(role)) if role < int(Atspi.Role.LAST_DEFINED) else "unknown"
        self.states = states[0] | states[1] << 32
        self.parent = None
        self.children = []
        self.showing = True

    def has_state(self, state):
        return bool(self.states >> int(state) & 1)


class Tree:
    """Reads the objects of the program with process number pid."""

    def __init__(self, pid):
        self.context = GLib.MainContext.new()
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)
        self.owner = self._find_owner(pid)
        self.items = {}

    def _find_owner(self, pid):
        def ask(owner, path, interface, method, arguments=None):
            return self.bus.call_sync(owner, path, interface, method, arguments, None, 0, 10000, None).unpack()

        children, = ask("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")
        for owner, _ in children:
            if ask("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                   "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,))) == (pid,):
                return owner
        raise AssertionError("process %d is not on the accessibility bus" % pid)

    def _ask_all(self, questions):
        """The answers to (path, interface, method, arguments), asked together; None
        from what went away meanwhile."""
        answers = [None] * len(questions)
        waiting = [len(questions)]

        def answered(bus, result, index):
            try:
                answers[index] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass
            waiting[0] -= 1

        self.context.push_thread_default()
        for index, (path, interface, method, arguments) in enumerate(questions):
            self.bus.call(self.owner, path, interface, method, arguments, None, 0, 10000, None, answered, index)
        while waiting[0] > 0:
            self.context.iteration(True)
        self.context.pop_thread_default()
        return answers

    def _read_known(self):
        told = self._ask_all([("/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", None)])[0]
        self.items = {one[0][1]: Item(one) for one in (told[0] if told else [])}
        for item in self.items.values():
            item.parent = self.items.get(item.parent_path) if item.path != ROOT else None
            if item.parent is not None:
                item.parent.children.append(item)
        for item in self.items.values():
            item.children.sort(key=lambda child: child.index)

    def _note_sizes(self):
        """What is hidden or has no size cannot be seen, and nothing in it."""
        level = [self.items[ROOT]] if ROOT in self.items else []
        while level:
            placed = [item for item in level if item.showing and COMPONENT in item.interfaces]
            boxes = self._ask_all([(item.path, COMPONENT, "GetExtents", WINDOW) for item in placed])
            for item, box in zip(placed, boxes):
                item.showing = box is None or 0 not in box[0][2:]
            level = [child for item in level for child in item.children]
            for item in level:
                item.showing = item.parent.showing and item.has_state(Atspi.StateType.VISIBLE)

    def _lacks_children(self, item):
        """Children that nobody asked for do not exist yet. Those that are hidden
        again are still known, and not counted."""
        return sum(child.showing for child in item.children) < item.n_children

    def read(self, everything=False):
        """Reads all objects; those below hidden ones only if everything is asked for."""
        asked = set()
        for _ in range(ROUNDS):
            self._read_known()
            self._note_sizes()
            lacking = [item for item in self.items.values()
                       if item.path not in asked and (everything or item.showing) and self._lacks_children(item)]
            if not lacking:
                return
            asked.update(item.path for item in lacking)
            self._ask_all([(item.path, ACCESSIBLE, "GetChildren", None) for item in lacking])

    def walk(self, path):
        """The objects below path, itself first, in order."""
        item = self.items.get(path)
        if item is not None:
            yield from self._walk(item)

    def _walk(self, item):
        if item.path != ROOT:
            yield item
        for child in item.children:
            yield from self._walk(child)

    def way_to(self, item):
        """The items from below the root to this one."""
        way = []
        while item.parent is not None:
            way.append(item)
            item = item.parent
        return way[::-1]
