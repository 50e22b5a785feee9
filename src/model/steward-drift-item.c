/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Differences as records, and in words: what the platform grants, what was
 * approved, and what can be done about it. */

#include "config.h"

#include "steward-drift-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS_TEXT 2000u

static const struct { const char *id; const char *title; } kinds[] = {
  [STEWARD_DRIFT_ORPHAN] = { "orphan", N_("Granted, never approved") },
  [STEWARD_DRIFT_WIDER] = { "wider", N_("Wider than approved") },
  [STEWARD_DRIFT_EXPIRED] = { "expired", N_("Over, but granted") },
  [STEWARD_DRIFT_MISSING] = { "missing", N_("Approved, but gone") },
  [STEWARD_DRIFT_NOT_GRANTED] = { "not-granted", N_("Approved, not granted") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == STEWARD_DRIFT_N_KINDS);

StewardDriftItem *
steward_drift_item_new (void)
{
  return g_new0 (StewardDriftItem, 1);
}

void
steward_drift_item_free (StewardDriftItem *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->grantee);
  g_free (self->object);
  g_free (self->privilege);
  g_free (self->columns);
  g_free (self->grantor);
  g_free (self->access);
  g_free (self->subject);
  g_free (self->words);
  g_free (self);
}

const char *
steward_drift_kind_to_id (StewardDriftKind kind)
{
  return kinds[(gsize) kind < G_N_ELEMENTS (kinds) ? kind : STEWARD_DRIFT_ORPHAN].id;
}

const char *
steward_drift_kind_to_title (StewardDriftKind kind)
{
  return kinds[(gsize) kind < G_N_ELEMENTS (kinds) ? kind : STEWARD_DRIFT_ORPHAN].title;
}

/**
 * steward_drift_kind_from_id:
 * @id: (nullable): "orphan"
 * @out_kind: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_drift_kind_from_id (const char       *id,
                            StewardDriftKind *out_kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].id, id) == 0)
        {
          *out_kind = (StewardDriftKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* As many columns as a person reads; that there were more is remembered. */
void
steward_drift_finding_add_column (StewardDriftFinding *self,
                                  const char          *column)
{
  if (column == NULL)
    self->whole = TRUE;
  else if (self->columns->len + strlen (column) > MAX_COLUMNS_TEXT)
    self->cut = TRUE;
  else
    g_string_append_printf (self->columns, "%s%s", self->columns->len > 0 ? ", " : "", column);
}

/* "SELECT on db/s.t (a, b)" */
static char *
describe_grant (const StewardDriftItem *item)
{
  if (item->columns == NULL)
    return g_strdup_printf ("%s on %s", item->privilege, item->object);

  return g_strdup_printf ("%s on %s (%s)", item->privilege, item->object, item->columns);
}

static char *
describe_extra (const StewardDriftFinding *self)
{
  const StewardDriftItem *item = self->item;
  g_autofree char *grant = describe_grant (item);

  if (item->kind == STEWARD_DRIFT_EXPIRED)
    return g_strdup_printf ("“%s” still has %s, though %s is over. Have it revoked.", item->grantee, grant,
                            item->access);
  if (self->early)
    return g_strdup_printf ("“%s” has %s already, though %s has not begun. Have it revoked until then.", item->grantee,
                            grant, item->access);
  if (self->around)
    return g_strdup_printf ("“%s” has %s itself, though %s gives it through a view only. Have it revoked, or ask for "
                            "more.", item->grantee, grant, item->access);
  if (item->kind == STEWARD_DRIFT_WIDER)
    return g_strdup_printf ("“%s” has %s, which goes beyond %s. Have it revoked, or ask for more.", item->grantee,
                            grant, item->access);
  if (self->made_for)
    return g_strdup_printf ("“%s” has %s, a view that was made for somebody else or for no access that is known here. "
                            "Ask for it to be approved, or have it revoked.", item->grantee, grant);

  return g_strdup_printf ("“%s” has %s, and nobody has approved it. Ask for it to be approved, or have it revoked.",
                          item->grantee, grant);
}

/* (transfer full): the item, complete. */
StewardDriftItem *
steward_drift_finding_settle (StewardDriftFinding *self)
{
  if (self->cut)
    g_string_append (self->columns, ", …");
  if (!self->whole && self->columns->len > 0)
    self->item->columns = g_strdup (self->columns->str);
  self->item->words = describe_extra (self);

  return g_steal_pointer (&self->item);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether everything that is expected was seen; else @out_columns names what was
 * not, %NULL for all of it. */
gboolean
steward_expectation_is_met (const StewardExpectation *self,
                            char                    **out_columns)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, seen;

  *out_columns = NULL;
  if (self->seen || self->columns == NULL)
    return self->seen;

  g_hash_table_iter_init (&iter, self->columns);
  while (g_hash_table_iter_next (&iter, &name, &seen))
    if (seen == NULL)
      g_ptr_array_add (missing, name);
  if (missing->len == 0)
    return TRUE;

  g_ptr_array_sort (missing, compare_names);
  g_ptr_array_add (missing, NULL);
  *out_columns = g_strjoinv (", ", (char **) missing->pdata);

  return FALSE;
}

char *
steward_drift_describe_missing (const StewardDriftItem *item,
                                gboolean                through_view)
{
  g_autofree char *grant = describe_grant (item);
  const char *view = through_view ? " through a view" : "";

  if (item->kind == STEWARD_DRIFT_MISSING)
    return g_strdup_printf ("“%s” had %s%s by %s, and does not have it any more. Grant it again, or revoke it.",
                            item->grantee, grant, view, item->access);

  return g_strdup_printf ("“%s” should have %s%s by %s, and does not have it yet. Run what waits, or look at why it "
                          "failed.", item->grantee, grant, view, item->access);
}
