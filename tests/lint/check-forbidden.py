#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Steward developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that must not appear, and the few places that are exempt."""

import fnmatch
import re

from tree import code_of, find, line_of, name, read, report

# (what, where it is looked for, where it is allowed, why)
RULES = [
    (r"\b(JsonParser|json_parser_\w+|JsonGenerator|json_generator_\w+|json_from_string|json_to_string)\b",
     "src/*", (), "json-glib is no boundary: read and write through steward-json.h"),
    (r"\bsqlite3?_\w+|<sqlite3\.h>", "src/*", ("src/store/steward-db*",), "SQLite is spoken in steward-db.c only"),
    (r"<openssl/[^>]+>|\bEVP_\w+", "src/*", ("src/base/steward-crypto.c",), "libcrypto is spoken in one file only"),
    (r"<libsoup/soup\.h>|\bsoup_[a-z]\w+", "src/*", ("src/net/steward-http.c",), "HTTP is spoken in net/steward-http.c only"),
    (r"<libpq-fe\.h>|\bPQ[a-z]\w+", "src/*", ("src/net/steward-pg*",), "libpq is spoken in net/steward-pg* only"),
    (r"<libsecret/[^>]+>|\bsecret_(password|service|item|collection)_\w+", "src/*",
     ("src/net/steward-secrets.*", "src/net/steward-keyring.*"), "secrets are fetched in net/ only"),
    (r"\byaml_(parser|event|emitter|document)_\w+|<yaml\.h>", "src/*", ("src/base/steward-yaml*",),
     "libyaml is sealed in base/"),
    (r"\bgoto\b", "src/*", (), "no goto: g_autoptr frees, early returns leave"),
    (r"\bg(char|int|double|float)\b", "src/*", (), "write char, int, double"),
    (r"\bg_(print|printerr)\b", "src/*", ("src/cli/*", "src/app/steward-application.c"),
     "only stewardctl and the command line of the console write to the terminal"),
    (r"\bg_(warning|message|info)\b *\(", "src/*", ("src/app/*", "src/cli/*"),
     "below app/ an error is returned, never logged above debug"),
    (r"(?<![\w])_ *\(", "src/*", ("src/app/*",), "_() belongs to app/; tables use N_()"),
    (r"\b(system|popen|gets|strcpy|strcat|sprintf|vsprintf|strtok|alloca|g_alloca|g_spawn_command_line_\w+)\b *\(",
     "src/*", (), "unbounded, or a command line made of text"),
    (r"\bg_str(cmp0|equal)\b[^;\n]*\b(secret|password)\b", "src/*", (), "secrets are not compared byte by byte"),
    (r"\bG_APPLICATION_FLAGS_NONE\b", "src/*", (), "G_APPLICATION_DEFAULT_FLAGS"),
    (r"\bg_task_run_in_thread\b", "src/store/*", (), "SQL runs in its own worker thread"),
]

# Deprecated in newer GTK or libadwaita, or too slow over a large model.
WIDGETS = r"""
GtkTreeView GtkListStore GtkTreeStore GtkCellRenderer\w* GtkIconView GtkTreeModel\w* GtkComboBox GtkComboBoxText
GtkEntryCompletion GtkDialog GtkMessageDialog GtkAssistant GtkStatusbar GtkLockButton GtkVolumeButton GtkInfoBar
GtkAppChooser\w* GtkColorButton GtkColorChooser\w* GtkFontButton GtkFontChooser\w* GtkStyleContext
GtkFileChooserDialog GtkFileChooserWidget AdwLeaflet AdwFlap AdwSqueezer AdwViewSwitcherTitle AdwPreferencesWindow
AdwEnumListModel
""".split()
DIALOGS = ["GtkFileChooserNative", "AdwMessageDialog", "AdwAboutWindow"]
CALLS = r"""
gtk_widget_show gtk_widget_hide gtk_css_provider_load_from_data gtk_widget_get_allocat\w+ gtk_widget_translate_coordinates
gtk_image_new_from_pixbuf gtk_picture_new_for_pixbuf gtk_picture_set_keep_aspect_ratio gtk_window_present_with_time
gtk_show_uri\w* gtk_widget_get_style_context gtk_snapshot_render_\w+ gtk_calendar_select_day gdk_texture_new_for_pixbuf
gtk_application_window_set_help_overlay adw_expander_row_add_action adw_action_row_set_icon_name
""".split()


def to_functions(widget):
    """GtkTreeView → gtk_tree_view_\\w+"""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", widget.replace(r"\w*", "")).lower() + r"_\w+"


def matches(path, patterns):
    return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)


def check_rules():
    for path in find("*.c", "*.h", below="src"):
        where = name(path)
        text = code_of(read(path), keep_strings=False)
        for pattern, scope, exempt, why in RULES:
            if not matches(where, [scope]) or matches(where, exempt):
                continue
            for match in re.finditer(pattern, text):
                yield f"{where}:{line_of(text, match.start())}: {match[0].strip()}: {why}"


def check_widgets():
    code = rf"\b({'|'.join([*WIDGETS, *map(to_functions, WIDGETS), *CALLS])})\b"
    dialogs = rf"\b({'|'.join([*DIALOGS, *map(to_functions, DIALOGS)])})\b"
    xml = rf"(?:class|parent)=\"({'|'.join([*WIDGETS, *DIALOGS])})\""
    for path in find("*.c", "*.h", below="src"):
        text = code_of(read(path))
        pattern = code if path.stem == "steward-dialogs" else f"{code}|{dialogs}"
        for match in re.finditer(pattern, text):
            yield f"{name(path)}:{line_of(text, match.start())}: {match[0]} is deprecated on newer systems"
    for path in find("*.ui", below="ui") if (find("*.ui", below="ui")) else []:
        text = read(path)
        for match in re.finditer(xml, text):
            yield f"{name(path)}:{line_of(text, match.start())}: {match[1]} is deprecated on newer systems"


report([*check_rules(), *check_widgets()])
