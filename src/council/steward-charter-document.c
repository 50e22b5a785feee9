/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a charter document, refuses what is wrong with the lines that are
 * wrong, and writes it into an act with persons in the place of addresses: who
 * is not known yet is registered by the same act. */

#include "config.h"

#include "steward-charter-document.h"

#include "steward-council-rows.h"

#include <string.h>

#define MAX_BYTES (256 * 1024)
#define MAX_TOLD 5u

void
steward_charter_document_clear (StewardCharterDocument *self)
{
  g_clear_pointer (&self->charter, steward_charter_unref);
  g_clear_pointer (&self->document, steward_document_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

static gboolean
parse (StewardCharterDocument  *self,
       const char              *text,
       GError                 **error)
{
  g_autoptr(GPtrArray) documents = NULL;

  if (text == NULL || *text == '\0')
    return steward_verb_refuse (error, STEWARD_ERROR_USAGE, "The charter's document is missing.");
  if (strlen (text) > MAX_BYTES)
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "The charter is larger than 256 KiB; shorten it.");
  documents = steward_document_parse_yaml (text, -1, NULL, error);
  if (documents == NULL)
    {
      g_prefix_error (error, "The charter cannot be read. ");
      return FALSE;
    }
  if (documents->len != 1)
    return steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA,
                                "A charter is one YAML document; there are %u.", documents->len);
  self->document = steward_document_ref (g_ptr_array_index (documents, 0));

  return TRUE;
}

static gboolean
tell_errors (GPtrArray  *findings,
             GError    **error)
{
  g_autoptr(GString) message = g_string_new ("The charter cannot be used as it is.");
  guint n = 0;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != STEWARD_SEVERITY_ERROR || n++ >= MAX_TOLD)
        continue;
      g_string_append_printf (message, " Line %u: %s", finding->line, finding->message);
      if (!g_str_has_suffix (finding->message, "."))
        g_string_append_c (message, '.');
    }
  if (n > MAX_TOLD)
    g_string_append_printf (message, " And %u more.", n - MAX_TOLD);

  return n == 0 || steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "%s", message->str);
}

/**
 * steward_charter_document_read:
 * @self: zeroes
 * @text: (nullable): YAML
 * @name: (nullable): of its file
 * @error: return location: INVALID_DATA with the lines
 *
 * Returns: whether @text is a charter that a council can work under
 */
gboolean
steward_charter_document_read (StewardCharterDocument  *self,
                               const char              *text,
                               const char              *name,
                               GError                 **error)
{
  g_autoptr(GError) local = NULL;

  self->text = text;
  if (!parse (self, text, error))
    return FALSE;
  self->charter = steward_charter_read (steward_document_get_root (self->document), name != NULL ? name : "charter",
                                        &self->findings, &local);
  if (!tell_errors (self->findings, error))
    return FALSE;
  if (self->charter == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/* Persons. */

static const char *
find_added (const StewardAppend *append,
            const char          *address)
{
  for (guint i = 0; i < append->people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (append->people, i);

      if (person->address != NULL && g_ascii_strcasecmp (person->address, address) == 0)
        return person->id;
    }

  return NULL;
}

/* Whether a person was found by id or address: somebody else may have taken the
 * address as their name. */
static gboolean
is_certain (StewardVerbContext *verb,
            const char         *person,
            const char         *address)
{
  const StewardPerson *known = g_hash_table_lookup (verb->state->people, person);
  gboolean by_name = known != NULL && known->name != NULL && g_ascii_strcasecmp (known->name, address) == 0;

  return !by_name || strchr (address, '@') == NULL ||
         (known->address != NULL && g_ascii_strcasecmp (known->address, address) == 0);
}

/**
 * steward_verb_register:
 * @verb: a context
 * @address: of a person, or the id of one who is known
 * @name: (nullable): for the directory
 * @out_person: (out) (transfer full): the person's id
 * @error: return location
 *
 * Finds the person, or adds the registration to the act.
 *
 * Returns: whether that could be done
 */
gboolean
steward_verb_register (StewardVerbContext  *verb,
                       const char          *address,
                       const char          *name,
                       char               **out_person,
                       GError             **error)
{
  g_autoptr(GError) local = NULL;
  const char *added = find_added (verb->act->append, address);

  *out_person = added != NULL ? g_strdup (added)
                              : steward_council_rows_resolve_person (verb->governance, address, &local);
  if (*out_person != NULL && (added != NULL || is_certain (verb, *out_person, address)))
    return TRUE;
  g_clear_pointer (out_person, g_free);
  if (local != NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!steward_verb_check_words (address, "An address", error) ||
      (name != NULL && !steward_verb_check_words (name, "A name", error)))
    return FALSE;

  *out_person = steward_person_make_id ();
  steward_append_add_person (verb->act->append, *out_person, name != NULL ? name : address, address);
  steward_body_set_text (steward_verb_add (verb, "people", STEWARD_ANY_VERSION, STEWARD_EVENT_PERSON_REGISTERED),
                         "person", *out_person);

  return TRUE;
}

typedef struct
{
  StewardVerbContext *verb;
  GError *error;
} Mapping;

static char *
map_person (const char *address,
            const char *name,
            gpointer    data)
{
  Mapping *mapping = data;
  char *person = NULL;

  if (mapping->error == NULL)
    (void) !steward_verb_register (mapping->verb, address, name, &person, &mapping->error);

  return person;
}

/**
 * steward_charter_document_add:
 * @self: a document that was read
 * @verb: a context
 * @type: founded or adopted
 * @version: of the stream "charter" before the act
 * @review: (nullable): by which it is adopted
 * @error: return location
 *
 * Adds the event, and before it those that register its persons.
 *
 * Returns: whether that could be done
 */
gboolean
steward_charter_document_add (StewardCharterDocument  *self,
                              StewardVerbContext      *verb,
                              const char              *type,
                              gint64                   version,
                              const char              *review,
                              GError                 **error)
{
  Mapping mapping = { .verb = verb };
  JsonNode *charter = steward_charter_to_json (steward_document_get_root (self->document), map_person, &mapping);
  g_autoptr(GBytes) bytes = g_bytes_new (self->text, strlen (self->text));
  g_autofree char *document = NULL;
  JsonObject *body;

  if (mapping.error != NULL || charter == NULL)
    {
      g_clear_pointer (&charter, json_node_unref);
      if (mapping.error != NULL)
        g_propagate_error (error, mapping.error);
      else
        steward_verb_refuse (error, STEWARD_ERROR_INVALID_DATA, "The charter cannot be written as JSON.");
      return FALSE;
    }
  document = steward_append_add_payload (verb->act->append, "application/yaml", bytes);
  body = steward_verb_add (verb, "charter", version, type);
  json_object_set_member (body, "charter", charter);
  steward_body_set_number (body, "version", self->charter->version);
  steward_body_set_text (body, "document", document);
  steward_body_set_text (body, "review", review);

  return TRUE;
}
