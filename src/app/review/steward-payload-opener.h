/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-governance.h"

G_BEGIN_DECLS

void steward_payload_opener_save (GtkWindow         *parent,
                                  StewardGovernance *governance,
                                  const char        *payload,
                                  const char        *name);

G_END_DECLS
