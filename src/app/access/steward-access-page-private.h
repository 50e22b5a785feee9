/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-browse.h"
#include "steward-access-decide.h"
#include "steward-access-page.h"
#include "steward-access-pane.h"
#include "steward-form-drafts.h"
#include "steward-review-panes.h"
#include "steward-undo-bar.h"

G_BEGIN_DECLS

struct _StewardAccessPage
{
  StewardPage parent_instance;

  StewardCouncil *council;             /* owned, nullable */
  StewardFormDrafts *drafts;           /* owned, nullable */
  StewardSealing *sealing;             /* owned, nullable */
  StewardAccessPlanner *planner;       /* owned, nullable */
  GHashTable *failures;                /* owned access → owned GError: not recorded, not read yet */

  char *access;                        /* owned, nullable: what is open */
  StewardAccessCase *kase;             /* owned, nullable: what both panes show */
  GCancellable *reading_lists;         /* owned, nullable */
  GCancellable *reading_case;          /* owned, nullable */
  guint focus;                         /* source: takes the focus once the page is shown */

  AdwBin *panes_bin;                   /* template children */
  StewardUndoBar *undo_bar;

  StewardReviewPanes *panes;           /* unowned, in panes_bin */
  StewardAccessBrowse *browse;
  StewardAccessPane *pane;
  StewardAccessDecide *decide;
};

void     steward_access_page_close           (StewardAccessPage *self);
gboolean steward_access_page_step            (StewardAccessPage *self,
                                              int                step);

void     steward_access_page_install_actions (GtkWidgetClass    *widget_class);
void     steward_access_page_add_keys        (StewardAccessPage *self);
gboolean steward_access_page_is_typing       (StewardAccessPage *self);

G_END_DECLS
