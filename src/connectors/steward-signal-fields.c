/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One measurement from its parts. Programs that export checks call the parts by
 * many names; those that are clear are taken. */

#include "config.h"

#include "steward-signal-fields.h"

#include "steward-duration.h"

#include <math.h>
#include <string.h>

static const struct
{
  const char *name;                    /* lower case, without “_” and “-” */
  StewardSignalField field;
} names[] = {
  { "time", STEWARD_SIGNAL_TIME },
  { "timestamp", STEWARD_SIGNAL_TIME },
  { "datetime", STEWARD_SIGNAL_TIME },
  { "eventtime", STEWARD_SIGNAL_TIME },
  { "measuredat", STEWARD_SIGNAL_TIME },
  { "observedat", STEWARD_SIGNAL_TIME },
  { "snapshottedat", STEWARD_SIGNAL_TIME },
  { "subject", STEWARD_SIGNAL_SUBJECT },
  { "asset", STEWARD_SIGNAL_SUBJECT },
  { "dataset", STEWARD_SIGNAL_SUBJECT },
  { "datasetname", STEWARD_SIGNAL_SUBJECT },
  { "fulltableid", STEWARD_SIGNAL_SUBJECT },
  { "table", STEWARD_SIGNAL_SUBJECT },
  { "tablename", STEWARD_SIGNAL_SUBJECT },
  { "property", STEWARD_SIGNAL_PROPERTY },
  { "metric", STEWARD_SIGNAL_PROPERTY },
  { "metricname", STEWARD_SIGNAL_PROPERTY },
  { "check", STEWARD_SIGNAL_CHECK },
  { "checkname", STEWARD_SIGNAL_CHECK },
  { "rule", STEWARD_SIGNAL_CHECK },
  { "rulename", STEWARD_SIGNAL_CHECK },
  { "test", STEWARD_SIGNAL_CHECK },
  { "testname", STEWARD_SIGNAL_CHECK },
  { "element", STEWARD_SIGNAL_ELEMENT },
  { "column", STEWARD_SIGNAL_ELEMENT },
  { "columnname", STEWARD_SIGNAL_ELEMENT },
  { "field", STEWARD_SIGNAL_ELEMENT },
  { "fieldname", STEWARD_SIGNAL_ELEMENT },
  { "kind", STEWARD_SIGNAL_KIND },
  { "value", STEWARD_SIGNAL_VALUE },
  { "metricvalue", STEWARD_SIGNAL_VALUE },
  { "outcome", STEWARD_SIGNAL_VALUE },
  { "result", STEWARD_SIGNAL_VALUE },
  { "score", STEWARD_SIGNAL_VALUE },
  { "status", STEWARD_SIGNAL_VALUE },
  { "origin", STEWARD_SIGNAL_ORIGIN },
  { "run", STEWARD_SIGNAL_ORIGIN },
  { "runid", STEWARD_SIGNAL_ORIGIN },
};

/* Returns: which part the column or member @name is, or −1 */
int
steward_signal_field_find (const char *name)
{
  char plain[24];
  gsize length = 0;

  for (; *name != '\0' && length + 1 < sizeof plain; name++)
    if (*name != '_' && *name != '-' && *name != ' ')
      plain[length++] = g_ascii_tolower (*name);
  plain[length] = '\0';
  if (*name != '\0')
    return -1;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, plain))
      return names[i].field;

  return -1;
}

/* Returns: (transfer full) (nullable): a sentence that says what a measurement
 *   cannot do without */
char *
steward_signal_describe_missing (const gboolean has[STEWARD_N_SIGNAL_FIELDS])
{
  const char *missing = NULL;

  if (!has[STEWARD_SIGNAL_TIME])
    missing = "time";
  else if (!has[STEWARD_SIGNAL_SUBJECT])
    missing = "subject";
  else if (!has[STEWARD_SIGNAL_PROPERTY] && !has[STEWARD_SIGNAL_CHECK])
    missing = "property";

  return missing != NULL ? g_strdup_printf ("There is no “%s”.", missing) : NULL;
}

/**
 * steward_signal_read_time:
 * @text: RFC 3339 or looser, or seconds or milliseconds since the epoch
 *
 * Returns: whether it is a time
 */
gboolean
steward_signal_read_time (const char *text,
                          gint64     *out_time)
{
  char *end = NULL;
  double number;

  if (text == NULL)
    return FALSE;
  if (steward_instant_parse (text, out_time, NULL))
    return TRUE;
  if (!g_ascii_isdigit (*text))
    return FALSE;

  number = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (number) || number < 1e8 || number >= 2.6e14)
    return FALSE;                      /* before 1973 nobody has measured; “20261121” is a date */
  *out_time = (gint64) (number < 1e11 ? number * 1e6 : number * 1e3);

  return TRUE;
}

static gboolean
read_kind (const char             *kind,
           gboolean                dates_update,
           StewardMeasurementKind *out_kind)
{
  if (kind == NULL || *kind == '\0')
    *out_kind = dates_update ? STEWARD_MEASUREMENT_UPDATE : STEWARD_MEASUREMENT_OBSERVATION;
  else if (g_ascii_strcasecmp (kind, "update") == 0)
    *out_kind = STEWARD_MEASUREMENT_UPDATE;
  else if (g_ascii_strcasecmp (kind, "observation") == 0)
    *out_kind = STEWARD_MEASUREMENT_OBSERVATION;
  else
    return FALSE;

  return TRUE;
}

/**
 * steward_signal_add_row:
 * @element: (nullable): empty counts as none
 * @value: (nullable): empty: the time says it all
 *
 * Copies its texts. See steward_signal_writer_add().
 */
gboolean
steward_signal_add_row (StewardSignalWriter     *writer,
                        const char              *subject,
                        const char              *property,
                        const char              *element,
                        StewardMeasurementKind   kind,
                        gint64                   time,
                        const char              *value,
                        const char              *origin,
                        const char              *place,
                        GError                 **error)
{
  StewardMeasurement *row = steward_measurement_new ();

  row->subject = g_strdup (subject);
  row->property = g_strdup (property);
  row->element = element != NULL && *element != '\0' ? g_strdup (element) : NULL;
  row->kind = kind;
  row->time = time;
  row->value = g_strdup (value != NULL ? value : "");
  row->origin = origin != NULL && *origin != '\0' ? g_strdup (origin) : NULL;

  return steward_signal_writer_add (writer, row, place, error);
}

/**
 * steward_signal_add_fields:
 * @fields: (nullable): elements may be %NULL or empty
 * @place: where they stand
 * @error: the sink's
 *
 * A time that is none, an unknown kind and so on are refused.
 *
 * Returns: whether to read on
 */
gboolean
steward_signal_add_fields (const char *const     fields[STEWARD_N_SIGNAL_FIELDS],
                           const char           *place,
                           StewardSignalWriter  *writer,
                           GError              **error)
{
  const char *property = fields[STEWARD_SIGNAL_PROPERTY], *check = fields[STEWARD_SIGNAL_CHECK];
  const char *value = fields[STEWARD_SIGNAL_VALUE], *subject = fields[STEWARD_SIGNAL_SUBJECT];
  g_autofree char *made = NULL;
  StewardMeasurementKind kind;
  gint64 time;

  if (!steward_signal_read_time (fields[STEWARD_SIGNAL_TIME], &time))
    {
      steward_signal_writer_refuse (writer, place, "The time is none that can be read, such as 2026-11-21T08:30:00Z.");
      return TRUE;
    }
  if ((property == NULL || *property == '\0') && check != NULL && *check != '\0')
    property = made = g_strconcat ("check:", check, NULL);
  if (subject == NULL || *subject == '\0' || property == NULL || *property == '\0')
    {
      steward_signal_writer_refuse (writer, place, "The subject or the property is empty.");
      return TRUE;
    }
  if (!read_kind (fields[STEWARD_SIGNAL_KIND],
                  g_ascii_strcasecmp (property, "freshness") == 0 && (value == NULL || *value == '\0'), &kind))
    {
      steward_signal_writer_refuse (writer, place, "The kind is neither “update” nor “observation”.");
      return TRUE;
    }

  return steward_signal_add_row (writer, subject, property, fields[STEWARD_SIGNAL_ELEMENT], kind, time, value,
                                 fields[STEWARD_SIGNAL_ORIGIN], place, error);
}
