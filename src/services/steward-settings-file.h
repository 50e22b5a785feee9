/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* settings.ini of a profile, which several processes read and edit. */

typedef gboolean (*StewardSettingsEditFunc) (GKeyFile  *settings,
                                             gpointer   data,
                                             GError   **error);

GKeyFile *steward_settings_file_read (const char               *folder,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GKeyFile *steward_settings_file_load (const char               *folder,
                                      GPtrArray                *notices,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_settings_file_edit (const char               *folder,
                                      StewardSettingsEditFunc   func,
                                      gpointer                  data,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
