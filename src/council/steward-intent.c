/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An intent as a record and as JSON. One table names the members, so that what
 * is written and what is read cannot differ. Reading has a file of its own. */

#include "config.h"

#include "steward-intent-private.h"

#include "steward-duration.h"
#include "steward-json.h"

#include <string.h>

#define RECORD(name, prefix) \
  static gpointer copy_##name (gconstpointer record) { return prefix##_copy (record); } \
  static void free_##name (gpointer record) { prefix##_free (record); } \
  static JsonNode *write_##name (gconstpointer record) { return prefix##_to_json (record); } \
  static gpointer read_##name (const StewardNode *node, GError **error) { return prefix##_from_node (node, error); } \
  static const StewardIntentRecord name##_record = { copy_##name, free_##name, write_##name, read_##name }

RECORD (ask, steward_access_ask);
RECORD (terms, steward_access_terms);
RECORD (plan, steward_effect_plan);
RECORD (result, steward_effect_result);

#define MEMBER(name, type, field) { name, type, G_STRUCT_OFFSET (StewardIntent, field), NULL }
#define RECORD_MEMBER(field) { #field, STEWARD_MEMBER_RECORD, G_STRUCT_OFFSET (StewardIntent, field), &field##_record }

const StewardIntentMember steward_intent_members[] = {
  MEMBER ("verb", STEWARD_MEMBER_TEXT, verb),
  MEMBER ("actor", STEWARD_MEMBER_TEXT, actor),
  MEMBER ("person", STEWARD_MEMBER_TEXT, person),
  MEMBER ("into", STEWARD_MEMBER_TEXT, into),
  MEMBER ("review", STEWARD_MEMBER_TEXT, review),
  MEMBER ("meeting", STEWARD_MEMBER_TEXT, meeting),
  MEMBER ("subject", STEWARD_MEMBER_TEXT, subject),
  MEMBER ("kind", STEWARD_MEMBER_KIND, kind),
  MEMBER ("level", STEWARD_MEMBER_LEVEL, level),
  MEMBER ("seat", STEWARD_MEMBER_TEXT, seat),
  MEMBER ("choice", STEWARD_MEMBER_CHOICE, choice),
  MEMBER ("outcome", STEWARD_MEMBER_TEXT, outcome),
  MEMBER ("asksChanges", STEWARD_MEMBER_BOOLEAN, asks_changes),
  MEMBER ("override", STEWARD_MEMBER_BOOLEAN, override),
  MEMBER ("present", STEWARD_MEMBER_BOOLEAN, present),
  MEMBER ("title", STEWARD_MEMBER_TEXT, title),
  MEMBER ("comment", STEWARD_MEMBER_TEXT, comment),
  MEMBER ("document", STEWARD_MEMBER_TEXT, document),
  MEMBER ("documentName", STEWARD_MEMBER_TEXT, document_name),
  MEMBER ("rule", STEWARD_MEMBER_TEXT, rule),
  MEMBER ("until", STEWARD_MEMBER_TIME, until),
  MEMBER ("since", STEWARD_MEMBER_TIME, since),
  MEMBER ("seconds", STEWARD_MEMBER_NUMBER, seconds),
  MEMBER ("kinds", STEWARD_MEMBER_KINDS, kinds),
  MEMBER ("condition", STEWARD_MEMBER_TEXT, condition),
  MEMBER ("name", STEWARD_MEMBER_TEXT, name),
  MEMBER ("address", STEWARD_MEMBER_TEXT, address),
  MEMBER ("key", STEWARD_MEMBER_TEXT, key),
  MEMBER ("payload", STEWARD_MEMBER_TEXT, payload),
  MEMBER ("conditions", STEWARD_MEMBER_CONDITIONS, conditions),
  MEMBER ("ticked", STEWARD_MEMBER_LIST, ticked),
  MEMBER ("except", STEWARD_MEMBER_LIST, except),
  MEMBER ("agenda", STEWARD_MEMBER_LIST, agenda),
  MEMBER ("files", STEWARD_MEMBER_LIST, files),
  MEMBER ("access", STEWARD_MEMBER_TEXT, access),
  MEMBER ("version", STEWARD_MEMBER_NUMBER, version),
  RECORD_MEMBER (ask),
  RECORD_MEMBER (terms),
  RECORD_MEMBER (plan),
  MEMBER ("effect", STEWARD_MEMBER_TEXT, effect),
  RECORD_MEMBER (result),
  MEMBER ("campaign", STEWARD_MEMBER_TEXT, campaign),
  MEMBER ("answer", STEWARD_MEMBER_ANSWER, answer),
  MEMBER ("source", STEWARD_MEMBER_TEXT, source),
  MEMBER ("principal", STEWARD_MEMBER_TEXT, principal),
  MEMBER ("incident", STEWARD_MEMBER_TEXT, incident),
  MEMBER ("causeKind", STEWARD_MEMBER_TEXT, cause_kind),
  MEMBER ("domain", STEWARD_MEMBER_TEXT, domain),
  MEMBER ("window", STEWARD_MEMBER_TEXT, window),
  MEMBER ("told", STEWARD_MEMBER_LIST, told),
};

const gsize steward_intent_n_members = G_N_ELEMENTS (steward_intent_members);

static void
free_condition (gpointer data)
{
  StewardIntentCondition *condition = data;

  g_free (condition->text);
  g_free (condition->owner);
  g_free (condition);
}

/**
 * steward_intent_new:
 * @verb: (nullable): one of steward-verbs.h
 * @actor: (nullable): the person who acts
 *
 * Returns: (transfer full): an intent that says nothing else
 */
StewardIntent *
steward_intent_new (const char *verb,
                    const char *actor)
{
  StewardIntent *self = g_new0 (StewardIntent, 1);

  self->verb = g_strdup (verb);
  self->actor = g_strdup (actor);
  self->conditions = g_ptr_array_new_with_free_func (free_condition);

  return self;
}

/**
 * steward_intent_copy:
 * @self: an intent
 *
 * Returns: (transfer full): another that says the same
 */
StewardIntent *
steward_intent_copy (const StewardIntent *self)
{
  StewardIntent *copy = steward_intent_new (NULL, NULL);
  GPtrArray *conditions = copy->conditions;

  for (gsize i = 0; i < steward_intent_n_members; i++)
    {
      gconstpointer from = (const char *) self + steward_intent_members[i].offset;
      gpointer to = (char *) copy + steward_intent_members[i].offset;

      switch (steward_intent_members[i].type)
        {
        case STEWARD_MEMBER_TEXT:
          *(char **) to = g_strdup (*(char *const *) from);
          break;
        case STEWARD_MEMBER_LIST:
          *(char ***) to = g_strdupv (*(char **const *) from);
          break;
        case STEWARD_MEMBER_TIME:
        case STEWARD_MEMBER_NUMBER:
          *(gint64 *) to = *(const gint64 *) from;
          break;
        case STEWARD_MEMBER_BOOLEAN:
        case STEWARD_MEMBER_KIND:
        case STEWARD_MEMBER_LEVEL:
        case STEWARD_MEMBER_CHOICE:
        case STEWARD_MEMBER_KINDS:
        case STEWARD_MEMBER_ANSWER:
          *(int *) to = *(const int *) from;
          break;
        case STEWARD_MEMBER_RECORD:
          if (*(gconstpointer const *) from != NULL)
            *(gpointer *) to = steward_intent_members[i].record->copy (*(gconstpointer const *) from);
          break;
        case STEWARD_MEMBER_CONDITIONS:
          break;
        }
    }
  copy->conditions = conditions;
  for (guint i = 0; self->conditions != NULL && i < self->conditions->len; i++)
    {
      const StewardIntentCondition *condition = g_ptr_array_index (self->conditions, i);

      steward_intent_add_condition (copy, condition->text, condition->owner, condition->due);
    }

  return copy;
}

void
steward_intent_free (StewardIntent *self)
{
  if (self == NULL)
    return;

  for (gsize i = 0; i < steward_intent_n_members; i++)
    {
      gpointer field = (char *) self + steward_intent_members[i].offset;

      if (steward_intent_members[i].type == STEWARD_MEMBER_TEXT)
        g_free (*(char **) field);
      else if (steward_intent_members[i].type == STEWARD_MEMBER_LIST)
        g_strfreev (*(char ***) field);
      else if (steward_intent_members[i].type == STEWARD_MEMBER_RECORD && *(gpointer *) field != NULL)
        steward_intent_members[i].record->free (*(gpointer *) field);
    }
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_free (self);
}

/**
 * steward_intent_add_condition:
 * @self: an intent
 * @text: what must be done
 * @owner: (nullable): the person who does it
 * @due: microseconds since the epoch; 0: no day is set
 */
void
steward_intent_add_condition (StewardIntent *self,
                              const char    *text,
                              const char    *owner,
                              gint64         due)
{
  StewardIntentCondition *condition = g_new0 (StewardIntentCondition, 1);

  condition->text = g_strdup (text);
  condition->owner = g_strdup (owner);
  condition->due = due;
  g_ptr_array_add (self->conditions, condition);
}

/* Writing. */

static void
write_time (JsonObject *object,
            const char *name,
            gint64      time)
{
  g_autofree char *text = NULL;

  if (time == 0)
    return;

  text = steward_instant_to_rfc3339 (time);
  json_object_set_string_member (object, name, text);
}

static void
write_list (JsonObject        *object,
            const char        *name,
            const char *const *list)
{
  JsonArray *array;

  if (list == NULL)
    return;

  array = json_array_new ();
  for (gsize i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  json_object_set_array_member (object, name, array);
}

static void
write_kinds (JsonObject *object,
             const char *name,
             guint       kinds)
{
  JsonArray *array;

  if (kinds == 0)
    return;

  array = json_array_new ();
  for (guint kind = 0; kind < STEWARD_REVIEW_N_KINDS; kind++)
    if (kinds & (1u << kind))
      json_array_add_string_element (array, steward_review_kind_to_id (kind));
  json_object_set_array_member (object, name, array);
}

static void
write_conditions (JsonObject *object,
                  const char *name,
                  GPtrArray  *conditions)
{
  JsonArray *array;

  if (conditions == NULL || conditions->len == 0)
    return;

  array = json_array_new ();
  for (guint i = 0; i < conditions->len; i++)
    {
      const StewardIntentCondition *condition = g_ptr_array_index (conditions, i);
      JsonObject *member = json_object_new ();

      json_object_set_string_member (member, "text", condition->text);
      if (condition->owner != NULL)
        json_object_set_string_member (member, "owner", condition->owner);
      write_time (member, "due", condition->due);
      json_array_add_object_element (array, member);
    }
  json_object_set_array_member (object, name, array);
}

/* Whether the verb says yes or no: then the choice must be said, too. */
gboolean
steward_intent_has_choice (const StewardIntent *self)
{
  static const char *const verbs[] = { "review.vote", "review.decide", "access.decide", "access.review", NULL };

  return self->verb != NULL && g_strv_contains (verbs, self->verb);
}

static void
write_word (const StewardIntent *self,
            JsonObject          *object,
            const StewardIntentMember        *member)
{
  gconstpointer field = (const char *) self + member->offset;

  if (member->type == STEWARD_MEMBER_KIND && g_strcmp0 (self->verb, "review.open") == 0)
    json_object_set_string_member (object, member->name,
                                   steward_review_kind_to_id (*(const StewardReviewKind *) field));
  else if (member->type == STEWARD_MEMBER_LEVEL && *(const StewardCertification *) field != STEWARD_CERTIFICATION_NONE)
    json_object_set_string_member (object, member->name,
                                   steward_certification_to_id (*(const StewardCertification *) field));
  else if (member->type == STEWARD_MEMBER_CHOICE && steward_intent_has_choice (self))
    json_object_set_string_member (object, member->name,
                                   steward_vote_choice_to_id (*(const StewardVoteChoice *) field));
  else if (member->type == STEWARD_MEMBER_ANSWER && *(const StewardAnswer *) field != STEWARD_ANSWER_NONE)
    json_object_set_string_member (object, member->name, steward_answer_to_id (*(const StewardAnswer *) field));
}

static void
write_member (const StewardIntent *self,
              JsonObject          *object,
              const StewardIntentMember        *member)
{
  gconstpointer field = (const char *) self + member->offset;

  switch (member->type)
    {
    case STEWARD_MEMBER_TEXT:
      if (*(char *const *) field != NULL)
        json_object_set_string_member (object, member->name, *(char *const *) field);
      break;
    case STEWARD_MEMBER_TIME:
      write_time (object, member->name, *(const gint64 *) field);
      break;
    case STEWARD_MEMBER_NUMBER:
      if (*(const gint64 *) field != 0)
        json_object_set_int_member (object, member->name, *(const gint64 *) field);
      break;
    case STEWARD_MEMBER_BOOLEAN:
      if (*(const gboolean *) field)
        json_object_set_boolean_member (object, member->name, TRUE);
      break;
    case STEWARD_MEMBER_LIST:
      write_list (object, member->name, *(const char *const *const *) field);
      break;
    case STEWARD_MEMBER_KIND:
    case STEWARD_MEMBER_LEVEL:
    case STEWARD_MEMBER_CHOICE:
    case STEWARD_MEMBER_ANSWER:
      write_word (self, object, member);
      break;
    case STEWARD_MEMBER_RECORD:
      if (*(gconstpointer const *) field != NULL)
        json_object_set_member (object, member->name, member->record->to_json (*(gconstpointer const *) field));
      break;
    case STEWARD_MEMBER_KINDS:
      write_kinds (object, member->name, *(const guint *) field);
      break;
    case STEWARD_MEMBER_CONDITIONS:
      write_conditions (object, member->name, *(GPtrArray *const *) field);
      break;
    }
}

/**
 * steward_intent_to_json:
 * @self: an intent
 * @error: return location
 *
 * Returns: (transfer full) (nullable): canonical JSON that
 *   steward_intent_from_json() reads
 */
char *
steward_intent_to_json (const StewardIntent  *self,
                        GError              **error)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), NULL);
  JsonObject *object = json_object_new ();
  g_autoptr(GBytes) bytes = NULL;

  json_node_take_object (node, object);
  for (gsize i = 0; i < steward_intent_n_members; i++)
    write_member (self, object, &steward_intent_members[i]);
  bytes = steward_json_canonicalize (node, STEWARD_JSON_STRICT, error);
  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
