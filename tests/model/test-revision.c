/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A revision is canonical, comes back as the entry that it was made of, knows
 * nothing of what moves by itself, and cannot be made to show less than it
 * holds. Random entries stand for all; the digest of one fixed entry is
 * written down, because it may never change. */

#include "config.h"

#include "steward-revision.h"

#include "random-entry.h"
#include "steward-json.h"

#include <string.h>

#define ROUNDS 300

/* Everything that is not part of what is decided. */
static void
disturb (StewardEntry *entry)
{
  g_free (entry->native_version);
  entry->native_version = g_strdup ("etag-2");
  g_free (entry->location);
  entry->location = g_strdup ("moved/product.yaml");
  entry->certification = STEWARD_CERTIFICATION_GOLD;
  entry->updated_at = 12345;
  g_free (entry->updated_reason);
  entry->updated_reason = g_strdup ("newest row");
  g_ptr_array_add (entry->findings,
                   steward_finding_new ("r", STEWARD_SEVERITY_ERROR, "f", 1, 1, g_strdup ("m"), NULL));
  for (guint i = 0; i < entry->contracts->len; i++)
    {
      StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      g_free (contract->location);
      contract->location = g_strdup ("moved/contract.yaml");
      for (guint j = 0; j < contract->objects->len; j++)
        ((StewardSchemaObject *) g_ptr_array_index (contract->objects, j))->row_estimate += 1;
    }
}

static GBytes *
write_revision (const StewardEntry *entry)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = steward_revision_write (entry, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_same_text (const char *a,
                  const char *b)
{
  g_assert_cmpstr (a == NULL ? "" : a, ==, b == NULL ? "" : b);
}

/* Member by member, and not by what the writer says of them. */
static void
assert_same_property (const StewardProperty *a,
                      const StewardProperty *b)
{
  assert_same_text (a->name, b->name);
  assert_same_text (a->physical_name, b->physical_name);
  assert_same_text (a->logical_type, b->logical_type);
  assert_same_text (a->physical_type, b->physical_type);
  assert_same_text (a->description, b->description);
  assert_same_text (a->classification_text, b->classification_text);
  assert_same_text (a->reference, b->reference);
  g_assert_cmpint (a->classification, ==, b->classification);
  g_assert_cmpint (a->primary_key, ==, b->primary_key);
  g_assert_cmpint (a->required, ==, b->required);
  g_assert_cmpint (a->unique, ==, b->unique);
}

static void
assert_same_owners (GPtrArray *a,
                    GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const StewardOwner *first = g_ptr_array_index (a, i);
      const StewardOwner *second = g_ptr_array_index (b, i);

      assert_same_text (first->name, second->name);
      assert_same_text (first->address, second->address);
      assert_same_text (first->role, second->role);
      g_assert_cmpint (first->accountable, ==, second->accountable);
    }
}

static void
assert_same_object (const StewardSchemaObject *a,
                    const StewardSchemaObject *b)
{
  assert_same_text (a->name, b->name);
  assert_same_text (a->physical_name, b->physical_name);
  assert_same_text (a->kind, b->kind);
  assert_same_text (a->description, b->description);
  g_assert_cmpint (b->row_estimate, ==, -1);
  g_assert_cmpuint (a->properties->len, ==, b->properties->len);
  for (guint i = 0; i < a->properties->len; i++)
    assert_same_property (g_ptr_array_index (a->properties, i), g_ptr_array_index (b->properties, i));
}

static void
assert_same_objective (const StewardObjective *a,
                       const StewardObjective *b)
{
  assert_same_text (a->property, b->property);
  assert_same_text (a->value, b->value);
  assert_same_text (a->unit, b->unit);
  assert_same_text (a->element, b->element);
  assert_same_text (a->driver, b->driver);
  assert_same_text (a->description, b->description);
}

static void
assert_same_contract (const StewardContract *a,
                      const StewardContract *b)
{
  assert_same_text (a->id, b->id);
  assert_same_text (a->name, b->name);
  assert_same_text (a->version, b->version);
  assert_same_text (a->format, b->format);
  assert_same_text (a->status, b->status);
  assert_same_text (a->purpose, b->purpose);
  assert_same_text (a->limitations, b->limitations);
  assert_same_text (a->usage, b->usage);
  g_assert_null (b->location);
  assert_same_owners (a->owners, b->owners);
  g_assert_cmpuint (a->objects->len, ==, b->objects->len);
  for (guint i = 0; i < a->objects->len; i++)
    assert_same_object (g_ptr_array_index (a->objects, i), g_ptr_array_index (b->objects, i));
  g_assert_cmpuint (a->objectives->len, ==, b->objectives->len);
  for (guint i = 0; i < a->objectives->len; i++)
    assert_same_objective (g_ptr_array_index (a->objectives, i), g_ptr_array_index (b->objectives, i));
  g_assert_cmpuint (a->addresses->len, ==, b->addresses->len);
  for (guint i = 0; i < a->addresses->len; i++)
    g_assert_cmpstr (g_ptr_array_index (a->addresses, i), ==, g_ptr_array_index (b->addresses, i));
}

static void
assert_same_port (const StewardPort *a,
                  const StewardPort *b)
{
  g_assert_cmpint (a->direction, ==, b->direction);
  assert_same_text (a->name, b->name);
  assert_same_text (a->kind, b->kind);
  assert_same_text (a->description, b->description);
  assert_same_text (a->location, b->location);
  assert_same_text (a->version, b->version);
  assert_same_text (a->contract_id, b->contract_id);
}

static void
assert_same_entry (const StewardEntry *a,
                   const StewardEntry *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->lifecycle, ==, b->lifecycle);
  g_assert_cmpint (a->visibility, ==, b->visibility);
  g_assert_cmpint (a->classification, ==, b->classification);
  g_assert_cmpint (b->certification, ==, STEWARD_CERTIFICATION_NONE);
  g_assert_cmpint (b->updated_at, ==, -1);
  assert_same_text (a->native_id, b->native_id);
  assert_same_text (a->name, b->name);
  assert_same_text (a->domain, b->domain);
  assert_same_text (a->purpose, b->purpose);
  assert_same_text (a->description, b->description);
  assert_same_text (a->status_text, b->status_text);
  assert_same_text (a->version, b->version);
  assert_same_text (a->format, b->format);
  assert_same_text (a->address, b->address);
  assert_same_owners (a->owners, b->owners);
  g_assert_cmpuint (a->ports->len, ==, b->ports->len);
  for (guint i = 0; i < a->ports->len; i++)
    assert_same_port (g_ptr_array_index (a->ports, i), g_ptr_array_index (b->ports, i));
  g_assert_cmpuint (a->contracts->len, ==, b->contracts->len);
  for (guint i = 0; i < a->contracts->len; i++)
    assert_same_contract (g_ptr_array_index (a->contracts, i), g_ptr_array_index (b->contracts, i));
}

static void
test_round_trip (void)
{
  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardEntry) entry = random_entry (seed);
      g_autoptr(GBytes) bytes = write_revision (entry);
      g_autoptr(StewardEntry) back = steward_revision_read (bytes, &error);
      g_autoptr(GBytes) again = NULL;

      g_assert_no_error (error);
      assert_same_entry (entry, back);
      again = write_revision (back);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

/* Against the writer of base/, which knows RFC 8785 and no tables. */
static void
test_canonical (void)
{
  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardEntry) entry = random_entry (seed);
      g_autoptr(GBytes) bytes = write_revision (entry);
      g_autoptr(JsonNode) node = NULL;
      g_autoptr(GBytes) canonical = NULL;

      node = steward_json_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 STEWARD_JSON_STRICT, NULL, &error);
      g_assert_no_error (error);
      canonical = steward_json_canonicalize (node, STEWARD_JSON_STRICT, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, canonical));
    }
}

static void
test_what_moves (void)
{
  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr(StewardEntry) entry = random_entry (seed);
      g_autoptr(GBytes) before = write_revision (entry);
      g_autoptr(GBytes) after = NULL;

      disturb (entry);
      after = write_revision (entry);
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
test_what_counts (void)
{
  g_autoptr(GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) revisions = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                           (GDestroyNotify) g_bytes_unref, NULL);

  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr(StewardEntry) entry = random_entry (seed);
      GBytes *bytes = write_revision (entry);

      g_hash_table_add (digests, steward_revision_to_digest (bytes));
      g_hash_table_add (revisions, bytes);
    }
  g_assert_cmpuint (g_hash_table_size (digests), ==, g_hash_table_size (revisions));
  g_assert_cmpuint (g_hash_table_size (revisions), >, ROUNDS * 9 / 10);
}

static StewardEntry *
make_fixed_entry (void)
{
  StewardEntry *entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  StewardContract *contract = steward_contract_new ();
  StewardSchemaObject *object = steward_schema_object_new ();
  StewardProperty *property = steward_property_new ();
  StewardPort *port = steward_port_new ();

  entry->native_id = g_strdup ("orders/events.yaml");
  entry->name = g_strdup ("orders.order_events");
  entry->lifecycle = STEWARD_LIFECYCLE_ACTIVE;
  entry->visibility = STEWARD_VISIBILITY_ORGANISATION;
  entry->tags = g_strdup ("streaming, core,streaming");
  property->name = g_strdup ("amount");
  property->physical_type = g_strdup ("decimal(12,2)");
  property->classification = STEWARD_CLASSIFICATION_INTERNAL;
  property->required = TRUE;
  object->name = g_strdup ("events");
  contract->id = g_strdup ("c-1");
  port->name = g_strdup ("events");
  g_ptr_array_add (object->properties, property);
  g_ptr_array_add (contract->objects, object);
  g_ptr_array_add (entry->contracts, contract);
  g_ptr_array_add (entry->ports, port);

  return entry;
}

/* These bytes are bound by decisions for ever: if this fails, make a format 2
 * instead of changing what is expected. */
static void
test_fixed (void)
{
  g_autoptr(StewardEntry) entry = make_fixed_entry ();
  g_autoptr(GBytes) bytes = write_revision (entry);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *digest = steward_revision_to_digest (bytes);

  g_assert_cmpstr (text, ==,
                   "{\"contracts\":[{\"id\":\"c-1\",\"objects\":[{\"name\":\"events\",\"properties\":"
                   "[{\"class\":\"internal\",\"name\":\"amount\",\"physicalType\":\"decimal(12,2)\",\"required\":true}]"
                   "}]}],\"format\":1,\"id\":\"orders/events.yaml\",\"kind\":\"product\",\"lifecycle\":\"active\","
                   "\"name\":\"orders.order_events\",\"ports\":[{\"direction\":\"output\",\"name\":\"events\"}],"
                   "\"tags\":[\"core\",\"streaming\"],\"visibility\":\"organisation\"}");
  g_assert_cmpuint (strlen (digest), ==, strlen ("sha256:") + 64);
  g_assert_cmpstr (digest, ==, "sha256:fcb5370e6eb0b64f4f25bc7d497543e1f36e92abc69186f947b34b952878ee49");
}

static void
assert_refused (const char *text,
                gsize       length,
                int         code,
                const char *because)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(StewardEntry) entry = steward_revision_read (bytes, &error);

  g_assert_null (entry);
  g_assert_error (error, STEWARD_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, because) == NULL)
    g_error ("“%s” does not say “%s”", error->message, because);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *because;
  } cases[] = {
    { "", "cannot be read" },
    { "{", "cannot be read" },
    { "null", "which format" },
    { "[]", "which format" },
    { "{}", "which format" },
    { "{\"format\":\"1\",\"kind\":\"product\"}", "which format" },
    { "{\"format\":1.0,\"kind\":\"product\"}", "which format" },
    { "{\"format\":1}", "canonical" },
    { "{\"format\":1,\"kind\":\"product\",\"name\":7}", "“name” of a revision is not text" },
    { "{\"format\":1,\"kind\":\"product\",\"name\":null}", "“name” of a revision is not text" },
    { "{\"format\":1,\"kind\":\"product\",\"name\":\"\"}", "canonical" },
    { "{\"format\":1,\"kind\":\"Product\"}", "“kind” of a revision has a value" },
    { "{\"format\":1,\"kind\":\"product\",\"lifecycle\":\"unknown\"}", "“lifecycle”" },
    { "{\"format\":1,\"kind\":\"product\",\"lifecycle\":\"In production\"}", "“lifecycle”" },
    { "{\"format\":1,\"kind\":\"product\",\"owners\":{}}", "“owners” of a revision is not a list" },
    { "{\"format\":1,\"kind\":\"product\",\"owners\":[\"x\"]}", "an owner is not an object" },
    { "{\"format\":1,\"kind\":\"product\",\"owners\":[]}", "canonical" },
    { "{\"format\":1,\"kind\":\"product\",\"tags\":[\"b\",\"a\"]}", "canonical" },
    { "{\"format\":1,\"kind\":\"product\",\"tags\":[\"a,b\"]}", "canonical" },
    { "{\"format\":1,\"kind\":\"product\",\"tags\":[1]}", "“tags” of a revision is not text" },
    { "{\"format\":1,\"hidden\":1,\"kind\":\"product\"}", "“hidden”" },
    { "{\"format\":1,\"kind\":\"product\",\"certification\":\"gold\"}", "“certification”" },
    { "{\"format\":1,\"kind\":\"product\",\"ports\":[{\"direction\":\"up\"}]}", "“direction”" },
    { "{\"contracts\":[{\"objects\":[{\"properties\":[{\"required\":1}]}]}],\"format\":1,\"kind\":\"product\"}",
      "“required” of a revision is neither true nor false" },
    { "{\"contracts\":[{\"objects\":[{\"properties\":[{\"required\":false}]}]}],\"format\":1,\"kind\":\"product\"}",
      "canonical" },
    { "{\"format\":1,\"kind\":\"product\"} ", "canonical" },
    { "{\"kind\":\"product\",\"format\":1}", "canonical" },
    { "{\"format\":1,\"kind\":\"product\",\"kind\":\"product\"}", "cannot be read" },
    { "{\"format\":1,\"kind\":\"prod\\u0075ct\"}", "canonical" },
    { "{\"format\":1,\"kind\":\"product\",\"name\":\"\\ud800\"}", "cannot be read" },
    { "{\"format\":1,\"kind\":\"product\",\"name\":\"\xff\"}", "cannot be read" },
    { "{\"äääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää\":1,\"format\":1}", "does not know" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), STEWARD_ERROR_INVALID_DATA, cases[i].because);
  assert_refused ("{\"format\":2,\"kind\":\"product\"}", 29, STEWARD_ERROR_SCHEMA_TOO_NEW, "knows format 1");
}

/* Any damage is refused or is another revision; nothing crashes. */
static void
test_damaged (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr(StewardEntry) entry = random_entry (seed);
      g_autoptr(GBytes) bytes = write_revision (entry);
      gsize length = g_bytes_get_size (bytes);
      g_autofree char *text = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr(GBytes) damaged = NULL;
      g_autoptr(StewardEntry) back = NULL;

      text[g_rand_int_range (rand, 0, (gint32) length)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      damaged = g_bytes_new (text, g_rand_int_range (rand, 0, 8) == 0 ? length / 2 : length);
      back = steward_revision_read (damaged, NULL);
      if (back != NULL)
        {
          g_autoptr(GBytes) again = write_revision (back);

          g_assert_true (g_bytes_equal (damaged, again));
          g_assert_false (g_bytes_equal (bytes, again));
        }
    }
}

static void
test_not_text (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardEntry) entry = steward_entry_new (STEWARD_ENTRY_PRODUCT);
  g_autoptr(GBytes) bytes = NULL;

  entry->description = g_strdup ("\xc3(");
  bytes = steward_revision_write (entry, &error);
  g_assert_null (bytes);
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "“description”"));
}

/* A table of 100 columns: below a millisecond, which is checked loosely here,
 * as others use the machine, and told exactly. */
static void
test_speed (void)
{
  g_autoptr(StewardEntry) entry = make_fixed_entry ();
  StewardContract *contract = g_ptr_array_index (entry->contracts, 0);
  StewardSchemaObject *object = g_ptr_array_index (contract->objects, 0);
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 100; i++)
    {
      StewardProperty *property = steward_property_new ();

      property->name = g_strdup_printf ("column_%u", i);
      property->physical_type = g_strdup ("varchar(40)");
      property->description = g_strdup ("What it holds, in a sentence of the usual length for such a thing.");
      g_ptr_array_add (object->properties, property);
    }
  for (guint i = 0; i < 20; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr(GBytes) bytes = write_revision (entry);
      g_autofree char *digest = steward_revision_to_digest (bytes);

      best = MIN (best, g_get_monotonic_time () - begin);
    }
  g_test_message ("100 columns: %" G_GINT64_FORMAT " µs", best);
  g_assert_cmpint (best, <, 10000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/revision/round-trip", test_round_trip);
  g_test_add_func ("/revision/canonical", test_canonical);
  g_test_add_func ("/revision/what-moves", test_what_moves);
  g_test_add_func ("/revision/what-counts", test_what_counts);
  g_test_add_func ("/revision/fixed", test_fixed);
  g_test_add_func ("/revision/refused", test_refused);
  g_test_add_func ("/revision/damaged", test_damaged);
  g_test_add_func ("/revision/not-text", test_not_text);
  g_test_add_func ("/revision/speed", test_speed);

  return g_test_run ();
}
