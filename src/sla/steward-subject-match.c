/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of subjects and signals. A source's own id counts before an address, an
 * address before a name, and a name before the table that a contract describes;
 * what fits several subjects fits none, and is said in words. */

#include "config.h"

#include "steward-slo-list.h"
#include "steward-subject-match.h"

#include <string.h>

#define CHECK "check:"
#define MAX_PARTS 3                    /* database.schema.table */

struct _StewardSubjectIndex
{
  GPtrArray *series;                   /* StewardSeries */
  GHashTable *by_subject;              /* lower case → GPtrArray of StewardSeries (unowned) */
  GHashTable *by_ending;               /* lower case, "schema.table" → GPtrArray of lower-case subjects */
};

/* One search. */
typedef struct
{
  StewardSubjectIndex *index;
  const StewardSubjectNames *names;
  const StewardSlo *slo;
  const char *signal;                  /* "check:" for any of them */
  char *doubt;                         /* the first */
} Search;

static void
add_text (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL && *text != '\0' && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

/**
 * steward_subject_names_new:
 * @entry: a product or dataset
 * @urn: its URN
 * @source_id: the source that lists it
 *
 * Returns: (transfer full): the names by which sources may call it
 */
StewardSubjectNames *
steward_subject_names_new (const StewardEntry *entry,
                           const char         *urn,
                           const char         *source_id)
{
  StewardSubjectNames *self = g_new0 (StewardSubjectNames, 1);

  self->urn = g_strdup (urn);
  self->source_id = g_strdup (source_id);
  self->native_id = g_strdup (entry->native_id);
  self->name = g_strdup (entry->name);
  self->addresses = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_ptr_array_new_with_free_func (g_free);
  add_text (self->addresses, entry->address);
  for (guint i = 0; i < entry->contracts->len; i++)
    {
      const StewardContract *contract = entry->contracts->pdata[i];

      for (guint j = 0; j < contract->addresses->len; j++)
        add_text (self->addresses, contract->addresses->pdata[j]);
      for (guint j = 0; j < contract->objects->len; j++)
        add_text (self->tables, ((const StewardSchemaObject *) contract->objects->pdata[j])->physical_name);
    }

  return self;
}

void
steward_subject_names_free (StewardSubjectNames *self)
{
  if (self == NULL)
    return;

  g_free (self->urn);
  g_free (self->source_id);
  g_free (self->native_id);
  g_free (self->name);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* Lower case, with dots between the parts of a path. */
static char *
fold (const char *text)
{
  char *folded = g_ascii_strdown (text, -1);

  return g_strdelimit (folded, "/", '.');
}

/* The end of @text from its n-th last part on; NULL if it has fewer. */
static const char *
get_ending (const char *text,
            int         n)
{
  const char *at = text + strlen (text);

  while (at > text)
    {
      if (at[-1] == '.' && --n == 0)
        return at;
      at--;
    }

  return n == 1 ? text : NULL;
}

static GPtrArray *
get_list (GHashTable     *table,
          const char     *key,
          GDestroyNotify  free_element)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_element);
      g_hash_table_insert (table, g_strdup (key), list);
    }

  return list;
}

static void
add_endings (StewardSubjectIndex *self,
             const char          *subject)
{
  for (int n = 1; n <= MAX_PARTS; n++)
    {
      const char *ending = get_ending (subject, n);

      if (ending != NULL && *ending != '\0')
        g_ptr_array_add (get_list (self->by_ending, ending, g_free), g_strdup (subject));
    }
}

/**
 * steward_subject_index_new:
 * @series: (element-type StewardSeries): all that is measured; kept
 *
 * Returns: (transfer full): an index of their subjects
 */
StewardSubjectIndex *
steward_subject_index_new (GPtrArray *series)
{
  StewardSubjectIndex *self = g_new0 (StewardSubjectIndex, 1);

  self->series = g_ptr_array_ref (series);
  self->by_subject = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_ending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < series->len; i++)
    {
      StewardSeries *one = series->pdata[i];
      g_autofree char *subject = fold (one->subject);

      if (!g_hash_table_contains (self->by_subject, subject))
        add_endings (self, subject);
      g_ptr_array_add (get_list (self->by_subject, subject, NULL), one);
    }

  return self;
}

void
steward_subject_index_free (StewardSubjectIndex *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_subject);
  g_hash_table_unref (self->by_ending);
  g_ptr_array_unref (self->series);
  g_free (self);
}

/* Takes over @doubt; only the first is kept. */
static void
take_doubt (Search *search,
            char   *doubt)
{
  if (search->doubt == NULL)
    search->doubt = doubt;
  else
    g_free (doubt);
}

static gboolean
is_any_check (const Search *search)
{
  return strcmp (search->signal, CHECK) == 0;
}

static gboolean
has_signal (const Search        *search,
            const StewardSeries *series)
{
  if (is_any_check (search))
    return g_ascii_strncasecmp (series->property, CHECK, strlen (CHECK)) == 0;

  return g_ascii_strcasecmp (series->property, search->signal) == 0;
}

static void
add_subject (Search     *search,
             const char *subject,
             const char *source_id,
             GPtrArray  *found)
{
  g_autofree char *folded = subject != NULL ? fold (subject) : NULL;
  GPtrArray *list = folded != NULL ? g_hash_table_lookup (search->index->by_subject, folded) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      StewardSeries *series = list->pdata[i];

      if (source_id != NULL && g_strcmp0 (series->source_id, source_id) != 0)
        continue;
      if (has_signal (search, series) && !g_ptr_array_find (found, series, NULL))
        g_ptr_array_add (found, series);
    }
}

/* Those of @subjects that have the signal at all. */
static GPtrArray *
find_measured (Search    *search,
               GPtrArray *subjects)
{
  GPtrArray *measured = g_ptr_array_new ();

  for (guint i = 0; subjects != NULL && i < subjects->len; i++)
    {
      g_autoptr(GPtrArray) series = g_ptr_array_new ();

      add_subject (search, subjects->pdata[i], NULL, series);
      if (series->len > 0)
        g_ptr_array_add (measured, subjects->pdata[i]);
    }

  return measured;
}

static void
add_table (Search     *search,
           const char *table,
           GPtrArray  *found)
{
  g_autofree char *folded = fold (table);
  g_autoptr(GPtrArray) subjects = find_measured (search, g_hash_table_lookup (search->index->by_ending, folded));

  if (subjects->len == 1)
    add_subject (search, subjects->pdata[0], NULL, found);
  else if (subjects->len > 1)
    take_doubt (search, g_strdup_printf ("%u subjects are called “%.100s”, among them “%.100s” and “%.100s”: it is "
                                         "not known which of them is meant.", subjects->len, table,
                                         (const char *) subjects->pdata[0], (const char *) subjects->pdata[1]));
}

/* "orders" of "orders.placed_at"; the whole of what has no dot. */
static char *
get_table (const char *element)
{
  const char *dot = strrchr (element, '.');

  return dot != NULL ? g_strndup (element, (gsize) (dot - element)) : g_strdup (element);
}

static gboolean
is_table_of (const char *table,
             const char *element)
{
  g_autofree char *folded = fold (table);
  g_autofree char *wanted = get_table (element);
  const char *last = get_ending (folded, 1);

  return g_ascii_strcasecmp (folded, wanted) == 0 || (last != NULL && g_ascii_strcasecmp (last, wanted) == 0);
}

/* Of the tables that a contract describes, that of the element if it is one. */
static void
add_tables (Search    *search,
            GPtrArray *found)
{
  const char *element = search->slo->element;
  gboolean named = FALSE;

  for (guint i = 0; element != NULL && i < search->names->tables->len; i++)
    named = named || is_table_of (search->names->tables->pdata[i], element);
  for (guint i = 0; i < search->names->tables->len; i++)
    {
      const char *table = search->names->tables->pdata[i];

      if (!named || is_table_of (table, element))
        add_table (search, table, found);
    }
}

/* An element may be called with its table or without. */
static gboolean
is_element (const StewardSeries *series,
            const char          *element)
{
  const char *own = series->element != NULL ? series->element : "";
  g_autofree char *subject = fold (series->subject);
  g_autofree char *full = g_strconcat (get_ending (subject, 1), ".", own, NULL);

  return g_ascii_strcasecmp (own, element) == 0 || (*own != '\0' && g_ascii_strcasecmp (full, element) == 0);
}

static gboolean
is_same_table (const StewardSeries *series,
               const char          *element)
{
  const char *own = series->element != NULL ? series->element : "";
  g_autofree char *table = get_table (element);
  g_autofree char *own_table = get_table (own);

  return *own != '\0' && (g_ascii_strcasecmp (own_table, table) == 0 || g_ascii_strcasecmp (own, table) == 0);
}

static gboolean
is_whole (const StewardSeries *series,
          const char          *element)
{
  return series->element == NULL || *series->element == '\0';
}

static gboolean
is_any (const StewardSeries *series,
        const char          *element)
{
  return TRUE;
}

static GPtrArray *
pick (GPtrArray  *found,
      gboolean  (*fits) (const StewardSeries *series,
                         const char          *element),
      const char *element)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      if (fits (found->pdata[i], element))
        g_ptr_array_add (picked, found->pdata[i]);
    }

  return picked;
}

/* Do all of them speak of one thing? */
static gboolean
is_one (GPtrArray *found)
{
  for (guint i = 1; i < found->len; i++)
    {
      const StewardSeries *a = found->pdata[0];
      const StewardSeries *b = found->pdata[i];

      if (g_strcmp0 (a->element, b->element) != 0)
        return FALSE;
    }

  return TRUE;
}

/* The nearest to the element that the objective is about. */
static GPtrArray *
choose_element (Search    *search,
                GPtrArray *found)
{
  static gboolean (*const orders[]) (const StewardSeries *, const char *) = { is_element, is_same_table, is_whole };
  const char *element = search->slo->element != NULL ? search->slo->element : search->slo->port;
  g_autoptr(GPtrArray) any = NULL;

  if (is_any_check (search) && element == NULL)
    return g_ptr_array_ref (found);
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(GPtrArray) picked = element != NULL || orders[i] == is_whole ? pick (found, orders[i], element) : NULL;

      if (picked != NULL && picked->len > 0)
        return g_steal_pointer (&picked);
    }

  /* The objective names none, or nothing is measured under that name. The name
   * of a check says enough. */
  any = pick (found, is_any, NULL);
  if ((search->slo->element == NULL || search->slo->check != NULL) && is_one (any))
    return g_steal_pointer (&any);
  if (any->len > 0)
    take_doubt (search, g_strdup_printf ("“%.100s” is measured for other elements, such as “%.100s”, but not for the "
                                         "one that is promised.", search->signal,
                                         ((const StewardSeries *) any->pdata[0])->element));

  return g_ptr_array_new ();
}

/* Returns: the series of the first way of naming by which there are any. */
static GPtrArray *
find_signal (Search     *search,
             const char *signal)
{
  const StewardSubjectNames *names = search->names;
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  search->signal = signal;
  if (names->source_id != NULL)
    add_subject (search, names->native_id, names->source_id, found);
  for (guint i = 0; found->len == 0 && i < names->addresses->len; i++)
    add_subject (search, names->addresses->pdata[i], NULL, found);
  if (found->len == 0)
    add_subject (search, names->name, NULL, found);
  if (found->len == 0)
    add_tables (search, found);

  return choose_element (search, found);
}

/* What an objective is measured by if not by its own name; ends with NULL. */
static const char *const *
get_other_signals (const StewardSlo *slo)
{
  static const char *const none[] = { NULL };
  static const char *const runs[] = { "run", NULL };
  static const char *const checks[] = { CHECK, NULL };
  static const char *const rows[] = { "rowCount", NULL };
  const char *property = slo->property != NULL ? slo->property : "";

  if (slo->check != NULL)
    return none;
  if (g_ascii_strcasecmp (property, "availability") == 0 || g_ascii_strcasecmp (property, "errorRate") == 0)
    return runs;
  if (g_ascii_strcasecmp (property, "qualityScore") == 0)
    return checks;
  if (g_ascii_strcasecmp (property, "throughput") == 0)
    return rows;

  return none;
}

/**
 * steward_subject_index_find:
 * @self: an index
 * @names: of the product that @slo is about
 * @slo: an objective
 * @out_doubt: (out) (nullable) (transfer full): a sentence why nothing was found
 *   although something is measured, or %NULL
 *
 * Returns: (transfer container) (element-type StewardSeries): what measures it;
 *   owned by what the index was made of; may be empty
 */
GPtrArray *
steward_subject_index_find (StewardSubjectIndex       *self,
                            const StewardSubjectNames *names,
                            const StewardSlo          *slo,
                            char                     **out_doubt)
{
  Search search = { self, names, slo, NULL, NULL };
  const char *signal = steward_slo_get_signal (slo);
  const char *const *others = get_other_signals (slo);
  GPtrArray *found = signal != NULL ? find_signal (&search, signal) : g_ptr_array_new ();

  for (gsize i = 0; found->len == 0 && others[i] != NULL; i++)
    {
      g_ptr_array_unref (found);
      found = find_signal (&search, others[i]);
    }
  /* A rule without a name of its own is called as what it counts: "rowCount". */
  if (found->len == 0 && slo->check != NULL)
    {
      g_ptr_array_unref (found);
      found = find_signal (&search, slo->check);
    }

  if (out_doubt != NULL)
    *out_doubt = found->len == 0 ? g_steal_pointer (&search.doubt) : NULL;
  g_free (search.doubt);

  return found;
}
