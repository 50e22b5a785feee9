/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Marquez's interface, spoken by a server in a thread of this program in the
 * shapes of Marquez's own OpenAPI document: pages of each list, and events. */

#include "config.h"

#include "steward-test-signals.h"
#include "steward-test-source.h"

#include <libsoup/soup.h>
#include <string.h>

#define N_DATASETS 250
#define N_EVENTS 130

typedef struct
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  char *address;
  char *after;                         /* of the last question for events */
  int n_asked;
  gboolean without_events;             /* an old server */
  gboolean endless;                    /* one that does not know offset */
  GMutex mutex;
  GCond cond;
} Peer;

static guint
get_number (GHashTable *query,
            const char *name,
            guint       fallback)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, name) : NULL;

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : fallback;
}

static void
append_dataset (GString *text,
                guint    i)
{
  g_string_append_printf (text, "{\"id\":{\"namespace\":\"postgres://db:5432\",\"name\":\"shop.public.t%03u\"},"
                          "\"type\":\"DB_TABLE\",\"name\":\"shop.public.t%03u\",\"physicalName\":\"shop.public.t%03u\","
                          "\"createdAt\":\"2026-11-01T00:00:00Z\",\"updatedAt\":\"2026-11-20T00:00:00Z\","
                          "\"namespace\":\"postgres://db:5432\",\"sourceName\":\"shop\",\"fields\":[{\"name\":\"id\","
                          "\"type\":\"INTEGER\",\"tags\":[],\"description\":\"The key\"}],\"tags\":[],"
                          "\"lastModifiedAt\":\"2026-11-20T12:00:00Z\",\"description\":\"Table %u\",\"facets\":{},"
                          "\"deleted\":false}", i, i, i, i);
}

static void
append_event (GString *text,
              guint    i)
{
  g_string_append_printf (text, "{\"eventType\":\"%s\",\"eventTime\":\"2026-11-20T%02u:%02u:00.000Z\",\"run\":{\"runId\":"
                          "\"41fb5137-f0fd-4ee5-ba5c-%012u\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"},\"inputs\":[],"
                          "\"outputs\":[{\"namespace\":\"postgres://db:5432\",\"name\":\"shop.public.t000\"}],"
                          "\"producer\":\"https://example.org/p\",\"schemaURL\":"
                          "\"https://openlineage.io/spec/2-0-2/OpenLineage.json#/definitions/RunEvent\"}",
                          i % 10 == 9 ? "FAIL" : "COMPLETE", i / 60, i % 60, i);
}

static char *
make_page (Peer        *peer,
           const char  *list,
           guint        n,
           GHashTable  *query,
           void       (*append) (GString *text, guint i))
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint offset = peer->endless ? 0 : get_number (query, "offset", 0);
  guint end = MIN (offset + get_number (query, "limit", 100), n);

  g_string_append_printf (text, "{\"totalCount\":%u,\"%s\":[", n, list);
  for (guint i = offset; i < end; i++)
    {
      if (i > offset)
        g_string_append_c (text, ',');
      append (text, i);
    }
  g_string_append (text, "]}");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
find_answer (Peer       *peer,
             const char *path,
             GHashTable *query)
{
  static const char namespaces[] = "{\"namespaces\":[{\"name\":\"postgres://db:5432\",\"createdAt\":"
                                   "\"2026-11-01T00:00:00Z\",\"updatedAt\":\"2026-11-01T00:00:00Z\",\"ownerName\":"
                                   "\"data-eng\",\"description\":null,\"isHidden\":false}]}";
  static const char jobs[] = "{\"totalCount\":1,\"jobs\":[{\"id\":{\"namespace\":\"postgres://db:5432\",\"name\":\"j\"},"
                             "\"type\":\"BATCH\",\"name\":\"j\",\"inputs\":[{\"namespace\":\"postgres://db:5432\",\"name\":"
                             "\"shop.public.t001\"}],\"outputs\":[{\"namespace\":\"postgres://db:5432\",\"name\":"
                             "\"shop.public.t000\"}]}]}";

  if (g_str_equal (path, "/api/v1/namespaces"))
    return get_number (query, "offset", 0) > 0 ? g_strdup ("{\"namespaces\":[]}") : g_strdup (namespaces);
  if (g_str_has_suffix (path, "/jobs"))
    return g_strdup (jobs);
  if (g_str_has_suffix (path, "/datasets"))
    return make_page (peer, "datasets", N_DATASETS, query, append_dataset);
  if (g_str_equal (path, "/api/v1/events/lineage") && !peer->without_events)
    return make_page (peer, "events", N_EVENTS, query, append_event);

  return NULL;
}

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           data)
{
  Peer *peer = data;
  g_autofree char *body = find_answer (peer, path, query);

  g_mutex_lock (&peer->mutex);
  peer->n_asked++;
  if (query != NULL && g_hash_table_contains (query, "after"))
    {
      g_free (peer->after);
      peer->after = g_strdup (g_hash_table_lookup (query, "after"));
    }
  g_mutex_unlock (&peer->mutex);
  soup_server_message_set_status (message, body != NULL ? 200 : 404, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static gpointer
serve_in_thread (gpointer data)
{
  Peer *peer = data;
  g_autoptr(SoupServer) server = NULL;
  g_autoptr(GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (peer->context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, answer_cb, peer, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  g_mutex_lock (&peer->mutex);
  peer->address = g_strdup_printf ("address=http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_cond_signal (&peer->cond);
  g_mutex_unlock (&peer->mutex);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  g_main_loop_run (peer->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (peer->context);

  return NULL;
}

static void
set_up (Peer          *peer,
        gconstpointer  data)
{
  g_mutex_init (&peer->mutex);
  g_cond_init (&peer->cond);
  peer->context = g_main_context_new ();
  peer->loop = g_main_loop_new (peer->context, FALSE);
  peer->thread = g_thread_new ("peer", serve_in_thread, peer);
  g_mutex_lock (&peer->mutex);
  while (peer->address == NULL)
    g_cond_wait (&peer->cond, &peer->mutex);
  g_mutex_unlock (&peer->mutex);
}

static void
tear_down (Peer          *peer,
           gconstpointer  data)
{
  g_main_loop_quit (peer->loop);
  g_thread_join (peer->thread);
  g_main_loop_unref (peer->loop);
  g_main_context_unref (peer->context);
  g_mutex_clear (&peer->mutex);
  g_cond_clear (&peer->cond);
  g_free (peer->address);
  g_free (peer->after);
}

static StewardConnector *
connect_to (Peer *peer)
{
  const char *const settings[] = { peer->address, NULL };

  return steward_test_connector_new ("marquez", NULL, settings);
}

static void
test_check (Peer          *peer,
            gconstpointer  data)
{
  g_autoptr(StewardConnector) connector = connect_to (peer);
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = NULL;

  g_assert_true (steward_connector_check (connector, &summary, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (summary, "1 namespace."));
}

/* Pages of 100, and the one table that is made of another. */
static void
test_fetch (Peer          *peer,
            gconstpointer  data)
{
  g_autoptr(StewardConnector) connector = connect_to (peer);
  g_auto(StewardTestSink) sink = { 0 };
  const StewardEntry *entry;
  guint n_inputs = 0;

  steward_test_sink_init (&sink, TRUE);
  steward_test_sink_fetch (&sink, connector);
  g_assert_cmpuint (sink.entries->len, ==, N_DATASETS);
  g_assert_cmpuint (sink.most_entries, <=, 100);
  for (guint i = 0; i < sink.entries->len; i++)
    {
      entry = g_ptr_array_index (sink.entries, i);
      g_assert_cmpint (entry->kind, ==, STEWARD_ENTRY_DATASET);
      for (guint j = 0; j < entry->ports->len; j++)
        n_inputs += ((StewardPort *) g_ptr_array_index (entry->ports, j))->direction == STEWARD_PORT_INPUT;
    }
  g_assert_cmpuint (n_inputs, ==, 1);
}

static void
test_events (Peer          *peer,
             gconstpointer  data)
{
  g_autoptr(StewardConnector) connector = connect_to (peer);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;
  g_autofree char *again = NULL;
  guint n_runs = 0;
  guint n_updates = 0;

  cursor = steward_test_signals_read (&signals, connector, NULL);
  for (guint i = 0; i < signals.unread->len; i++)
    g_test_message ("%s: %s", ((StewardUnread *) signals.unread->pdata[i])->place,
                    ((StewardUnread *) signals.unread->pdata[i])->reason);
  for (guint i = 0; i < signals.rows->len; i++)
    {
      const StewardMeasurement *row = g_ptr_array_index (signals.rows, i);

      n_runs += g_str_equal (row->property, "run");
      n_updates += g_str_equal (row->property, "freshness") && row->kind == STEWARD_MEASUREMENT_UPDATE;
    }
  g_assert_cmpuint (n_runs, ==, N_EVENTS);
  g_assert_cmpuint (n_updates, ==, N_EVENTS - N_EVENTS / 10);
  g_assert_cmpuint (signals.n_unread, ==, 0);
  g_assert_true (g_str_has_prefix (cursor, "2026-11-20T02:09:00"));

  again = steward_test_signals_read (&signals, connector, cursor);
  g_assert_cmpstr (again, ==, cursor);
  g_assert_true (g_str_has_prefix (peer->after, "2026-11-19T20:09:00"));
}

/* Then the newest update of each dataset, and its columns, are what a poll saw. */
static void
test_without_events (Peer          *peer,
                     gconstpointer  data)
{
  g_autoptr(StewardConnector) connector = connect_to (peer);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;

  peer->without_events = TRUE;
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpuint (signals.rows->len, ==, 2 * N_DATASETS);
  for (guint i = 0; i < signals.rows->len; i++)
    {
      const StewardMeasurement *row = g_ptr_array_index (signals.rows, i);

      g_assert_cmpint (row->kind, ==, STEWARD_MEASUREMENT_OBSERVATION);
      g_assert_true (g_str_equal (row->property, "freshness") || g_str_equal (row->property, "schema"));
    }
}

/* One that gives its first page for ever comes to its own end. */
static void
test_endless (Peer          *peer,
              gconstpointer  data)
{
  g_autoptr(StewardConnector) connector = connect_to (peer);
  g_auto(StewardTestSignals) signals = { 0 };
  g_autofree char *cursor = NULL;

  peer->endless = TRUE;
  cursor = steward_test_signals_read (&signals, connector, NULL);
  g_assert_cmpint (peer->n_asked, ==, 2);
}

static void
test_missing (Peer          *peer,
              gconstpointer  data)
{
  const char *const settings[] = { "address=http://127.0.0.1:1", NULL };
  g_autoptr(StewardConnector) connector = steward_test_connector_new ("marquez", NULL, settings);
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = NULL;

  g_assert_false (steward_connector_check (connector, &summary, NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK);
}

#define ADD(name, func) g_test_add ("/marquez/" name, Peer, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("check", test_check);
  ADD ("fetch", test_fetch);
  ADD ("events", test_events);
  ADD ("without-events", test_without_events);
  ADD ("endless", test_endless);
  ADD ("missing", test_missing);

  return g_test_run ();
}
