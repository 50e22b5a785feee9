/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prepares, shows, seals. What was changed after it was shown is prepared and
 * shown again. */

#include "config.h"

#include "steward-act-form.h"

#include <glib/gi18n.h>

#include "steward-act-box.h"
#include "steward-council-words.h"

typedef struct
{
  StewardShortForm *form;              /* unowned: it owns this */
  StewardPage *page;                   /* unowned: it outlives its windows; or NULL */
  StewardCouncil *council;             /* owned */
  char *button;                        /* owned */
  char *toast;                         /* owned */
  StewardActFormMake make;
  gpointer data;
  GDestroyNotify destroy;
  GtkWidget *box;                      /* unowned */
  StewardAct *act;                     /* owned; NULL: nothing is shown */
  char *shown;                         /* owned: the intent that is shown, as JSON */
} Run;

static void prepared_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void sealed_cb   (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_run (gpointer data)
{
  Run *run = data;

  if (run->destroy != NULL)
    run->destroy (run->data);
  g_clear_object (&run->council);
  g_clear_pointer (&run->act, steward_act_free);
  g_free (run->button);
  g_free (run->toast);
  g_free (run->shown);
  g_free (run);
}

static Run *
get_run (gpointer form)
{
  return g_object_get_data (form, "steward-act-form");
}

static void
refuse (Run          *run,
        const GError *error)
{
  g_autofree char *sentence = steward_council_words_error (error);

  steward_short_form_refuse (run->form, sentence);
}

static void
press_cb (Run *run)
{
  g_autoptr (StewardIntent) intent = run->make (run->form, run->data);
  g_autofree char *json = steward_intent_to_json (intent, NULL);

  steward_short_form_set_busy (run->form, TRUE);
  if (run->act != NULL && g_strcmp0 (json, run->shown) == 0)
    {
      steward_council_seal_async (run->council, run->act, NULL, sealed_cb, g_object_ref (run->form));
      return;
    }
  g_free (run->shown);
  run->shown = g_steal_pointer (&json);
  steward_council_prepare_async (run->council, intent, NULL, prepared_cb, g_object_ref (run->form));
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Run *run = get_run (form);

  g_clear_pointer (&run->act, steward_act_free);
  run->act = steward_council_prepare_finish (STEWARD_COUNCIL (object), result, &error);
  steward_act_box_set_act (run->box, run->act, steward_council_peek_state (run->council));
  steward_short_form_set_button (form, run->act != NULL ? run->button : _("Show What Will Be Recorded"));
  steward_short_form_set_busy (form, FALSE);
  if (run->act == NULL)
    refuse (run, error);
  else
    steward_short_form_reveal_end (form);
}

static void
sealed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Run *run = get_run (form);

  if (!steward_council_seal_finish (STEWARD_COUNCIL (object), result, &error))
    {
      refuse (run, error);
      return;
    }
  steward_council_refresh (run->council);
  if (run->page != NULL)
    steward_page_toast (run->page, adw_toast_new (run->toast));
  steward_short_form_finish (form);
}

/**
 * steward_act_form_run_above:
 * @form: a form with its fields
 * @services: the services
 * @page: (nullable): the page that says that it is recorded
 * @button: the word on the button that records
 * @toast: what is said when it is recorded
 * @make: makes the intent from the fields
 * @data: for @make
 * @destroy: (nullable): frees @data
 *
 * Presents the form above a window that may be another form, and sees it through.
 */
void
steward_act_form_run_above (StewardShortForm   *form,
                            StewardServices    *services,
                            StewardPage        *page,
                            const char         *button,
                            const char         *toast,
                            StewardActFormMake  make,
                            gpointer            data,
                            GDestroyNotify      destroy)
{
  Run *run = g_new0 (Run, 1);

  run->form = form;
  run->page = page;
  run->council = g_object_ref (steward_services_get_council (services));
  run->button = g_strdup (button);
  run->toast = g_strdup (toast);
  run->make = make;
  run->data = data;
  run->destroy = destroy;
  run->box = steward_act_box_new ();
  g_object_set_data_full (G_OBJECT (form), "steward-act-form", run, free_run);
  steward_short_form_add_widget (form, run->box);
  g_signal_connect_swapped (form, "done", G_CALLBACK (press_cb), run);
  gtk_window_present (GTK_WINDOW (form));
}

/**
 * steward_act_form_run:
 * @form: a form with its fields
 * @page: the page above which it appears
 * @button: the word on the button that records
 * @toast: what is said when it is recorded
 * @make: makes the intent from the fields
 * @data: for @make
 * @destroy: (nullable): frees @data
 *
 * Presents the form and sees it through.
 */
void
steward_act_form_run (StewardShortForm   *form,
                      StewardPage        *page,
                      const char         *button,
                      const char         *toast,
                      StewardActFormMake  make,
                      gpointer            data,
                      GDestroyNotify      destroy)
{
  steward_act_form_run_above (form, steward_page_get_services (page), page, button, toast, make, data, destroy);
}

/**
 * steward_act_form_show:
 * @form: a form that was run
 *
 * Shows what will be recorded at once, where there is nothing to fill in.
 */
void
steward_act_form_show (StewardShortForm *form)
{
  press_cb (get_run (form));
}
