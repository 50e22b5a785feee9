/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access-terms.h"

G_BEGIN_DECLS

/**
 * StewardAccessNarrow:
 *
 * What is approved of what was asked for: a shorter period, columns that are
 * masked more strongly or left out. It can only become less. Signal: "changed".
 */
#define STEWARD_TYPE_ACCESS_NARROW (steward_access_narrow_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessNarrow, steward_access_narrow, STEWARD, ACCESS_NARROW, GtkWidget)

void                steward_access_narrow_set_terms (StewardAccessNarrow      *self,
                                                     const StewardAccessTerms *asked);
void                steward_access_narrow_apply     (StewardAccessNarrow      *self,
                                                     const StewardAccessTerms *narrowed);
StewardAccessTerms *steward_access_narrow_dup_terms (StewardAccessNarrow      *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
