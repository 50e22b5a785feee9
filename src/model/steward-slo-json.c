/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An objective as one line of canonical JSON, as the store keeps it, and back.
 * Times and figures are texts, because they have to come back exactly. */

#include "config.h"

#include "steward-slo-private.h"

#include "steward-body.h"
#include "steward-json.h"
#include "steward-record-private.h"

#include <math.h>
#include <string.h>

static void
write_member (const StewardSlo       *self,
              const StewardSloMember *member,
              JsonObject             *object)
{
  gconstpointer at = G_STRUCT_MEMBER_P (self, member->offset);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (member->kind)
    {
    case STEWARD_SLO_TEXT:
      steward_body_set_text (object, member->name, *(char *const *) at);
      break;
    case STEWARD_SLO_FLAG:
      steward_body_set_flag (object, member->name, *(const gboolean *) at);
      break;
    case STEWARD_SLO_COUNT:
      steward_body_set_number (object, member->name, *(const guint *) at);
      break;
    case STEWARD_SLO_TIME:
      g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, *(const gint64 *) at);
      steward_body_set_text (object, member->name, buffer);
      break;
    case STEWARD_SLO_FIGURE:
      steward_body_set_text (object, member->name, g_ascii_dtostr (buffer, sizeof buffer, *(const double *) at));
      break;
    case STEWARD_SLO_WORD:
    default:
      steward_body_set_text (object, member->name, member->words[*(const guint *) at]);
      break;
    }
}

/**
 * steward_slo_to_json:
 * @self: an objective
 *
 * Returns: (transfer full): canonical JSON
 */
char *
steward_slo_to_json (const StewardSlo *self)
{
  JsonObject *object;
  g_autoptr(JsonNode) node = steward_body_new (&object);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gconstpointer data;
  gsize length;

  for (gsize i = 0; i < steward_slo_n_members; i++)
    write_member (self, &steward_slo_members[i], object);
  bytes = steward_json_canonicalize (node, STEWARD_JSON_STRICT, &error);
  if (bytes == NULL)
    return g_strdup ("{}");
  data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static void
read_time (StewardRecord          *record,
           const StewardSloMember *member,
           gint64                 *out_time)
{
  g_autofree char *text = steward_record_get_text (record, member->name, STEWARD_RECORD_MAX_NAME, FALSE);

  if (text != NULL && !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, out_time, NULL))
    steward_record_fail (record, "%s: “%s” is not a length of time", record->what, member->name);
}

static void
read_figure (StewardRecord          *record,
             const StewardSloMember *member,
             double                 *out_figure)
{
  g_autofree char *text = steward_record_get_text (record, member->name, STEWARD_RECORD_MAX_NAME, FALSE);
  char *end = NULL;
  double figure;

  if (text == NULL)
    return;
  figure = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (figure))
    steward_record_fail (record, "%s: “%s” is not a number", record->what, member->name);
  else
    *out_figure = figure;
}

static void
read_word (StewardRecord          *record,
           const StewardSloMember *member,
           guint                  *out_word)
{
  g_autofree char *text = steward_record_get_text (record, member->name, STEWARD_RECORD_MAX_NAME, FALSE);

  if (text == NULL)
    return;
  for (guint i = 0; member->words[i] != NULL; i++)
    {
      if (strcmp (member->words[i], text) == 0)
        {
          *out_word = i;
          return;
        }
    }
  steward_record_fail (record, "%s: “%s” has the value “%.40s”, which is not known", record->what, member->name, text);
}

static void
read_member (StewardRecord          *record,
             const StewardSloMember *member,
             StewardSlo             *self)
{
  gpointer at = G_STRUCT_MEMBER_P (self, member->offset);

  switch (member->kind)
    {
    case STEWARD_SLO_TEXT:
      g_free (*(char **) at);
      *(char **) at = steward_record_get_text (record, member->name, STEWARD_RECORD_MAX_TEXT, FALSE);
      break;
    case STEWARD_SLO_FLAG:
      *(gboolean *) at = steward_record_get_flag (record, member->name);
      break;
    case STEWARD_SLO_COUNT:
      *(guint *) at = steward_record_get_count (record, member->name);
      break;
    case STEWARD_SLO_TIME:
      read_time (record, member, at);
      break;
    case STEWARD_SLO_FIGURE:
      read_figure (record, member, at);
      break;
    case STEWARD_SLO_WORD:
    default:
      read_word (record, member, at);
      break;
    }
}

/**
 * steward_slo_from_json:
 * @json: as steward_slo_to_json() writes it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the objective; else %NULL with
 *   %STEWARD_ERROR_INVALID_DATA
 */
StewardSlo *
steward_slo_from_json (const char  *json,
                       GError     **error)
{
  g_autoptr(StewardSlo) self = steward_slo_new ();
  g_autoptr(StewardDocument) document = steward_document_parse_json (json, -1, NULL, error);
  g_autoptr(GPtrArray) known = g_ptr_array_new ();
  StewardRecord record;

  if (document == NULL)
    return NULL;

  for (gsize i = 0; i < steward_slo_n_members; i++)
    g_ptr_array_add (known, (gpointer) steward_slo_members[i].name);
  g_ptr_array_add (known, NULL);
  steward_record_init (&record, steward_document_get_root (document), "An objective",
                       (const char *const *) known->pdata);
  for (gsize i = 0; i < steward_slo_n_members; i++)
    read_member (&record, &steward_slo_members[i], self);
  if (!steward_record_finish (&record, error))
    return NULL;

  return g_steal_pointer (&self);
}
