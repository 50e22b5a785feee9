/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is true of a request, and whether the condition of a step or a rule
 * holds for it. What nobody has said counts as the stricter of what it may be:
 * a column without a classification as the strictest that the matrix knows. */

#include "config.h"

#include "steward-access-rules-private.h"

#include <string.h>

static gboolean
is_personal (StewardClassification classification)
{
  return classification == STEWARD_CLASSIFICATION_UNKNOWN || classification >= STEWARD_CLASSIFICATION_PERSONAL;
}

static void
look_at_object (StewardAccessView         *self,
                const StewardAccessObject *object,
                guint                     *n_plain)
{
  if (object->columns->len == 0)
    self->unclassified = TRUE;

  for (guint i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      self->unclassified |= column->classification == STEWARD_CLASSIFICATION_UNKNOWN;
      self->classification = MAX (self->classification, column->classification);
      if (!is_personal (column->classification))
        continue;
      self->personal = TRUE;
      *n_plain += column->mask == STEWARD_MASK_NONE;
    }
}

static StewardClassification
get_strictest (const StewardAccessRules *rules)
{
  StewardClassification strictest = STEWARD_CLASSIFICATION_PUBLIC;

  for (guint i = 0; i < rules->rows->len; i++)
    strictest = MAX (strictest, ((StewardAccessRow *) rules->rows->pdata[i])->classification);

  return strictest;
}

static void
look_at_terms (StewardAccessView *self)
{
  const StewardAccessTerms *terms = self->facts->terms;
  guint n_plain = 0;

  for (guint i = 0; i < terms->objects->len; i++)
    look_at_object (self, terms->objects->pdata[i], &n_plain);
  if (self->unclassified)
    {
      self->personal = TRUE;
      self->classification = MAX (self->classification, get_strictest (self->rules));
    }
  self->masked = self->personal && n_plain == 0;
  for (guint i = 0; i < terms->objects->len; i++)
    self->masked &= ((StewardAccessObject *) terms->objects->pdata[i])->columns->len > 0;
}

/* (nullable): what the consumer has already, and must not be joined with @purpose. */
static const char *
find_incompatible (const StewardAccessRules *rules,
                   const char               *purpose,
                   const char *const        *held)
{
  for (guint i = 0; purpose != NULL && held != NULL && i < rules->incompatible->len; i++)
    {
      char **pair = g_ptr_array_index (rules->incompatible, i);

      if (strcmp (pair[0], purpose) == 0 && g_strv_contains (held, pair[1]))
        return pair[1];
      if (strcmp (pair[1], purpose) == 0 && g_strv_contains (held, pair[0]))
        return pair[0];
    }

  return NULL;
}

/**
 * steward_access_view_init:
 * @self: (out): what rules see
 * @rules: of the charter
 * @facts: of the request; both must outlive @self
 */
void
steward_access_view_init (StewardAccessView        *self,
                          const StewardAccessRules *rules,
                          const StewardAccessFacts *facts)
{
  *self = (StewardAccessView) { .rules = rules, .facts = facts };
  look_at_terms (self);
  self->same_domain = steward_domain_is_same (facts->domain, facts->ask->domain);
  self->external = facts->visibility == STEWARD_VISIBILITY_EXTERNAL;
  self->incompatible = find_incompatible (rules, facts->ask->purpose, facts->held_purposes);
  self->since = facts->terms->since != 0 ? MAX (facts->terms->since, facts->now) : facts->now;
  self->until = facts->terms->until;
}

static gboolean
is_one_of (char      **choices,
           const char *id)
{
  return choices == NULL || (id != NULL && g_strv_contains ((const char *const *) choices, id));
}

static gboolean
is_bit (guint bits,
        guint value)
{
  return bits == 0 || (bits & (1u << value)) != 0;
}

static gboolean
is_only (StewardOnly only,
         gboolean    value)
{
  return only == STEWARD_EITHER || (only == STEWARD_ONLY_IF) == (value != FALSE);
}

static gboolean
is_longer (const StewardAccessView *self,
           guint                    days)
{
  return days == 0 || self->until == 0 || self->until - self->since > (gint64) days * STEWARD_ACCESS_DAY;
}

/**
 * steward_access_view_fits:
 * @self: what rules see
 * @when: (nullable): a condition
 *
 * Returns: whether all that @when says holds; without one it does
 */
gboolean
steward_access_view_fits (const StewardAccessView *self,
                          const StewardAccessWhen *when)
{
  const StewardAccessAsk *ask = self->facts->ask;

  if (when == NULL)
    return TRUE;

  return is_bit (when->classifications, self->classification) && is_bit (when->consumers, ask->consumer_kind) &&
         is_one_of (when->purposes, ask->purpose) && is_one_of (when->legal_bases, ask->legal_basis) &&
         is_only (when->personal, self->personal) && is_only (when->masked, self->masked) &&
         is_only (when->same_domain, self->same_domain) && is_only (when->external, self->external) &&
         is_only (when->emergency, ask->emergency) && is_only (when->renewal, self->facts->renewal) &&
         is_only (when->incompatible, self->incompatible != NULL) && is_longer (self, when->longer_than_days);
}
