/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sources tell of all their series in turn, or of one after the other, forth or
 * back in time. The table holds each series in one piece: whatever goes in is
 * sorted that way before, without comparing what need not be. */

#include "config.h"

#include "steward-measurement-sort.h"

#include <string.h>

/* The measurements of one series, as a chain of indices. */
typedef struct
{
  guint head;                          /* index + 1 of the first */
  guint tail;
} Chain;

static guint
hash_text (guint       hash,
           const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    hash = hash * 31 + (guchar) *text;

  return hash * 31;
}

/**
 * steward_measurement_hash_series:
 * @measurement: a #StewardMeasurement
 *
 * Returns: the same for all of one series
 */
guint
steward_measurement_hash_series (gconstpointer measurement)
{
  const StewardMeasurement *self = measurement;

  return hash_text (hash_text (hash_text (5381, self->subject), self->property), self->element);
}

/* No element is an empty one. */
static gboolean
is_same_text (const char *a,
              const char *b)
{
  return a == b || strcmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/**
 * steward_measurement_is_same_series:
 * @a: a #StewardMeasurement
 * @b: another one of the same source
 *
 * Returns: whether both are of one series
 */
gboolean
steward_measurement_is_same_series (gconstpointer a,
                                    gconstpointer b)
{
  const StewardMeasurement *first = a;
  const StewardMeasurement *second = b;

  return is_same_text (first->subject, second->subject) && is_same_text (first->property, second->property) &&
         is_same_text (first->element, second->element);
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const StewardMeasurement *first = *(const StewardMeasurement *const *) a;
  const StewardMeasurement *second = *(const StewardMeasurement *const *) b;

  return first->time < second->time ? -1 : first->time > second->time;
}

/* Those from @first on; of equal times in the order in which they came. */
static void
sort_times (GPtrArray *sorted,
            guint      first)
{
  for (guint i = first + 1; i < sorted->len; i++)
    if (compare_times (&sorted->pdata[i - 1], &sorted->pdata[i], NULL) > 0)
      {
        g_qsort_with_data (sorted->pdata + first, (int) (sorted->len - first), sizeof (gpointer), compare_times, NULL);
        return;
      }
}

/* @next: of each measurement, index + 1 of the next one of its series. */
static GArray *
make_chains (GPtrArray *measurements,
             guint     *next)
{
  g_autoptr(GHashTable) known = g_hash_table_new (steward_measurement_hash_series, steward_measurement_is_same_series);
  GArray *chains = g_array_new (FALSE, FALSE, sizeof (Chain));
  guint number = 0;                    /* of the chain, + 1 */

  for (guint i = 0; i < measurements->len; i++)
    {
      gpointer measurement = g_ptr_array_index (measurements, i);

      if (i == 0 || !steward_measurement_is_same_series (g_ptr_array_index (measurements, i - 1), measurement))
        number = GPOINTER_TO_UINT (g_hash_table_lookup (known, measurement));
      next[i] = 0;
      if (number == 0)
        {
          const Chain chain = { i + 1, i + 1 };

          g_array_append_val (chains, chain);
          number = chains->len;
          g_hash_table_insert (known, measurement, GUINT_TO_POINTER (number));
        }
      else
        {
          Chain *chain = &g_array_index (chains, Chain, number - 1);

          next[chain->tail - 1] = i + 1;
          chain->tail = i + 1;
        }
    }

  return chains;
}

/**
 * steward_measurement_sort:
 * @measurements: (element-type StewardMeasurement): of one source, in any order
 *
 * Returns: (transfer container) (element-type StewardMeasurement): the same,
 *   series by series in the order in which each was met first, each ascending by
 *   time
 */
GPtrArray *
steward_measurement_sort (GPtrArray *measurements)
{
  g_autofree guint *next = g_new (guint, measurements->len);
  g_autoptr(GArray) chains = make_chains (measurements, next);
  GPtrArray *sorted = g_ptr_array_sized_new (measurements->len);

  for (guint i = 0; i < chains->len; i++)
    {
      guint first = sorted->len;

      for (guint number = g_array_index (chains, Chain, i).head; number != 0; number = next[number - 1])
        g_ptr_array_add (sorted, g_ptr_array_index (measurements, number - 1));
      sort_times (sorted, first);
    }

  return sorted;
}
