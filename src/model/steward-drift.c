/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a platform grants beside what was approved. Each object of an access is
 * expected under its grantee; each line of the platform's lists is looked up
 * there and forgotten, unless it is a difference. Differences of one access, or
 * of one grantee and object, are told as one with all its columns. */

#include "config.h"

#include "steward-drift-private.h"

#include <string.h>

struct _StewardDrift
{
  char *source;
  gint64 now;
  GHashTable *expected;                /* StewardDriftKey → GPtrArray of StewardExpectation */
  GHashTable *views;                   /* StewardDriftKey of grantee and access → the same */
  GPtrArray *expectations;             /* StewardExpectation, owned */
  GHashTable *found;                   /* StewardDriftKey with kind → StewardDriftFinding */
  GPtrArray *findings;                 /* StewardDriftFinding, in order of the lists */
  guint n_orphans;
  guint64 n_lines;
  guint64 n_left_out;
};

static guint
hash_key (gconstpointer data)
{
  const StewardDriftKey *key = data;

  return (g_str_hash (key->a) * 31u + g_str_hash (key->b)) * 31u +
         (key->c != NULL ? g_str_hash (key->c) : 0) + (guint) key->kind;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const StewardDriftKey *x = a, *y = b;

  return x->kind == y->kind && strcmp (x->b, y->b) == 0 && strcmp (x->a, y->a) == 0 && g_strcmp0 (x->c, y->c) == 0;
}

static void
free_key (gpointer data)
{
  StewardDriftKey *key = data;

  g_free (key->a);
  g_free (key->b);
  g_free (key->c);
  g_free (key);
}

static StewardDriftKey *
copy_key (const StewardDriftKey *key)
{
  StewardDriftKey *copy = g_new0 (StewardDriftKey, 1);

  copy->a = g_strdup (key->a);
  copy->b = g_strdup (key->b);
  copy->c = g_strdup (key->c);
  copy->kind = key->kind;

  return copy;
}

static void
free_expectation (gpointer data)
{
  StewardExpectation *self = data;

  g_free (self->access);
  g_free (self->subject);
  g_free (self->object);
  g_free (self->grantee);
  g_free (self->privilege);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_free (self->view);
  g_free (self);
}

static void
free_finding (gpointer data)
{
  StewardDriftFinding *self = data;

  g_clear_pointer (&self->item, steward_drift_item_free);
  g_string_free (self->columns, TRUE);
  g_free (self);
}

static void
add_to (GHashTable         *table,
        const char         *a,
        const char         *b,
        StewardExpectation *expectation)
{
  StewardDriftKey key = { (char *) a, (char *) b, NULL, 0 };
  GPtrArray *list = g_hash_table_lookup (table, &key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, copy_key (&key), list);
    }
  g_ptr_array_add (list, expectation);
}

/* Whether the access was approved at some time: only then can it be the reason
 * for a grant. */
static gboolean
was_approved (const StewardAccess *access)
{
  if (access->terms == NULL || (access->ask != NULL && access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION))
    return FALSE;

  return access->state == STEWARD_ACCESS_APPROVED || access->state == STEWARD_ACCESS_REVOKED ||
         (access->state == STEWARD_ACCESS_EXPIRED && access->decided_at != 0);
}

static StewardExpectationTime
get_time (const StewardAccess *access,
          gint64               now)
{
  if (steward_access_is_live (access, now))
    return STEWARD_EXPECTED_NOW;

  return access->state == STEWARD_ACCESS_APPROVED && access->terms->since > now ? STEWARD_EXPECTED_LATER
                                                                                : STEWARD_EXPECTED_BEFORE;
}

static void
add_expectation (StewardDrift              *self,
                 const StewardAccess       *access,
                 const StewardAccessObject *object)
{
  StewardExpectation *expectation = g_new0 (StewardExpectation, 1);

  expectation->access = g_strdup (access->id);
  expectation->subject = g_strdup (access->subject);
  expectation->object = g_strdup (object->object);
  expectation->grantee = g_strdup (access->terms->grantee);
  expectation->privilege = g_strdup (access->terms->privilege);
  expectation->time = get_time (access, self->now);
  expectation->provisioned = access->provision == STEWARD_PROVISION_PROVISIONED;
  expectation->whole = object->whole;
  expectation->through_view = steward_access_object_needs_view (object);
  if (!expectation->through_view && !object->whole)
    {
      expectation->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < object->columns->len; i++)
        g_hash_table_insert (expectation->columns,
                             g_strdup (((StewardAccessColumn *) object->columns->pdata[i])->name), NULL);
    }
  g_ptr_array_add (self->expectations, expectation);
  add_to (self->expected, expectation->grantee, expectation->object, expectation);
  if (expectation->through_view)
    add_to (self->views, expectation->grantee, expectation->access, expectation);
}

/**
 * steward_drift_new:
 * @source: id of the source on this desk
 * @accesses: (element-type StewardAccess): all that were ever asked for on it;
 *   copied as far as they are needed
 * @now: microseconds since the epoch
 *
 * Returns: (transfer full): a comparison that has seen no line yet
 */
StewardDrift *
steward_drift_new (const char *source,
                   GPtrArray  *accesses,
                   gint64      now)
{
  StewardDrift *self = g_new0 (StewardDrift, 1);

  self->source = g_strdup (source);
  self->now = now;
  self->expected = g_hash_table_new_full (hash_key, equal_keys, free_key, (GDestroyNotify) g_ptr_array_unref);
  self->views = g_hash_table_new_full (hash_key, equal_keys, free_key, (GDestroyNotify) g_ptr_array_unref);
  self->expectations = g_ptr_array_new_with_free_func (free_expectation);
  self->found = g_hash_table_new_full (hash_key, equal_keys, free_key, NULL);
  self->findings = g_ptr_array_new_with_free_func (free_finding);
  for (guint i = 0; i < accesses->len; i++)
    {
      const StewardAccess *access = g_ptr_array_index (accesses, i);

      for (guint k = 0; was_approved (access) && k < access->terms->objects->len; k++)
        add_expectation (self, access, access->terms->objects->pdata[k]);
    }

  return self;
}

void
steward_drift_free (StewardDrift *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_hash_table_unref (self->expected);
  g_hash_table_unref (self->views);
  g_ptr_array_unref (self->expectations);
  g_hash_table_unref (self->found);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/* Whether what @self says allows @line. Beside a view, nothing of the table
 * itself is allowed. */
static gboolean
covers (const StewardExpectation *self,
        const StewardAccessLine  *line)
{
  if (g_strcmp0 (self->privilege, line->privilege) != 0)
    return FALSE;
  if (self->through_view)
    return line->made_for != NULL && (self->view == NULL || strcmp (self->view, line->object) == 0);
  if (line->made_for != NULL)
    return FALSE;
  if (self->whole)
    return TRUE;

  return line->column != NULL && g_hash_table_contains (self->columns, line->column);
}

/* What @line shows to be there, also when it is more than was approved. */
static void
mark_seen (StewardExpectation      *self,
           const StewardAccessLine *line)
{
  if (g_strcmp0 (self->privilege, line->privilege) != 0 || self->through_view != (line->made_for != NULL))
    return;

  if (self->through_view)
    {
      if (self->view == NULL)
        self->view = g_strdup (line->object);
      self->seen = self->seen || strcmp (self->view, line->object) == 0;
      return;
    }

  self->seen = self->seen || line->column == NULL;
  if (line->column != NULL && self->columns != NULL && g_hash_table_contains (self->columns, line->column))
    g_hash_table_insert (self->columns, g_strdup (line->column), GINT_TO_POINTER (1));
}

/* The best of @list for @line: what covers it before what does not, what holds
 * now before what is over. */
static StewardExpectation *
find_best (GPtrArray               *list,
           const StewardAccessLine *line,
           gboolean                *out_covers)
{
  StewardExpectation *best = NULL;
  int best_rank = -1;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      StewardExpectation *expectation = g_ptr_array_index (list, i);
      gboolean covered = covers (expectation, line);
      int rank = expectation->time == STEWARD_EXPECTED_NOW ? 4 + covered
                 : expectation->time == STEWARD_EXPECTED_BEFORE ? (covered ? 3 : 0) : 1 + covered;

      if (rank <= best_rank)
        continue;
      best = expectation;
      best_rank = rank;
      *out_covers = covered;
    }

  return best;
}

/* What is only just over still explains a line; one that was never covered by
 * anything explains itself by nobody's approval. */
static gboolean
judge (const StewardExpectation *best,
       gboolean                  covered,
       StewardDriftKind         *out_kind)
{
  if (best == NULL || (best->time == STEWARD_EXPECTED_BEFORE && !covered))
    *out_kind = STEWARD_DRIFT_ORPHAN;
  else if (best->time == STEWARD_EXPECTED_BEFORE)
    *out_kind = STEWARD_DRIFT_EXPIRED;
  else if (best->time == STEWARD_EXPECTED_LATER || !covered)
    *out_kind = STEWARD_DRIFT_WIDER;
  else
    return FALSE;

  return TRUE;
}

static StewardDriftFinding *
add_finding (StewardDrift             *self,
             const StewardDriftKey    *key,
             const StewardAccessLine  *line,
             StewardDriftKind          kind,
             const StewardExpectation *expectation)
{
  StewardDriftFinding *finding = g_new0 (StewardDriftFinding, 1);
  StewardDriftItem *item = steward_drift_item_new ();

  item->kind = kind;
  item->source = g_strdup (self->source);
  item->grantee = g_strdup (line->grantee);
  item->object = g_strdup (line->object);
  item->privilege = g_strdup (line->privilege);
  item->grantor = g_strdup (line->grantor);
  item->seen_at = self->now;
  if (kind != STEWARD_DRIFT_ORPHAN && expectation != NULL)
    {
      item->access = g_strdup (expectation->access);
      item->subject = g_strdup (expectation->subject);
      finding->early = expectation->time == STEWARD_EXPECTED_LATER;
      finding->around = expectation->through_view && line->made_for == NULL;
    }
  finding->item = item;
  finding->made_for = line->made_for != NULL;
  finding->columns = g_string_new (NULL);
  g_ptr_array_add (self->findings, finding);
  g_hash_table_insert (self->found, copy_key (key), finding);

  return finding;
}

static void
add_difference (StewardDrift             *self,
                const StewardAccessLine  *line,
                StewardDriftKind          kind,
                const StewardExpectation *expectation)
{
  StewardDriftKey key = { (char *) line->grantee, (char *) line->object, (char *) line->privilege, kind };
  StewardDriftFinding *finding = g_hash_table_lookup (self->found, &key);

  if (finding == NULL && kind == STEWARD_DRIFT_ORPHAN && self->n_orphans >= STEWARD_MAX_DRIFT)
    {
      self->n_left_out++;
      return;
    }
  if (finding == NULL)
    {
      finding = add_finding (self, &key, line, kind, expectation);
      self->n_orphans += kind == STEWARD_DRIFT_ORPHAN;
    }
  steward_drift_finding_add_column (finding, line->column);
}

/**
 * steward_drift_add:
 * @self: a comparison
 * @line: one line of the platform's access lists; nothing of it is kept unless
 *   it is a difference
 */
void
steward_drift_add (StewardDrift            *self,
                   const StewardAccessLine *line)
{
  gboolean view = line->made_for != NULL;
  StewardDriftKey key = { (char *) line->grantee, (char *) (view ? line->made_for : line->object), NULL, 0 };
  GPtrArray *list = g_hash_table_lookup (view ? self->views : self->expected, &key);
  StewardExpectation *best;
  StewardDriftKind kind;
  gboolean covered = FALSE;

  self->n_lines++;
  best = list != NULL ? find_best (list, line, &covered) : NULL;
  for (guint i = 0; !view && list != NULL && i < list->len; i++)
    mark_seen (list->pdata[i], line);
  if (view && best != NULL && covered)
    mark_seen (best, line);
  if (judge (best, covered, &kind))
    add_difference (self, line, kind, best);
}

/* The items of what was approved and is not there. */
static void
add_missing (StewardDrift             *self,
             const StewardExpectation *expectation,
             GPtrArray                *items)
{
  g_autofree char *columns = NULL;
  StewardDriftItem *item;

  if (expectation->time != STEWARD_EXPECTED_NOW || steward_expectation_is_met (expectation, &columns))
    return;

  item = steward_drift_item_new ();
  item->kind = expectation->provisioned ? STEWARD_DRIFT_MISSING : STEWARD_DRIFT_NOT_GRANTED;
  item->source = g_strdup (self->source);
  item->grantee = g_strdup (expectation->grantee);
  item->object = g_strdup (expectation->object);
  item->privilege = g_strdup (expectation->privilege);
  item->columns = g_steal_pointer (&columns);
  item->access = g_strdup (expectation->access);
  item->subject = g_strdup (expectation->subject);
  item->seen_at = self->now;
  item->words = steward_drift_describe_missing (item, expectation->through_view);
  g_ptr_array_add (items, item);
}

/**
 * steward_drift_finish:
 * @self: a comparison that has seen every line
 * @out_n_lines: (out) (optional): how many it has seen
 * @out_n_left_out: (out) (optional): how many of them belong to orphans beyond
 *   %STEWARD_MAX_DRIFT, which are not told
 *
 * Returns: (transfer full) (element-type StewardDriftItem): the differences:
 *   what is there and should not be first, in the order of the lists
 */
GPtrArray *
steward_drift_finish (StewardDrift *self,
                      guint64      *out_n_lines,
                      guint64      *out_n_left_out)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_item_free);

  for (guint i = 0; i < self->findings->len; i++)
    g_ptr_array_add (items, steward_drift_finding_settle (self->findings->pdata[i]));
  for (guint i = 0; i < self->expectations->len; i++)
    add_missing (self, self->expectations->pdata[i], items);
  if (out_n_lines != NULL)
    *out_n_lines = self->n_lines;
  if (out_n_left_out != NULL)
    *out_n_left_out = self->n_left_out;

  return items;
}
