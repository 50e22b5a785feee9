/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the council has said of a product: level, since, until, by which
 * decision, and why it does not stand any more. */

#include "config.h"

#include "steward-certificate-card.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-certified.h"
#include "steward-council-words.h"

static void reason_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
load_reason_in_thread (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  GError *error = NULL;
  char *text = steward_council_load_text_sync (source_object, task_data, &error);

  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

static void
reason_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) label = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : error->message);
}

static void
add_reason (GtkWidget      *card,
            StewardCouncil *council,
            const char     *payload)
{
  GtkWidget *label = steward_text_new (NULL, "second-line");
  g_autoptr (GTask) task = g_task_new (council, NULL, reason_cb, g_object_ref (label));

  steward_card_append (card, label);
  g_task_set_source_tag (task, add_reason);
  g_task_set_task_data (task, g_strdup (payload), g_free);
  g_task_run_in_thread (task, load_reason_in_thread);
}

static GtkWidget *
make_decision (const char *review)
{
  g_autofree char *words = g_strdup_printf (_("Decision %s"), review);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", review);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-review");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

static void
add_certificate (GtkWidget                *card,
                 StewardCouncil           *council,
                 const StewardCertificate *certificate,
                 StewardStanding           standing)
{
  g_autofree char *since = steward_council_words_day (certificate->since);
  g_autofree char *until = steward_council_words_day (certificate->until);
  g_autofree char *period = g_strdup_printf (_("Since %s, until %s"), since, until);

  steward_card_append (card, steward_text_new (period, "second-line"));
  if (standing != STEWARD_STANDING_GRANTED && certificate->reason != NULL)
    add_reason (card, council, certificate->reason);
  if (certificate->review != NULL)
    steward_card_append (card, make_decision (certificate->review));
}

/**
 * steward_certificate_card_new:
 * @detail: a product; read now, not kept
 * @services: know the council
 *
 * Returns: (transfer floating) (nullable): the card; %NULL where there is no
 *   council that could certify
 */
GtkWidget *
steward_certificate_card_new (const StewardEntryDetail *detail,
                              StewardServices          *services)
{
  StewardCouncil *council = steward_services_get_council (services);
  StewardCouncilState *state = council != NULL ? steward_council_peek_state (council) : NULL;
  g_auto (StewardCertified) certified = { 0 };
  GtkWidget *card;
  GtkWidget *badge;

  steward_certified_describe (&certified, state, detail->urn, detail->entry->certification, g_get_real_time ());
  if (!certified.council)
    return NULL;
  card = steward_card_new (_("Certification"), NULL);
  badge = steward_badge_new ();
  if (certified.icon_name != NULL)
    steward_badge_set (STEWARD_BADGE (badge), certified.icon_name, certified.word, STEWARD_TONE_WARNING);
  else
    {
      steward_badge_set_certification (STEWARD_BADGE (badge), certified.pips);
      if (certified.certificate == NULL && detail->entry->certification != STEWARD_CERTIFICATION_NONE)
        steward_badge_set (STEWARD_BADGE (badge), NULL, certified.word, STEWARD_TONE_DIM);
    }
  steward_card_append (card, badge);
  if (certified.certificate != NULL)
    add_certificate (card, council, certified.certificate, certified.standing);
  if (certified.certificate == NULL || certified.trouble)
    steward_card_append (card, steward_text_new (certified.note, "second-line"));

  return card;
}
