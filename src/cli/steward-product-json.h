/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-council.h"

G_BEGIN_DECLS

void steward_finding_add_json (JsonBuilder              *builder,
                               const StewardFinding     *finding);
void steward_product_add_json (JsonBuilder              *builder,
                               const StewardEntryDetail *detail,
                               const char               *source_name,
                               const StewardCertificate *certificate);

G_END_DECLS
