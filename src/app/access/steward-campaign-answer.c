/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An answer is shown as it will be recorded, and what it takes back with the
 * very statements, before anybody confirms it. */

#include "config.h"

#include "steward-campaign-answer.h"

#include <glib/gi18n.h>

#include "steward-access-plan-block.h"
#include "steward-cards.h"
#include "steward-comment-box.h"
#include "steward-council-words.h"
#include "steward-key-button.h"
#include "steward-plain-text.h"
#include "steward-recorded-box.h"

#define TYPING_MS 250
#define ANSWER_HEIGHT 320

static const StewardAnswerLook looks[] = {
  { STEWARD_ANSWER_KEEP, N_("Keep"), "E", GDK_KEY_e, N_("Record: Keep"), "emblem-ok-symbolic", STEWARD_TONE_PLAIN },
  { STEWARD_ANSWER_SHRINK, N_("Shrink"), "S", GDK_KEY_s, N_("Record: Shrink"), "zoom-out-symbolic",
    STEWARD_TONE_ACCENT },
  { STEWARD_ANSWER_REVOKE, N_("Revoke"), "R", GDK_KEY_r, N_("Record: Revoke"), "window-close-symbolic",
    STEWARD_TONE_TROUBLE },
};

struct _StewardCampaignAnswer
{
  GtkBox parent_instance;

  StewardServices *services;           /* owned */
  StewardAccessPlanner *planner;       /* owned: of what an answer takes back */
  char *campaign;                      /* owned, nullable: id */
  char *access;                        /* owned, nullable: id */
  const StewardAnswerLook *look;       /* unowned, nullable: what is being answered */
  StewardAct *act;                     /* owned, nullable */
  GCancellable *preparing;             /* owned, nullable */
  guint typing;
  gboolean settling;

  GtkWidget *title;                    /* unowned, below */
  StewardCommentBox *comment;
  GtkWidget *error;
  GtkWidget *plan;
  StewardRecordedBox *recorded;
  GtkWidget *record;
};

G_DEFINE_FINAL_TYPE (StewardCampaignAnswer, steward_campaign_answer, GTK_TYPE_BOX)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void prepared_cb (GObject *object, GAsyncResult *result, gpointer user_data);

/**
 * steward_answer_looks:
 * @out_n_looks: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n_looks): the answers
 */
const StewardAnswerLook *
steward_answer_looks (gsize *out_n_looks)
{
  *out_n_looks = G_N_ELEMENTS (looks);

  return looks;
}

static StewardCouncil *
get_council (StewardCampaignAnswer *self)
{
  return steward_services_get_council (self->services);
}

static void
show_failure (StewardCampaignAnswer *self,
              const GError          *error)
{
  g_autofree char *words = error != NULL ? steward_council_words_error (error) : NULL;

  gtk_widget_set_visible (self->error, error != NULL);
  steward_label_set_plain (GTK_LABEL (self->error), words);
}

static void
show_act (StewardCampaignAnswer *self)
{
  steward_recorded_box_set_open (self->recorded, TRUE);
  steward_recorded_box_set_act (self->recorded, self->act, steward_council_peek_state (get_council (self)));
  gtk_widget_set_sensitive (self->record, self->act != NULL);
}

static void
stop_preparing (StewardCampaignAnswer *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
}

static StewardIntent *
make_intent (StewardCampaignAnswer *self)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_ANSWER_CAMPAIGN,
                                              steward_services_get_person (self->services));
  g_autofree char *comment = steward_comment_box_dup_text (self->comment);

  intent->campaign = g_strdup (self->campaign);
  intent->access = g_strdup (self->access);
  intent->answer = self->look->answer;
  if (steward_access_planner_get_plan (self->planner) != NULL)
    intent->plan = steward_effect_plan_copy (steward_access_planner_get_plan (self->planner));
  if (comment != NULL && *comment != '\0')
    intent->comment = g_steal_pointer (&comment);

  return intent;
}

/**
 * steward_campaign_answer_prepare:
 * @self: an answer
 *
 * Makes anew what would be recorded, if something is answered.
 */
void
steward_campaign_answer_prepare (StewardCampaignAnswer *self)
{
  g_autoptr (StewardIntent) intent = NULL;

  stop_preparing (self);
  show_act (self);
  if (self->look == NULL || self->access == NULL ||
      steward_access_planner_get_state (self->planner) == STEWARD_PLANNER_ASKING)
    return;
  if (steward_services_get_person (self->services) == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_DENIED,
                                                      _("Nobody sits at this desk. Choose who you are in the queue."));

      show_failure (self, error);
      return;
    }
  intent = make_intent (self);
  self->preparing = g_cancellable_new ();
  steward_council_prepare_async (get_council (self), intent, self->preparing, prepared_cb, g_object_ref (self));
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardCampaignAnswer) self = user_data;
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (StewardAct) act = steward_council_prepare_finish (STEWARD_COUNCIL (object), result, &error);

  if (self->preparing == NULL || cancellable != self->preparing)
    return;
  g_clear_object (&self->preparing);
  self->act = g_steal_pointer (&act);
  show_act (self);
  show_failure (self, error);
}

static void
planned_cb (StewardCampaignAnswer *self)
{
  if (self->look != NULL && steward_access_planner_get_state (self->planner) != STEWARD_PLANNER_ASKING)
    steward_campaign_answer_prepare (self);
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardCampaignAnswer *self = user_data;

  self->typing = 0;
  steward_campaign_answer_prepare (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (StewardCampaignAnswer *self)
{
  if (self->look == NULL || self->settling)
    return;
  gtk_widget_set_sensitive (self->record, FALSE);
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_MS, typing_cb, self);
}

/* What an answer takes back is shown with the very statements. */
static void
plan (StewardCampaignAnswer      *self,
      const StewardAccessSummary *summary)
{
  g_autoptr (StewardEffect) effect = NULL;

  if (self->look->answer == STEWARD_ANSWER_REVOKE && summary != NULL && summary->access->terms != NULL)
    effect = steward_access_case_make_effect (summary->access, STEWARD_EFFECT_REVOKE, summary->access->terms);
  steward_access_planner_set_effect (self->planner, effect);
}

static void
cancel_cb (StewardCampaignAnswer *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
steward_campaign_answer_dispose (GObject *object)
{
  StewardCampaignAnswer *self = STEWARD_CAMPAIGN_ANSWER (object);

  self->settling = TRUE;
  self->look = NULL;
  stop_preparing (self);
  g_clear_object (&self->planner);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_campaign_answer_parent_class)->dispose (object);
}

static void
steward_campaign_answer_finalize (GObject *object)
{
  g_free (STEWARD_CAMPAIGN_ANSWER (object)->campaign);
  g_free (STEWARD_CAMPAIGN_ANSWER (object)->access);

  G_OBJECT_CLASS (steward_campaign_answer_parent_class)->finalize (object);
}

static void
steward_campaign_answer_class_init (StewardCampaignAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_campaign_answer_dispose;
  object_class->finalize = steward_campaign_answer_finalize;

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
}

static void
steward_campaign_answer_init (StewardCampaignAnswer *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkWidget *shown = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->title = steward_text_new (NULL, "heading");
  self->comment = STEWARD_COMMENT_BOX (steward_comment_box_new (_("Why")));
  g_signal_connect_swapped (self->comment, "changed", G_CALLBACK (typed_cb), self);
  self->plan = steward_access_plan_block_new ();
  gtk_widget_set_visible (self->plan, FALSE);
  self->recorded = STEWARD_RECORDED_BOX (steward_recorded_box_new ());
  gtk_box_append (GTK_BOX (shown), self->plan);
  gtk_box_append (GTK_BOX (shown), GTK_WIDGET (self->recorded));
  scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", shown,
                         "propagate-natural-height", TRUE, "max-content-height", ANSWER_HEIGHT, NULL);
  self->error = steward_text_new (NULL, "error-box");
  gtk_widget_set_visible (self->error, FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_widget_set_hexpand (cancel, TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_START);
  gtk_widget_add_css_class (cancel, "form-button");
  self->record = g_object_new (STEWARD_TYPE_KEY_BUTTON, "title", _("Record"), "key", _("Ctrl+Return"), NULL);
  gtk_widget_add_css_class (self->record, "suggested-action");
  gtk_widget_add_css_class (self->record, "main-action");
  g_signal_connect_swapped (self->record, "clicked", G_CALLBACK (steward_campaign_answer_confirm), self);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->record);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->comment));
  gtk_box_append (GTK_BOX (self), self->error);
  gtk_box_append (GTK_BOX (self), scroll);
  gtk_box_append (GTK_BOX (self), buttons);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-actions");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * steward_campaign_answer_new:
 * @services: the services
 *
 * Returns: (transfer floating): nothing answered yet
 */
GtkWidget *
steward_campaign_answer_new (StewardServices *services)
{
  StewardCampaignAnswer *self = g_object_new (STEWARD_TYPE_CAMPAIGN_ANSWER, NULL);

  self->services = g_object_ref (services);
  self->planner = steward_access_planner_new (services);
  steward_access_plan_block_set_planner (STEWARD_ACCESS_PLAN_BLOCK (self->plan), self->planner);
  g_signal_connect_object (self->planner, "changed", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * steward_campaign_answer_open:
 * @self: an answer
 * @campaign: id
 * @access: id of the access that is asked about
 * @summary: (nullable): the access; read now, not kept
 * @look: (transfer none): what is answered, from steward_answer_looks()
 */
void
steward_campaign_answer_open (StewardCampaignAnswer      *self,
                              const char                 *campaign,
                              const char                 *access,
                              const StewardAccessSummary *summary,
                              const StewardAnswerLook    *look)
{
  g_autofree char *who = steward_plain_text_line (summary != NULL ? summary->consumer : access);
  g_autofree char *what = steward_plain_text_line (summary != NULL ? summary->subject : NULL);
  g_autofree char *title = NULL;

  g_return_if_fail (STEWARD_IS_CAMPAIGN_ANSWER (self));

  /* Translators: an answer ("Keep"), a consumer, a product */
  title = g_strdup_printf (_("%s: %s, %s"), _(look->title), who, what);
  g_free (self->campaign);
  g_free (self->access);
  self->campaign = g_strdup (campaign);
  self->access = g_strdup (access);
  self->look = look;
  self->settling = TRUE;
  steward_comment_box_set_text (self->comment, NULL);
  self->settling = FALSE;
  show_failure (self, NULL);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  steward_key_button_set_title (STEWARD_KEY_BUTTON (self->record), _(look->button));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  plan (self, summary);
  steward_campaign_answer_prepare (self);
  steward_comment_box_focus (self->comment);
}

/**
 * steward_campaign_answer_close:
 * @self: an answer
 *
 * Forgets what was not confirmed.
 */
void
steward_campaign_answer_close (StewardCampaignAnswer *self)
{
  g_return_if_fail (STEWARD_IS_CAMPAIGN_ANSWER (self));

  stop_preparing (self);
  self->look = NULL;
  if (self->planner != NULL)
    steward_access_planner_set_effect (self->planner, NULL);
  show_failure (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * steward_campaign_answer_is_open:
 * @self: an answer
 *
 * Returns: whether something is being answered
 */
gboolean
steward_campaign_answer_is_open (StewardCampaignAnswer *self)
{
  g_return_val_if_fail (STEWARD_IS_CAMPAIGN_ANSWER (self), FALSE);

  return self->look != NULL;
}

/**
 * steward_campaign_answer_confirm:
 * @self: an answer
 *
 * Confirms what is shown, if something is.
 */
void
steward_campaign_answer_confirm (StewardCampaignAnswer *self)
{
  g_return_if_fail (STEWARD_IS_CAMPAIGN_ANSWER (self));

  if (self->act != NULL && self->typing == 0)
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

/**
 * steward_campaign_answer_take_act:
 * @self: an answer
 *
 * Returns: (transfer full) (nullable): what was confirmed; afterwards the
 *   answer has none
 */
StewardAct *
steward_campaign_answer_take_act (StewardCampaignAnswer *self)
{
  g_return_val_if_fail (STEWARD_IS_CAMPAIGN_ANSWER (self), NULL);

  return g_steal_pointer (&self->act);
}
