/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed in the service levels of a contract: less was promised, more,
 * or something that cannot be compared. */

#include "config.h"

#include "steward-entry-diff-private.h"

#include "steward-duration.h"

#include <string.h>

typedef enum
{
  BETTER_UNKNOWN,
  BETTER_LESS,
  BETTER_MORE,
} Better;

/* By a part of the property's name, for values that say no comparison. The
 * first that fits counts. */
static const struct
{
  const char *part;
  Better better;
} properties[] = {
  { "error", BETTER_LESS },
  { "duplicate", BETTER_LESS },
  { "missing", BETTER_LESS },
  { "nullrate", BETTER_LESS },
  { "loss", BETTER_LESS },
  { "freshness", BETTER_LESS },
  { "latency", BETTER_LESS },
  { "frequency", BETTER_LESS },
  { "delay", BETTER_LESS },
  { "timeto", BETTER_LESS },
  { "responsetime", BETTER_LESS },
  { "interval", BETTER_LESS },
  { "retention", BETTER_MORE },
  { "availability", BETTER_MORE },
  { "uptime", BETTER_MORE },
  { "throughput", BETTER_MORE },
  { "completeness", BETTER_MORE },
  { "quality", BETTER_MORE },
  { "accuracy", BETTER_MORE },
  { "endofsupport", BETTER_MORE },
  { "endoflife", BETTER_MORE },
};

/* Letters only, in lower case: "Quality score" is "qualityScore". */
static char *
fold_name (const char *name)
{
  GString *folded = g_string_new (NULL);

  for (; name != NULL && *name != '\0'; name++)
    if (g_ascii_isalnum (*name) || (guchar) *name >= 0x80)
      g_string_append_c (folded, g_ascii_tolower (*name));

  return g_string_free (folded, FALSE);
}

static char *
key_by_property (gconstpointer item)
{
  const StewardObjective *objective = item;

  return fold_name (objective->property);
}

static char *
key_by_property_and_element (gconstpointer item)
{
  const StewardObjective *objective = item;
  g_autofree char *property = fold_name (objective->property);

  return g_strconcat (property, "\n", objective->element != NULL ? objective->element : "", NULL);
}

static Better
get_better_by_name (const char *property)
{
  g_autofree char *name = fold_name (property);

  /* the time at which something begins to exist is not an availability */
  if (strstr (name, "generalavailability") != NULL || strstr (name, "timeofavailability") != NULL)
    return BETTER_UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    if (strstr (name, properties[i].part) != NULL)
      return properties[i].better;

  return BETTER_UNKNOWN;
}

static Better
get_better (const StewardObjective *objective,
            const StewardThreshold *threshold)
{
  switch (threshold->compare)
    {
    case STEWARD_COMPARE_LESS:
    case STEWARD_COMPARE_LESS_EQUAL:
      return BETTER_LESS;
    case STEWARD_COMPARE_GREATER:
    case STEWARD_COMPARE_GREATER_EQUAL:
      return BETTER_MORE;
    case STEWARD_COMPARE_NONE:
    case STEWARD_COMPARE_EQUAL:
      return get_better_by_name (objective->property);
    }

  return BETTER_UNKNOWN;
}

/* −1, 0, 1 */
static int
compare_quantities (const StewardThreshold *a,
                    const StewardThreshold *b)
{
  switch (a->kind)
    {
    case STEWARD_QUANTITY_NUMBER:
    case STEWARD_QUANTITY_PERCENT:
      return (a->value > b->value) - (a->value < b->value);
    case STEWARD_QUANTITY_DURATION:
      return (a->duration.microseconds > b->duration.microseconds) -
             (a->duration.microseconds < b->duration.microseconds);
    case STEWARD_QUANTITY_INSTANT:
      return (a->instant > b->instant) - (a->instant < b->instant);
    case STEWARD_QUANTITY_TEXT:
      return 0;
    }

  return 0;
}

static gboolean
read_threshold (const StewardObjective *objective,
                StewardThreshold       *out_threshold)
{
  return objective->value != NULL &&
         steward_threshold_parse (objective->value, objective->unit, out_threshold, NULL) && out_threshold->exact &&
         out_threshold->kind != STEWARD_QUANTITY_TEXT;
}

/*
 * steward_diff_judge_level:
 * @before: a service level
 * @after: the same with another value or unit
 *
 * Returns: what it means; the note is owned by the caller
 */
StewardDiffVerdict
steward_diff_judge_level (const StewardObjective *before,
                          const StewardObjective *after)
{
  StewardDiffVerdict unknown = { STEWARD_IMPACT_COMPATIBLE, NULL };
  StewardThreshold old;
  StewardThreshold new;
  Better better;
  int order;

  if (!read_threshold (before, &old) || !read_threshold (after, &new) || old.kind != new.kind)
    {
      unknown.note = g_strdup ("Not comparable; whether it promises more or less is for people to say.");
      return unknown;
    }

  better = get_better (after, &new);
  if (better == BETTER_UNKNOWN)
    better = get_better (before, &old);
  order = compare_quantities (&old, &new);
  if (order == 0)
    return (StewardDiffVerdict) { STEWARD_IMPACT_COSMETIC, g_strdup ("Another way to write the same level.") };
  if (better == BETTER_UNKNOWN)
    {
      unknown.note = g_strdup ("Another value; whether it promises more or less is for people to say.");
      return unknown;
    }
  if ((better == BETTER_LESS) == (order < 0))
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING,
                                  g_strdup ("Loosened; whoever relies on the old level is let down.") };

  return (StewardDiffVerdict) { STEWARD_IMPACT_COMPATIBLE, g_strdup ("Tightened; more is promised than before.") };
}

/* "5 min", "99.9%" */
static char *
describe_value (const StewardObjective *objective)
{
  const char *value = steward_diff_settle (objective->value);
  const char *unit = steward_diff_settle (objective->unit);

  if (value == NULL || unit == NULL)
    return g_strdup (value != NULL ? value : unit);

  return g_str_equal (unit, "%") ? g_strconcat (value, unit, NULL) : g_strconcat (value, " ", unit, NULL);
}

static void
diff_value (StewardDiff            *self,
            const char             *path,
            const StewardObjective *before,
            const StewardObjective *after)
{
  g_autofree char *old = describe_value (before);
  g_autofree char *new = describe_value (after);
  StewardDiffVerdict verdict;

  if (!steward_diff_differs (before->value, after->value) && !steward_diff_differs (before->unit, after->unit))
    return;

  verdict = steward_diff_judge_level (before, after);
  steward_diff_add (self, steward_diff_join (path, "value"), old, new, verdict.impact, verdict.note);
}

static void
diff_level (StewardDiff            *self,
            const char             *path,
            const StewardObjective *before,
            const StewardObjective *after)
{
  steward_diff_add_text (self, path, "property", before->property, after->property, STEWARD_IMPACT_COSMETIC,
                         "Another spelling.");
  diff_value (self, path, before, after);
  steward_diff_add_text (self, path, "element", before->element, after->element, STEWARD_IMPACT_COMPATIBLE,
                         "It is measured at another place.");
  steward_diff_add_text (self, path, "driver", before->driver, after->driver, STEWARD_IMPACT_COSMETIC, NULL);
  steward_diff_add_words (self, path, "description", before->description, after->description);
}

/* The names of levels of which one of both has several. */
static GHashTable *
find_ambiguous_names (const StewardContract *before,
                      const StewardContract *after)
{
  const GPtrArray *sides[] = { before->objectives, after->objectives };
  GHashTable *ambiguous = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < sides[side]->len; i++)
        {
          char *name = key_by_property (g_ptr_array_index (sides[side], i));

          if (g_hash_table_contains (seen, name))
            g_hash_table_add (ambiguous, name);
          else
            g_hash_table_add (seen, name);
        }
    }

  return ambiguous;
}

/* "slaProperties.freshness", or "slaProperties.freshness(orders.placed_at)" */
static char *
make_path (const char             *prefix,
           const StewardObjective *objective,
           GHashTable             *ambiguous)
{
  const char *property = steward_diff_settle (objective->property) != NULL ? objective->property : "(unnamed)";
  g_autofree char *levels = steward_diff_join (prefix, "slaProperties");
  g_autofree char *name = key_by_property (objective);

  if (steward_diff_settle (objective->element) == NULL || !g_hash_table_contains (ambiguous, name))
    return g_strconcat (levels, ".", property, NULL);

  return g_strdup_printf ("%s.%s(%s)", levels, property, objective->element);
}

/*
 * steward_diff_levels:
 * @self: a comparison
 * @prefix: path of the contract, or ""
 * @before: a contract
 * @after: the same, later
 */
void
steward_diff_levels (StewardDiff           *self,
                     const char            *prefix,
                     const StewardContract *before,
                     const StewardContract *after)
{
  g_autoptr(GArray) pairs = steward_diff_match (before->objectives, after->objectives, key_by_property_and_element,
                                                key_by_property);
  g_autoptr(GHashTable) ambiguous = find_ambiguous_names (before, after);

  for (guint i = 0; i < pairs->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (pairs, StewardDiffPair, i);
      const StewardObjective *objective = pair->before != NULL ? pair->before : pair->after;
      g_autofree char *path = make_path (prefix, objective, ambiguous);
      g_autofree char *value = describe_value (objective);
      const char *text = value != NULL ? value : "no value";

      if (pair->before == NULL)
        steward_diff_add (self, g_steal_pointer (&path), NULL, text, STEWARD_IMPACT_COMPATIBLE, NULL);
      else if (pair->after == NULL)
        steward_diff_add (self, g_steal_pointer (&path), text, NULL, STEWARD_IMPACT_BREAKING,
                          g_strdup ("No longer promised; whoever relies on it is let down."));
      else
        diff_level (self, path, pair->before, pair->after);
    }
  steward_diff_add_order (self, steward_diff_join (prefix, "slaProperties"), before->objectives, after->objectives,
                          pairs, key_by_property, STEWARD_IMPACT_COSMETIC, "Another order.");
}
