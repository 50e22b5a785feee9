/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a request has to have before anybody is asked about it: each problem is
 * a sentence that says what to do. */

#include "config.h"

#include "steward-access-rules-private.h"

#include <string.h>

typedef gboolean (*HasNeed) (const StewardAccessView *self);

static gboolean
has_purpose (const StewardAccessView *self)
{
  return self->facts->ask->purpose != NULL || (self->rules->purposes->len == 0 && self->facts->has_purpose_text);
}

static gboolean
has_legal_basis (const StewardAccessView *self)
{
  return self->facts->ask->legal_basis != NULL;
}

static gboolean
has_assessment (const StewardAccessView *self)
{
  return self->facts->n_files > 0;
}

static gboolean
has_ticket (const StewardAccessView *self)
{
  return self->facts->ask->ticket != NULL && *self->facts->ask->ticket != '\0';
}

static gboolean
accepts_terms (const StewardAccessView *self)
{
  return self->facts->ask->accepts_terms;
}

static gboolean
has_answerable (const StewardAccessView *self)
{
  return self->facts->ask->answerable != NULL;
}

static const struct { const char *need; HasNeed has; const char *problem; } needs_table[] = {
  { STEWARD_NEED_PURPOSE, has_purpose, "Say for which purpose it is asked." },
  { STEWARD_NEED_LEGAL_BASIS, has_legal_basis, "Say on which legal basis the data may be used." },
  { STEWARD_NEED_ASSESSMENT, has_assessment, "Add the impact assessment as a file." },
  { STEWARD_NEED_TICKET, has_ticket, "Name the ticket that asks for it." },
  { STEWARD_NEED_TERMS, accepts_terms, "Accept the terms under which the data may be used." },
  { STEWARD_NEED_ANSWERABLE, has_answerable, "Name the person who answers for the consumer." },
};

gboolean
steward_access_is_need (const char *need)
{
  for (gsize i = 0; i < G_N_ELEMENTS (needs_table); i++)
    if (strcmp (needs_table[i].need, need) == 0)
      return TRUE;

  return FALSE;
}

static void
check_need (const StewardAccessView *self,
            const char              *need,
            GPtrArray               *problems)
{
  for (gsize i = 0; i < G_N_ELEMENTS (needs_table); i++)
    if (strcmp (needs_table[i].need, need) == 0 && !needs_table[i].has (self))
      g_ptr_array_add (problems, g_strdup (needs_table[i].problem));
}

/**
 * steward_access_view_check_form:
 * @self: what rules see
 * @needs: (array zero-terminated=1): what there has to be
 * @problems: (element-type utf8): gets a sentence for each thing that is missing,
 *   or that the charter does not know
 */
void
steward_access_view_check_form (const StewardAccessView *self,
                                const char *const       *needs,
                                GPtrArray               *problems)
{
  const StewardAccessAsk *ask = self->facts->ask;

  for (gsize i = 0; needs != NULL && needs[i] != NULL; i++)
    check_need (self, needs[i], problems);

  if (ask->purpose != NULL && self->rules->purposes->len > 0 &&
      steward_access_rules_get_purpose (self->rules, ask->purpose) == NULL)
    g_ptr_array_add (problems, g_strdup_printf ("The charter has no purpose “%.60s”; choose one of those it names.",
                                                ask->purpose));
  if (ask->legal_basis != NULL && self->rules->legal_bases->len > 0 &&
      steward_access_rules_get_legal_basis (self->rules, ask->legal_basis) == NULL)
    g_ptr_array_add (problems, g_strdup_printf ("The charter has no legal basis “%.60s”; choose one of those it "
                                                "names.", ask->legal_basis));
}

static gint64
get_emergency_end (const StewardAccessView *self)
{
  return self->facts->now + (gint64) self->rules->emergency_hours * 60 * 60 * G_USEC_PER_SEC;
}

static gint64
get_latest (const StewardAccessView *self)
{
  guint days = self->rules->longest_days[self->classification];

  if (self->facts->ask->emergency && self->rules->emergency_hours > 0)
    return get_emergency_end (self);

  return days > 0 ? self->since + (gint64) days * STEWARD_ACCESS_DAY : 0;
}

static char *
describe_latest (const StewardAccessView *self)
{
  const char *word = steward_classification_to_id (self->classification);
  guint days = self->rules->longest_days[self->classification];

  if (self->facts->ask->emergency)
    return g_strdup_printf ("An emergency access may last %u hours at most; choose an earlier end.",
                            self->rules->emergency_hours);
  if (self->unclassified)
    return g_strdup_printf ("Nobody has said how some of the columns are classified, so that they count as %s; "
                            "access to such data may last %u days at most; choose an earlier end.", word, days);

  return g_strdup_printf ("Access to %s data may last %u days at most; choose an earlier end.", word, days);
}

/**
 * steward_access_view_check_period:
 * @self: what rules see
 * @problems: (element-type utf8): gets a sentence for what is wrong with it
 *
 * Returns: the latest end that it may have; 0: any
 */
gint64
steward_access_view_check_period (const StewardAccessView *self,
                                  GPtrArray               *problems)
{
  gint64 latest = get_latest (self);

  if (self->until != 0 && self->until <= self->facts->now)
    g_ptr_array_add (problems, g_strdup ("The end has passed already; choose a later one."));
  else if (self->until != 0 && self->until <= self->since)
    g_ptr_array_add (problems, g_strdup ("It ends before it begins; choose a later end."));
  if (latest != 0 && self->until == 0)
    g_ptr_array_add (problems, g_strdup ("Say until when it is needed; such data is not given for ever."));
  else if (latest != 0 && self->until > latest)
    g_ptr_array_add (problems, describe_latest (self));

  return latest;
}
