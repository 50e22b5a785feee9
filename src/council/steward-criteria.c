/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checklists and criteria of the charter that a machine can look up, by the
 * names of their checks. Each says in words what it found; what it cannot know
 * it leaves to people, and says so. A tick is theirs in any case. */

#include "config.h"

#include "steward-criteria-private.h"

#include <string.h>

static void
check_owner (StewardFinder *finder)
{
  g_autoptr(GPtrArray) names = steward_finder_list_owners (finder);
  g_autofree char *list = steward_finder_join (names);

  if (names->len > 0)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "%s", list);
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "Nobody is named who is accountable for it.");
}

static void
check_second_owner (StewardFinder *finder)
{
  g_autoptr(GPtrArray) names = steward_finder_list_owners (finder);
  g_autofree char *list = steward_finder_join (names);

  if (names->len > 1)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "%s", list);
  else if (names->len == 1)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%s is the only one who is accountable for it.", list);
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "Nobody is named who is accountable for it.");
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/* The description of a product carries its usage under a heading of its own. */
static gboolean
has_usage_section (const char *description)
{
  return is_said (description) && strstr (description, "# Usage") != NULL;
}

static void
check_purpose_and_usage (StewardFinder *finder)
{
  const StewardEntry *entry = finder->detail->entry;
  gboolean purpose = is_said (entry->purpose);
  gboolean usage = has_usage_section (entry->description);

  for (guint i = 0; i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      purpose = purpose || is_said (contract->purpose);
      usage = usage || is_said (contract->usage);
    }

  if (purpose && usage)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "Both are written.");
  else if (purpose || usage)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%s is written, %s is not.",
                         purpose ? "The purpose" : "The usage", purpose ? "the usage" : "the purpose");
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "Neither is written.");
}

/* Tells of columns that lack something. */
static void
tell_columns (StewardFinder *finder,
              gboolean     (*lacks) (const StewardProperty *property),
              const char    *what)
{
  g_autoptr(GPtrArray) lacking = g_ptr_array_new ();
  guint n = steward_finder_list_columns (finder, lacks, lacking);
  g_autofree char *list = steward_finder_join (lacking);

  if (n == 0)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "Its contract lists no columns.");
  else if (lacking->len == 0)
    steward_finder_tell (finder, STEWARD_CHECK_MET, n == 1 ? "Its one column has a %s." : "Each has a %s.", what);
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%u of %u column%s %s no %s: %s", lacking->len, n,
                         n == 1 ? "" : "s", lacking->len == 1 ? "has" : "have", what, list);
}

static gboolean
lacks_classification (const StewardProperty *property)
{
  return property->classification == STEWARD_CLASSIFICATION_UNKNOWN;
}

static gboolean
lacks_description (const StewardProperty *property)
{
  return !is_said (property->description);
}

static void
check_classified_columns (StewardFinder *finder)
{
  tell_columns (finder, lacks_classification, "classification");
}

static void
check_described_columns (StewardFinder *finder)
{
  tell_columns (finder, lacks_description, "description");
}

static gboolean
has_key (const StewardSchemaObject *object)
{
  for (guint i = 0; i < object->properties->len; i++)
    if (((const StewardProperty *) g_ptr_array_index (object->properties, i))->primary_key)
      return TRUE;

  return FALSE;
}

static void
check_key_named (StewardFinder *finder)
{
  g_autoptr(GPtrArray) lacking = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint n = 0;

  for (guint i = 0; i < finder->detail->entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (finder->detail->entry->contracts, i);

      n += contract->objects->len;
      for (guint j = 0; j < contract->objects->len; j++)
        {
          StewardSchemaObject *object = g_ptr_array_index (contract->objects, j);

          if (!has_key (object))
            steward_finder_add_name (lacking, object->name);
        }
    }

  list = steward_finder_join (lacking);
  if (n == 0)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "Its contract lists no tables.");
  else if (lacking->len == 0)
    steward_finder_tell (finder, STEWARD_CHECK_MET, n == 1 ? "Its table names its key." : "Each table names its key.");
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%u of %u table%s name%s no key: %s", lacking->len, n,
                         n == 1 ? "" : "s", lacking->len == 1 ? "s" : "", list);
}

static void
check_freshness_and_availability (StewardFinder *finder)
{
  g_autofree char *freshness = NULL;
  g_autofree char *availability = NULL;
  StewardPromise fresh = steward_finder_get_promise (finder, "freshness", &freshness);
  StewardPromise available = steward_finder_get_promise (finder, "availability", &availability);

  if (fresh == STEWARD_PROMISE_IN_FIGURES && available == STEWARD_PROMISE_IN_FIGURES)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "Freshness %s, availability %s", freshness, availability);
  else if (fresh == STEWARD_PROMISE_NONE && available == STEWARD_PROMISE_NONE)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It promises neither.");
  else if (fresh == STEWARD_PROMISE_NONE || available == STEWARD_PROMISE_NONE)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It promises no %s.",
                         fresh == STEWARD_PROMISE_NONE ? "freshness" : "availability");
  else
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It promises %s in words that cannot be measured: %s",
                         fresh == STEWARD_PROMISE_IN_WORDS ? "freshness" : "availability",
                         fresh == STEWARD_PROMISE_IN_WORDS ? freshness : availability);
}

static void
check_quality (StewardFinder *finder)
{
  g_autofree char *quality = NULL;

  switch (steward_finder_get_promise (finder, "quality", &quality))
    {
    case STEWARD_PROMISE_NONE:
      steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It promises no quality.");
      return;
    case STEWARD_PROMISE_IN_WORDS:
      steward_finder_tell (finder, STEWARD_CHECK_MISSED, "It promises quality in words that cannot be measured: %s",
                           quality);
      return;
    case STEWARD_PROMISE_IN_FIGURES:
      steward_finder_tell (finder, STEWARD_CHECK_MET,
                           "Quality %s; the rules behind it are in the document, for people to read", quality);
      return;
    }
}

static void
check_lineage (StewardFinder *finder)
{
  const StewardEntryDetail *detail = finder->detail;
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < detail->upstream->len; i++)
    {
      const StewardLineageEdge *edge = g_ptr_array_index (detail->upstream, i);

      if (edge->urn == NULL)
        steward_finder_add_name (missing, edge->name);
    }

  list = steward_finder_join (missing);
  if (missing->len > 0)
    steward_finder_tell (finder, STEWARD_CHECK_MISSED, "%u of %u input%s %s not in the catalog: %s", missing->len,
                         detail->upstream->len, detail->upstream->len == 1 ? "" : "s",
                         missing->len == 1 ? "is" : "are", list);
  else if (detail->upstream->len == 0 || detail->downstream->len == 0)
    steward_finder_tell (finder, STEWARD_CHECK_UNKNOWN, "The catalog knows %s; whether there are none is for people to "
                         "say.", detail->upstream->len > 0 ? "nobody who reads it"
                                 : detail->downstream->len > 0 ? "nothing that it is made from"
                                                               : "neither what it is made from nor who reads it");
  else
    steward_finder_tell (finder, STEWARD_CHECK_MET, "%u input%s and %u reader%s, all in the catalog",
                         detail->upstream->len, detail->upstream->len == 1 ? "" : "s", detail->downstream->len,
                         detail->downstream->len == 1 ? "" : "s");
}

static void
check_breaking_named (StewardFinder *finder)
{
  guint n = steward_finder_count_breaking (finder);
  g_autoptr(GPtrArray) readers = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (n == 0)
    {
      steward_finder_tell (finder, STEWARD_CHECK_MET, "Nothing breaks.");
      return;
    }

  for (guint i = 0; i < finder->detail->downstream->len; i++)
    {
      const StewardLineageEdge *edge = g_ptr_array_index (finder->detail->downstream, i);

      steward_finder_add_name (readers, edge->name);
    }
  list = steward_finder_join (readers);
  if (readers->len > 0)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "%u breaking change%s, read by %s", n, n == 1 ? "" : "s", list);
  else
    steward_finder_tell (finder, STEWARD_CHECK_UNKNOWN,
                         "%u breaking change%s; the catalog knows nobody who reads it", n, n == 1 ? "" : "s");
}

static void
check_notice_given (StewardFinder *finder)
{
  guint n = steward_finder_count_breaking (finder);

  if (n == 0 && finder->kind != STEWARD_REVIEW_RETIREMENT)
    steward_finder_tell (finder, STEWARD_CHECK_MET, "Nothing is taken away, so nobody needs notice.");
  else
    steward_finder_tell (finder, STEWARD_CHECK_UNKNOWN,
                         "No document says from which day it holds; look for it in the note, or ask for a condition.");
}

static const struct
{
  const char *name;
  void (*check) (StewardFinder *finder);
} checks[] = {
  { "owner", check_owner },
  { "second-owner", check_second_owner },
  { "purpose-and-usage", check_purpose_and_usage },
  { "classified-columns", check_classified_columns },
  { "described-columns", check_described_columns },
  { "key-named", check_key_named },
  { "freshness-and-availability-promised", check_freshness_and_availability },
  { "quality-promised", check_quality },
  { "levels-met", steward_finder_check_levels_met },
  { "budget-left", steward_finder_check_budget_left },
  { "levels-measurable", steward_finder_check_levels_measurable },
  { "lineage-complete", check_lineage },
  { "breaking-named", check_breaking_named },
  { "notice-given", check_notice_given },
};

static void
look_up (StewardFinder *finder,
         const char    *name)
{
  if (finder->detail == NULL)
    {
      steward_finder_tell (finder, STEWARD_CHECK_UNKNOWN, "The product is not in the catalog.");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].name, name))
      {
        checks[i].check (finder);
        return;
      }
  steward_finder_tell (finder, STEWARD_CHECK_UNKNOWN, "This Steward has no check “%s”.", name);
}

static void
add_checks (GPtrArray       *list,
            StewardFinder   *finder,
            const GPtrArray *items)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      StewardCheck *check = g_new0 (StewardCheck, 1);

      check->item = g_ptr_array_index (items, i);
      check->automatic = check->item->check != NULL;
      check->state = STEWARD_CHECK_UNKNOWN;
      if (check->automatic)
        {
          finder->text = check->item->text;
          look_up (finder, check->item->check);
          check->state = finder->state;
          check->words = g_steal_pointer (&finder->words);
        }
      g_ptr_array_add (list, check);
    }
}

/**
 * steward_criteria_check:
 * @charter: the charter under which it is decided; must outlive the result
 * @kind: of the review
 * @level: that is asked for, or none
 * @detail: (nullable): the product as it is asked for, with its lineage; %NULL
 *   when it is not in the catalog
 * @changes: (nullable) (element-type StewardEntryChange): what changes
 * @levels: (nullable) (element-type StewardLevel): how its service levels
 *   stand; %NULL where nobody looked
 *
 * Looks up what can be looked up. A line that names no check has no words.
 *
 * Returns: (transfer full) (element-type StewardCheck): the checklist of
 *   @kind, then the criteria of @level
 */
GPtrArray *
steward_criteria_check (const StewardCharter     *charter,
                        StewardReviewKind         kind,
                        StewardCertification      level,
                        const StewardEntryDetail *detail,
                        GPtrArray                *changes,
                        GPtrArray                *levels)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_check_free);
  const StewardProcedure *procedure = steward_charter_get_procedure (charter, kind);
  const StewardLevelRule *rule = steward_charter_get_level (charter, level);
  StewardFinder finder = {
    .charter = charter,
    .detail = detail,
    .changes = changes,
    .levels = levels,
    .kind = kind,
    .state = STEWARD_CHECK_UNKNOWN,
  };

  if (procedure != NULL)
    add_checks (list, &finder, procedure->checklist);
  if (rule != NULL && level != STEWARD_CERTIFICATION_NONE)
    add_checks (list, &finder, rule->criteria);

  return list;
}

void
steward_check_free (StewardCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self);
}
