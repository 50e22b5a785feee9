/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-checklist.h"
#include "steward-comment-box.h"
#include "steward-condition-list.h"
#include "steward-decision-pane.h"
#include "steward-key-button.h"
#include "steward-recorded-box.h"

G_BEGIN_DECLS

#define STEWARD_DECIDE_N_WAYS (STEWARD_DECIDE_MEET_CONDITION + 1)

/* One line for each verb: what it asks for and how it is said. */
typedef struct
{
  const char *name;                    /* of its button */
  const char *verb;
  StewardVoteChoice choice;
  gboolean votes;                      /* only for who may vote */
  gboolean needs_words;                /* the comment is asked for first */
  const char *question;                /* N_() */
  const char *answer;                  /* N_() */
  const char *comment;                 /* N_(): what the text is */
} StewardDecisionWay;

extern const StewardDecisionWay steward_decision_ways[STEWARD_DECIDE_N_WAYS];

struct _StewardDecisionPane
{
  AdwBin parent_instance;

  StewardCouncil *council;             /* owned, nullable */
  char *person;                        /* owned, nullable: who sits here */
  StewardEvidence *evidence;           /* unowned, nullable: the page's */
  char *review;                        /* owned, nullable: id of what the form is for */
  StewardDecide mode;
  char *condition;                     /* owned, nullable: the one that is met */
  char *seat;                          /* owned, nullable: which of several of the person's is asked */
  char **except;                       /* owned, nullable: changes left out */
  GPtrArray *voters;                   /* owned char*: persons for whom the chair may vote, as in the drop-down */

  StewardAct *act;                     /* owned, nullable: of the form as it is */
  GCancellable *preparing;             /* owned, nullable */
  guint typing;                        /* source: prepares when the typing rests */
  gboolean touched;                    /* the person changed the form */
  gboolean filling;                    /* the form changes by itself */
  gboolean pending;                    /* a decision on this review is on its way */

  AdwHeaderBar *header;                /* template children */
  GtkWidget *back_button;
  GtkScrolledWindow *scroll;
  GtkWidget *content;
  AdwBin *votes;
  GtkWidget *why_not;
  GtkLabel *why_not_label;
  GtkWidget *form;
  GtkWidget *voter_box;
  GtkDropDown *voters_drop;
  GtkLabel *voter_label;
  StewardChecklist *checklist;
  StewardCommentBox *comment;
  StewardConditionList *conditions;
  GtkWidget *footer;
  GtkWidget *error;
  GtkLabel *error_label;
  StewardRecordedBox *recorded;
  GtkWidget *buttons;
  GtkWidget *choose_page;
  GtkWidget *confirm_page;
  StewardKeyButton *approve_button;
  GtkWidget *vote_row;
  GtkWidget *recuse_button;
  GtkWidget *defer_button;
  GtkWidget *override_row;
  GtkWidget *withdraw_button;
  GtkWidget *appeal_button;
  GtkLabel *question;
  GtkWidget *reject_row;
  GtkToggleButton *reject_toggle;
  GtkToggleButton *changes_toggle;
  GtkWidget *defer_row;
  StewardKeyButton *record_button;
  GtkWidget *hint;

  GtkWidget *until;                    /* unowned: the field in defer_row */
};

/* Who may do what, and the form as an intent. */
const char    *steward_decision_get_voter          (StewardDecisionPane *self);
StewardIntent *steward_decision_make_intent        (StewardDecisionPane *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_decision_is_open            (StewardDecisionPane *self);
gboolean       steward_decision_is_chair           (StewardDecisionPane *self);
gboolean       steward_decision_is_requester       (StewardDecisionPane *self);
gboolean       steward_decision_may_vote           (StewardDecisionPane *self);

/* What of the pane can be seen. */
void           steward_decision_fill_voters        (StewardDecisionPane *self,
                                                    gboolean             same);
void           steward_decision_show_approve_title (StewardDecisionPane *self);
void           steward_decision_show_why_not       (StewardDecisionPane *self);
void           steward_decision_show_buttons       (StewardDecisionPane *self);

G_END_DECLS
