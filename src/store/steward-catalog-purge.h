/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog-private.h"

G_BEGIN_DECLS

void steward_catalog_purge (StewardCatalog *catalog);

G_END_DECLS
