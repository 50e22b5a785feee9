/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Mending a difference, and confirming that a script was run. Both show exactly
 * what runs; neither records anything that was not shown. What a person says
 * was run is looked at on the platform before it is believed. */

#include "config.h"

#include "steward-effect-forms.h"

#include <glib/gi18n.h>

#include "steward-access-case.h"
#include "steward-access-plan-block.h"
#include "steward-act-form.h"
#include "steward-council-words.h"

#define RUN "steward-effect-run"

typedef struct
{
  StewardPage *page;                   /* unowned: it outlives its windows */
  StewardIntent *intent;               /* owned */
  StewardEffect *effect;               /* owned; NULL: nothing runs, or not known yet */
  StewardAccessPlanner *planner;       /* owned */
  GtkWidget *block;                    /* unowned, in the form */
  GCancellable *cancellable;           /* owned: of what ends with the form */
  gboolean looks_first;                /* the platform is looked at before it is recorded */
  gboolean looked;                     /* it was, or cannot be */
} Run;

static void case_cb    (GObject *object, GAsyncResult *result, gpointer user_data);
static void looked_cb  (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_run (gpointer data)
{
  Run *run = data;

  g_cancellable_cancel (run->cancellable);
  g_object_unref (run->cancellable);
  g_object_unref (run->planner);
  steward_intent_free (run->intent);
  g_clear_pointer (&run->effect, steward_effect_free);
  g_free (run);
}

static Run *
get_run (gpointer form)
{
  return g_object_get_data (form, RUN);
}

static StewardServices *
get_services (Run *run)
{
  return steward_page_get_services (run->page);
}

static StewardIntent *
make_intent (StewardShortForm *form,
             gpointer          data)
{
  const Run *run = get_run (form);
  StewardIntent *intent = steward_intent_copy (run->intent);
  char *comment = steward_short_form_get_text (form, "comment");

  if (comment != NULL)
    {
      g_free (intent->comment);
      intent->comment = comment;
    }

  return intent;
}

static void
refuse (StewardShortForm *form,
        const GError     *error)
{
  g_autofree char *sentence = steward_council_words_error (error);

  steward_short_form_refuse (form, sentence);
}

/* What runs. */

static void
planned_cb (StewardShortForm *form)
{
  Run *run = get_run (form);
  const StewardEffectPlan *plan = steward_access_planner_get_plan (run->planner);

  if (steward_access_planner_get_state (run->planner) == STEWARD_PLANNER_ASKING ||
      g_cancellable_is_cancelled (run->cancellable))
    return;
  steward_short_form_set_busy (form, FALSE);
  if (plan == NULL)
    return;
  g_clear_pointer (&run->intent->plan, steward_effect_plan_free);
  if (!run->looks_first)
    {
      run->intent->plan = steward_effect_plan_copy (plan);
      steward_act_form_show (form);
    }
  else
    steward_short_form_reveal_end (form);
}

static void
case_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAccessCase) found = steward_access_case_load_finish (STEWARD_COUNCIL (object), result, &error);
  Run *run = get_run (form);

  if (steward_error_is_cancelled (error))
    return;
  if (found == NULL)
    {
      refuse (form, error);
      return;
    }
  run->effect = g_steal_pointer (&found->effect);
  if (run->intent->effect == NULL && run->effect != NULL && run->looks_first)
    run->intent->effect = g_strdup (run->effect->id);
  if (run->looks_first && found->plan != NULL)
    {
      steward_access_plan_block_set_case (STEWARD_ACCESS_PLAN_BLOCK (run->block), found, NULL);
      steward_short_form_set_busy (form, FALSE);
      steward_short_form_reveal_end (form);
    }
  else if (run->effect != NULL)
    steward_access_planner_set_effect (run->planner, run->effect);
  else
    {
      steward_short_form_set_busy (form, FALSE);
      if (!run->looks_first)
        steward_act_form_show (form);
    }
}

/* Something granted that was not approved is revoked as it stands. */
static void
find_effect (StewardShortForm *form)
{
  Run *run = get_run (form);
  const StewardIntent *intent = run->intent;

  steward_short_form_set_busy (form, TRUE);
  if (intent->access != NULL)
    {
      steward_access_case_load_async (steward_services_get_council (get_services (run)), intent->access, intent->actor,
                                      run->cancellable, case_cb, g_object_ref (form));
      return;
    }
  if (intent->terms != NULL)
    {
      gboolean revokes = intent->ask != NULL && intent->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;

      run->effect = steward_effect_new (revokes ? STEWARD_EFFECT_REVOKE : STEWARD_EFFECT_GRANT, "new/revoke-1", "new",
                                        intent->terms);
      run->effect->foreign = revokes;
      steward_access_planner_set_effect (run->planner, run->effect);
      return;
    }
  steward_short_form_set_busy (form, FALSE);
  steward_act_form_show (form);
}

/* Looking first. */

static void
done_cb (StewardShortForm *form)
{
  Run *run = get_run (form);

  if (!run->looks_first || run->looked)
    return;
  g_signal_stop_emission_by_name (form, "done");
  if (run->effect == NULL)
    {
      steward_short_form_refuse (form, _("Nothing is waiting to be run by a person for this access."));
      return;
    }
  steward_short_form_set_busy (form, TRUE);
  steward_services_check_effect_async (get_services (run), run->effect, run->cancellable, looked_cb,
                                       g_object_ref (form));
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEffectResult) seen = steward_services_check_effect_finish (STEWARD_SERVICES (object), result,
                                                                               &error);
  Run *run = get_run (form);

  if (steward_error_is_cancelled (error))
    return;
  steward_short_form_set_busy (form, FALSE);
  if (seen == NULL)
    {
      refuse (form, error);
      return;
    }
  if (seen->outcome == STEWARD_EFFECT_FAILED)
    {
      g_autofree char *sentence =
        g_strdup_printf (_("It cannot be confirmed yet. %s"),
                         seen->words != NULL ? seen->words : _("The platform does not show what was approved."));

      steward_short_form_refuse (form, sentence);
      return;
    }
  /* Where it cannot be asked, a person's word stands alone. */
  if (seen->outcome != STEWARD_EFFECT_MANUAL)
    run->intent->result = g_steal_pointer (&seen);
  run->looked = TRUE;
  steward_act_form_show (form);
}

static StewardShortForm *
make_form (StewardPage         *page,
           const StewardIntent *intent,
           const char          *title,
           const char          *explanation,
           const char          *button,
           gboolean             looks_first)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  StewardShortForm *form = steward_short_form_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, explanation,
                                                   button);
  Run *run = g_new0 (Run, 1);

  run->page = page;
  run->intent = steward_intent_copy (intent);
  run->looks_first = looks_first;
  run->cancellable = g_cancellable_new ();
  run->planner = steward_access_planner_new (steward_page_get_services (page));
  run->block = steward_access_plan_block_new ();
  steward_access_plan_block_set_planner (STEWARD_ACCESS_PLAN_BLOCK (run->block), run->planner);
  g_object_set_data_full (G_OBJECT (form), RUN, run, free_run);
  steward_short_form_add_widget (form, run->block);
  steward_short_form_add_text (form, "comment", looks_first ? _("Who ran it, and how") : _("Why"), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (form), 640, -1);
  g_signal_connect (form, "done", G_CALLBACK (done_cb), NULL);
  g_signal_connect_object (run->planner, "changed", G_CALLBACK (planned_cb), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "destroy", G_CALLBACK (g_cancellable_cancel), run->cancellable, G_CONNECT_SWAPPED);

  return form;
}

/**
 * steward_effect_forms_mend:
 * @page: the page above which it appears
 * @intent: what is done; its plan is made here
 * @title: of the form
 * @explanation: what it does, in a sentence
 *
 * Shows what would run and what would be recorded, and records it.
 *
 * Returns: (transfer none): the form
 */
GtkWindow *
steward_effect_forms_mend (StewardPage         *page,
                           const StewardIntent *intent,
                           const char          *title,
                           const char          *explanation)
{
  StewardShortForm *form = make_form (page, intent, title, explanation, _("Show What Will Be Recorded"), FALSE);

  steward_act_form_run (form, page, _("Record"), _("Recorded"), make_intent, NULL, NULL);
  find_effect (form);

  return GTK_WINDOW (form);
}

/**
 * steward_effect_forms_confirm:
 * @page: the page above which it appears
 * @access: id of an access whose script a person ran
 *
 * Shows the script, looks at the platform, and records that it was run.
 *
 * Returns: (transfer none): the form
 */
GtkWindow *
steward_effect_forms_confirm (StewardPage *page,
                              const char  *access)
{
  StewardServices *services = steward_page_get_services (page);
  g_autoptr (StewardIntent) intent = steward_intent_new (STEWARD_VERB_CONFIRM_EFFECT,
                                                         steward_services_get_person (services));
  StewardShortForm *form;

  intent->access = g_strdup (access);
  form = make_form (page, intent, _("Confirm the Script"),
                    _("Steward cannot run this itself. Copy the statements, run them there, then confirm: where the "
                      "platform can be asked, it is looked at first."), _("Look and Show What Will Be Recorded"), TRUE);
  steward_act_form_run (form, page, _("Confirm"), _("Confirmed"), make_intent, NULL, NULL);
  find_effect (form);

  return GTK_WINDOW (form);
}
