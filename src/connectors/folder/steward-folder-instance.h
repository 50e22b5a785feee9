/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_folder_instance_from_remote (const char *url) G_GNUC_WARN_UNUSED_RESULT;
char *steward_folder_instance_from_config (const char *text,
                                           gsize       length) G_GNUC_WARN_UNUSED_RESULT;
char *steward_folder_instance_find        (const char *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
