/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a session without ever blocking in libpq: one address after another,
 * each within its share of the time, and at each step a cancellable is heard. */

#include "config.h"

#include "steward-pg-private.h"

#include <string.h>

#define CONNECT_TIMEOUT_MS 15000

/* What may differ from one address to the next; other failures are final. */
typedef enum
{
  OUTCOME_OPEN,
  OUTCOME_UNREACHABLE,
  OUTCOME_FINAL,
} Outcome;

/**
 * steward_pg_wait:
 * @fd: a socket
 * @condition: %G_IO_IN or %G_IO_OUT, or both
 * @deadline: monotonic time
 * @out_ready: (out): %FALSE when the deadline has passed
 *
 * Waits for the socket, the deadline or the cancellable.
 *
 * Returns: %FALSE with an error when cancelled
 */
gboolean
steward_pg_wait (int            fd,
                 GIOCondition   condition,
                 gint64         deadline,
                 gboolean      *out_ready,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GPollFD fds[2] = { { .fd = fd, .events = (gushort) condition } };
  const gboolean watches = g_cancellable_make_pollfd (cancellable, &fds[1]);
  int n_ready;

  do
    {
      gint64 left = (deadline - g_get_monotonic_time () + 999) / 1000;

      n_ready = g_poll (fds, watches ? 2 : 1, (int) CLAMP (left, 0, G_MAXINT));
    }
  while (n_ready < 0 && errno == EINTR);

  if (watches)
    g_cancellable_release_fd (cancellable);
  *out_ready = fds[0].revents != 0;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
ignore_notice_cb (void           *user_data,
                  const PGresult *result)
{
}

static PGconn *
start_connection (StewardPgTarget *target,
                  const char      *address)
{
  const StewardPgOptions *options = target->options;
  g_autofree char *port = g_strdup_printf ("%u", options->port);
  const gboolean proves = g_str_equal (target->sslmode, "require");
  /* A path below /dev/null exists nowhere: no file of the home folder is read. */
  const char *const keys[] = {
    "host", "hostaddr", "port", "dbname", "user", "password", "passfile", "sslmode", "sslrootcert", "sslcert",
    "channel_binding", "gssencmode", "application_name", "client_encoding", "ssl_min_protocol_version", NULL
  };
  const char *const values[] = {
    target->host, address, port, options->database, options->user, options->password, "/dev/null/none",
    target->sslmode, target->sslrootcert, "/dev/null/none",
    proves ? "require" : "prefer", "disable", "steward", "UTF8", "TLSv1.2", NULL
  };
  PGconn *conn;

  G_STATIC_ASSERT (G_N_ELEMENTS (keys) == G_N_ELEMENTS (values));
  conn = PQconnectStartParams (keys, values, 0);
  if (conn != NULL)
    {
      PQsetNoticeReceiver (conn, ignore_notice_cb, NULL);
      PQsetErrorVerbosity (conn, PQERRORS_VERBOSE);
    }

  return conn;
}

/* @status: the last phase that libpq was in before it gave up. */
static Outcome
explain_failure (StewardPgTarget  *target,
                 PGconn           *conn,
                 ConnStatusType    status,
                 GError          **error)
{
  g_autofree char *text = steward_pg_clean_text (PQerrorMessage (conn), target->options->password);
  char sqlstate[6];

  if (PQconnectionNeedsPassword (conn))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SECRET_MISSING, "The server “%s” asks for the password of “%s”.",
                   target->server, target->options->user);
      return OUTCOME_FINAL;
    }
  if (steward_pg_find_sqlstate (PQerrorMessage (conn), sqlstate))
    {
      steward_pg_set_error (error, target->server, sqlstate, text, NULL);
      return OUTCOME_FINAL;
    }

  if (status == CONNECTION_SSL_STARTUP)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK,
                   "The server “%s” does not prove by TLS that it is the right one: %s.", target->server, text);
      return OUTCOME_FINAL;
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The server “%s” %s: %s.", target->server,
               status == CONNECTION_STARTED ? "cannot be reached" : "broke off the sign-in", text);

  return status == CONNECTION_STARTED ? OUTCOME_UNREACHABLE : OUTCOME_FINAL;
}

static Outcome
fail_timeout (StewardPgTarget  *target,
              ConnStatusType    status,
              GError          **error)
{
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The server “%s” does not answer.", target->server);

  return status == CONNECTION_STARTED || status == CONNECTION_MADE ? OUTCOME_UNREACHABLE : OUTCOME_FINAL;
}

/* Drives libpq's handshake to its end. */
static Outcome
finish_connection (StewardPgTarget  *target,
                   PGconn           *conn,
                   gint64            deadline,
                   GCancellable     *cancellable,
                   GError          **error)
{
  PostgresPollingStatusType polling = PGRES_POLLING_WRITING;
  ConnStatusType status = PQstatus (conn);

  while (status != CONNECTION_BAD && polling != PGRES_POLLING_OK && polling != PGRES_POLLING_FAILED)
    {
      gboolean ready;

      if (!steward_pg_wait (PQsocket (conn), polling == PGRES_POLLING_READING ? G_IO_IN : G_IO_OUT, deadline, &ready,
                            cancellable, error))
        return OUTCOME_FINAL;
      if (!ready)
        return fail_timeout (target, status, error);
      polling = PQconnectPoll (conn);
      if (polling != PGRES_POLLING_FAILED)
        status = PQstatus (conn);
    }
  if (polling == PGRES_POLLING_OK)
    return OUTCOME_OPEN;

  return explain_failure (target, conn, status == CONNECTION_BAD ? CONNECTION_STARTED : status, error);
}

static Outcome
try_address (StewardPgTarget  *target,
             const char       *address,
             gint64            deadline,
             PGconn          **out_conn,
             GCancellable     *cancellable,
             GError          **error)
{
  PGconn *conn = start_connection (target, address);
  Outcome outcome;

  if (conn == NULL)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_FAILED, "There is no memory for a session.");
      return OUTCOME_FINAL;
    }

  outcome = finish_connection (target, conn, deadline, cancellable, error);
  if (outcome == OUTCOME_OPEN)
    *out_conn = conn;
  else
    PQfinish (conn);

  return outcome;
}

/**
 * steward_pg_connect:
 *
 * Tries the addresses of @target in turn until one lets us in or says
 * something final.
 *
 * Returns: (transfer full): an open connection in non-blocking mode
 */
PGconn *
steward_pg_connect (StewardPgTarget  *target,
                    GCancellable     *cancellable,
                    GError          **error)
{
  const unsigned timeout = target->options->connect_timeout_ms;
  const gint64 end = g_get_monotonic_time () + 1000 * (gint64) (timeout > 0 ? timeout : CONNECT_TIMEOUT_MS);
  Outcome outcome = OUTCOME_UNREACHABLE;
  PGconn *conn = NULL;

  for (unsigned i = 0; outcome == OUTCOME_UNREACHABLE && i < target->addresses->len; i++)
    {
      const gint64 now = g_get_monotonic_time ();
      const gint64 share = (end - now) / (target->addresses->len - i);

      g_clear_error (error);
      outcome = try_address (target, g_ptr_array_index (target->addresses, i), now + MAX (share, 0), &conn,
                             cancellable, error);
    }
  if (conn != NULL)
    PQsetnonblocking (conn, 1);

  return conn;
}
