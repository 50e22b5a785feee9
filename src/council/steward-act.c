/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What will be recorded, as a record and in words. The words are made from the
 * events themselves and not beside them, so that nobody confirms one thing and
 * records another. */

#include "config.h"

#include "steward-act.h"

#include <string.h>

#define MAX_SHOWN 2000u                /* characters of one text */
#define CONTINUATION "\n            "

/**
 * steward_act_new:
 * @intent: what somebody wants to do
 *
 * Returns: (transfer full): an act that records nothing yet
 */
StewardAct *
steward_act_new (const StewardIntent *intent)
{
  StewardAct *self = g_new0 (StewardAct, 1);

  self->intent = steward_intent_copy (intent);
  self->append = steward_append_new (intent->actor);
  self->consequences = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  return self;
}

void
steward_act_free (StewardAct *self)
{
  if (self == NULL)
    return;

  steward_intent_free (self->intent);
  steward_append_free (self->append);
  g_ptr_array_unref (self->consequences);
  g_ptr_array_unref (self->warnings);
  g_hash_table_unref (self->files);
  g_free (self->summary);
  g_free (self->review);
  g_free (self->meeting);
  g_free (self->access);
  g_free (self->campaign);
  g_free (self->incident);
  g_free (self->window);
  g_free (self->after_seal);
  g_free (self);
}

/**
 * steward_act_add_consequence:
 * @self: an act
 * @format: one sentence on what recording it brings about
 */
void
steward_act_add_consequence (StewardAct *self,
                             const char *format,
                             ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->consequences, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * steward_act_add_warning:
 * @self: an act
 * @format: one sentence that a person should read before
 */
void
steward_act_add_warning (StewardAct *self,
                         const char *format,
                         ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Words. */

typedef struct
{
  const StewardAct *act;
  GHashTable *people;
  GString *out;
} Writing;

static const char *
find_name (const Writing *writing,
           const char    *person)
{
  const StewardPerson *known = writing->people != NULL ? g_hash_table_lookup (writing->people, person) : NULL;

  for (guint i = 0; known == NULL && i < writing->act->append->people->len; i++)
    {
      const StewardPerson *added = g_ptr_array_index (writing->act->append->people, i);

      if (g_strcmp0 (added->id, person) == 0)
        known = added;
    }

  return known != NULL ? known->name : NULL;
}

/* Its further lines stand further in than anything that we write ourselves, so
 * that no comment can look like an event. */
static void
write_bounded (GString    *out,
               const char *text,
               gsize       length)
{
  g_autofree char *whole = g_utf8_make_valid (text, (gssize) length);
  g_auto(GStrv) lines = g_strsplit (g_strchomp (whole), "\n", -1);
  g_autofree char *valid = g_strjoinv (CONTINUATION, lines);

  if (g_utf8_strlen (valid, -1) > (glong) MAX_SHOWN)
    {
      *g_utf8_offset_to_pointer (valid, MAX_SHOWN) = '\0';
      g_string_append_printf (out, "“%s…” (%" G_GSIZE_FORMAT " bytes in all)", valid, length);
    }
  else
    {
      g_string_append_printf (out, "“%s”", valid);
    }
}

/* Statements are shown as they run, one after the other and none left out. */
static gboolean
write_statements (const Writing        *writing,
                  const StewardPayload *payload)
{
  g_autoptr(StewardDocument) document = NULL;
  const StewardNode *statements;
  gsize length;
  const char *data = g_bytes_get_data (payload->data, &length);

  if (g_strcmp0 (payload->media_type, "application/json") != 0)
    return FALSE;
  document = steward_document_parse_json (data, (gssize) length, NULL, NULL);
  statements = document != NULL ? steward_node_get_member (steward_document_get_root (document), "statements") : NULL;
  if (statements == NULL || steward_node_get_kind (statements) != STEWARD_NODE_SEQUENCE)
    return FALSE;
  for (guint i = 0; i < steward_node_get_n_children (statements); i++)
    {
      const char *text = steward_node_get_text (steward_node_get_child (statements, i));
      g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
      g_autofree char *whole = g_strjoinv (CONTINUATION, lines);

      g_string_append_printf (writing->out, CONTINUATION "%s", whole);
    }

  return TRUE;
}

static void
write_payload (const Writing        *writing,
               const StewardPayload *payload)
{
  gsize length;
  const char *data = g_bytes_get_data (payload->data, &length);

  if (write_statements (writing, payload))
    return;
  if (g_str_has_prefix (payload->media_type, "text/"))
    write_bounded (writing->out, data != NULL ? data : "", length);
  else
    g_string_append_printf (writing->out, "%s, %" G_GSIZE_FORMAT " bytes", payload->media_type, length);
}

static void
write_text (const Writing *writing,
            const char    *text)
{
  const StewardPayload *payload = steward_append_find_payload (writing->act->append, text);
  const char *name = payload == NULL ? find_name (writing, text) : NULL;

  if (payload != NULL)
    write_payload (writing, payload);
  else if (name != NULL)
    g_string_append_printf (writing->out, "%s (%s)", name, text);
  else
    g_string_append (writing->out, text);
}

static void write_node (const Writing *writing,
                        JsonNode      *node,
                        guint          indent);

static void
write_object (const Writing *writing,
              JsonObject    *object,
              guint          indent)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_string_append_printf (writing->out, "\n%*s%s: ", (int) indent, "", name);
      write_node (writing, member, indent + 2);
    }
}

static void
write_array (const Writing *writing,
             JsonArray     *array,
             guint          indent)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_string_append_printf (writing->out, "\n%*s- ", (int) indent, "");
      write_node (writing, json_array_get_element (array, i), indent + 2);
    }
}

static void
write_node (const Writing *writing,
            JsonNode      *node,
            guint          indent)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (writing, json_node_get_object (node), indent);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (writing, json_node_get_array (node), indent);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    write_text (writing, json_node_get_string (node));
  else
    g_string_append_printf (writing->out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
write_list (GString    *out,
            const char *title,
            GPtrArray  *sentences)
{
  if (sentences->len == 0)
    return;

  g_string_append_printf (out, "\n%s\n", title);
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (out, "- %s\n", (const char *) g_ptr_array_index (sentences, i));
}

/**
 * steward_act_to_text:
 * @self: an act
 * @people: (nullable) (element-type utf8 StewardPerson): id → person, as in
 *   #StewardCouncilState
 *
 * Returns: (transfer full): plain text: what it is, every event with every
 *   member, what follows from it, and what should be known before
 */
char *
steward_act_to_text (const StewardAct *self,
                     GHashTable       *people)
{
  GString *out = g_string_new (self->summary);
  Writing writing = { .act = self, .people = people, .out = out };

  g_string_append_printf (out, "\n\nRecorded after event %" G_GINT64_FORMAT " of the ledger:\n", self->after_position);
  for (guint i = 0; i < self->append->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (self->append->drafts, i);

      g_string_append_printf (out, "%s%u. %s in %s", i > 0 ? "\n" : "", i + 1, draft->type, draft->stream);
      write_object (&writing, json_node_get_object (draft->body), 3);
    }
  g_string_append_c (out, '\n');
  write_list (out, "What follows from it:", self->consequences);
  write_list (out, "Before you confirm:", self->warnings);

  return g_string_free (out, FALSE);
}
