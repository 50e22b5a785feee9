/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Members of a charter by name and type. What is missing or of another type
 * becomes a finding at its line, and reading goes on. */

#include "config.h"

#include "steward-charter-private.h"

#include <string.h>

#define MAX_FINDINGS 500
#define MAX_ID 64
#define MAX_TEXT 2000
#define LONGEST_DAYS (200 * 365)

/**
 * steward_charter_report:
 * @self: a reader
 * @severity: errors keep the charter from being used
 * @rule: stable, "charter/no-chair"
 * @node: (nullable): where
 * @message: (transfer full): a sentence
 * @remediation: (nullable): what to do
 */
void
steward_charter_report (StewardCharterReader *self,
                        StewardSeverity       severity,
                        const char           *rule,
                        const StewardNode    *node,
                        char                 *message,
                        const char           *remediation)
{
  if (self->findings->len >= MAX_FINDINGS && severity != STEWARD_SEVERITY_ERROR)
    {
      g_free (message);
      return;
    }

  g_ptr_array_add (self->findings,
                   steward_finding_new (rule, severity, self->file,
                                        node != NULL ? steward_node_get_line (node) : 0,
                                        node != NULL ? steward_node_get_column (node) : 0,
                                        message, remediation));
}

/* An error that needs no advice beyond its sentence. */
void
steward_charter_fail (StewardCharterReader *self,
                      const char           *rule,
                      const StewardNode    *node,
                      char                 *message)
{
  steward_charter_report (self, STEWARD_SEVERITY_ERROR, rule, node, message, NULL);
}

/* A member that is there and not null. */
static const StewardNode *
get_member (const StewardNode *map,
            const char        *name)
{
  const StewardNode *node = NULL;

  if (map != NULL && steward_node_get_kind (map) == STEWARD_NODE_MAPPING)
    node = steward_node_get_member (map, name);

  return node != NULL && !steward_node_is_null (node) ? node : NULL;
}

/* Where to point at: the member if it is there, else what should hold it. */
const StewardNode *
steward_charter_node_of (const StewardNode *map,
                         const char        *name)
{
  const StewardNode *node = get_member (map, name);

  return node != NULL ? node : map;
}

gboolean
steward_charter_is_map (StewardCharterReader *self,
                        const StewardNode    *node,
                        const char           *what)
{
  if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING)
    return TRUE;

  steward_charter_fail (self, "charter/type", node,
                        g_strdup_printf ("%s should have members, each a name, a colon and a value.", what));
  return FALSE;
}

/* (nullable): the list @name of @map; anything else there is reported. */
const StewardNode *
steward_charter_get_list (StewardCharterReader *self,
                          const StewardNode    *map,
                          const char           *name)
{
  const StewardNode *node = get_member (map, name);

  if (node == NULL)
    return NULL;
  if (steward_node_get_kind (node) != STEWARD_NODE_SEQUENCE)
    {
      steward_charter_fail (self, "charter/type", node, g_strdup_printf ("“%s” should be a list.", name));
      return NULL;
    }
  if (steward_node_get_n_children (node) > STEWARD_CHARTER_MAX_ITEMS)
    {
      steward_charter_fail (self, "charter/too-many", node,
                            g_strdup_printf ("“%s” has more than %d items.", name, STEWARD_CHARTER_MAX_ITEMS));
      return NULL;
    }

  return node;
}

/* (nullable): the text of a scalar that is not empty. */
const char *
steward_charter_get_text (StewardCharterReader *self,
                          const StewardNode    *map,
                          const char           *name,
                          gboolean              required)
{
  const StewardNode *node = get_member (map, name);
  const char *text;

  if (node != NULL && steward_node_get_kind (node) != STEWARD_NODE_SCALAR)
    {
      steward_charter_fail (self, "charter/type", node, g_strdup_printf ("“%s” should be one text.", name));
      return NULL;
    }

  text = node != NULL ? steward_node_get_text (node) : NULL;
  if (text != NULL && strlen (text) > MAX_TEXT)
    {
      steward_charter_fail (self, "charter/too-long", node,
                            g_strdup_printf ("“%s” has more than %d bytes.", name, MAX_TEXT));
      return NULL;
    }
  if (required && (text == NULL || *text == '\0'))
    steward_charter_fail (self, "charter/missing", node != NULL ? node : map,
                          g_strdup_printf ("“%s” is missing.", name));

  return text != NULL && *text != '\0' ? text : NULL;
}

/* A whole number from 1 on; FALSE when there is none or it is reported. */
gboolean
steward_charter_get_count (StewardCharterReader *self,
                           const StewardNode    *map,
                           const char           *name,
                           guint                 largest,
                           guint                *out_count)
{
  const char *text = steward_charter_get_text (self, map, name, FALSE);
  guint64 count;

  if (text == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, largest, &count, NULL))
    {
      steward_charter_fail (self, "charter/number", get_member (map, name),
                            g_strdup_printf ("“%s” should be a whole number from 1 to %u, and is “%.40s”.", name,
                                             largest, text));
      return FALSE;
    }

  *out_count = (guint) count;
  return TRUE;
}

gboolean
steward_charter_get_flag (StewardCharterReader *self,
                          const StewardNode    *map,
                          const char           *name,
                          gboolean              fallback)
{
  const char *text = steward_charter_get_text (self, map, name, FALSE);

  if (text == NULL)
    return fallback;
  if (g_ascii_strcasecmp (text, "true") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (text, "false") != 0)
    steward_charter_fail (self, "charter/flag", get_member (map, name),
                          g_strdup_printf ("“%s” should be true or false, and is “%.40s”.", name, text));

  return FALSE;
}

/* Calendar days of "30 days", "12 months": a year has 365, twelve months make
 * one. Contracts take a month as 30 days, which would end a term early. */
static gboolean
parse_days (const char *text,
            guint      *out_days)
{
  static const struct { const char *unit; guint64 days; guint64 parts; } units[] = {
    { "day", 1, 1 }, { "week", 7, 1 }, { "month", 365, 12 }, { "year", 365, 1 },
  };
  char *unit;
  guint64 count = g_ascii_strtoull (text, &unit, 10);

  if (!g_ascii_isdigit (*text) || count == 0 || count > LONGEST_DAYS)
    return FALSE;

  unit = g_strstrip (unit);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i].unit);

      if (g_ascii_strncasecmp (unit, units[i].unit, length) == 0 &&
          (unit[length] == '\0' || g_ascii_strcasecmp (unit + length, "s") == 0))
        {
          *out_days = (guint) MIN (count * units[i].days / units[i].parts, LONGEST_DAYS + 1);
          return *out_days > 0 && *out_days <= LONGEST_DAYS;
        }
    }

  return FALSE;
}

gboolean
steward_charter_get_days (StewardCharterReader *self,
                          const StewardNode    *map,
                          const char           *name,
                          guint                *out_days)
{
  g_autofree char *text = g_strdup (steward_charter_get_text (self, map, name, FALSE));

  if (text == NULL)
    return FALSE;
  if (!parse_days (text, out_days))
    {
      steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/term", get_member (map, name),
                              g_strdup_printf ("“%s” should be a length of time, and is “%.40s”.", name, text),
                              "Write a number with days, weeks, months or years, such as “30 days”.");
      return FALSE;
    }

  return TRUE;
}

/* A date of the council's zone, or a time with an offset. */
gboolean
steward_charter_get_instant (StewardCharterReader *self,
                             const StewardNode    *map,
                             const char           *name,
                             gboolean              end,
                             gint64               *out_instant)
{
  const char *text = steward_charter_get_text (self, map, name, FALSE);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return FALSE;
  if (!steward_calendar_read_instant (self->charter->calendar, text, end, out_instant, &error))
    {
      steward_charter_fail (self, "charter/date", get_member (map, name),
                            g_strdup_printf ("“%s”: %s.", name, error->message));
      return FALSE;
    }

  return TRUE;
}

/**
 * steward_charter_is_id:
 * @text: from a document
 *
 * Returns: whether @text is made of small letters, digits and hyphens
 */
gboolean
steward_charter_is_id (const char *text)
{
  if (strlen (text) > MAX_ID || !g_ascii_isalnum (*text))
    return FALSE;

  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != '-')
      return FALSE;

  return TRUE;
}
