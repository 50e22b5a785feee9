/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A certificate is suspended at once when a product does not keep what it was
 * certified for, and restored. Both are the chair's, with a reason; giving a
 * level, or taking it for good, is a review. */

#include "config.h"

#include "steward-catalog.h"
#include "steward-verbs-private.h"

/* A product that left the catalog still has its certificate. */
static char *
find_subject (StewardVerbContext *verb)
{
  const char *subject = verb->intent->subject;
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (subject == NULL || steward_council_state_get_certificate (verb->state, subject) != NULL)
    return g_strdup (subject);
  detail = steward_catalog_load_sync (steward_council_get_catalog (verb->council), subject, NULL);

  return g_strdup (detail != NULL ? detail->urn : subject);
}

static gboolean
check_standing (StewardVerbContext        *verb,
                const StewardCertificate  *certificate,
                StewardStanding            wanted,
                GError                   **error)
{
  StewardStanding standing;

  if (certificate == NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "The council has not certified “%.200s”.",
                                verb->intent->subject != NULL ? verb->intent->subject : "");
  standing = steward_certificate_get_standing (certificate, verb->now);
  if (standing == wanted)
    return TRUE;
  if (standing == STEWARD_STANDING_LAPSED)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "The certificate has lapsed; ask for a re-certification.");

  return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "The certificate is %s.",
                              steward_standing_to_id (standing));
}

static gboolean
prepare (StewardCouncil   *council,
         StewardAct       *act,
         StewardStanding   wanted,
         const char       *type,
         const char       *title,
         GError          **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardCertificate *certificate;
  g_autofree char *subject = NULL;
  g_autofree char *stream = NULL;
  g_autofree char *reason = NULL;
  gint64 version;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_CHAIR,
                           error))
    return FALSE;
  subject = find_subject (&verb);
  certificate = subject != NULL ? steward_council_state_get_certificate (verb.state, subject) : NULL;
  if (!check_standing (&verb, certificate, wanted, error) ||
      !steward_verb_require_comment (&verb, "Say why: the owner and all readers see it.", error) ||
      !steward_verb_add_comment (&verb, act->intent->comment, "The reason", &reason, error))
    return FALSE;
  stream = steward_certificate_stream (subject);
  if (!steward_verb_count (&verb, stream, &version, error))
    return FALSE;

  body = steward_verb_add (&verb, stream, version, type);
  steward_body_set_text (body, "subject", subject);
  steward_body_set_text (body, "reason", reason);
  act->summary = g_strdup_printf ("%s the %s certificate of %s", title,
                                  steward_certification_to_id (certificate->level), act->intent->subject);

  return TRUE;
}

gboolean
steward_suspend_certification_prepare (StewardCouncil  *council,
                                       StewardAct      *act,
                                       GError         **error)
{
  return prepare (council, act, STEWARD_STANDING_GRANTED, STEWARD_EVENT_CERTIFICATION_SUSPENDED, "Suspend", error);
}

gboolean
steward_restore_certification_prepare (StewardCouncil  *council,
                                       StewardAct      *act,
                                       GError         **error)
{
  return prepare (council, act, STEWARD_STANDING_SUSPENDED, STEWARD_EVENT_CERTIFICATION_RESTORED, "Restore", error);
}
