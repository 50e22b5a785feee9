/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-comment-box.h"
#include "steward-incident-decide.h"
#include "steward-key-button.h"
#include "steward-recorded-box.h"

G_BEGIN_DECLS

/* One line for each way: what it asks for and how it is said. */
typedef struct
{
  const char *name;                    /* of its button */
  const char *verb;
  const char *question;                /* N_() */
  const char *answer;                  /* N_() */
  const char *comment;                 /* N_(): what the text is */
} StewardIncidentWayLine;

extern const StewardIncidentWayLine steward_incident_ways[STEWARD_INCIDENT_N_WAYS];

struct _StewardIncidentDecide
{
  AdwBin parent_instance;

  StewardCouncil *council;             /* owned, nullable */
  char *person;                        /* owned, nullable: who sits here */
  StewardIncidentCase *kase;           /* unowned, nullable: the page's */
  StewardCouncilState *state;          /* owned, nullable: names of persons */
  char *incident;                      /* owned, nullable: id of what the form is for */
  StewardIncidentWay way;
  char *texts[STEWARD_INCIDENT_N_WAYS]; /* owned, nullable: what was written for each way */

  StewardAct *act;                     /* owned, nullable: of the form as it is */
  GCancellable *preparing;             /* owned, nullable */
  guint typing;                        /* source: prepares when the typing rests */
  gboolean touched;                    /* the person changed the form */
  StewardIncidentWay touched_way;      /* the one that was changed last */
  gboolean filling;                    /* the form changes by itself */
  gboolean pending;                    /* something on this incident is on its way into the ledger */
  GPtrArray *told_checks;              /* unowned GtkCheckButton, whose data has the name */

  AdwHeaderBar *header;                /* template children */
  GtkWidget *back_button;
  GtkScrolledWindow *scroll;
  GtkWidget *content;
  GtkWidget *why;
  GtkWidget *why_icon;
  GtkLabel *why_label;
  AdwPreferencesGroup *person_group;
  GtkWidget *cause_group;
  AdwComboRow *cause;
  GtkCheckButton *still_missed;
  GtkWidget *told_box;
  GtkWidget *told;
  StewardCommentBox *comment;
  GtkWidget *footer;
  GtkWidget *error;
  GtkLabel *error_label;
  StewardRecordedBox *recorded;
  GtkWidget *buttons;
  GtkWidget *choose_page;
  GtkWidget *confirm_page;
  GtkWidget *acknowledge_button;
  GtkWidget *resolve_button;
  GtkWidget *assign_button;
  GtkWidget *comment_button;
  GtkWidget *tell_button;
  GtkLabel *question;
  StewardKeyButton *record_button;
  GtkWidget *hint;

  GtkWidget *assignee;                 /* unowned, in person_group */
};

/* What of the pane can be seen. */
void steward_incident_decide_show_why     (StewardIncidentDecide *self);
void steward_incident_decide_show_buttons (StewardIncidentDecide *self);

/* The form. */
void steward_incident_decide_fill_form    (StewardIncidentDecide *self,
                                           const StewardIntent   *form);
void steward_incident_decide_read_form    (StewardIncidentDecide *self,
                                           StewardIntent         *intent);

G_END_DECLS
