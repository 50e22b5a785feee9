/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  STEWARD_PANE_LIST,
  STEWARD_PANE_EVIDENCE,
  STEWARD_PANE_DECISION,
  STEWARD_N_PANES
} StewardPane;

/**
 * StewardReviewPanes:
 *
 * Three panes side by side; where there is no room for three, the list is a
 * step of its own; where there is no room for two, each of them is. Properties:
 * "room" (read only: how many panes there is room for, 1 to 3), "step" (which
 * pane is shown where there is not room for all).
 */
#define STEWARD_TYPE_REVIEW_PANES (steward_review_panes_get_type ())
G_DECLARE_FINAL_TYPE (StewardReviewPanes, steward_review_panes, STEWARD, REVIEW_PANES, GtkWidget)

GtkWidget   *steward_review_panes_new      (GtkWidget          *list,
                                            GtkWidget          *evidence,
                                            GtkWidget          *decision);

void         steward_review_panes_set_most (StewardReviewPanes *self,
                                            guint               most);
guint        steward_review_panes_get_room (StewardReviewPanes *self);
StewardPane  steward_review_panes_get_step (StewardReviewPanes *self);
gboolean     steward_review_panes_is_shown (StewardReviewPanes *self,
                                            StewardPane         pane);
void         steward_review_panes_set_step (StewardReviewPanes *self,
                                            StewardPane         step);

G_END_DECLS
