/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardSettings:
 *
 * What the window remembers of itself. Where the schema is not installed (a
 * checkout, a test) it has the schema's defaults and remembers for as long as
 * it lives.
 */
typedef struct _StewardSettings StewardSettings;

#define STEWARD_SETTINGS_WIDTH     "window-width"
#define STEWARD_SETTINGS_HEIGHT    "window-height"
#define STEWARD_SETTINGS_MAXIMIZED "window-maximized"
#define STEWARD_SETTINGS_SIDEBAR   "sidebar-visible"
#define STEWARD_SETTINGS_COMPACT   "compact"
#define STEWARD_SETTINGS_NOTIFICATIONS "notifications"

StewardSettings *steward_settings_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void             steward_settings_free        (StewardSettings *self);

int              steward_settings_get_int     (StewardSettings *self,
                                               const char      *key);
void             steward_settings_set_int     (StewardSettings *self,
                                               const char      *key,
                                               int              value);
gboolean         steward_settings_get_boolean (StewardSettings *self,
                                               const char      *key);
void             steward_settings_set_boolean (StewardSettings *self,
                                               const char      *key,
                                               gboolean         value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSettings, steward_settings_free)

G_END_DECLS
