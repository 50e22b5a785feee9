/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* HTTP by libsoup, which speaks both versions, TLS and proxies as the desktop
 * has them set. What may be asked again is asked again a few times, with the
 * pause that the server wishes. */

#include "config.h"

#include "steward-http.h"

#include <libsoup/soup.h>
#include <string.h>

#define MAX_ANSWER_BYTES (64 * 1024 * 1024)
#define IDLE_SECONDS 30
#define ANSWER_SECONDS 120
#define N_TRIES 4
#define LONGEST_PAUSE 30             /* seconds that a server may have us wait */
#define CHUNK (64 * 1024)
#define TOO_MANY_REQUESTS 429u       /* RFC 6585; libsoup has no name for it */

struct _StewardHttp
{
  SoupSession *session;                /* owned */
  GUri *base;                          /* owned: without query; its path ends with "/" */
  char *origin;                        /* owned: "https://host:port" */
  char *bearer;                        /* owned, or NULL */
};

/* What one try brought. */
typedef struct
{
  guint status;                        /* 0: no answer */
  gint64 pause;                        /* seconds that the server asks for; 0: none */
  char *location;                      /* (owned): where a redirect leads */
  GBytes *body;                        /* (owned) */
} Answer;

static void
clear_answer (Answer *answer)
{
  g_clear_pointer (&answer->location, g_free);
  g_clear_pointer (&answer->body, g_bytes_unref);
  answer->status = 0;
  answer->pause = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static gboolean
is_this_computer (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

static GUri *
read_base (const char  *text,
           GError     **error)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *path;
  g_autofree char *folder = NULL;

  if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0) || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0')
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "“%.200s” is no address of a server; write it as https://host:port.", text);
      return NULL;
    }
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                           "An address has no user, no question mark and no number sign in it; a key goes into its own "
                           "field.");
      return NULL;
    }

  path = g_uri_get_path (uri);
  folder = g_str_has_suffix (path, "/") ? g_strdup (path) : g_strconcat (path, "/", NULL);
  return g_uri_build (G_URI_FLAGS_ENCODED, scheme, NULL, g_uri_get_host (uri), g_uri_get_port (uri), folder, NULL,
                      NULL);
}

static char *
make_origin (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  gboolean colons = strchr (host, ':') != NULL;
  int port = g_uri_get_port (uri);

  if (port < 0)
    port = strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;

  return g_strdup_printf ("%s://%s%s%s:%d", g_uri_get_scheme (uri), colons ? "[" : "", host, colons ? "]" : "", port);
}

/**
 * steward_http_new:
 * @base: "https://host:port/path"; questions are asked below it
 * @bearer: (nullable): a key, sent as a bearer token
 * @error: return location: USAGE for an address that is none; DENIED when @bearer
 *   would travel unencrypted
 *
 * Nothing is sent yet.
 *
 * Returns: (transfer full): the endpoint
 */
StewardHttp *
steward_http_new (const char  *base,
                  const char  *bearer,
                  GError     **error)
{
  g_autoptr(GUri) uri = read_base (base, error);
  StewardHttp *self;

  if (uri == NULL)
    return NULL;
  if (bearer != NULL && strcmp (g_uri_get_scheme (uri), "https") != 0 && !is_this_computer (uri))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_DENIED,
                   "The key of “%s” would travel unencrypted; use an address that begins with https.",
                   g_uri_get_host (uri));
      return NULL;
    }

  self = g_new0 (StewardHttp, 1);
  self->base = g_steal_pointer (&uri);
  self->origin = make_origin (self->base);
  self->bearer = g_strdup (bearer);
  self->session = soup_session_new_with_options ("user-agent", "Steward/" STEWARD_VERSION, "timeout", IDLE_SECONDS,
                                                 "idle-timeout", IDLE_SECONDS, "max-conns-per-host", 1, NULL);
  return self;
}

/**
 * steward_http_free:
 * @self: (nullable): an endpoint
 */
void
steward_http_free (StewardHttp *self)
{
  if (self == NULL)
    return;

  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_uri_unref (self->base);
  g_free (self->origin);
  if (self->bearer != NULL)
    explicit_bzero (self->bearer, strlen (self->bearer));
  g_free (self->bearer);
  g_free (self);
}

/**
 * steward_http_get_origin:
 * @self: an endpoint
 *
 * Returns: (transfer none): "https://host:port"
 */
const char *
steward_http_get_origin (StewardHttp *self)
{
  return self->origin;
}

static SoupMessage *
make_message (StewardHttp *self,
              const char  *target)
{
  const char *below = *target == '/' ? target + 1 : target;
  const char *mark = strchr (below, '?');
  g_autofree char *path = g_strdup_printf ("%s%.*s", g_uri_get_path (self->base),
                                           (int) (mark != NULL ? mark - below : (gssize) strlen (below)), below);
  g_autoptr(GUri) uri = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (self->base), NULL,
                                     g_uri_get_host (self->base), g_uri_get_port (self->base), path,
                                     mark != NULL ? mark + 1 : NULL, NULL);
  SoupMessage *message;

  message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", "application/json");
  if (self->bearer != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", self->bearer, NULL);

      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", value);
    }

  return message;
}

static GBytes *
read_body (StewardHttp   *self,
           GInputStream  *stream,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gint64 deadline = g_get_monotonic_time () + ANSWER_SECONDS * G_USEC_PER_SEC;

  while (TRUE)
    {
      gssize n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&body));
      if (body->len + (gsize) n > MAX_ANSWER_BYTES || g_get_monotonic_time () > deadline)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                       "“%s” answered with more than 64 MiB, or for more than two minutes.", self->origin);
          return NULL;
        }
      g_byte_array_append (body, chunk, (guint) n);
    }
}

static void
read_headers (SoupMessage *message,
              Answer      *out_answer)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *pause = soup_message_headers_get_one (headers, "Retry-After");

  out_answer->status = soup_message_get_status (message);
  out_answer->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  if (pause != NULL)
    out_answer->pause = CLAMP (g_ascii_strtoll (pause, NULL, 10), 0, G_MAXINT);
}

/* One question, one answer of any status. */
static gboolean
try_once (StewardHttp   *self,
          const char    *target,
          Answer        *out_answer,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(SoupMessage) message = make_message (self, target);
  g_autoptr(GInputStream) stream = soup_session_send (self->session, message, cancellable, error);

  if (stream == NULL)
    return FALSE;
  read_headers (message, out_answer);
  out_answer->body = read_body (self, stream, cancellable, error);

  return out_answer->body != NULL;
}

/* What GIO and libsoup say, in our words. */
static void
translate_error (StewardHttp  *self,
                 GError      **error)
{
  g_autoptr(GError) cause = NULL;

  if (steward_error_is_cancelled (*error) || (*error)->domain == STEWARD_ERROR)
    return;

  cause = g_steal_pointer (error);
  if (cause->domain == G_TLS_ERROR)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_AUTH, "“%s” does not prove who it is: %s.", self->origin,
                 cause->message);
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "“%s” cannot be reached: %s.", self->origin,
                 cause->message);
}

static gboolean
fail_status (StewardHttp   *self,
             const Answer  *answer,
             const char    *target,
             GError       **error)
{
  int code = STEWARD_ERROR_NETWORK;

  if (answer->status == SOUP_STATUS_UNAUTHORIZED)
    code = STEWARD_ERROR_AUTH;
  else if (answer->status == SOUP_STATUS_FORBIDDEN)
    code = STEWARD_ERROR_DENIED;
  else if (answer->status == SOUP_STATUS_NOT_FOUND)
    code = STEWARD_ERROR_NOT_FOUND;
  else if (answer->status == TOO_MANY_REQUESTS)
    code = STEWARD_ERROR_BUSY;

  if (SOUP_STATUS_IS_REDIRECTION (answer->status) && answer->location != NULL &&
      g_utf8_validate (answer->location, -1, NULL))
    g_set_error (error, STEWARD_ERROR, code, "“%s” sends on to “%.200s”; enter the address that really answers.",
                 self->origin, answer->location);
  else if (code == STEWARD_ERROR_BUSY)
    g_set_error (error, STEWARD_ERROR, code, "“%s” wants fewer questions at a time (429); try again later.",
                 self->origin);
  else
    g_set_error (error, STEWARD_ERROR, code, "“%s” answered “%u %s” when asked for “%.200s”.", self->origin,
                 answer->status, soup_status_get_phrase (answer->status), target);

  return FALSE;
}

/* Only what another moment may cure. */
static gboolean
is_passing (const Answer *answer,
            const GError *error)
{
  if (error != NULL)
    return error->domain == G_IO_ERROR && (error->code == G_IO_ERROR_CONNECTION_CLOSED ||
                                           error->code == G_IO_ERROR_PARTIAL_INPUT);

  return answer->status == TOO_MANY_REQUESTS || answer->status == SOUP_STATUS_BAD_GATEWAY ||
         answer->status == SOUP_STATUS_SERVICE_UNAVAILABLE || answer->status == SOUP_STATUS_GATEWAY_TIMEOUT;
}

/* Half a second, one, two…, each up to half longer so that many desks do not
 * come back at once; or as long as the server says. */
static gboolean
pause_before (guint          i,
              gint64         asked,
              GCancellable  *cancellable,
              GError       **error)
{
  GPollFD fd = { 0 };
  guint milliseconds = (guint) ((500u << i) * (1.0 + 0.5 * g_random_double ()));
  gboolean watches = g_cancellable_make_pollfd (cancellable, &fd);

  if (asked > 0)
    milliseconds = (guint) asked * 1000;
  g_poll (&fd, watches ? 1 : 0, (int) milliseconds);
  if (watches)
    g_cancellable_release_fd (cancellable);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * steward_http_get:
 * @self: an endpoint
 * @target: path and query below the base, escaped: "api/v1/namespaces?limit=100"
 * @cancellable: (nullable): heard at any moment
 * @error: return location: NETWORK, AUTH, DENIED, NOT_FOUND, BUSY, INVALID_DATA
 *
 * Asks again up to three times when the server is busy or the line was cut.
 *
 * Returns: (transfer full): the body of an answer 200
 */
GBytes *
steward_http_get (StewardHttp   *self,
                  const char    *target,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_auto(Answer) answer = { 0 };

  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autoptr(GError) cause = NULL;

      if (i > 0 && !pause_before (i - 1, answer.pause, cancellable, error))
        return NULL;
      clear_answer (&answer);
      if (try_once (self, target, &answer, cancellable, &cause) && answer.status == SOUP_STATUS_OK)
        return g_steal_pointer (&answer.body);
      if (i + 1 < N_TRIES && is_passing (&answer, cause) && answer.pause <= LONGEST_PAUSE)
        continue;
      if (cause != NULL)
        {
          translate_error (self, &cause);
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      break;
    }

  fail_status (self, &answer, target, error);
  return NULL;
}
