/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions over HTTP to a server in a thread of this program, which answers as
 * each path says. */

#include "config.h"

#include "steward-http.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  char *base;
  char *asked;                         /* the last target and key; read when nothing is under way */
  int n_asked;
  GMutex mutex;
  GCond cond;
} Peer;

static void
note_question (Peer              *peer,
               SoupServerMessage *message)
{
  g_autofree char *uri = g_uri_to_string (soup_server_message_get_uri (message));
  const char *key = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  g_mutex_lock (&peer->mutex);
  g_free (peer->asked);
  peer->asked = g_strdup_printf ("%s %s", strstr (uri, "/api"), key != NULL ? key : "-");
  peer->n_asked++;
  g_mutex_unlock (&peer->mutex);
}

static void
answer (SoupServerMessage *message,
        guint              status,
        const char        *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  Peer *peer = data;
  const char *what = path + strlen ("/api/");

  note_question (peer, message);
  if (g_str_has_prefix (what, "status/"))
    answer (message, (guint) atoi (what + strlen ("status/")), "{}");
  else if (strcmp (what, "busy") == 0)
    answer (message, peer->n_asked < 3 ? 503 : 200, "{\"late\":true}");
  else if (strcmp (what, "limited") == 0)
    {
      soup_message_headers_replace (headers, "Retry-After", peer->n_asked < 2 ? "1" : "9999");
      answer (message, 429, "{}");
    }
  else if (strcmp (what, "elsewhere") == 0)
    {
      soup_message_headers_replace (headers, "Location", "https://other.example/");
      answer (message, 302, "");
    }
  else if (strcmp (what, "huge") == 0)
    {
      g_autofree char *body = g_strnfill (65 * 1024 * 1024, ' ');

      answer (message, 200, body);
    }
  else if (strcmp (what, "silent") == 0)
    soup_server_message_pause (message);
  else
    answer (message, 200, "{\"fine\":1}");
}

static gpointer
serve_in_thread (gpointer data)
{
  Peer *peer = data;
  g_autoptr(GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (peer->context);
  peer->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (peer->server, NULL, answer_cb, peer, NULL);
  soup_server_listen_local (peer->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (peer->server);
  g_mutex_lock (&peer->mutex);
  peer->base = g_strdup_printf ("http://127.0.0.1:%d/api", g_uri_get_port (uris->data));
  g_cond_signal (&peer->cond);
  g_mutex_unlock (&peer->mutex);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  g_main_loop_run (peer->loop);
  soup_server_disconnect (peer->server);
  g_object_unref (peer->server);
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
  while (peer->base == NULL)
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
  g_free (peer->base);
  g_free (peer->asked);
}

static StewardHttp *
connect_to (Peer       *peer,
            const char *key)
{
  g_autoptr(GError) error = NULL;
  StewardHttp *http = steward_http_new (peer->base, key, &error);

  g_assert_no_error (error);

  return http;
}

static void
assert_fails (Peer       *peer,
              const char *path,
              int         code,
              const char *words)
{
  g_autoptr(StewardHttp) http = connect_to (peer, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (steward_http_get (http, path, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, STEWARD_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_get (Peer          *peer,
          gconstpointer  data)
{
  g_autoptr(StewardHttp) http = connect_to (peer, "s3cret");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = steward_http_get (http, "/v1/x?limit=100&name=a%26b%3D%C3%BC%20", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "{\"fine\":1}", 10);
  g_assert_cmpstr (peer->asked, ==, "/api/v1/x?limit=100&name=a%26b%3D%C3%BC%20 Bearer s3cret");
}

static void
test_busy (Peer          *peer,
           gconstpointer  data)
{
  g_autoptr(StewardHttp) http = connect_to (peer, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = steward_http_get (http, "busy", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (peer->n_asked, ==, 3);
  g_assert_true (g_str_has_suffix (peer->asked, " -"));
}

static void
test_statuses (Peer          *peer,
               gconstpointer  data)
{
  assert_fails (peer, "status/401", STEWARD_ERROR_AUTH, "401");
  assert_fails (peer, "status/403", STEWARD_ERROR_DENIED, "403");
  assert_fails (peer, "status/404", STEWARD_ERROR_NOT_FOUND, "status/404");
  assert_fails (peer, "status/500", STEWARD_ERROR_NETWORK, "500");
  assert_fails (peer, "elsewhere", STEWARD_ERROR_NETWORK, "https://other.example/");
  g_assert_cmpint (peer->n_asked, ==, 5);
}

/* Once after the second that was asked for; not after hours. */
static void
test_limited (Peer          *peer,
              gconstpointer  data)
{
  assert_fails (peer, "limited", STEWARD_ERROR_BUSY, "429");
  g_assert_cmpint (peer->n_asked, ==, 2);
}

static void
test_huge (Peer          *peer,
           gconstpointer  data)
{
  assert_fails (peer, "huge", STEWARD_ERROR_INVALID_DATA, "64 MiB");
}

static gpointer
cancel_in_thread (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_cancelled (Peer          *peer,
                gconstpointer  data)
{
  g_autoptr(StewardHttp) http = connect_to (peer, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("cancel", cancel_in_thread, cancellable);

  g_assert_null (steward_http_get (http, "silent", cancellable, &error));
  g_thread_join (thread);
  g_assert_true (steward_error_is_cancelled (error));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
test_unreachable (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardHttp) http = steward_http_new ("http://127.0.0.1:1", NULL, &error);

  g_assert_no_error (error);
  g_assert_null (steward_http_get (http, "x", NULL, &error));
  g_assert_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK);
}

/* A server that speaks no HTTP at all, or another one's. */
static void
test_addresses (void)
{
  static const struct
  {
    const char *base;
    const char *key;
    int code;                          /* 0: fine */
  } cases[] = {
    { "https://marquez.example:5000/deep/", "k", 0 },
    { "http://localhost:5000", "k", 0 },
    { "http://[::1]:5000", "k", 0 },
    { "http://marquez.example", NULL, 0 },
    { "http://marquez.example", "k", STEWARD_ERROR_DENIED },
    { "http://127.0.0.1.example", "k", STEWARD_ERROR_DENIED },
    { "ftp://marquez.example", NULL, STEWARD_ERROR_USAGE },
    { "marquez.example", NULL, STEWARD_ERROR_USAGE },
    { "", NULL, STEWARD_ERROR_USAGE },
    { "https://", NULL, STEWARD_ERROR_USAGE },
    { "https://me:word@marquez.example", NULL, STEWARD_ERROR_USAGE },
    { "https://marquez.example/?a=b", NULL, STEWARD_ERROR_USAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardHttp) http = steward_http_new (cases[i].base, cases[i].key, &error);

      g_test_message ("%s: %s", cases[i].base, error != NULL ? error->message : steward_http_get_origin (http));
      if (cases[i].code == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, STEWARD_ERROR, cases[i].code);
    }
}

#define ADD(name, func) g_test_add ("/http/" name, Peer, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("get", test_get);
  ADD ("busy", test_busy);
  ADD ("statuses", test_statuses);
  ADD ("limited", test_limited);
  ADD ("huge", test_huge);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/http/unreachable", test_unreachable);
  g_test_add_func ("/http/addresses", test_addresses);

  return g_test_run ();
}
