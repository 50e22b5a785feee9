/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every single bit of every event, and everything that can be done to whole
 * events: found, at the right place, with a fitting word. */

#include "config.h"

#include "ledger-fixture.h"

#include "steward-event-types.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_EVENTS 30

static void
assert_sound (TestStore *store,
              gint64     n_signatures)
{
  g_autoptr(StewardVerdict) verdict = test_store_verify (store, TRUE, NULL);

  g_assert_cmpstr (verdict->words, ==, NULL);
  g_assert_cmpint (verdict->fault, ==, STEWARD_FAULT_NONE);
  g_assert_cmpint (verdict->position, ==, 0);
  g_assert_cmpint (verdict->n_events, ==, N_EVENTS);
  g_assert_cmpuint (verdict->head.tree.size, ==, N_EVENTS);
  g_assert_cmpint (verdict->n_signatures, ==, n_signatures);
}

/* Without signatures, whose bits are their own affair. */
static TestStore *
new_unsigned (void)
{
  TestStore *store = test_store_new ();

  store->unsigned_only = TRUE;
  test_store_fill (store);
  test_store_unprotect (store);

  return store;
}

static void
test_sound (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();
  g_autoptr(StewardVerdict) verdict = test_store_verify (store, FALSE, NULL);
  StewardCheckpoint checkpoint;

  assert_sound (store, 7);
  g_assert_cmpstr (verdict->against, ==, "the checkpoint beside the store (30 events)");
  g_assert_true (steward_ledger_get_checkpoint_sync (store->ledger, &checkpoint, NULL));
  g_assert_true (steward_digest_equal (&checkpoint.seal, &verdict->head.seal));
  g_assert_cmpuint (checkpoint.tree.size, ==, N_EVENTS);
}

static void
test_empty (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autoptr(StewardVerdict) verdict = test_store_verify (store, TRUE, NULL);

  g_assert_cmpint (verdict->fault, ==, STEWARD_FAULT_NONE);
  g_assert_cmpint (verdict->n_events, ==, 0);
}

/* --- bits --- */

/* A ledger in memory, so that every bit can be tried in seconds. */
#define TEST_TYPE_LEDGER (test_ledger_get_type ())
G_DECLARE_FINAL_TYPE (TestLedger, test_ledger, TEST, LEDGER, StewardLedger)

struct _TestLedger
{
  StewardLedger parent_instance;

  GPtrArray *events;                   /* StewardEvent */
};

G_DEFINE_FINAL_TYPE (TestLedger, test_ledger, STEWARD_TYPE_LEDGER)

static gboolean
test_ledger_walk (StewardLedger      *ledger,
                  gint64              after,
                  StewardEventVisit   visit,
                  gpointer            data,
                  GError            **error)
{
  TestLedger *self = TEST_LEDGER (ledger);

  for (guint i = (guint) after; i < self->events->len; i++)
    if (!visit (g_ptr_array_index (self->events, i), NULL, data, error))
      return FALSE;

  return TRUE;
}

static GPtrArray *
test_ledger_read (StewardLedger  *ledger,
                  const char     *stream,
                  gint64          after,
                  gint64          limit,
                  GError        **error)
{
  TestLedger *self = TEST_LEDGER (ledger);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_event_free);

  if (after < self->events->len)
    {
      const StewardEvent *event = g_ptr_array_index (self->events, (guint) after);

      g_ptr_array_add (events, steward_event_new (event->position, event->stream, event->version, event->type,
                                                  event->header, event->body));
    }

  return events;
}

static GPtrArray *
test_ledger_list_notes (StewardLedger  *ledger,
                        const char    **out_missing)
{
  return g_ptr_array_new ();
}

static void
test_ledger_finalize (GObject *object)
{
  g_ptr_array_unref (TEST_LEDGER (object)->events);
  G_OBJECT_CLASS (test_ledger_parent_class)->finalize (object);
}

static void
test_ledger_class_init (TestLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_ledger_finalize;
  STEWARD_LEDGER_CLASS (klass)->walk = test_ledger_walk;
  STEWARD_LEDGER_CLASS (klass)->read = test_ledger_read;
  STEWARD_LEDGER_CLASS (klass)->list_notes = test_ledger_list_notes;
}

static void
test_ledger_init (TestLedger *self)
{
}

static gboolean
is_found (StewardLedger *ledger,
          gint64         position)
{
  g_autoptr(StewardVerdict) verdict = NULL;

  g_assert_true (steward_ledger_verify_sync (ledger, FALSE, NULL, 0, &verdict, NULL));
  if (verdict->position != position || verdict->fault != STEWARD_FAULT_CHANGED)
    g_test_message ("%s", verdict->words);

  return verdict->position == position && verdict->fault == STEWARD_FAULT_CHANGED && verdict->words != NULL;
}

static unsigned
flip_all (StewardLedger *ledger,
          gint64         position,
          guint8        *data,
          gsize          length)
{
  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      data[bit / 8] ^= (guint8) (1 << bit % 8);
      g_assert_true (is_found (ledger, position));
      data[bit / 8] ^= (guint8) (1 << bit % 8);
    }

  return 8 * (unsigned) length;
}

/* Bytes of its own, so that they can be changed. */
static guint8 *
detach (GBytes **bytes,
        gsize   *out_length)
{
  guint8 *copy = g_memdup2 (g_bytes_get_data (*bytes, out_length), g_bytes_get_size (*bytes));

  g_bytes_unref (*bytes);
  *bytes = g_bytes_new_take (copy, *out_length);

  return copy;
}

static void
test_bits (void)
{
  g_autoptr(TestStore) store = new_unsigned ();
  g_autoptr(TestLedger) memory = g_object_new (TEST_TYPE_LEDGER, NULL);
  StewardLedger *ledger = STEWARD_LEDGER (memory);
  g_autoptr(StewardVerdict) sound = NULL;
  unsigned n = 0;

  memory->events = steward_ledger_read_sync (store->ledger, NULL, 0, -1, NULL);
  g_assert_cmpuint (memory->events->len, ==, N_EVENTS);
  for (guint i = 0; i < N_EVENTS; i++)
    {
      StewardEvent *event = g_ptr_array_index (memory->events, i);
      gsize header_length, body_length;
      guint8 *header = detach (&event->header, &header_length);
      guint8 *body = detach (&event->body, &body_length);

      n += flip_all (ledger, event->position, header, header_length);
      n += flip_all (ledger, event->position, body, body_length);
      n += flip_all (ledger, event->position, event->seal.bytes, STEWARD_DIGEST_SIZE);
      n += flip_all (ledger, event->position, (guint8 *) event->stream, strlen (event->stream));
      n += flip_all (ledger, event->position, (guint8 *) event->type, strlen (event->type));
    }
  g_test_message ("%u bits", n);
  g_assert_cmpuint (n, >, 80000);
  g_assert_true (steward_ledger_verify_sync (ledger, TRUE, NULL, 0, &sound, NULL));
  g_assert_cmpint (sound->fault, ==, STEWARD_FAULT_NONE);
}

typedef struct
{
  const char *column;
  gboolean is_text;
} Column;

static GBytes *
flip (GBytes *value,
      gsize   bit)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (value, &length);
  guint8 *copy = g_memdup2 (data, length);

  copy[bit / 8] ^= (guint8) (1 << bit % 8);

  return g_bytes_new_take (copy, length);
}

static unsigned
flip_value (TestStore    *store,
            const Column *column,
            gint64        position,
            gsize         step)
{
  g_autoptr(GBytes) value = test_store_get (store, column->column, position);
  unsigned n = 0;

  for (gsize bit = (gsize) position % step; bit < 8 * g_bytes_get_size (value); bit += step)
    {
      g_autoptr(GBytes) flipped = flip (value, bit);

      if (!test_store_set (store, column->column, position, flipped, column->is_text))
        continue;
      g_assert_true (is_found (store->ledger, position));
      g_assert_true (test_store_set (store, column->column, position, value, column->is_text));
      n++;
    }

  return n;
}

/* In the file itself: one bit of every second byte, or STEWARD_TEST_BITS=all. */
static void
test_stored_bits (void)
{
  static const Column columns[] = {
    { "header", FALSE }, { "body", FALSE }, { "seal", FALSE }, { "stream", TRUE }, { "type", TRUE },
  };
  g_autoptr(TestStore) store = new_unsigned ();
  gsize step = g_strcmp0 (g_getenv ("STEWARD_TEST_BITS"), "all") == 0 ? 1 : 17;
  unsigned n = 0;

  for (gint64 position = 1; position <= N_EVENTS; position++)
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
      n += flip_value (store, &columns[i], position, step);
  g_test_message ("%u bits", n);
  g_assert_cmpuint (n, >, 80000 / step);
  assert_sound (store, 0);
}

/* Bits of the numbers; a place that is taken is never given twice. */
static void
test_number_bits (void)
{
  g_autoptr(TestStore) store = new_unsigned ();
  unsigned n = 0;

  for (gint64 position = 1; position <= N_EVENTS; position++)
    for (int bit = 0; bit < 63; bit += bit < 6 ? 1 : 3)
      {
        gint64 other = position ^ (G_GINT64_CONSTANT (1) << bit);
        g_autofree char *move = g_strdup_printf ("UPDATE event SET position = %" G_GINT64_FORMAT
                                                 " WHERE position = %" G_GINT64_FORMAT, other, position);
        g_autofree char *back = g_strdup_printf ("UPDATE event SET position = %" G_GINT64_FORMAT
                                                 " WHERE position = %" G_GINT64_FORMAT, position, other);
        g_autofree char *vary = g_strdup_printf ("UPDATE event SET version = (version | %" G_GINT64_FORMAT
                                                 ") - (version & %" G_GINT64_FORMAT ") WHERE position = %"
                                                 G_GINT64_FORMAT, G_GINT64_CONSTANT (1) << bit,
                                                 G_GINT64_CONSTANT (1) << bit, position);
        g_autofree char *keep = g_strdup_printf ("UPDATE event SET version = (SELECT header ->> '$.version' FROM event e "
                                                 "WHERE e.position = event.position) WHERE position = %"
                                                 G_GINT64_FORMAT, position);

        if (test_store_try (store, vary))
          {
            test_store_assert_fault (store, STEWARD_FAULT_CHANGED, position, "another stream, version or type");
            test_store_run (store, keep);
            n++;
          }
        if (other > 0 && test_store_try (store, move))
          {
            if (other > position)
              test_store_assert_fault (store, STEWARD_FAULT_REORDERED, position, "is not at its place, but at place");
            test_store_run (store, back);
            n++;
          }
      }
  g_assert_cmpuint (n, >, 1000);
  assert_sound (store, 0);
}

/* --- whole events --- */

#define EVENT "stream, version, type, header, body, seal"

static void
swap_rows (TestStore *store,
           gint64     a,
           gint64     b)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE event SET position = 1000 WHERE position = %d; UPDATE event SET position = %d WHERE "
                     "position = %d; UPDATE event SET position = %d WHERE position = 1000", (int) a, (int) a, (int) b,
                     (int) b);

  test_store_run (store, sql);
}

static void
test_delete (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  test_store_run (store, "DELETE FROM event WHERE position = 12");
  test_store_assert_fault (store, STEWARD_FAULT_MISSING, 12, "Event 12 is missing; the next one is event 13.");
}

static void
test_delete_first (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  test_store_run (store, "DELETE FROM event WHERE position = 1");
  test_store_assert_fault (store, STEWARD_FAULT_MISSING, 1, "Event 1 is missing");
}

/* The gap is closed again. */
static void
test_delete_and_shift (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  test_store_run (store, "DELETE FROM event WHERE position = 12;"
                         "UPDATE event SET position = -position WHERE position > 12;"
                         "UPDATE event SET position = -position - 1 WHERE position < 0");
  test_store_assert_fault (store, STEWARD_FAULT_MISSING, 12, "Event 12 is missing; at its place stands what was event 13.");
}

static void
test_swap (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  swap_rows (store, 12, 19);
  test_store_assert_fault (store, STEWARD_FAULT_REORDERED, 12, "Event 12 is not at its place, but at place 19.");
  swap_rows (store, 12, 19);
  assert_sound (store, 7);
  swap_rows (store, 29, 30);
  test_store_assert_fault (store, STEWARD_FAULT_REORDERED, 29, "but at place 30");
  swap_rows (store, 29, 30);
  swap_rows (store, 1, 2);
  test_store_assert_fault (store, STEWARD_FAULT_REORDERED, 1, "but at place 2");
}

static void
make_room (TestStore *store,
           int        position)
{
  g_autofree char *sql =
    g_strdup_printf ("DROP INDEX event_by_stream; UPDATE event SET position = -position WHERE position >= %d;"
                     "UPDATE event SET position = -position + 1 WHERE position < 0", position);

  test_store_run (store, sql);
}

static void
test_duplicate (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  make_room (store, 13);
  test_store_run (store, "INSERT INTO event (position, " EVENT ") SELECT 13, " EVENT " FROM event WHERE position = 12");
  test_store_assert_fault (store, STEWARD_FAULT_REORDERED, 13, "but at place 14");
}

/* At the end, where nobody is pushed aside. */
static void
test_duplicate_last (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  test_store_run (store, "DROP INDEX event_by_stream; INSERT INTO event (position, " EVENT ") SELECT 31, " EVENT
                         " FROM event WHERE position = 30");
  test_store_assert_fault (store, STEWARD_FAULT_REORDERED, 31, "stands event 30 a second time");
}

static void
test_insert (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();

  make_room (store, 13);
  test_store_run (store, "INSERT INTO event (position, " EVENT ") SELECT 13, stream, version, type, header, "
                         "CAST ('{}' AS BLOB), seal FROM event WHERE position = 14");
  test_store_assert_fault (store, STEWARD_FAULT_REORDERED, 13, "an event that was put in; what was there is at place 14");
}

/* With a fitting seal of its own: then the next one does not fit. */
static void
test_insert_sealed (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();
  g_autoptr(GBytes) header = NULL;

  make_room (store, 13);
  test_store_run (store, "INSERT INTO event (position, " EVENT ") SELECT 13, 'people', 3, 'person.registered', header, "
                         "CAST ('{}' AS BLOB), seal FROM event WHERE position = 14");
  header = steward_event_make_header (13, "people", 3, "person.registered", 0, "p-9", "asserted", NULL);
  g_assert_true (test_store_set (store, "header", 13, header, FALSE));
  {
    g_autoptr(GPtrArray) events = steward_ledger_read_sync (store->ledger, NULL, 11, 2, NULL);
    StewardEvent *before = g_ptr_array_index (events, 0);
    StewardEvent *event = g_ptr_array_index (events, 1);
    g_autoptr(GBytes) seal = NULL;

    steward_event_seal (event, &before->seal);
    seal = g_bytes_new (event->seal.bytes, STEWARD_DIGEST_SIZE);
    g_assert_true (test_store_set (store, "seal", 13, seal, FALSE));
  }
  test_store_assert_fault (store, STEWARD_FAULT_REORDERED, 14, "Event 14 is not at its place, but at place 15.");
}

/* --- heads --- */

static void
remove_checkpoint (TestStore *store)
{
  g_autofree char *path = g_strconcat (store->path, ".checkpoint", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_truncated (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();
  g_autoptr(StewardVerdict) blind = NULL;
  g_autoptr(StewardVerdict) seeing = NULL;
  StewardNotedHead head;

  test_store_get_head (store, N_EVENTS, &head);
  test_store_run (store, "DELETE FROM event WHERE position > 25");
  test_store_assert_fault (store, STEWARD_FAULT_TRUNCATED, 26, "the checkpoint beside the store saw 30 events, and only the first 25 are there");

  remove_checkpoint (store);
  blind = test_store_verify (store, TRUE, NULL);
  g_assert_cmpint (blind->fault, ==, STEWARD_FAULT_NONE);
  g_assert_cmpint (blind->n_events, ==, 25);
  g_assert_cmpstr (blind->against, ==, "nothing: there is no checkpoint beside the store");
  seeing = test_store_verify (store, FALSE, &head);
  g_assert_cmpint (seeing->fault, ==, STEWARD_FAULT_TRUNCATED);
  g_assert_cmpint (seeing->position, ==, 26);
  g_assert_cmpstr (seeing->against, ==,
                   "a head noted elsewhere (30 events); there is no checkpoint beside the store");
}

static void
remove_copies (TestStore *store)
{
  g_autoptr(GDir) dir = g_dir_open (store->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (store->folder, name, NULL);

      if (strstr (name, ".copy-") != NULL)
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* Opening restores what it can; what is lost stays known. */
static void
test_set_aside (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();
  g_autofree char *notice = NULL;
  g_autoptr(StewardVerdict) verdict = NULL;
  g_autoptr(GError) error = NULL;

  test_store_run (store, "DELETE FROM event WHERE position > 25");
  g_clear_object (&store->ledger);
  steward_governance_close (store->governance);
  g_clear_object (&store->governance);
  remove_copies (store);
  store->governance = steward_governance_open (store->path, &notice, &error);
  g_assert_no_error (error);
  g_test_message ("%s", notice);
  g_assert_nonnull (notice);
  store->ledger = steward_local_ledger_new (store->governance);
  verdict = test_store_verify (store, FALSE, NULL);
  g_assert_cmpint (verdict->fault, ==, STEWARD_FAULT_TRUNCATED);
  g_assert_cmpint (verdict->position, ==, 26);
  g_assert_nonnull (strstr (verdict->words, "the checkpoint that was set aside as governance.db.checkpoint.damaged-"));
}

/* A history that was written anew is whole in itself. */
static void
test_replaced (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();
  g_autoptr(GBytes) body = g_bytes_new_static ("{\"comment\":\"other words\"}", 25);
  g_autoptr(StewardVerdict) beside = NULL;
  g_autoptr(StewardVerdict) blind = NULL;
  g_autoptr(StewardVerdict) early = NULL;
  g_autoptr(StewardVerdict) late = NULL;
  StewardNotedHead before, after;

  test_store_get_head (store, 14, &before);
  test_store_get_head (store, 16, &after);
  g_assert_true (test_store_set (store, "body", 15, body, FALSE));
  test_store_reseal (store, 15);

  beside = test_store_verify (store, FALSE, &before);
  g_assert_cmpint (beside->fault, ==, STEWARD_FAULT_REPLACED);
  g_assert_cmpint (beside->n_events, ==, 14);
  g_assert_cmpuint (beside->head.tree.size, ==, 14);
  g_assert_nonnull (strstr (beside->words, "the checkpoint beside the store saw: event 15 or a later one"));

  remove_checkpoint (store);
  blind = test_store_verify (store, TRUE, NULL);
  g_assert_cmpint (blind->fault, ==, STEWARD_FAULT_NONE);
  early = test_store_verify (store, TRUE, &before);
  g_assert_cmpint (early->fault, ==, STEWARD_FAULT_NONE);
  late = test_store_verify (store, FALSE, &after);
  g_assert_cmpint (late->fault, ==, STEWARD_FAULT_REPLACED);
  g_assert_cmpint (late->position, ==, 1);
  g_assert_nonnull (strstr (late->words, "a head noted elsewhere"));
}

static void
test_damaged_checkpoint (void)
{
  g_autoptr(TestStore) store = test_store_new_filled ();
  g_autofree char *path = g_strconcat (store->path, ".checkpoint", NULL);
  g_autoptr(StewardVerdict) verdict = NULL;

  g_assert_true (g_file_set_contents (path, "no checkpoint", -1, NULL));
  verdict = test_store_verify (store, FALSE, NULL);
  g_assert_cmpint (verdict->fault, ==, STEWARD_FAULT_NONE);
  g_assert_cmpstr (verdict->against, ==, "nothing: the checkpoint beside the store cannot be read");
}

static void
test_parse_heads (void)
{
  static const char *const bad[] = {
    "", "30", "30:", "30:abcd", "-1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "origin\n30\n", "origin\n30\nAAAA\n\n",
    "origin\nx\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
    "\n30\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
    "99999999999999999999:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  };
  StewardNotedHead first, second;

  g_assert_true (steward_noted_head_parse ("30:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                           &first, NULL));
  g_assert_true (steward_noted_head_parse ("some ledger\n30\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— x y\n",
                                           &second, NULL));
  g_assert_cmpuint (first.size, ==, 30);
  g_assert_cmpuint (second.size, ==, 30);
  g_assert_true (steward_digest_equal (&first.root, &second.root));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (steward_noted_head_parse (bad[i], &first, &error));
      g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA);
    }
}

/* --- form --- */

static void
test_form (void)
{
  static const char *const bodies[] = {
    "{ }", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "{\"a\":1.5}", "{\"a\":9007199254740993}", "not JSON", "{\"a\":\"\xff\"}",
    "{\"a\":\"\\u0041\"}", "",
  };
  g_autoptr(TestStore) store = test_store_new_filled ();

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new_static (bodies[i], strlen (bodies[i]));
      g_autoptr(StewardVerdict) deep = NULL;

      g_assert_true (test_store_set (store, "body", 6, body, FALSE));
      test_store_reseal (store, 6);
      deep = test_store_verify (store, TRUE, NULL);
      g_assert_cmpint (deep->fault, ==, STEWARD_FAULT_FORM);
      g_assert_cmpint (deep->position, ==, 6);
      g_assert_nonnull (strstr (deep->words, "Event 6"));
    }
}

static void
test_erased (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  g_autofree char *asked = NULL;
  g_autofree char *erased = NULL;
  g_autoptr(StewardVerdict) verdict = NULL;
  g_autoptr(GError) error = NULL;

  test_store_fill (store);
  asked = g_strdup_printf ("{\"payload\":\"%s\"}", store->note);
  erased = g_strdup_printf ("{\"payload\":\"%s\",\"askedBy\":\"p-0000000002\"}", store->note);
  test_store_append (store, "payload/x", STEWARD_EVENT_ERASURE_ASKED, FALSE, asked);
  test_store_append (store, "payload/x", STEWARD_EVENT_ERASED, FALSE, erased);
  g_assert_true (steward_governance_erase_payload_sync (store->governance, store->note, &error));
  g_assert_no_error (error);
  verdict = test_store_verify (store, TRUE, NULL);
  g_assert_cmpint (verdict->fault, ==, STEWARD_FAULT_NONE);
  g_assert_cmpint (verdict->n_erased, ==, 1);
  g_assert_cmpint (verdict->n_events, ==, 32);
}

static void
count_cb (StewardLedger *ledger,
          gpointer       data)
{
  ++*(unsigned *) data;
}

/* Whoever shows the ledger is told. */
static void
test_appended (void)
{
  g_autoptr(TestStore) store = test_store_new ();
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  unsigned n = 0;

  g_signal_connect (store->ledger, "appended", G_CALLBACK (count_cb), &n);
  test_store_append (store, "people", STEWARD_EVENT_PERSON_REGISTERED, FALSE, "{\"person\":\"" PERSON "\"}");
  while (n == 0 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpstr (steward_ledger_get_established (store->ledger), ==, "asserted");
  g_assert_cmpstr (steward_ledger_get_origin (store->ledger), ==, "stewardconsole.org/ledger/local");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger-verify/sound", test_sound);
  g_test_add_func ("/ledger-verify/empty", test_empty);
  g_test_add_func ("/ledger-verify/bits", test_bits);
  g_test_add_func ("/ledger-verify/stored-bits", test_stored_bits);
  g_test_add_func ("/ledger-verify/number-bits", test_number_bits);
  g_test_add_func ("/ledger-verify/delete", test_delete);
  g_test_add_func ("/ledger-verify/delete-first", test_delete_first);
  g_test_add_func ("/ledger-verify/delete-and-shift", test_delete_and_shift);
  g_test_add_func ("/ledger-verify/swap", test_swap);
  g_test_add_func ("/ledger-verify/duplicate", test_duplicate);
  g_test_add_func ("/ledger-verify/duplicate-last", test_duplicate_last);
  g_test_add_func ("/ledger-verify/insert", test_insert);
  g_test_add_func ("/ledger-verify/insert-sealed", test_insert_sealed);
  g_test_add_func ("/ledger-verify/truncated", test_truncated);
  g_test_add_func ("/ledger-verify/set-aside", test_set_aside);
  g_test_add_func ("/ledger-verify/replaced", test_replaced);
  g_test_add_func ("/ledger-verify/damaged-checkpoint", test_damaged_checkpoint);
  g_test_add_func ("/ledger-verify/parse-heads", test_parse_heads);
  g_test_add_func ("/ledger-verify/form", test_form);
  g_test_add_func ("/ledger-verify/erased", test_erased);
  g_test_add_func ("/ledger-verify/appended", test_appended);

  return g_test_run ();
}
