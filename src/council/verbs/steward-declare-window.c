/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Declares a planned window: time that counts neither way. Only what was said
 * before it begins counts, so one that has begun is refused here already. */

#include "config.h"

#include "steward-incident-private.h"
#include "steward-verbs-private.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define LONGEST_DAYS 366
#define LONG_DAYS 7

static gboolean
check_time (StewardVerbContext  *verb,
            GError             **error)
{
  const StewardIntent *intent = verb->intent;

  if (intent->since == 0 || intent->until == 0)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "Say from when until when the window lasts.");
  if (intent->until <= intent->since)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "The window would end before it begins.");
  if (intent->since <= verb->now)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE,
                                "A window counts only when it is declared before it begins; this one would not "
                                "count. Choose a later start.");
  if (intent->until - intent->since > LONGEST_DAYS * DAY)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "A window can last %d days at most.", LONGEST_DAYS);

  return TRUE;
}

static gboolean
find_product (StewardVerbContext   *verb,
              StewardEntryDetail  **out_detail,
              GError              **error)
{
  const char *subject = verb->intent->subject;

  *out_detail = NULL;
  if (subject == NULL)
    return TRUE;
  *out_detail = steward_catalog_load_sync (steward_council_get_catalog (verb->council), subject, error);

  return *out_detail != NULL;
}

static void
describe (StewardVerbContext        *verb,
          const StewardEntryDetail  *detail,
          const char                *domain)
{
  const StewardIntent *intent = verb->intent;
  g_autofree char *from = steward_verb_format_time (verb, intent->since);
  g_autofree char *to = steward_verb_format_time (verb, intent->until);
  g_autofree char *scope = detail != NULL ? g_strdup (detail->entry->name != NULL ? detail->entry->name : detail->urn)
                           : domain != NULL ? g_strdup_printf ("all products of %s", domain)
                                            : g_strdup ("all products");

  verb->act->summary = g_strdup_printf ("Declare a planned window for %s, from %s to %s", scope, from, to);
  steward_act_add_consequence (verb->act, "What is missed in it counts neither for nor against service levels.");
  if (intent->until - intent->since > LONG_DAYS * DAY)
    steward_act_add_warning (verb->act, "It lasts longer than a week.");
}

gboolean
steward_declare_window_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_autoptr(StewardEntryDetail) detail = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *stream = NULL;
  g_autofree char *id = NULL;
  const char *domain;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error) ||
      !check_time (&verb, error) || !find_product (&verb, &detail, error))
    return FALSE;
  domain = detail == NULL ? act->intent->domain : NULL;
  if ((domain != NULL && !steward_verb_check_words (domain, "The domain", error)) ||
      !steward_incident_check_planner (&verb, detail != NULL ? detail->entry : NULL,
                                       detail != NULL ? detail->entry->domain : domain, error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The reason", &reason, error) ||
      !steward_verb_find_free (&verb, "window", &id, error))
    return FALSE;

  stream = g_strconcat ("window/", id, NULL);
  body = steward_verb_add (&verb, stream, 0, STEWARD_EVENT_WINDOW_DECLARED);
  steward_body_set_text (body, "window", id);
  steward_body_set_text (body, "subject", detail != NULL ? detail->urn : NULL);
  steward_body_set_text (body, "domain", domain);
  steward_body_set_time (body, "from", act->intent->since);
  steward_body_set_time (body, "to", act->intent->until);
  steward_body_set_text (body, "reason", reason);
  act->window = g_steal_pointer (&id);
  describe (&verb, detail, domain);

  return TRUE;
}
