/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two revisions of a product, and what it means to those
 * who read the data. Everything that makes two revisions differ is a change
 * here, so that nothing is decided that nobody saw. Paths of the contract are
 * those of ODCS; what belongs to the product stands under "product". */

#include "config.h"

#include "steward-entry-diff-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PATH 400                   /* characters */

static const struct
{
  const char *id;
  const char *title;
} impacts[] = {
  [STEWARD_IMPACT_COSMETIC] = { "cosmetic", N_("Cosmetic") },
  [STEWARD_IMPACT_COMPATIBLE] = { "compatible", N_("Compatible") },
  [STEWARD_IMPACT_BREAKING] = { "breaking", N_("Breaking") },
};

static const char *const kinds[] = {
  [STEWARD_CHANGE_ADDED] = "added",
  [STEWARD_CHANGE_REMOVED] = "removed",
  [STEWARD_CHANGE_CHANGED] = "changed",
};

/* An empty text says as much as none. */
const char *
steward_diff_settle (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

gboolean
steward_diff_differs (const char *before,
                      const char *after)
{
  return g_strcmp0 (steward_diff_settle (before), steward_diff_settle (after)) != 0;
}

char *
steward_diff_join (const char *prefix,
                   const char *member)
{
  return *prefix == '\0' ? g_strdup (member) : g_strconcat (prefix, ".", member, NULL);
}

/* Names come from outside: a path is one line of a length that can be shown. */
static char *
settle_path (const char *path)
{
  GString *settled = g_string_new (NULL);
  guint n = 0;

  for (; *path != '\0' && n < MAX_PATH; path = g_utf8_next_char (path), n++)
    {
      gunichar c = g_utf8_get_char (path);

      g_string_append_unichar (settled, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  if (*path != '\0')
    g_string_append (settled, "…");

  return g_string_free (settled, FALSE);
}

/*
 * steward_diff_add:
 * @self: a comparison
 * @path: (transfer full): where
 * @before: (nullable): %NULL when it was added
 * @after: (nullable): %NULL when it was removed
 * @impact: what it means to readers
 * @note: (transfer full) (nullable): why
 */
void
steward_diff_add (StewardDiff   *self,
                  char          *path,
                  const char    *before,
                  const char    *after,
                  StewardImpact  impact,
                  char          *note)
{
  StewardEntryChange *change = g_new0 (StewardEntryChange, 1);

  change->path = settle_path (path);
  g_free (path);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  change->impact = impact;
  change->note = note;
  change->kind = before == NULL ? STEWARD_CHANGE_ADDED : after == NULL ? STEWARD_CHANGE_REMOVED
                                                                       : STEWARD_CHANGE_CHANGED;
  g_ptr_array_add (self->changes, change);
}

/*
 * steward_diff_add_text:
 * @self: a comparison
 * @prefix: path of what has the member
 * @member: its ODCS name
 * @before: (nullable): its text
 * @after: (nullable): its text
 * @impact: what it means if they differ
 * @note: (nullable): why
 */
void
steward_diff_add_text (StewardDiff   *self,
                       const char    *prefix,
                       const char    *member,
                       const char    *before,
                       const char    *after,
                       StewardImpact  impact,
                       const char    *note)
{
  if (steward_diff_differs (before, after))
    steward_diff_add (self, steward_diff_join (prefix, member), steward_diff_settle (before),
                      steward_diff_settle (after), impact, g_strdup (note));
}

/* The sentences of a text, as keys. */
static GHashTable *
cut_sentences (const char *text)
{
  GHashTable *sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *start = text;

  for (const char *at = text;; at++)
    {
      gboolean end = *at == '\0' || *at == '\n' || (strchr (".!?", *at) != NULL && (at[1] == ' ' || at[1] == '\0'));
      char *sentence;

      if (!end)
        continue;
      sentence = g_strstrip (g_strndup (start, (gsize) (at - start)));
      if (*sentence != '\0')
        g_hash_table_add (sentences, sentence);
      else
        g_free (sentence);
      if (*at == '\0')
        return sentences;
      start = at + 1;
    }
}

static guint
count_missing (GHashTable *sentences,
               GHashTable *among)
{
  GHashTableIter iter;
  gpointer sentence;
  guint n = 0;

  g_hash_table_iter_init (&iter, sentences);
  while (g_hash_table_iter_next (&iter, &sentence, NULL))
    n += !g_hash_table_contains (among, sentence);

  return n;
}

/* "3 sentences reworded" */
static char *
describe_rewording (const char *before,
                    const char *after)
{
  g_autoptr(GHashTable) old = cut_sentences (before);
  g_autoptr(GHashTable) new = cut_sentences (after);
  guint n_new = count_missing (new, old);
  guint n_old = count_missing (old, new);
  guint n = MAX (n_new, n_old);

  if (n == 0)
    return g_strdup ("Only punctuation, order or spacing differs.");

  return g_strdup_printf ("%u sentence%s %s.", n, n == 1 ? "" : "s",
                          n_old == 0 ? "added" : n_new == 0 ? "taken out" : "reworded");
}

/*
 * steward_diff_add_words:
 * @self: a comparison
 * @prefix: path of what has the member
 * @member: its ODCS name
 * @before: (nullable): prose
 * @after: (nullable): prose
 *
 * Prose that describes: it never breaks anybody.
 */
void
steward_diff_add_words (StewardDiff *self,
                        const char  *prefix,
                        const char  *member,
                        const char  *before,
                        const char  *after)
{
  g_autofree char *note = NULL;

  if (!steward_diff_differs (before, after))
    return;

  if (steward_diff_settle (before) != NULL && steward_diff_settle (after) != NULL)
    note = describe_rewording (before, after);
  steward_diff_add_text (self, prefix, member, before, after, STEWARD_IMPACT_COSMETIC, note);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Sorted, without doubles: "core, streaming". */
static char *
settle_tags (const char *tags)
{
  g_auto(GStrv) parts = g_strsplit (tags != NULL ? tags : "", ",", -1);
  GString *settled = g_string_new (NULL);
  const char *previous = "";
  gsize n = g_strv_length (parts);

  for (gsize i = 0; i < n; i++)
    g_strstrip (parts[i]);
  qsort (parts, n, sizeof *parts, compare_texts);
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_equal (parts[i], previous))
        continue;
      g_string_append_printf (settled, "%s%s", *previous != '\0' ? ", " : "", parts[i]);
      previous = parts[i];
    }

  return g_string_free (settled, FALSE);
}

void
steward_diff_add_tags (StewardDiff *self,
                       const char  *prefix,
                       const char  *before,
                       const char  *after)
{
  g_autofree char *old = settle_tags (before);
  g_autofree char *new = settle_tags (after);

  steward_diff_add_text (self, prefix, "tags", old, new, STEWARD_IMPACT_COSMETIC, NULL);
}

/*
 * steward_diff_add_order:
 * @self: a comparison
 * @path: (transfer full): of the collection
 * @before: a collection
 * @after: the same, later
 * @pairs: what steward_diff_match() found
 * @key: names what is in it
 * @impact: what another order means
 * @note: (nullable): why
 */
void
steward_diff_add_order (StewardDiff     *self,
                        char            *path,
                        const GPtrArray *before,
                        const GPtrArray *after,
                        const GArray    *pairs,
                        StewardDiffKey   key,
                        StewardImpact    impact,
                        const char      *note)
{
  g_autofree char *place = path;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  if (!steward_diff_is_reordered (before, after, pairs))
    return;

  old = steward_diff_list_names (before, key);
  new = steward_diff_list_names (after, key);
  steward_diff_add (self, g_steal_pointer (&place), old, new, impact, g_strdup (note));
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const StewardEntryChange *first = *(StewardEntryChange *const *) a;
  const StewardEntryChange *second = *(StewardEntryChange *const *) b;

  if (first->impact != second->impact)
    return first->impact > second->impact ? -1 : 1;

  return strcmp (first->path, second->path);
}

/* Names may repeat and may have dots in them; a vote that leaves out one
 * change must not leave out two: "lines", "lines#2", "lines#3". */
static void
make_paths_unique (GPtrArray *changes)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      StewardEntryChange *change = g_ptr_array_index (changes, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, change->path));
      g_autofree char *path = NULL;

      if (n > 0)
        {
          path = g_steal_pointer (&change->path);
          do
            {
              g_free (change->path);
              change->path = g_strdup_printf ("%s#%u", path, ++n);
            }
          while (g_hash_table_contains (seen, change->path));
          g_hash_table_insert (seen, g_steal_pointer (&path), GUINT_TO_POINTER (n));
        }
      g_hash_table_insert (seen, g_strdup (change->path), GUINT_TO_POINTER (1));
    }
}

/**
 * steward_entry_diff:
 * @before: (nullable): a product, or %NULL when it is new
 * @after: (nullable): the same later, or %NULL when it is gone
 *
 * Returns: (transfer full) (element-type StewardEntryChange): what differs,
 *   breaking changes first, then by path; empty exactly when both have the
 *   same revision
 */
GPtrArray *
steward_entry_diff (const StewardEntry *before,
                    const StewardEntry *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_change_free);
  StewardDiff self = { before, after, changes, NULL };

  if (before == NULL || after == NULL)
    {
      if (before != after)
        steward_diff_add (&self, g_strdup ("product"), before != NULL ? before->name : NULL,
                          after != NULL ? after->name : NULL,
                          after == NULL ? STEWARD_IMPACT_BREAKING : STEWARD_IMPACT_COMPATIBLE,
                          g_strdup (after == NULL ? "Whoever reads it fails." : "It is new."));
      return changes;
    }

  steward_diff_contracts (&self);
  steward_diff_product (&self);
  g_clear_pointer (&self.contracts, g_array_unref);

  make_paths_unique (changes);
  g_ptr_array_sort (changes, compare_changes);

  return changes;
}

/**
 * steward_entry_diff_get_impact:
 * @changes: (element-type StewardEntryChange): what steward_entry_diff() found
 *
 * Returns: the gravest impact among them; cosmetic when there are none
 */
StewardImpact
steward_entry_diff_get_impact (GPtrArray *changes)
{
  StewardImpact impact = STEWARD_IMPACT_COSMETIC;

  for (guint i = 0; i < changes->len; i++)
    impact = MAX (impact, ((const StewardEntryChange *) g_ptr_array_index (changes, i))->impact);

  return impact;
}

void
steward_entry_change_free (StewardEntryChange *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->before);
  g_free (self->after);
  g_free (self->note);
  g_free (self);
}

const char *
steward_impact_to_id (StewardImpact impact)
{
  return (gsize) impact < G_N_ELEMENTS (impacts) ? impacts[impact].id : impacts[STEWARD_IMPACT_BREAKING].id;
}

/**
 * steward_impact_to_title:
 * @impact: an impact
 *
 * Returns: (transfer none): a title for people, to be translated
 */
const char *
steward_impact_to_title (StewardImpact impact)
{
  return (gsize) impact < G_N_ELEMENTS (impacts) ? impacts[impact].title : impacts[STEWARD_IMPACT_BREAKING].title;
}

const char *
steward_change_kind_to_id (StewardChangeKind kind)
{
  return (gsize) kind < G_N_ELEMENTS (kinds) ? kinds[kind] : kinds[STEWARD_CHANGE_CHANGED];
}
