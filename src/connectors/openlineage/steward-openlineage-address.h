/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_openlineage_address (const char *namespace_name,
                                   const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
