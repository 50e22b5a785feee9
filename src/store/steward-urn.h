/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *steward_urn_make  (const char  *kind,
                             const char  *instance,
                             const char  *native_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_urn_parse (const char  *urn,
                             char       **out_kind,
                             char       **out_instance,
                             char       **out_native_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
