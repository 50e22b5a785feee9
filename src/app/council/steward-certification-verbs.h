/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/* What the chair does with a certificate without a review: suspend it, and
 * restore it. */

gboolean steward_certification_may_suspend (StewardServices *services,
                                            const char      *urn);
gboolean steward_certification_may_restore (StewardServices *services,
                                            const char      *urn);
void     steward_certification_suspend     (StewardPage     *page,
                                            const char      *urn,
                                            const char      *name);
void     steward_certification_restore     (StewardPage     *page,
                                            const char      *urn,
                                            const char      *name);

G_END_DECLS
