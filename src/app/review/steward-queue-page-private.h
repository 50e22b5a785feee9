/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-bulk-pane.h"
#include "steward-decision-pane.h"
#include "steward-evidence-pane.h"
#include "steward-form-drafts.h"
#include "steward-queue-list.h"
#include "steward-queue-page.h"
#include "steward-review-panes.h"
#include "steward-undo-bar.h"

G_BEGIN_DECLS

struct _StewardQueuePage
{
  StewardPage parent_instance;

  StewardCouncil *council;             /* owned, nullable */
  StewardFormDrafts *drafts;           /* owned, nullable */
  StewardSealing *sealing;             /* owned, nullable */
  GHashTable *failures;                /* owned review → owned GError: not recorded, not read yet */

  char *review;                        /* owned, nullable: what is open */
  StewardEvidence *evidence;           /* owned, nullable: what both panes show */
  GCancellable *reading_queue;         /* owned, nullable */
  GCancellable *reading_evidence;      /* owned, nullable */
  guint rest;                          /* source: opens what is chosen when the keys rest */
  guint focus;                         /* source: takes the focus once the page is shown */

  GtkStack *states;                    /* template children */
  AdwBin *panes_bin;
  AdwHeaderBar *words_header;
  GtkStack *words;
  GtkListBox *people;
  GtkLabel *people_error;
  StewardUndoBar *undo_bar;

  StewardReviewPanes *panes;           /* unowned, in panes_bin */
  StewardQueueList *list;
  StewardEvidencePane *evidence_pane;
  GtkStack *right;
  StewardDecisionPane *decision;
  StewardBulkPane *bulk;
};

gboolean steward_queue_page_is_bulk         (StewardQueuePage    *self);
void     steward_queue_page_open_now        (StewardQueuePage    *self);

void     steward_queue_page_install_actions (GtkWidgetClass      *widget_class);
void     steward_queue_page_add_keys        (StewardQueuePage    *self);
gboolean steward_queue_page_is_typing       (StewardQueuePage    *self);

G_END_DECLS
