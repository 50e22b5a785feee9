/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sections "levels" and "incidents": what holds for service levels where
 * contracts are silent, and who is told when one is missed. What charters said
 * about incidents before a machine read it is a warning when it is not
 * understood, never an error: such a charter is in force already. */

#include "config.h"

#include "steward-charter-private.h"

#include "steward-duration.h"

#include <string.h>

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define DAY (24 * 60 * MINUTE)
#define LONGEST_WINDOW 366
#define LEAST_PERCENT 50.0

static const char *const rungs[] = { "technical owner", "owner", "seat of the domain", "chair", NULL };

/* (nullable): the section @name; anything but a map is reported. */
static const StewardNode *
get_section (StewardCharterReader *self,
             const char           *name,
             StewardSeverity       severity)
{
  const StewardNode *node = steward_node_get_member (self->root, name);

  if (node == NULL || steward_node_is_null (node))
    return NULL;
  if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING)
    return node;

  steward_charter_report (self, severity, "charter/type", node,
                          g_strdup_printf ("“%s” should have members, each a name, a colon and a value.", name), NULL);
  return NULL;
}

static void
read_percent (StewardCharterReader *self,
              const StewardNode    *map,
              const char           *name,
              double               *share)
{
  const char *text = steward_charter_get_text (self, map, name, FALSE);
  StewardThreshold threshold;

  if (text == NULL)
    return;
  if (!steward_threshold_parse (text, "%", &threshold, NULL) || !threshold.exact ||
      threshold.kind != STEWARD_QUANTITY_PERCENT || threshold.value < LEAST_PERCENT || threshold.value > 100)
    {
      steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/target", steward_charter_node_of (map, name),
                              g_strdup_printf ("“%s” should be a percentage from %.0f to 100, and is “%.40s”.", name,
                                               LEAST_PERCENT, text),
                              "Write how much of the time has to be good, such as 99.5.");
      return;
    }

  *share = steward_share_from_percent (threshold.value);
}

static void
read_length (StewardCharterReader *self,
             const StewardNode    *map,
             const char           *name,
             gint64                shortest,
             gint64                longest,
             StewardSeverity       severity,
             gint64               *length)
{
  const char *text = steward_charter_get_text (self, map, name, FALSE);
  StewardDuration duration = { 0 };

  if (text == NULL)
    return;
  if (strcmp (text, "0") != 0 &&
      (!steward_duration_parse (text, &duration, NULL) || duration.approximate))
    {
      steward_charter_report (self, severity, "charter/term", steward_charter_node_of (map, name),
                              g_strdup_printf ("“%s” should be a length of time, and is “%.40s”.", name, text),
                              "Write a number with minutes, hours or days, such as “30 minutes”.");
      return;
    }
  if (duration.microseconds < shortest || duration.microseconds > longest)
    {
      g_autofree char *least = steward_duration_to_iso8601 (&(StewardDuration) { shortest, FALSE });
      g_autofree char *most = steward_duration_to_iso8601 (&(StewardDuration) { longest, FALSE });

      steward_charter_report (self, severity, "charter/term", steward_charter_node_of (map, name),
                              g_strdup_printf ("“%s” should be from %s to %s, and is “%.40s”.", name, least, most,
                                               text), NULL);
      return;
    }

  *length = duration.microseconds;
}

static void
read_window (StewardCharterReader *self,
             const StewardNode    *map,
             StewardLevelTerms    *terms)
{
  guint days;

  if (!steward_charter_get_days (self, map, "window", &days))
    return;
  if (days > LONGEST_WINDOW)
    steward_charter_fail (self, "charter/term", steward_charter_node_of (map, "window"),
                          g_strdup_printf ("“window” should be %d days at most, and is %u.", LONGEST_WINDOW, days));
  else
    terms->window = days;
}

static void
read_levels (StewardCharterReader *self,
             StewardLevelTerms    *terms)
{
  const StewardNode *map = get_section (self, "levels", STEWARD_SEVERITY_ERROR);

  if (map == NULL)
    return;
  read_percent (self, map, "target", &terms->target);
  read_percent (self, map, "regulatory", &terms->regulatory);
  read_percent (self, map, "operational", &terms->operational);
  read_percent (self, map, "analytics", &terms->analytics);
  read_window (self, map, terms);
  read_length (self, map, "hold", MINUTE, LONGEST_WINDOW * DAY, STEWARD_SEVERITY_ERROR, &terms->hold);
}

static gboolean
has_any (const char        *text,
         const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (text, *words) != NULL)
      return TRUE;

  return FALSE;
}

/* "around the clock for gold": sets the levels that are named, or those of the
 * rest; @named collects what other clauses have said. FALSE: not understood. */
static gboolean
read_clause (const char *clause,
             gboolean    around_the_clock[STEWARD_CERTIFICATION_GOLD + 1],
             gboolean    named[STEWARD_CERTIFICATION_GOLD + 1])
{
  static const char *const always[] = { "around the clock", "24/7", "24x7", "always", "at any time", NULL };
  static const char *const working[] = { "working hours", "business hours", "office hours", "working time", NULL };
  static const char *const levels[] = { "uncertified", "bronze", "silver", "gold" };
  gboolean value = has_any (clause, always);
  gboolean any = FALSE;

  if (value == has_any (clause, working))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (strstr (clause, levels[i]) == NULL)
        continue;
      around_the_clock[i] = value;
      named[i] = TRUE;
      any = TRUE;
    }
  for (gsize i = 0; !any && i < G_N_ELEMENTS (levels); i++)
    if (!named[i])
      around_the_clock[i] = value;

  return TRUE;
}

/* A sentence, because people wrote one before: "Around the clock for gold,
 * working hours for the rest". */
static void
read_hours (StewardCharterReader *self,
            const StewardNode    *map,
            StewardLevelTerms    *terms)
{
  const char *text = steward_charter_get_text (self, map, "hours", FALSE);
  g_autofree char *lower = g_ascii_strdown (text != NULL ? text : "", -1);
  g_auto(GStrv) clauses = g_strsplit_set (lower, ",;", 16);
  gboolean named[STEWARD_CERTIFICATION_GOLD + 1] = { FALSE };
  gboolean good = TRUE;

  if (text == NULL)
    return;
  for (gsize i = 0; clauses[i] != NULL; i++)
    good = read_clause (clauses[i], terms->around_the_clock, named) && good;
  if (!good)
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/hours", steward_charter_node_of (map, "hours"),
                            g_strdup_printf ("“hours” is “%.80s”, of which not everything is understood.", text),
                            "Write “around the clock” or “working hours”, each with the levels for which it holds.");
}

/* (transfer full): the texts of a list, or of one text. */
static GPtrArray *
read_texts (StewardCharterReader *self,
            const StewardNode    *map,
            const char           *name)
{
  const StewardNode *node = steward_charter_node_of (map, name);
  GPtrArray *nodes = g_ptr_array_new ();

  if (node == map)
    return nodes;
  if (steward_node_get_kind (node) == STEWARD_NODE_SCALAR)
    g_ptr_array_add (nodes, (gpointer) node);
  for (unsigned i = 0; steward_node_get_kind (node) == STEWARD_NODE_SEQUENCE &&
                       i < MIN (steward_node_get_n_children (node), STEWARD_CHARTER_MAX_ITEMS); i++)
    {
      const StewardNode *child = steward_node_get_child (node, i);

      if (steward_node_get_kind (child) == STEWARD_NODE_SCALAR && !steward_node_is_null (child))
        g_ptr_array_add (nodes, (gpointer) child);
      else
        steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/type", child,
                                g_strdup_printf ("Each item of “%s” should be one text.", name), NULL);
    }

  return nodes;
}

static void
read_ladder (StewardCharterReader *self,
             const StewardNode    *map,
             StewardLevelTerms    *terms)
{
  g_autoptr(GPtrArray) nodes = read_texts (self, map, "ladder");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (nodes->len == 0)
    return;
  for (guint i = 0; i < nodes->len; i++)
    {
      const char *text = steward_node_get_text (nodes->pdata[i]);

      g_strv_builder_add (builder, text);
      if (!g_strv_contains (rungs, text))
        steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/ladder", nodes->pdata[i],
                                g_strdup_printf ("Nobody knows who “%.60s” is: this step reaches no one.", text),
                                "Write technical owner, owner, seat of the domain or chair.");
    }
  g_strfreev (terms->ladder);
  terms->ladder = g_strv_builder_end (builder);
}

static void
read_consequences (StewardCharterReader *self,
                   const StewardNode    *map,
                   StewardLevelTerms    *terms)
{
  static const struct { const char *word; StewardConsequences consequence; } words[] = {
    { "suspend", STEWARD_THEN_SUSPEND }, { "agenda", STEWARD_THEN_AGENDA }, { "tell", STEWARD_THEN_TELL },
    { "nothing", 0 },
  };
  g_autoptr(GPtrArray) nodes = read_texts (self, map, "whenBudgetSpent");

  for (guint i = 0; i < nodes->len; i++)
    {
      const char *text = steward_node_get_text (nodes->pdata[i]);
      gsize k = 0;

      while (k < G_N_ELEMENTS (words) && strcmp (words[k].word, text) != 0)
        k++;
      if (k < G_N_ELEMENTS (words))
        terms->when_spent |= words[k].consequence;
      else
        steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/choice", nodes->pdata[i],
                                g_strdup_printf ("“%.40s” is nothing that can follow a spent budget.", text),
                                "Write suspend, agenda or tell, or nothing.");
    }
}

static void
read_incidents (StewardCharterReader *self,
                StewardLevelTerms    *terms)
{
  const StewardNode *map = get_section (self, "incidents", STEWARD_SEVERITY_WARNING);

  if (map == NULL)
    return;
  read_length (self, map, "acknowledgeWithin", MINUTE, 30 * DAY, STEWARD_SEVERITY_WARNING,
               &terms->acknowledge_within);
  read_hours (self, map, terms);
  read_ladder (self, map, terms);
  read_length (self, map, "hysteresis", 0, 7 * DAY, STEWARD_SEVERITY_ERROR, &terms->hysteresis);
  read_length (self, map, "patience", 0, 7 * DAY, STEWARD_SEVERITY_ERROR, &terms->patience);
  read_consequences (self, map, terms);
}

/* Zone and holidays of the council, as far as its calendar has them. */
static void
read_place (StewardCharterReader *self,
            StewardLevelTerms    *terms)
{
  const char *zone = steward_node_get_member_text (self->root, "timezone");
  const StewardNode *list = steward_node_get_member (self->root, "holidays");
  g_autoptr(StewardCalendar) calendar = steward_calendar_new (zone, NULL, NULL, NULL);
  g_autoptr(GStrvBuilder) holidays = g_strv_builder_new ();

  if (calendar != NULL)
    {
      g_free (terms->timezone);
      terms->timezone = g_strdup (zone);
    }
  for (unsigned i = 0; list != NULL && steward_node_get_kind (list) == STEWARD_NODE_SEQUENCE &&
                       i < MIN (steward_node_get_n_children (list), STEWARD_CHARTER_MAX_ITEMS); i++)
    {
      const char *date = steward_node_get_text (steward_node_get_child (list, i));
      gint64 instant;

      if (date != NULL && strlen (date) == strlen ("2026-12-24") && steward_instant_parse (date, &instant, NULL))
        g_strv_builder_add (holidays, date);
    }
  g_strfreev (terms->holidays);
  terms->holidays = g_strv_builder_end (holidays);
}

/**
 * steward_charter_read_level_terms:
 * @self: a reader
 *
 * Reads the sections "levels" and "incidents" into the charter's terms. What
 * is absent keeps the value of steward_level_terms_new().
 */
void
steward_charter_read_level_terms (StewardCharterReader *self)
{
  StewardLevelTerms *terms = self->charter->level_terms;

  read_place (self, terms);
  read_levels (self, terms);
  read_incidents (self, terms);
}
