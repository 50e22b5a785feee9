/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed in the contracts of a product. Most products have one; its
 * paths then begin with the table's name, as people speak of it. */

#include "config.h"

#include "steward-entry-diff-private.h"

static char *
key_by_id (gconstpointer item)
{
  const StewardContract *contract = item;

  return g_strdup (steward_diff_settle (contract->id));
}

/* One contract without an id is known as that. */
static char *
key_by_name (gconstpointer item)
{
  const StewardContract *contract = item;
  const char *name = steward_diff_settle (contract->name);

  return g_strdup (name != NULL ? name : "");
}

static char *
key_by_nothing (gconstpointer item)
{
  return g_strdup ("");
}

static const char *
get_title (const StewardContract *contract)
{
  const char *title = steward_diff_settle (contract->id);

  if (title == NULL)
    title = steward_diff_settle (contract->name);

  return title != NULL ? title : "(unnamed)";
}

static char *
key_by_title (gconstpointer item)
{
  return g_strdup (get_title (item));
}

/* By id; then by name; and where there is one and was one, they are the same. */
static GArray *
match_contracts (const StewardDiff *self)
{
  const GPtrArray *before = self->before->contracts;
  const GPtrArray *after = self->after->contracts;
  gboolean single = before->len == 1 && after->len == 1;

  return steward_diff_match (before, after, key_by_id, single ? key_by_nothing : key_by_name);
}

/* Whether others deliver by it: it stands behind input ports only. */
static gboolean
is_delivered (const StewardEntry    *entry,
              const StewardContract *contract)
{
  gboolean input = FALSE;

  for (guint i = 0; i < entry->ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (entry->ports, i);

      if (contract->id == NULL || g_strcmp0 (port->contract_id, contract->id) != 0)
        continue;
      if (port->direction == STEWARD_PORT_OUTPUT)
        return FALSE;
      input = TRUE;
    }

  return input;
}

static void
diff_status (StewardDiff           *self,
             const char            *prefix,
             const StewardContract *before,
             const StewardContract *after)
{
  StewardLifecycle old = steward_lifecycle_from_text (before->status);
  StewardLifecycle new = steward_lifecycle_from_text (after->status);
  StewardDiffVerdict verdict = steward_diff_judge_lifecycle (old, new);

  steward_diff_add_text (self, prefix, "status", before->status, after->status, verdict.impact, verdict.note);
  g_free (verdict.note);
}

static char *
key_by_text (gconstpointer item)
{
  return g_strdup (item);
}

static void
diff_servers (StewardDiff     *self,
              const char      *prefix,
              const GPtrArray *before,
              const GPtrArray *after)
{
  g_autoptr(GArray) pairs = steward_diff_match (before, after, key_by_text, NULL);
  g_autofree char *path = steward_diff_join (prefix, "servers");

  for (guint i = 0; i < pairs->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (pairs, StewardDiffPair, i);

      if (pair->before == NULL)
        steward_diff_add (self, g_strdup (path), NULL, pair->after, STEWARD_IMPACT_COMPATIBLE, NULL);
      else if (pair->after == NULL)
        steward_diff_add (self, g_strdup (path), pair->before, NULL, STEWARD_IMPACT_BREAKING,
                          g_strdup ("Whoever reads it there has to go elsewhere."));
    }
  steward_diff_add_order (self, g_strdup (path), before, after, pairs, key_by_text, STEWARD_IMPACT_COSMETIC,
                          "Another order.");
}

static void
diff_contract (StewardDiff           *self,
               const char            *prefix,
               const StewardContract *before,
               const StewardContract *after)
{
  g_autofree char *description = steward_diff_join (prefix, "description");
  g_autofree char *team = steward_diff_join (prefix, "team");

  steward_diff_add_text (self, prefix, "id", before->id, after->id, STEWARD_IMPACT_COMPATIBLE,
                         "Ports and documents that name it have to follow.");
  steward_diff_add_text (self, prefix, "name", before->name, after->name, STEWARD_IMPACT_COSMETIC, NULL);
  steward_diff_add_text (self, prefix, "version", before->version, after->version, STEWARD_IMPACT_COSMETIC, NULL);
  steward_diff_add_text (self, prefix, "apiVersion", before->format, after->format, STEWARD_IMPACT_COSMETIC, NULL);
  diff_status (self, prefix, before, after);
  steward_diff_add_words (self, description, "purpose", before->purpose, after->purpose);
  steward_diff_add_words (self, description, "limitations", before->limitations, after->limitations);
  steward_diff_add_words (self, description, "usage", before->usage, after->usage);
  diff_servers (self, prefix, before->addresses, after->addresses);
  steward_diff_schema (self, prefix, before, after, is_delivered (self->after, after));
  steward_diff_levels (self, prefix, before, after);
  steward_diff_team (self, team, before->owners, after->owners);
}

/* "5 tables · 3 service levels" */
static char *
describe_contract (const StewardContract *contract)
{
  return g_strdup_printf ("%s · %u table%s · %u service level%s", get_title (contract), contract->objects->len,
                          contract->objects->len == 1 ? "" : "s", contract->objectives->len,
                          contract->objectives->len == 1 ? "" : "s");
}

/*
 * steward_diff_contracts:
 * @self: a comparison; it remembers which contract is which
 */
void
steward_diff_contracts (StewardDiff *self)
{
  const GPtrArray *before = self->before->contracts;
  const GPtrArray *after = self->after->contracts;
  gboolean several = before->len > 1 || after->len > 1;

  self->contracts = match_contracts (self);
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (self->contracts, StewardDiffPair, i);
      const StewardContract *contract = pair->before != NULL ? pair->before : pair->after;
      g_autofree char *path = g_strconcat ("contracts.", get_title (contract), NULL);
      g_autofree char *text = describe_contract (contract);

      if (pair->before == NULL)
        steward_diff_add (self, g_steal_pointer (&path), NULL, text, STEWARD_IMPACT_COMPATIBLE, NULL);
      else if (pair->after == NULL)
        steward_diff_add (self, g_steal_pointer (&path), text, NULL, STEWARD_IMPACT_BREAKING,
                          g_strdup ("Nothing of what it said is promised any more."));
      else
        diff_contract (self, several ? path : "", pair->before, pair->after);
    }
  steward_diff_add_order (self, g_strdup ("contracts"), before, after, self->contracts, key_by_title,
                          STEWARD_IMPACT_COSMETIC, "Another order.");
}
