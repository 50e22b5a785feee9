/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An intent as a record and as JSON. One table names the members, so that what
 * is written and what is read cannot differ; an unknown member is refused,
 * because a decision that is half understood is no decision. */

#include "config.h"

#include "steward-intent.h"

#include "steward-duration.h"
#include "steward-json.h"

#include <string.h>

#define MAX_TEXT (4 * 1024 * 1024)
#define MAX_LIST 1000u

typedef enum
{
  MEMBER_TEXT,
  MEMBER_TIME,
  MEMBER_NUMBER,
  MEMBER_BOOLEAN,
  MEMBER_LIST,
  MEMBER_KIND,
  MEMBER_LEVEL,
  MEMBER_CHOICE,
  MEMBER_KINDS,
  MEMBER_CONDITIONS,
  MEMBER_ANSWER,
  MEMBER_RECORD,
} MemberType;

/* A record of the model that an intent carries: it copies, writes and reads
 * itself. */
typedef struct
{
  gpointer (*copy) (gconstpointer record);
  void (*free) (gpointer record);
  JsonNode *(*to_json) (gconstpointer record);
  gpointer (*from_node) (const StewardNode *node, GError **error);
} Record;

#define RECORD(name, type, prefix) \
  static gpointer copy_##name (gconstpointer record) { return prefix##_copy (record); } \
  static void free_##name (gpointer record) { prefix##_free (record); } \
  static JsonNode *write_##name (gconstpointer record) { return prefix##_to_json (record); } \
  static gpointer read_##name (const StewardNode *node, GError **error) { return prefix##_from_node (node, error); } \
  static const Record name##_record = { copy_##name, free_##name, write_##name, read_##name }

RECORD (ask, StewardAccessAsk, steward_access_ask);
RECORD (terms, StewardAccessTerms, steward_access_terms);
RECORD (plan, StewardEffectPlan, steward_effect_plan);
RECORD (result, StewardEffectResult, steward_effect_result);

typedef struct
{
  const char *name;
  MemberType type;
  gsize offset;
  const Record *record;
} Member;

#define MEMBER(name, type, field) { name, type, G_STRUCT_OFFSET (StewardIntent, field), NULL }
#define RECORD_MEMBER(field) { #field, MEMBER_RECORD, G_STRUCT_OFFSET (StewardIntent, field), &field##_record }

static const Member members[] = {
  MEMBER ("verb", MEMBER_TEXT, verb),
  MEMBER ("actor", MEMBER_TEXT, actor),
  MEMBER ("person", MEMBER_TEXT, person),
  MEMBER ("into", MEMBER_TEXT, into),
  MEMBER ("review", MEMBER_TEXT, review),
  MEMBER ("meeting", MEMBER_TEXT, meeting),
  MEMBER ("subject", MEMBER_TEXT, subject),
  MEMBER ("kind", MEMBER_KIND, kind),
  MEMBER ("level", MEMBER_LEVEL, level),
  MEMBER ("seat", MEMBER_TEXT, seat),
  MEMBER ("choice", MEMBER_CHOICE, choice),
  MEMBER ("outcome", MEMBER_TEXT, outcome),
  MEMBER ("asksChanges", MEMBER_BOOLEAN, asks_changes),
  MEMBER ("override", MEMBER_BOOLEAN, override),
  MEMBER ("present", MEMBER_BOOLEAN, present),
  MEMBER ("title", MEMBER_TEXT, title),
  MEMBER ("comment", MEMBER_TEXT, comment),
  MEMBER ("document", MEMBER_TEXT, document),
  MEMBER ("documentName", MEMBER_TEXT, document_name),
  MEMBER ("rule", MEMBER_TEXT, rule),
  MEMBER ("until", MEMBER_TIME, until),
  MEMBER ("since", MEMBER_TIME, since),
  MEMBER ("seconds", MEMBER_NUMBER, seconds),
  MEMBER ("kinds", MEMBER_KINDS, kinds),
  MEMBER ("condition", MEMBER_TEXT, condition),
  MEMBER ("name", MEMBER_TEXT, name),
  MEMBER ("address", MEMBER_TEXT, address),
  MEMBER ("key", MEMBER_TEXT, key),
  MEMBER ("payload", MEMBER_TEXT, payload),
  MEMBER ("conditions", MEMBER_CONDITIONS, conditions),
  MEMBER ("ticked", MEMBER_LIST, ticked),
  MEMBER ("except", MEMBER_LIST, except),
  MEMBER ("agenda", MEMBER_LIST, agenda),
  MEMBER ("files", MEMBER_LIST, files),
  MEMBER ("access", MEMBER_TEXT, access),
  MEMBER ("version", MEMBER_NUMBER, version),
  RECORD_MEMBER (ask),
  RECORD_MEMBER (terms),
  RECORD_MEMBER (plan),
  MEMBER ("effect", MEMBER_TEXT, effect),
  RECORD_MEMBER (result),
  MEMBER ("campaign", MEMBER_TEXT, campaign),
  MEMBER ("answer", MEMBER_ANSWER, answer),
  MEMBER ("source", MEMBER_TEXT, source),
  MEMBER ("principal", MEMBER_TEXT, principal),
};

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

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gconstpointer from = (const char *) self + members[i].offset;
      gpointer to = (char *) copy + members[i].offset;

      switch (members[i].type)
        {
        case MEMBER_TEXT:
          *(char **) to = g_strdup (*(char *const *) from);
          break;
        case MEMBER_LIST:
          *(char ***) to = g_strdupv (*(char **const *) from);
          break;
        case MEMBER_TIME:
        case MEMBER_NUMBER:
          *(gint64 *) to = *(const gint64 *) from;
          break;
        case MEMBER_BOOLEAN:
        case MEMBER_KIND:
        case MEMBER_LEVEL:
        case MEMBER_CHOICE:
        case MEMBER_KINDS:
        case MEMBER_ANSWER:
          *(int *) to = *(const int *) from;
          break;
        case MEMBER_RECORD:
          if (*(gconstpointer const *) from != NULL)
            *(gpointer *) to = members[i].record->copy (*(gconstpointer const *) from);
          break;
        case MEMBER_CONDITIONS:
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

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gpointer field = (char *) self + members[i].offset;

      if (members[i].type == MEMBER_TEXT)
        g_free (*(char **) field);
      else if (members[i].type == MEMBER_LIST)
        g_strfreev (*(char ***) field);
      else if (members[i].type == MEMBER_RECORD && *(gpointer *) field != NULL)
        members[i].record->free (*(gpointer *) field);
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
static gboolean
has_choice (const StewardIntent *self)
{
  static const char *const verbs[] = { "review.vote", "review.decide", "access.decide", "access.review", NULL };

  return self->verb != NULL && g_strv_contains (verbs, self->verb);
}

static void
write_word (const StewardIntent *self,
            JsonObject          *object,
            const Member        *member)
{
  gconstpointer field = (const char *) self + member->offset;

  if (member->type == MEMBER_KIND && g_strcmp0 (self->verb, "review.open") == 0)
    json_object_set_string_member (object, member->name,
                                   steward_review_kind_to_id (*(const StewardReviewKind *) field));
  else if (member->type == MEMBER_LEVEL && *(const StewardCertification *) field != STEWARD_CERTIFICATION_NONE)
    json_object_set_string_member (object, member->name,
                                   steward_certification_to_id (*(const StewardCertification *) field));
  else if (member->type == MEMBER_CHOICE && has_choice (self))
    json_object_set_string_member (object, member->name,
                                   steward_vote_choice_to_id (*(const StewardVoteChoice *) field));
  else if (member->type == MEMBER_ANSWER && *(const StewardAnswer *) field != STEWARD_ANSWER_NONE)
    json_object_set_string_member (object, member->name, steward_answer_to_id (*(const StewardAnswer *) field));
}

static void
write_member (const StewardIntent *self,
              JsonObject          *object,
              const Member        *member)
{
  gconstpointer field = (const char *) self + member->offset;

  switch (member->type)
    {
    case MEMBER_TEXT:
      if (*(char *const *) field != NULL)
        json_object_set_string_member (object, member->name, *(char *const *) field);
      break;
    case MEMBER_TIME:
      write_time (object, member->name, *(const gint64 *) field);
      break;
    case MEMBER_NUMBER:
      if (*(const gint64 *) field != 0)
        json_object_set_int_member (object, member->name, *(const gint64 *) field);
      break;
    case MEMBER_BOOLEAN:
      if (*(const gboolean *) field)
        json_object_set_boolean_member (object, member->name, TRUE);
      break;
    case MEMBER_LIST:
      write_list (object, member->name, *(const char *const *const *) field);
      break;
    case MEMBER_KIND:
    case MEMBER_LEVEL:
    case MEMBER_CHOICE:
    case MEMBER_ANSWER:
      write_word (self, object, member);
      break;
    case MEMBER_RECORD:
      if (*(gconstpointer const *) field != NULL)
        json_object_set_member (object, member->name, member->record->to_json (*(gconstpointer const *) field));
      break;
    case MEMBER_KINDS:
      write_kinds (object, member->name, *(const guint *) field);
      break;
    case MEMBER_CONDITIONS:
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
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    write_member (self, object, &members[i]);
  bytes = steward_json_canonicalize (node, STEWARD_JSON_STRICT, error);
  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Reading. */

static gboolean
refuse (const StewardNode  *node,
        const char         *name,
        GError            **error,
        const char         *what)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "Line %u: “%s” %s.",
               steward_node_get_line (node), name, what);
  return FALSE;
}

static gboolean
read_text (const StewardNode  *node,
           const char         *name,
           char              **out_text,
           GError            **error)
{
  const char *text;

  if (steward_node_get_kind (node) != STEWARD_NODE_SCALAR || steward_node_is_null (node))
    return refuse (node, name, error, "must be a text");
  text = steward_node_get_text (node);
  if (strlen (text) > MAX_TEXT)
    return refuse (node, name, error, "is too long");

  g_free (*out_text);
  *out_text = g_strdup (text);

  return TRUE;
}

static gboolean
read_time (const StewardNode  *node,
           const char         *name,
           gint64             *out_time,
           GError            **error)
{
  if (steward_node_get_kind (node) != STEWARD_NODE_SCALAR ||
      !steward_instant_parse (steward_node_get_text (node), out_time, NULL))
    return refuse (node, name, error, "must be a date or a time, such as 2026-11-30 or 2026-11-30T12:00:00Z");

  return TRUE;
}

static gboolean
read_list (const StewardNode   *node,
           const char          *name,
           char              ***out_list,
           GError             **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  guint n = steward_node_get_n_children (node);

  if (steward_node_get_kind (node) != STEWARD_NODE_SEQUENCE || n > MAX_LIST)
    return refuse (node, name, error, "must be a list of texts");
  for (guint i = 0; i < n; i++)
    {
      char *text = NULL;

      if (!read_text (steward_node_get_child (node, i), name, &text, error))
        return FALSE;
      g_ptr_array_add (list, text);
    }
  g_ptr_array_add (list, NULL);
  g_strfreev (*out_list);
  *out_list = (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);

  return TRUE;
}

static gboolean
read_kinds (const StewardNode  *node,
            const char         *name,
            guint              *out_kinds,
            GError            **error)
{
  g_auto(GStrv) ids = NULL;
  StewardReviewKind kind;

  if (!read_list (node, name, &ids, error))
    return FALSE;
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      if (!steward_review_kind_from_id (ids[i], &kind))
        return refuse (node, ids[i], error, "is no kind of review");
      *out_kinds |= 1u << kind;
    }

  return TRUE;
}

static gboolean
read_condition (StewardIntent      *self,
                const StewardNode  *node,
                GError            **error)
{
  g_autofree char *text = NULL;
  g_autofree char *owner = NULL;
  gint64 due = 0;

  if (steward_node_get_kind (node) != STEWARD_NODE_MAPPING)
    return refuse (node, "conditions", error, "must be a list of objects with text, owner and due");
  for (guint i = 0; i < steward_node_get_n_children (node); i++)
    {
      const char *key = steward_node_get_key (node, i);
      const StewardNode *child = steward_node_get_child (node, i);
      gboolean fine;

      if (g_strcmp0 (key, "text") == 0)
        fine = read_text (child, key, &text, error);
      else if (g_strcmp0 (key, "owner") == 0)
        fine = read_text (child, key, &owner, error);
      else if (g_strcmp0 (key, "due") == 0)
        fine = read_time (child, key, &due, error);
      else
        fine = refuse (child, key != NULL ? key : "?", error, "is no member of a condition");
      if (!fine)
        return FALSE;
    }
  if (text == NULL)
    return refuse (node, "text", error, "is missing in a condition");
  steward_intent_add_condition (self, text, owner, due);

  return TRUE;
}

static gboolean
read_conditions (StewardIntent      *self,
                 const StewardNode  *node,
                 GError            **error)
{
  guint n = steward_node_get_n_children (node);

  if (steward_node_get_kind (node) != STEWARD_NODE_SEQUENCE || n > MAX_LIST)
    return refuse (node, "conditions", error, "must be a list");
  for (guint i = 0; i < n; i++)
    if (!read_condition (self, steward_node_get_child (node, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_word (StewardIntent      *self,
           const Member       *member,
           const StewardNode  *node,
           GError            **error)
{
  gpointer field = (char *) self + member->offset;
  g_autofree char *text = NULL;

  if (!read_text (node, member->name, &text, error))
    return FALSE;
  if (member->type == MEMBER_KIND && !steward_review_kind_from_id (text, field))
    return refuse (node, text, error, "is no kind of review");
  if (member->type == MEMBER_CHOICE && !steward_vote_choice_from_id (text, field))
    return refuse (node, text, error, "is no vote; say approve, reject or abstain");
  if (member->type == MEMBER_ANSWER && !steward_answer_from_id (text, field))
    return refuse (node, text, error, "is no answer; say keep, shrink or revoke");
  if (member->type == MEMBER_LEVEL)
    {
      *(StewardCertification *) field = steward_certification_from_text (text);
      if (*(StewardCertification *) field == STEWARD_CERTIFICATION_NONE)
        return refuse (node, text, error, "is no level; say bronze, silver or gold");
    }

  return TRUE;
}

static gboolean
read_boolean (const StewardNode  *node,
              const char         *name,
              gboolean           *out_value,
              GError            **error)
{
  if (steward_node_get_kind (node) != STEWARD_NODE_SCALAR ||
      steward_node_get_scalar_type (node) != STEWARD_SCALAR_BOOLEAN)
    return refuse (node, name, error, "must be true or false");
  *out_value = g_ascii_strcasecmp (steward_node_get_text (node), "true") == 0;

  return TRUE;
}

static gboolean
read_record (const Member       *member,
             const StewardNode  *node,
             gpointer           *field,
             GError            **error)
{
  gpointer record = member->record->from_node (node, error);

  if (record == NULL)
    {
      g_prefix_error (error, "“%s”: ", member->name);
      return FALSE;
    }
  if (*field != NULL)
    member->record->free (*field);
  *field = record;

  return TRUE;
}

static gboolean
read_member (StewardIntent      *self,
             const Member       *member,
             const StewardNode  *node,
             GError            **error)
{
  gpointer field = (char *) self + member->offset;

  switch (member->type)
    {
    case MEMBER_TEXT:
      return read_text (node, member->name, field, error);
    case MEMBER_TIME:
      return read_time (node, member->name, field, error);
    case MEMBER_NUMBER:
      return (steward_node_get_kind (node) == STEWARD_NODE_SCALAR &&
              g_ascii_string_to_signed (steward_node_get_text (node), 10, 0, G_MAXINT32, field, NULL)) ||
             refuse (node, member->name, error, "must be a whole number");
    case MEMBER_BOOLEAN:
      return read_boolean (node, member->name, field, error);
    case MEMBER_LIST:
      return read_list (node, member->name, field, error);
    case MEMBER_KIND:
    case MEMBER_LEVEL:
    case MEMBER_CHOICE:
    case MEMBER_ANSWER:
      return read_word (self, member, node, error);
    case MEMBER_RECORD:
      return read_record (member, node, field, error);
    case MEMBER_KINDS:
      return read_kinds (node, member->name, field, error);
    case MEMBER_CONDITIONS:
      return read_conditions (self, node, error);
    }

  return FALSE;
}

static const Member *
find_member (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name))
      return &members[i];

  return NULL;
}

/* What is not said must never become an approval. */
static gboolean
check_complete (const StewardIntent  *self,
                const StewardNode    *node,
                GError              **error)
{
  if (self->verb == NULL)
    return refuse (node, "verb", error, "is missing");
  if (has_choice (self) && steward_node_get_member (node, "choice") == NULL)
    return refuse (node, "choice", error, "is missing; say approve, reject or abstain");
  if (g_str_equal (self->verb, "review.open") && steward_node_get_member (node, "kind") == NULL)
    return refuse (node, "kind", error, "is missing");
  if (g_str_equal (self->verb, "campaign.answer") && self->answer == STEWARD_ANSWER_NONE)
    return refuse (node, "answer", error, "is missing; say keep, shrink or revoke");

  return TRUE;
}

/**
 * steward_intent_from_node:
 * @node: a mapping, of JSON or YAML
 * @error: return location: INVALID_DATA with the line
 *
 * Returns: (transfer full) (nullable): the intent
 */
StewardIntent *
steward_intent_from_node (const StewardNode  *node,
                          GError            **error)
{
  g_autoptr(StewardIntent) self = steward_intent_new (NULL, NULL);

  if (steward_node_get_kind (node) != STEWARD_NODE_MAPPING)
    {
      refuse (node, "intent", error, "must be an object");
      return NULL;
    }
  for (guint i = 0; i < steward_node_get_n_children (node); i++)
    {
      const char *key = steward_node_get_key (node, i);
      const Member *member = find_member (key);

      if (member == NULL)
        {
          refuse (steward_node_get_child (node, i), key != NULL ? key : "?", error,
                  "is no member of an intent that this Steward knows");
          return NULL;
        }
      if (!read_member (self, member, steward_node_get_child (node, i), error))
        return NULL;
    }

  return check_complete (self, node, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * steward_intent_from_json:
 * @json: as steward_intent_to_json() wrote it
 * @error: return location: INVALID_DATA
 *
 * Returns: (transfer full) (nullable): the intent
 */
StewardIntent *
steward_intent_from_json (const char  *json,
                          GError     **error)
{
  g_autoptr(StewardDocument) document = steward_document_parse_json (json, -1, NULL, error);

  return document != NULL ? steward_intent_from_node (steward_document_get_root (document), error) : NULL;
}
