/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Suspending and restoring a certification, by form and with a reason. */

#include "config.h"

#include "steward-certification-verbs.h"

#include <glib/gi18n.h>

#include "steward-act-form.h"

typedef struct
{
  const char *verb;                    /* static */
  char *person;
  char *urn;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_free (wish->person);
  g_free (wish->urn);
  g_free (wish);
}

static gboolean
has_standing (StewardServices *services,
              const char      *urn,
              StewardStanding  standing)
{
  StewardCouncil *council = steward_services_get_council (services);
  StewardCouncilState *state = council != NULL ? steward_council_peek_state (council) : NULL;
  const char *person = steward_services_get_person (services);
  const StewardCharter *charter = state != NULL ? state->charter : NULL;
  const StewardSeat *chair = charter != NULL ? steward_charter_get_chair (charter) : NULL;
  const StewardCertificate *certificate = urn != NULL && chair != NULL
                                            ? steward_council_state_get_certificate (state, urn) : NULL;

  return certificate != NULL && person != NULL && g_strcmp0 (chair->holder, person) == 0 &&
         steward_certificate_get_standing (certificate, g_get_real_time ()) == standing;
}

/**
 * steward_certification_may_suspend:
 * @services: know the council and who sits here
 * @urn: (nullable): a product
 *
 * Returns: whether the person at this desk is the chair and @urn is certified
 */
gboolean
steward_certification_may_suspend (StewardServices *services,
                                   const char      *urn)
{
  return has_standing (services, urn, STEWARD_STANDING_GRANTED);
}

/**
 * steward_certification_may_restore:
 * @services: know the council and who sits here
 * @urn: (nullable): a product
 *
 * Returns: whether the person at this desk is the chair and the certification
 *   of @urn is suspended
 */
gboolean
steward_certification_may_restore (StewardServices *services,
                                   const char      *urn)
{
  return has_standing (services, urn, STEWARD_STANDING_SUSPENDED);
}

static StewardIntent *
make_intent (StewardShortForm *form,
             gpointer          data)
{
  const Wish *wish = data;
  StewardIntent *intent = steward_intent_new (wish->verb, wish->person);

  intent->subject = g_strdup (wish->urn);
  intent->comment = steward_short_form_get_text (form, "reason");

  return intent;
}

static void
run (StewardPage *page,
     const char  *verb,
     const char  *urn,
     const char  *title,
     const char  *explanation,
     const char  *button,
     const char  *toast)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  StewardShortForm *form = steward_short_form_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, explanation,
                                                   _("Show What Will Be Recorded"));
  Wish *wish = g_new0 (Wish, 1);

  wish->verb = verb;
  wish->urn = g_strdup (urn);
  wish->person = g_strdup (steward_services_get_person (steward_page_get_services (page)));
  steward_short_form_add_text (form, "reason", _("Reason"), TRUE);
  steward_act_form_run (form, page, button, toast, make_intent, wish, free_wish);
}

/**
 * steward_certification_suspend:
 * @page: the page above which the form appears
 * @urn: a product
 * @name: of the product
 */
void
steward_certification_suspend (StewardPage *page,
                               const char  *urn,
                               const char  *name)
{
  g_autofree char *title = g_strdup_printf (_("Suspend the Certification of %s"), name);

  run (page, STEWARD_VERB_SUSPEND, urn, title,
       _("It shows no level until it is restored. The term goes on meanwhile."), _("Suspend Certification"),
       _("The certification is suspended"));
}

/**
 * steward_certification_restore:
 * @page: the page above which the form appears
 * @urn: a product
 * @name: of the product
 */
void
steward_certification_restore (StewardPage *page,
                               const char  *urn,
                               const char  *name)
{
  g_autofree char *title = g_strdup_printf (_("Restore the Certification of %s"), name);

  run (page, STEWARD_VERB_RESTORE, urn, title, _("It shows its level again, until the day that it was granted for."),
       _("Restore Certification"), _("The certification is restored"));
}
