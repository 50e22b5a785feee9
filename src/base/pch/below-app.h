/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once for a whole library, when b_pch is on: what nearly every file below
 * app/ includes. A file still includes what it needs by itself. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>
