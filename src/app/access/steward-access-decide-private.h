/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-decide.h"
#include "steward-access-narrow.h"
#include "steward-checklist.h"
#include "steward-comment-box.h"
#include "steward-key-button.h"
#include "steward-recorded-box.h"

G_BEGIN_DECLS

/* One line for each way: what it asks for and how it is said. */
typedef struct
{
  const char *name;                    /* of its button */
  const char *verb;
  StewardVoteChoice choice;
  gboolean decides;                    /* only for who may decide the step that waits */
  gboolean plans;                      /* something would run, and is recorded with it */
  gboolean needs_words;                /* the reason is asked for first */
  const char *question;                /* N_() */
  const char *answer;                  /* N_() */
  const char *comment;                 /* N_(): what the text is */
} StewardAccessWayLine;

extern const StewardAccessWayLine steward_access_ways[STEWARD_ACCESS_N_WAYS];

struct _StewardAccessDecide
{
  AdwBin parent_instance;

  StewardCouncil *council;             /* owned, nullable */
  StewardAccessPlanner *planner;       /* owned, nullable */
  char *person;                        /* owned, nullable: who sits here */
  StewardAccessCase *kase;             /* unowned, nullable: the page's */
  char *access;                        /* owned, nullable: id of what the form is for */
  StewardAccessWay way;

  StewardAct *act;                     /* owned, nullable: of the form as it is */
  GCancellable *preparing;             /* owned, nullable */
  guint typing;                        /* source: prepares when the typing rests */
  gboolean touched;                    /* the person changed the form */
  gboolean filling;                    /* the form changes by itself */
  gboolean pending;                    /* something on this access is on its way into the ledger */

  AdwHeaderBar *header;                /* template children */
  GtkWidget *back_button;
  GtkScrolledWindow *scroll;
  GtkWidget *content;
  GtkWidget *why;
  GtkWidget *why_icon;
  GtkLabel *why_label;
  StewardChecklist *checklist;
  StewardAccessNarrow *narrow;
  StewardCommentBox *comment;
  GtkWidget *footer;
  GtkWidget *error;
  GtkLabel *error_label;
  GtkWidget *wait;
  GtkSpinner *wait_spinner;
  StewardRecordedBox *recorded;
  GtkWidget *buttons;
  GtkWidget *choose_page;
  GtkWidget *confirm_page;
  StewardKeyButton *approve_button;
  GtkWidget *uphold_button;
  StewardKeyButton *comment_button;
  GtkWidget *reject_button;
  GtkWidget *overturn_button;
  GtkWidget *withdraw_button;
  GtkWidget *again_button;
  GtkWidget *revoke_button;
  GtkLabel *question;
  StewardKeyButton *record_button;
  GtkWidget *hint;
};

/* Who may do what. */
gboolean steward_access_decide_may     (StewardAccessDecide *self,
                                        StewardAccessWay     way);

/* What of the pane can be seen. */
void     steward_access_decide_show_why     (StewardAccessDecide *self);
void     steward_access_decide_show_buttons (StewardAccessDecide *self);

G_END_DECLS
