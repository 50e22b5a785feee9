/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access-case.h"

G_BEGIN_DECLS

/* The way of a request: each step with its state, who, when, and which rule
 * skipped it; provisioning is the last. */

GtkWidget *steward_access_steps_new (const StewardAccessCase *kase,
                                     const char              *person,
                                     const char              *place);

G_END_DECLS
