/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Accesses as CSV (RFC 4180, UTF-8, names in the first line) and as JSON. Times
 * are RFC 3339 in UTC, words those of the store, and the names of columns and
 * members are stable. Words of strangers reach a spreadsheet as text: a cell
 * that would be taken for a formula gets a quote before it. */

#include "config.h"

#include "steward-access-export.h"

#include "steward-duration.h"
#include "steward-json.h"

#include <string.h>

/**
 * steward_csv_append_cell:
 * @line: that grows
 * @text: (nullable): from outside
 *
 * Appends the text as one cell, without the comma. Spreadsheets run what begins
 * with one of “= + - @”, a tab or a line break; a leading quote makes it text.
 */
void
steward_csv_append_cell (GString    *line,
                         const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  gboolean formula = *valid != '\0' && strchr ("=+-@\t\r\n", *valid) != NULL;
  gboolean quoted = formula || strpbrk (valid, ",\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (line, '"');
  if (formula)
    g_string_append_c (line, '\'');
  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *at);
    }
  if (quoted)
    g_string_append_c (line, '"');
}

static const char *
name_person (StewardCouncilState *state,
             const char          *person)
{
  const char *name = state != NULL && person != NULL ? steward_council_state_get_name (state, person) : NULL;

  return name != NULL ? name : person;
}

static char *
list_objects (const StewardAccessTerms *terms)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; terms != NULL && i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", object->object);
    }

  return g_string_free (text, FALSE);
}

/* "email (digest); postcode", or "all" for an object as a whole. */
static char *
list_columns (const StewardAccessTerms *terms)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; terms != NULL && i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      if (object->whole)
        g_string_append_printf (text, "%sall of %s", text->len > 0 ? "; " : "", object->name != NULL ? object->name
                                                                                                     : object->object);
      for (guint j = 0; !object->whole && j < object->columns->len; j++)
        {
          const StewardAccessColumn *column = g_ptr_array_index (object->columns, j);

          g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", column->name);
          if (column->mask != STEWARD_MASK_NONE)
            g_string_append_printf (text, " (%s)", steward_mask_to_id (column->mask));
        }
    }

  return g_string_free (text, FALSE);
}

static char *
list_rows (const StewardAccessTerms *terms)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; terms != NULL && i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      for (guint j = 0; j < object->rows->len; j++)
        {
          g_autofree char *words = steward_row_condition_to_text (g_ptr_array_index (object->rows, j));

          g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
        }
    }

  return g_string_free (text, FALSE);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

static void
add_bool (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_time (JsonBuilder *builder,
          const char  *name,
          gint64       time)
{
  g_autofree char *text = time > 0 ? steward_instant_to_rfc3339 (time) : NULL;

  add_text (builder, name, text);
}

static void
add_person (JsonBuilder         *builder,
            const char          *name,
            StewardCouncilState *state,
            const char          *person)
{
  json_builder_set_member_name (builder, name);
  if (person == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_text (builder, "id", person);
  add_text (builder, "name", name_person (state, person));
  json_builder_end_object (builder);
}

static void
add_consumer (JsonBuilder                *builder,
              const StewardAccessSummary *summary)
{
  const StewardAccessAsk *ask = summary->access->ask;

  json_builder_set_member_name (builder, "consumer");
  json_builder_begin_object (builder);
  add_text (builder, "kind", steward_consumer_kind_to_id (ask->consumer_kind));
  add_text (builder, "id", ask->consumer);
  add_text (builder, "name", summary->consumer);
  add_text (builder, "domain", ask->domain);
  json_builder_end_object (builder);
}

static void
add_times (JsonBuilder         *builder,
           const StewardAccess *access)
{
  const StewardAccessTerms *terms = access->terms;

  add_time (builder, "since", terms != NULL ? terms->since : 0);
  add_time (builder, "until", terms != NULL ? terms->until : 0);
  add_time (builder, "requested_at", access->requested_at);
  add_time (builder, "due", access->due);
  add_time (builder, "decided_at", access->decided_at);
  add_time (builder, "ended_at", access->ended_at);
  add_time (builder, "review_due", access->review_due);
  add_time (builder, "reviewed_at", access->reviewed_at);
}

static void
add_terms (JsonBuilder         *builder,
           const StewardAccess *access)
{
  json_builder_set_member_name (builder, "terms");
  if (access->terms != NULL)
    json_builder_add_value (builder, steward_access_terms_to_json (access->terms));
  else
    json_builder_add_null_value (builder);
}

/**
 * steward_access_summary_add_json:
 * @builder: inside an object
 * @state: (nullable): whose persons are named
 * @summary: a line
 *
 * Adds the members of one access, the same in every listing.
 */
void
steward_access_summary_add_json (JsonBuilder                *builder,
                                 StewardCouncilState        *state,
                                 const StewardAccessSummary *summary)
{
  const StewardAccess *access = summary->access;
  const StewardAccessAsk *ask = access->ask;

  add_text (builder, "id", access->id);
  add_text (builder, "kind", steward_access_kind_to_id (ask->kind));
  add_text (builder, "state", steward_access_state_to_id (access->state));
  add_text (builder, "provision", steward_provision_state_to_id (access->provision));
  add_text (builder, "provision_reason", access->provision_reason);
  add_text (builder, "title", access->title);
  add_text (builder, "subject", access->subject);
  add_text (builder, "product", summary->subject);
  add_text (builder, "domain", access->domain);
  add_consumer (builder, summary);
  add_person (builder, "requester", state, access->requester);
  add_person (builder, "on_behalf", state, ask->on_behalf);
  add_person (builder, "answerable", state, ask->answerable);
  add_text (builder, "purpose", ask->purpose);
  add_text (builder, "purpose_words", summary->purpose);
  add_text (builder, "legal_basis", ask->legal_basis);
  add_text (builder, "ticket", ask->ticket);
  add_text (builder, "classification", steward_classification_to_id (access->classification));
  add_bool (builder, "emergency", ask->emergency);
  add_times (builder, access);
  add_text (builder, "outcome", access->outcome);
  add_text (builder, "rule", access->rule);
  add_text (builder, "waits_for", summary->waits_for);
  add_bool (builder, "mine", summary->mine);
  add_bool (builder, "waits", summary->waits);
  add_bool (builder, "overdue", summary->overdue);
  add_terms (builder, access);
}

/**
 * steward_access_export_json:
 * @state: (nullable): whose persons are named
 * @summaries: (element-type StewardAccessSummary): what is told
 * @error: return location: INVALID_DATA
 *
 * Returns: (transfer full) (nullable): {"accesses": […]} in canonical JSON, and
 *   a line break
 */
GBytes *
steward_access_export_json (StewardCouncilState  *state,
                            GPtrArray            *summaries,
                            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GBytes) text = NULL;
  GString *lines;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "accesses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < summaries->len; i++)
    {
      json_builder_begin_object (builder);
      steward_access_summary_add_json (builder, state, g_ptr_array_index (summaries, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = steward_json_canonicalize (root, STEWARD_JSON_STRICT, error);
  if (text == NULL)
    return NULL;
  lines = g_string_new_len (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
  g_string_append_c (lines, '\n');

  return g_string_free_to_bytes (lines);
}

static const char *const csv_names[] = {
  "access", "state", "provisioning", "provisioning_reason", "overdue", "product", "urn", "domain", "consumer_kind",
  "consumer", "requested_by", "on_behalf_of", "answers_for_it", "purpose", "legal_basis", "ticket", "classification",
  "source", "role", "privilege", "objects", "columns", "rows", "since", "until", "requested_at", "due", "decided_at",
  "ended_at", "outcome", "rule", "emergency", "review_due", "reviewed_at", "waits_for",
};

static void
append_cells (GString           *text,
              const char *const *cells,
              gsize              n_cells)
{
  for (gsize i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      steward_csv_append_cell (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

/* One cell of a time is kept in @kept until the line is written. */
static const char *
keep_time (GPtrArray *kept,
           gint64     time)
{
  if (time <= 0)
    return "";
  g_ptr_array_add (kept, steward_instant_to_rfc3339 (time));

  return g_ptr_array_index (kept, kept->len - 1);
}

static const char *
keep_text (GPtrArray *kept,
           char      *text)
{
  g_ptr_array_add (kept, text);

  return text;
}

static void
append_line (GString                    *text,
             StewardCouncilState        *state,
             const StewardAccessSummary *summary)
{
  const StewardAccess *access = summary->access;
  const StewardAccessAsk *ask = access->ask;
  const StewardAccessTerms *terms = access->terms;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  const char *const cells[] = {
    access->id, steward_access_state_to_id (access->state), steward_provision_state_to_id (access->provision),
    access->provision_reason, summary->overdue ? "yes" : "no", summary->subject, access->subject, access->domain,
    steward_consumer_kind_to_id (ask->consumer_kind), summary->consumer, name_person (state, access->requester),
    name_person (state, ask->on_behalf), name_person (state, ask->answerable),
    summary->purpose != NULL ? summary->purpose : ask->purpose, ask->legal_basis, ask->ticket,
    steward_classification_to_id (access->classification), terms != NULL ? terms->source : NULL,
    terms != NULL ? terms->grantee : NULL, terms != NULL ? terms->privilege : NULL,
    keep_text (kept, list_objects (terms)), keep_text (kept, list_columns (terms)),
    keep_text (kept, list_rows (terms)), keep_time (kept, terms != NULL ? terms->since : 0),
    keep_time (kept, terms != NULL ? terms->until : 0), keep_time (kept, access->requested_at),
    keep_time (kept, access->due), keep_time (kept, access->decided_at), keep_time (kept, access->ended_at),
    access->outcome, access->rule, ask->emergency ? "yes" : "no", keep_time (kept, access->review_due),
    keep_time (kept, access->reviewed_at), summary->waits_for,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) == G_N_ELEMENTS (csv_names));
  append_cells (text, cells, G_N_ELEMENTS (cells));
}

/**
 * steward_access_export_csv:
 * @state: (nullable): whose persons are named
 * @summaries: (element-type StewardAccessSummary): what is told
 *
 * Returns: (transfer full): a line of names, and a line for each access
 */
GBytes *
steward_access_export_csv (StewardCouncilState *state,
                           GPtrArray           *summaries)
{
  GString *text = g_string_new (NULL);

  append_cells (text, csv_names, G_N_ELEMENTS (csv_names));
  for (guint i = 0; i < summaries->len; i++)
    append_line (text, state, g_ptr_array_index (summaries, i));

  return g_string_free_to_bytes (text);
}
