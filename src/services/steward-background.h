/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/* The desktop's leave to run without a window, which a sandbox needs. Internal
 * to services. */
gboolean  steward_background_is_needed    (void);
GVariant *steward_background_make_options (const char    *profile) G_GNUC_WARN_UNUSED_RESULT;
void      steward_background_request      (const char    *profile,
                                           GCancellable  *cancellable);

G_END_DECLS
