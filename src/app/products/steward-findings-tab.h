/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-catalog.h"

G_BEGIN_DECLS

/**
 * StewardFindingsTab:
 *
 * What is wrong with the documents of a product, where, and what helps.
 */
#define STEWARD_TYPE_FINDINGS_TAB (steward_findings_tab_get_type ())
G_DECLARE_FINAL_TYPE (StewardFindingsTab, steward_findings_tab, STEWARD, FINDINGS_TAB, GtkWidget)

GtkWidget *steward_findings_tab_new        (void);
void       steward_findings_tab_set_detail (StewardFindingsTab *self,
                                            StewardEntryDetail *detail);

G_END_DECLS
