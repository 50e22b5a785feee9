/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-council.h"

G_BEGIN_DECLS

/* What the council certified, beside what a source declares. */
char *steward_certificate_to_words (const StewardCertificate *certificate) G_GNUC_WARN_UNUSED_RESULT;
void  steward_certificate_print    (const StewardCertificate *certificate);
void  steward_certificate_add_json (JsonBuilder              *builder,
                                    const char               *member,
                                    const StewardCertificate *certificate);

G_END_DECLS
