/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-corpus.h"

#include <sys/resource.h>

#define N_WORDS 20000
#define N_COLUMNS 10
#define N_DESCRIBING_WORDS 12
#define PAGE 500

/* Below @limit. */
guint
bench_random_next (BenchRandom *self,
                   guint        limit)
{
  self->seed ^= self->seed << 13;
  self->seed ^= self->seed >> 7;
  self->seed ^= self->seed << 17;

  return (guint) ((self->seed >> 11) % limit);
}

static char **
create_words (void)
{
  static const char *const starts[] = { "b", "br", "c", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "pr", "r",
                                        "s", "st", "t", "tr", "v", "w", "z", "" };
  static const char *const vowels[] = { "a", "e", "i", "o", "u", "ai", "ou" };
  char **words = g_new0 (char *, N_WORDS);
  BenchRandom random = { 0x5eed1234abcd };

  for (guint i = 0; i < N_WORDS; i++)
    {
      GString *word = g_string_new (NULL);

      for (guint n = 2 + bench_random_next (&random, 3); n > 0; n--)
        {
          g_string_append (word, starts[bench_random_next (&random, G_N_ELEMENTS (starts))]);
          g_string_append (word, vowels[bench_random_next (&random, G_N_ELEMENTS (vowels))]);
        }
      words[i] = g_string_free (word, FALSE);
    }

  return words;
}

/* The word at rank r comes up about as often as r^(-2/3). */
const char *
bench_random_word (BenchRandom *self)
{
  static char **words = NULL;
  double at = bench_random_next (self, 1000000) / 1e6;

  if (words == NULL)
    words = create_words ();

  return words[(guint) (N_WORDS * at * at * at)];
}

static char *
join_words (BenchRandom *random,
            guint        n_words,
            const char  *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append (text, separator);
      g_string_append (text, bench_random_word (random));
    }

  return g_string_free (text, FALSE);
}

static StewardContract *
create_contract (BenchRandom *random,
                 const char  *id)
{
  static const char *const types[] = { "string", "integer", "number", "timestamp", "boolean" };
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  StewardObjective *objective = steward_objective_new ();

  contract->id = g_strdup (id);
  contract->version = g_strdup ("1.0.0");
  contract->format = g_strdup ("ODCS 3.1.0");
  contract->status = g_strdup ("active");
  object->name = join_words (random, 2, "_");
  object->kind = g_strdup ("table");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      StewardProperty *property = steward_property_new ();

      property->name = join_words (random, 2, "_");
      property->logical_type = g_strdup (types[bench_random_next (random, G_N_ELEMENTS (types))]);
      property->description = join_words (random, 6, " ");
      property->required = i < 3;
      property->primary_key = i == 0;
      g_ptr_array_add (object->properties, property);
    }
  g_ptr_array_add (contract->objects, object);
  objective->property = g_strdup ("latency");
  objective->value = g_strdup ("5");
  objective->unit = g_strdup ("m");
  g_ptr_array_add (contract->objectives, objective);

  return contract;
}

/* Equal for equal numbers. */
StewardEntry *
bench_corpus_entry (guint number)
{
  BenchRandom random = { (number + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) };
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardOwner *owner = steward_owner_new ();
  StewardPort *port = steward_port_new ();
  g_autofree char *contract_id = g_strdup_printf ("contract-%07u", number);
  g_autofree char *name = join_words (&random, 2, ".");

  entry->native_id = g_strdup_printf ("products/%07u.yaml", number);
  entry->name = g_strdup_printf ("%s_%u", name, number);
  entry->domain = g_strdup_printf ("domain %u", bench_random_next (&random, 40));
  entry->purpose = join_words (&random, N_DESCRIBING_WORDS, " ");
  entry->lifecycle = (StewardLifecycle) bench_random_next (&random, 6);
  entry->certification = (StewardCertification) bench_random_next (&random, 4);
  entry->classification = (StewardClassification) bench_random_next (&random, 6);
  entry->format = g_strdup ("ODPS 1.0.0");
  entry->version = g_strdup ("1.0.0");
  owner->name = g_strdup_printf ("Owner %u", bench_random_next (&random, 2000));
  owner->accountable = TRUE;
  g_ptr_array_add (entry->owners, owner);
  port->name = g_strdup ("rows");
  port->kind = g_strdup ("table");
  port->contract_id = g_strdup (contract_id);
  g_ptr_array_add (entry->ports, port);
  g_ptr_array_add (entry->contracts, create_contract (&random, contract_id));

  return entry;
}

/* Seconds from the first page to the switch. */
double
bench_corpus_load (StewardCatalog    *catalog,
                   guint              n_entries,
                   StewardSyncReport *out_report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (StewardCatalogWriter) writer = steward_catalog_writer_begin (catalog, "bench", "folder", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_entries; i++)
    {
      g_ptr_array_add (page, bench_corpus_entry (i));
      if (page->len < PAGE && i + 1 < n_entries)
        continue;
      if (!steward_catalog_writer_put (writer, page, &error))
        g_error ("%s", error->message);
    }
  if (!steward_catalog_writer_commit (writer, "bench", NULL, out_report, &error))
    g_error ("%s", error->message);

  return (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}

guint
bench_peak_kilobytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (guint) usage.ru_maxrss;
}
