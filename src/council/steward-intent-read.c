/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading an intent: what is off is told with its line, and an unknown member is
 * refused, because a decision that is half understood is no decision. */

#include "config.h"

#include "steward-intent-private.h"

#include "steward-duration.h"

#include <string.h>

#define MAX_TEXT (4 * 1024 * 1024)
#define MAX_LIST 1000u

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
           const StewardIntentMember       *member,
           const StewardNode  *node,
           GError            **error)
{
  gpointer field = (char *) self + member->offset;
  g_autofree char *text = NULL;

  if (!read_text (node, member->name, &text, error))
    return FALSE;
  if (member->type == STEWARD_MEMBER_KIND && !steward_review_kind_from_id (text, field))
    return refuse (node, text, error, "is no kind of review");
  if (member->type == STEWARD_MEMBER_CHOICE && !steward_vote_choice_from_id (text, field))
    return refuse (node, text, error, "is no vote; say approve, reject or abstain");
  if (member->type == STEWARD_MEMBER_ANSWER && !steward_answer_from_id (text, field))
    return refuse (node, text, error, "is no answer; say keep, shrink or revoke");
  if (member->type == STEWARD_MEMBER_LEVEL)
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
read_record (const StewardIntentMember       *member,
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
             const StewardIntentMember       *member,
             const StewardNode  *node,
             GError            **error)
{
  gpointer field = (char *) self + member->offset;

  switch (member->type)
    {
    case STEWARD_MEMBER_TEXT:
      return read_text (node, member->name, field, error);
    case STEWARD_MEMBER_TIME:
      return read_time (node, member->name, field, error);
    case STEWARD_MEMBER_NUMBER:
      return (steward_node_get_kind (node) == STEWARD_NODE_SCALAR &&
              g_ascii_string_to_signed (steward_node_get_text (node), 10, 0, G_MAXINT32, field, NULL)) ||
             refuse (node, member->name, error, "must be a whole number");
    case STEWARD_MEMBER_BOOLEAN:
      return read_boolean (node, member->name, field, error);
    case STEWARD_MEMBER_LIST:
      return read_list (node, member->name, field, error);
    case STEWARD_MEMBER_KIND:
    case STEWARD_MEMBER_LEVEL:
    case STEWARD_MEMBER_CHOICE:
    case STEWARD_MEMBER_ANSWER:
      return read_word (self, member, node, error);
    case STEWARD_MEMBER_RECORD:
      return read_record (member, node, field, error);
    case STEWARD_MEMBER_KINDS:
      return read_kinds (node, member->name, field, error);
    case STEWARD_MEMBER_CONDITIONS:
      return read_conditions (self, node, error);
    }

  return FALSE;
}

static const StewardIntentMember *
find_member (const char *name)
{
  for (gsize i = 0; name != NULL && i < steward_intent_n_members; i++)
    if (g_str_equal (steward_intent_members[i].name, name))
      return &steward_intent_members[i];

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
  if (steward_intent_has_choice (self) && steward_node_get_member (node, "choice") == NULL)
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
      const StewardIntentMember *member = find_member (key);

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
