/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A condition of an approval is met: said by whom it was laid upon, or by the
 * chair. */

#include "config.h"

#include "steward-evidence-files.h"
#include "steward-verbs-private.h"

static const StewardCondition *
find_condition (StewardVerbContext  *verb,
                GError             **error)
{
  const char *id = verb->intent->condition;

  for (guint i = 0; id != NULL && i < verb->review->conditions->len; i++)
    {
      const StewardCondition *condition = g_ptr_array_index (verb->review->conditions, i);

      if (g_str_equal (condition->id, id))
        return condition;
    }
  steward_verb_refuse (error, STEWARD_ERROR_NOT_FOUND, "The review %s has no condition “%.100s”.", verb->review->id,
                       id != NULL ? id : "");

  return NULL;
}

static gboolean
check_condition (StewardVerbContext      *verb,
                 const StewardCondition  *condition,
                 GError                 **error)
{
  g_autofree char *day = NULL;

  if (condition->met_at != 0)
    {
      day = steward_verb_format_day (verb, condition->met_at);
      return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT, "This condition was met on %s.", day);
    }
  if (g_strcmp0 (condition->owner, verb->actor) == 0 || g_strcmp0 (condition->by, verb->actor) == 0 ||
      steward_verb_is_chair (verb, verb->actor))
    return TRUE;

  return steward_verb_refuse (error, STEWARD_ERROR_DENIED,
                              "Only %s, on whom it was laid, who asked for it, or the chair says that it is met.",
                              steward_verb_get_name (verb, condition->owner));
}

/* A file, or the words of the comment. */
static gboolean
add_proof (StewardVerbContext  *verb,
           char               **out_payload,
           GError             **error)
{
  char **files = verb->intent->files;
  g_autofree char *media_type = NULL;

  if (files == NULL || files[0] == NULL)
    return steward_verb_add_comment (verb, verb->intent->comment, "The comment", out_payload, error);
  if (files[1] != NULL)
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "One file shows that a condition is met; name one.");
  *out_payload = steward_evidence_add_payload (verb, files[0], NULL, &media_type, error);

  return *out_payload != NULL;
}

gboolean
steward_meet_condition_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  const StewardCondition *condition;
  g_autofree char *proof = NULL;
  JsonObject *body;

  if (!steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER | STEWARD_NEEDS_REVIEW,
                           error))
    return FALSE;
  condition = find_condition (&verb, error);
  if (condition == NULL || !check_condition (&verb, condition, error) || !add_proof (&verb, &proof, error))
    return FALSE;

  body = steward_verb_add_to_review (&verb, STEWARD_EVENT_CONDITION_MET);
  steward_body_set_text (body, "id", condition->id);
  steward_body_set_text (body, "evidence", proof);
  act->summary = g_strdup_printf ("A condition of “%s” is met", verb.review->title);

  return TRUE;
}
