/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which series speak of which objective. */

#include "config.h"

#include "sla-kit.h"
#include "steward-subject-match.h"

#include <string.h>

typedef struct
{
  GPtrArray *series;                   /* StewardSeries */
  StewardEntry *entry;
  StewardSlo *slo;
  char *doubt;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();

  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_series_free);
  self->entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  self->entry->native_id = g_strdup ("products/orders.yaml");
  self->entry->name = g_strdup ("orders.order_events");
  object->physical_name = g_strdup ("sales.order_events");
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (contract->addresses, g_strdup ("postgresql://db:5432/shop/sales.order_events"));
  g_ptr_array_add (self->entry->contracts, contract);
  self->slo = make_slo (STEWARD_SLO_AGE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_ptr_array_unref (self->series);
  steward_entry_free (self->entry);
  steward_slo_free (self->slo);
  g_free (self->doubt);
}

static void
add_series (Fixture    *self,
            const char *source,
            const char *subject,
            const char *property,
            const char *element)
{
  StewardSeries *series = g_new0 (StewardSeries, 1);

  series->key = self->series->len + 1;
  series->source_id = g_strdup (source);
  series->subject = g_strdup (subject);
  series->property = g_strdup (property);
  series->element = g_strdup (element);
  g_ptr_array_add (self->series, series);
}

/* "1 3": the keys of what is found. */
static char *
find (Fixture *self)
{
  g_autoptr(StewardSubjectIndex) index = steward_subject_index_new (self->series);
  g_autoptr(StewardSubjectNames) names = steward_subject_names_new (self->entry, "urn:steward:orders", "folder-1");
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GString) keys = g_string_new (NULL);

  g_clear_pointer (&self->doubt, g_free);
  found = steward_subject_index_find (index, names, self->slo, &self->doubt);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (keys, "%s%d", i > 0 ? " " : "", (int) ((StewardSeries *) found->pdata[i])->key);

  return g_strdup (keys->str);
}

#define assert_found(self, text) \
  G_STMT_START { \
    g_autofree char *found_text = find (self); \
    g_assert_cmpstr (found_text, ==, text); \
  } G_STMT_END

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  add_series (self, "pg", "db/shop/sales.order_events", "freshness", "");
  assert_found (self, "1");
  add_series (self, "csv", "Orders.Order_Events", "Freshness", "");
  assert_found (self, "2");
  add_series (self, "pg", "postgresql://db:5432/shop/sales.order_events", "freshness", "");
  assert_found (self, "3");
  /* The id of another source is not its own. */
  add_series (self, "folder-2", "products/orders.yaml", "freshness", "");
  assert_found (self, "3");
  add_series (self, "folder-1", "products/orders.yaml", "freshness", "");
  assert_found (self, "5");
  g_assert_null (self->doubt);
}

static void
test_property (Fixture       *self,
               gconstpointer  data)
{
  add_series (self, "csv", "orders.order_events", "latency", "");
  add_series (self, "csv", "orders.order_events", "rowCount", "");
  assert_found (self, "");
  g_assert_null (self->doubt);
}

/* Its own signal by a later name counts before another signal. */
static void
test_other_signals (Fixture       *self,
                    gconstpointer  data)
{
  add_series (self, "dbt", "orders.order_events", "run", "");
  self->slo->method = STEWARD_SLO_STATE;
  g_free (self->slo->property);
  self->slo->property = g_strdup ("availability");
  assert_found (self, "1");
  add_series (self, "probe", "shop.sales.order_events", "availability", "");
  assert_found (self, "2");
}

static void
test_checks (Fixture       *self,
             gconstpointer  data)
{
  add_series (self, "dbt", "orders.order_events", "check:not_null_id", "order_events.id");
  add_series (self, "dbt", "orders.order_events", "check:unique_id", "order_events.id");
  add_series (self, "dbt", "orders.order_events", "freshness", "");
  self->slo->method = STEWARD_SLO_VALUE;
  g_free (self->slo->property);
  self->slo->property = g_strdup ("qualityScore");
  assert_found (self, "1 2");
  add_series (self, "csv", "orders.order_events", "qualityScore", "");
  assert_found (self, "4");
  g_free (self->slo->property);
  self->slo->property = g_strdup ("quality");
  self->slo->check = g_strdup ("unique_id");
  self->slo->element = g_strdup ("events.order_id");
  assert_found (self, "2");
  g_free (self->slo->check);
  self->slo->check = g_strdup ("accepted_values");
  assert_found (self, "");
  /* A rule that is called as what it counts. */
  add_series (self, "pg", "orders.order_events", "rowCount", "");
  g_free (self->slo->check);
  self->slo->check = g_strdup ("rowCount");
  assert_found (self, "5");
}

static void
test_doubt (Fixture       *self,
            gconstpointer  data)
{
  add_series (self, "pg", "shop.sales.order_events", "freshness", "");
  assert_found (self, "1");
  add_series (self, "pg2", "test.sales.order_events", "freshness", "");
  assert_found (self, "");
  g_assert_nonnull (strstr (self->doubt, "“sales.order_events”"));
  g_assert_nonnull (strstr (self->doubt, "“test.sales.order_events”"));
  /* Two sources that measure the same subject are no doubt. */
  g_ptr_array_set_size (self->series, 1);
  add_series (self, "pg2", "shop/sales.order_events", "freshness", "");
  assert_found (self, "1 2");
  /* Part of a name is none. */
  g_ptr_array_set_size (self->series, 0);
  add_series (self, "pg", "shop.presales.order_events", "freshness", "");
  add_series (self, "pg", "shop.sales.order_events_old", "freshness", "");
  assert_found (self, "");
  g_assert_null (self->doubt);
}

static void
test_elements (Fixture       *self,
               gconstpointer  data)
{
  self->slo->element = g_strdup ("order_events.placed_at");
  add_series (self, "csv", "orders.order_events", "freshness", "");
  assert_found (self, "1");
  add_series (self, "csv", "orders.order_events", "freshness", "order_events.sent_at");
  assert_found (self, "2");
  add_series (self, "csv", "orders.order_events", "freshness", "Order_Events.Placed_At");
  assert_found (self, "3");
  /* A column without its table. */
  g_ptr_array_set_size (self->series, 2);
  add_series (self, "csv", "orders.order_events", "freshness", "placed_at");
  assert_found (self, "3");
  /* Only another table is measured. */
  g_ptr_array_set_size (self->series, 0);
  add_series (self, "csv", "orders.order_events", "freshness", "customers.changed_at");
  assert_found (self, "");
  g_assert_nonnull (strstr (self->doubt, "“customers.changed_at”"));
}

static void
test_no_element (Fixture       *self,
                 gconstpointer  data)
{
  add_series (self, "csv", "orders.order_events", "freshness", "order_events.placed_at");
  assert_found (self, "1");
  /* Which of the two is meant? */
  add_series (self, "csv", "orders.order_events", "freshness", "order_events.sent_at");
  assert_found (self, "");
  g_assert_nonnull (self->doubt);
  add_series (self, "csv", "orders.order_events", "freshness", "");
  assert_found (self, "3");
  g_assert_null (self->doubt);
}

static void
test_hostile (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *dots = g_strnfill (1 << 20, '.');

  add_series (self, "x", "", "freshness", "");
  add_series (self, "x", ".", "freshness", NULL);
  add_series (self, "x", "///", "", "");
  add_series (self, "x", dots, "freshness", dots);
  add_series (self, "x", "\xff\xfe", "freshness", "\xff");
  assert_found (self, "");
  self->slo->element = g_strdup ("");
  assert_found (self, "");
  g_free (self->slo->element);
  self->slo->element = g_strdup (".");
  assert_found (self, "");
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/subject-match/order", test_order },
    { "/subject-match/property", test_property },
    { "/subject-match/other-signals", test_other_signals },
    { "/subject-match/checks", test_checks },
    { "/subject-match/doubt", test_doubt },
    { "/subject-match/elements", test_elements },
    { "/subject-match/no-element", test_no_element },
    { "/subject-match/hostile", test_hostile },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
