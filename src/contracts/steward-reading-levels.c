/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Service levels: the slaProperties of ODCS and the servicelevels of DCS
 * become objectives, with what was written kept as it is. A level that cannot
 * be measured, or that speaks of a column that is not there, is warned of. */

#include "config.h"

#include "steward-reading-levels.h"

#include <string.h>

#include "steward-duration.h"
#include "steward-reading-text.h"

#define MAX_LEVELS 1000
#define MAX_QUOTE 60
#define MAX_COMPARED 1000000u          /* names compared for one document */

/* Where DCS keeps the value of a service level, and its column. */
typedef struct
{
  const char *service;
  const char *member;
  const char *property;                /* of the objective */
  const char *element;                 /* nullable */
} ServicePart;

static const ServicePart service_parts[] = {
  { "availability", "percentage", "availability", NULL },
  { "retention", "period", "retention", "timestampField" },
  { "latency", "threshold", "latency", "processedTimestampField" },
  { "freshness", "threshold", "freshness", "timestampField" },
  { "frequency", "interval", "frequency", NULL },
  { "support", "time", "support", NULL },
  { "support", "responseTime", "supportResponse", NULL },
  { "backup", "interval", "backup", NULL },
  { "backup", "recoveryTime", "recoveryTime", NULL },
  { "backup", "recoveryPoint", "recoveryPoint", NULL },
};

static StewardObjective *
add_objective (StewardContract *contract,
               const char      *property,
               const char      *value)
{
  StewardObjective *objective = steward_objective_new ();

  objective->property = g_strdup (property);
  objective->value = g_strdup (value);
  g_ptr_array_add (contract->objectives, objective);

  return objective;
}

/* Times of the day and of the week, and who answers, are not measured. */
static gboolean
is_prose (const char *property)
{
  static const char *const words[] = { "support", "contact", "schedule", "cron", "window", "hours" };

  if (property == NULL || g_ascii_strcasecmp (property, "timeOfAvailability") == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (steward_text_has_word (property, words[i]) && !g_str_has_prefix (property, "endOf"))
        return TRUE;
    }

  return g_str_equal (property, "backup");
}

/* A line of cron says how often; a share of the time behind a figure ("for 99 %
 * of the time") is read by whoever evaluates it. */
static gboolean
is_said_otherwise (const char *value)
{
  g_autoptr(GRegex) regex = g_regex_new ("^\\s*[0-9*,/-]+(?:\\s+[0-9A-Za-z*,/?-]+){4}\\s*$|"
                                         "\\d\\s*(?:%|percent)\\s*of\\s*(?:the\\s*)?(?:all\\s*)?"
                                         "(?:time|cases|days|updates|loads|runs|hours|requests|periods)",
                                         G_REGEX_CASELESS, 0, NULL);

  return strlen (value) < 500 && g_utf8_validate (value, -1, NULL) && g_regex_match (regex, value, 0, NULL);
}

static gboolean
is_measurable (const StewardObjective *objective)
{
  StewardThreshold threshold;

  return (steward_threshold_parse (objective->value, objective->unit, &threshold, NULL) &&
          threshold.kind != STEWARD_QUANTITY_TEXT && threshold.exact) ||
         is_said_otherwise (objective->value);
}

static void
check_value (StewardReader          *reader,
             const StewardObjective *objective,
             const StewardNode      *value)
{
  g_autoptr(GString) quoted = NULL;

  if (value == NULL || steward_node_get_kind (value) != STEWARD_NODE_SCALAR ||
      steward_node_get_scalar_type (value) != STEWARD_SCALAR_STRING || is_prose (objective->property))
    return;
  if (g_ascii_strcasecmp (objective->value, "unlimited") == 0 || is_measurable (objective))
    return;

  quoted = g_string_new (NULL);
  steward_text_append_quoted (quoted, objective->value, MAX_QUOTE);
  steward_reader_warn (reader, STEWARD_SEVERITY_WARNING, "contract/vague-level", value,
                       g_strdup_printf ("The level “%s” is “%s”, which nobody can measure.", objective->property,
                                        quoted->str),
                       "Write a number and a unit, such as “< 5 minutes” or “99.9 %”.");
}

static gboolean
has_tail (const char *whole,
          const char *tail)
{
  gsize length = strlen (whole);
  gsize tail_length = strlen (tail);

  return length > tail_length && g_ascii_strcasecmp (whole + length - tail_length, tail) == 0 &&
         whole[length - tail_length - 1] == '.';
}

static gboolean
is_name_of (const char *name,
            const char *written)
{
  return name != NULL && (g_ascii_strcasecmp (name, written) == 0 || has_tail (name, written) ||
                          has_tail (written, name));
}

/* "table", "column" or "table.column", by logical or physical name. A document
 * that is too large to look through is believed. */
static gboolean
names_something (StewardReader         *reader,
                 const StewardContract *contract,
                 const char            *element)
{
  for (guint i = 0; i < contract->objects->len; i++)
    {
      const StewardSchemaObject *object = g_ptr_array_index (contract->objects, i);

      if (is_name_of (object->name, element) || is_name_of (object->physical_name, element))
        return TRUE;
      reader->n_compared += object->properties->len + 1;
      if (reader->n_compared > MAX_COMPARED)
        return TRUE;
      for (guint k = 0; k < object->properties->len; k++)
        {
          const StewardProperty *property = g_ptr_array_index (object->properties, k);

          if (is_name_of (property->name, element) || is_name_of (property->physical_name, element))
            return TRUE;
        }
    }

  return FALSE;
}

static void
check_element (StewardReader          *reader,
               const StewardContract  *contract,
               const StewardObjective *objective,
               const StewardNode      *node)
{
  g_auto(GStrv) names = NULL;

  if (objective->element == NULL || contract->objects->len == 0)
    return;
  names = g_strsplit (objective->element, ",", 16);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      g_autoptr(GString) quoted = NULL;

      if (*name == '\0' || names_something (reader, contract, name))
        continue;
      quoted = g_string_new (NULL);
      steward_text_append_quoted (quoted, name, MAX_QUOTE);
      steward_reader_warn (reader, STEWARD_SEVERITY_WARNING, "contract/unknown-element", node,
                           g_strdup_printf ("The level “%s” is about “%s”, which the schema does not have.",
                                            objective->property, quoted->str),
                           "Name a table or column of the schema, as “table.column”.");
    }
}

static const char *
find_property_name (const StewardNode *level,
                    const char        *key)
{
  const char *name = steward_part_first_text (level, STEWARD_NAMES ("property", "name"));

  return name != NULL ? name : key;
}

static void
read_property (StewardReader     *reader,
               const StewardNode *level,
               const char        *key,
               const char        *default_element,
               StewardContract   *contract)
{
  const char *name = find_property_name (level, key);
  const StewardNode *value = steward_node_get_kind (level) == STEWARD_NODE_SCALAR
                             ? level : steward_node_get_member (level, "value");
  const StewardNode *element = steward_part_first (level, STEWARD_NAMES ("element", "column"));
  StewardObjective *objective;

  if (name == NULL)
    return;
  objective = add_objective (contract, name, steward_node_get_text (value));
  objective->unit = steward_part_text (level, "unit");
  objective->element = steward_part_text (level, "element");
  if (objective->element == NULL)
    objective->element = g_strdup (steward_part_first_text (level, STEWARD_NAMES ("column")));
  objective->driver = steward_part_text (level, "driver");
  objective->description = steward_part_text (level, "description");
  objective->scheduler = steward_part_text (level, "scheduler");
  objective->schedule = g_strdup (steward_part_first_text (level, STEWARD_NAMES ("schedule",
                                                                                 "scheduleCronExpression")));
  objective->check = steward_part_text (level, "id");
  if (objective->value != NULL)
    check_value (reader, objective, value);
  if (element != NULL)
    check_element (reader, contract, objective, element);
  if (objective->element == NULL)
    objective->element = g_strdup (default_element);
}

/**
 * steward_levels_read_properties:
 * @reader: a reader
 * @levels: (nullable): slaProperties: a list, or a mapping from properties to
 *   values
 * @default_element: (nullable): the element of levels that name none
 * @contract: whose objects are read already
 */
void
steward_levels_read_properties (StewardReader     *reader,
                                const StewardNode *levels,
                                const char        *default_element,
                                StewardContract   *contract)
{
  for (unsigned i = 0; i < steward_node_get_n_children (levels) && i < MAX_LEVELS; i++)
    read_property (reader, steward_node_get_child (levels, i), steward_node_get_key (levels, i), default_element,
                   contract);
}

static void
read_part (StewardReader     *reader,
           const StewardNode *services,
           const ServicePart *part,
           StewardContract   *contract)
{
  const StewardNode *service = steward_node_get_member (services, part->service);
  const StewardNode *value = steward_node_get_member (service, part->member);
  StewardObjective *objective;

  if (steward_node_get_text (value) == NULL)
    return;
  objective = add_objective (contract, part->property, steward_node_get_text (value));
  objective->description = steward_part_text (service, "description");
  objective->schedule = steward_part_text (service, "cron");
  if (objective->schedule != NULL)
    objective->scheduler = g_strdup ("cron");
  if (part->element != NULL)
    objective->element = steward_part_text (service, part->element);
  check_value (reader, objective, value);
  check_element (reader, contract, objective, service);
}

/**
 * steward_levels_read_services:
 * @reader: a reader
 * @services: (nullable): servicelevels of DCS
 * @contract: whose objects are read already
 */
void
steward_levels_read_services (StewardReader     *reader,
                              const StewardNode *services,
                              StewardContract   *contract)
{
  const StewardNode *retention = steward_node_get_member (services, "retention");
  const StewardNode *frequency = steward_node_get_member (services, "frequency");
  gboolean unlimited = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (service_parts); i++)
    read_part (reader, services, &service_parts[i], contract);

  if (steward_node_get_member_text (retention, "period") == NULL &&
      steward_part_flag (retention, "unlimited", &unlimited) && unlimited)
    add_objective (contract, "retention", "unlimited");
  if (steward_node_get_member_text (frequency, "interval") == NULL)
    {
      const char *cron = steward_part_first_text (frequency, STEWARD_NAMES ("cron", "type"));

      if (cron != NULL)
        add_objective (contract, "frequency", cron);
    }
}
