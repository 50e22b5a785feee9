/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A session that streams rows and can always be left: queries are sent and
 * read without blocking, each answer is bounded in bytes and in time, and
 * whoever gives up closes the session and tells the server to stop. */

#include "config.h"

#include "steward-pg.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "steward-pg-private.h"

#define STATEMENT_TIMEOUT_MS 60000
#define GRACE_MS 10000                 /* the server's own timeout comes first */
#define MAX_PATIENCES 10               /* for a server that sends one byte at a time */
#define MAX_COLUMNS 64
#define MAX_ANSWER_BYTES (64 * 1024 * 1024)

struct _StewardPg
{
  PGconn *conn;                        /* owned; NULL once the session was left */
  char *server;                        /* for people */
  char *version;
  char *tls;                           /* protocol, or NULL */
  int version_number;
  unsigned statement_timeout_ms;
  char sqlstate[6];                    /* of the last error that the server reported, or "" */
  char *complaint;                     /* its text, or NULL */
};

/* One statement under way. */
typedef struct
{
  StewardPg *pg;
  const char *sql;
  StewardPgRowFunc func;
  gpointer user_data;
  gint64 end;                          /* monotonic; of the whole answer */
  gint64 deadline;                     /* moves with each piece of the answer */
  guint64 bytes_before;
  GCancellable *cancellable;
} Run;

static gpointer
cancel_in_thread (gpointer data)
{
  char ignored[256];

  PQcancel (data, ignored, sizeof ignored);
  PQfreeCancel (data);

  return NULL;
}

/* PQcancel() blocks for as long as the network likes, so nobody waits for it. */
static void
leave_session (StewardPg *self)
{
  PGcancel *cancel = PQgetCancel (self->conn);
  GThread *thread = cancel != NULL ? g_thread_try_new ("pg-cancel", cancel_in_thread, cancel, NULL) : NULL;

  if (thread != NULL)
    g_thread_unref (thread);
  else
    PQfreeCancel (cancel);
  g_clear_pointer (&self->conn, PQfinish);
}

static guint64
count_received (StewardPg *self)
{
  struct tcp_info info = { 0 };
  socklen_t length = sizeof info;

  if (getsockopt (PQsocket (self->conn), IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
    return 0;

  return info.tcpi_bytes_received;
}

static gboolean
fail_broken (StewardPg  *self,
             GError    **error)
{
  g_autofree char *text = steward_pg_clean_text (PQerrorMessage (self->conn), PQpass (self->conn));

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The connection to “%s” is broken: %s.", self->server,
               text);

  return FALSE;
}

static void
push_deadline (Run *run)
{
  const gint64 patience = 1000 * (gint64) (run->pg->statement_timeout_ms + GRACE_MS);
  const gint64 now = g_get_monotonic_time ();

  if (run->end == 0)
    run->end = now + MAX_PATIENCES * patience;
  run->deadline = MIN (now + patience, run->end);
}

static gboolean
wait_for_server (Run           *run,
                 GIOCondition   condition,
                 GError       **error)
{
  gboolean ready;

  if (!steward_pg_wait (PQsocket (run->pg->conn), condition, run->deadline, &ready, run->cancellable, error))
    return FALSE;
  if (!ready)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The server “%s” has stopped answering.",
                 run->pg->server);

  return ready;
}

static gboolean
send_all (Run     *run,
          GError **error)
{
  int unsent;

  while ((unsent = PQflush (run->pg->conn)) > 0)
    {
      if (!wait_for_server (run, G_IO_IN | G_IO_OUT, error))
        return FALSE;
      if (!PQconsumeInput (run->pg->conn))
        return fail_broken (run->pg, error);
    }

  return unsent == 0 || fail_broken (run->pg, error);
}

static gboolean
receive_some (Run     *run,
              GError **error)
{
  if (!wait_for_server (run, G_IO_IN, error))
    return FALSE;
  if (!PQconsumeInput (run->pg->conn))
    return fail_broken (run->pg, error);

  push_deadline (run);
  if (count_received (run->pg) - run->bytes_before > MAX_ANSWER_BYTES)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                   "The server “%s” sends more than %d MiB in one answer.", run->pg->server,
                   MAX_ANSWER_BYTES / (1024 * 1024));
      return FALSE;
    }

  return TRUE;
}

static gboolean
hand_over_row (Run       *run,
               PGresult  *result,
               int        row,
               GError   **error)
{
  g_autoptr (GPtrArray) repaired = NULL;
  const char *values[MAX_COLUMNS];
  const int n_values = PQnfields (result);

  for (int i = 0; i < n_values; i++)
    {
      values[i] = PQgetisnull (result, row, i) ? NULL : PQgetvalue (result, row, i);
      if (values[i] == NULL || g_utf8_validate (values[i], -1, NULL))
        continue;
      if (repaired == NULL)
        repaired = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (repaired, g_utf8_make_valid (values[i], -1));
      values[i] = g_ptr_array_index (repaired, repaired->len - 1);
    }

  return run->func == NULL || run->func (values, n_values, run->user_data, error);
}

static gboolean
take_rows (Run       *run,
           PGresult  *result,
           GError   **error)
{
  if (PQnfields (result) > MAX_COLUMNS)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The server “%s” answers with too many columns.",
                   run->pg->server);
      return FALSE;
    }

  for (int row = 0; row < PQntuples (result); row++)
    {
      if (!hand_over_row (run, result, row, error))
        return FALSE;
    }

  return TRUE;
}

static void
set_result_error (Run             *run,
                  const PGresult  *result,
                  GError         **error)
{
  const char *sqlstate = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *primary = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);
  g_autofree char *text = NULL;
  g_autofree char *missing = NULL;

  text = steward_pg_clean_text (primary != NULL ? primary : PQresultErrorMessage (result), PQpass (run->pg->conn));
  g_strlcpy (run->pg->sqlstate, sqlstate != NULL ? sqlstate : "", sizeof run->pg->sqlstate);
  g_free (run->pg->complaint);
  run->pg->complaint = g_strdup (text);
  if (sqlstate == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The connection to “%s” is broken: %s.",
                   run->pg->server, text);
      return;
    }

  missing = steward_pg_word_at (run->sql, PQresultErrorField (result, PG_DIAG_STATEMENT_POSITION));
  steward_pg_set_error (error, run->pg->server, sqlstate, text, missing);
}

/* Returns FALSE when the session must be left; an error that the server
 * reports is kept in @failure, and the session stays usable. */
static gboolean
take_result (Run       *run,
             PGresult  *result,
             GError   **failure,
             GError   **error)
{
  switch (PQresultStatus (result))
    {
    case PGRES_SINGLE_TUPLE:
    case PGRES_TUPLES_OK:
      return take_rows (run, result, error);

    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
      return TRUE;

    case PGRES_FATAL_ERROR:
      if (*failure == NULL)
        set_result_error (run, result, failure);
      return PQstatus (run->pg->conn) == CONNECTION_OK;

    default:
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The server “%s” answers something else.",
                   run->pg->server);
      return FALSE;
    }
}

static gboolean
take_answer (Run     *run,
             GError **failure,
             GError **error)
{
  for (;;)
    {
      PGresult *result;
      gboolean taken;

      while (PQisBusy (run->pg->conn))
        {
          if (!receive_some (run, error))
            return FALSE;
        }
      result = PQgetResult (run->pg->conn);
      if (result == NULL)
        return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
      taken = take_result (run, result, failure, error);
      PQclear (result);
      if (!taken)
        return FALSE;
    }
}

static char *
read_parameter (PGconn     *conn,
                const char *name)
{
  const char *value = PQparameterStatus (conn, name);

  return g_utf8_make_valid (value != NULL ? value : "", -1);
}

/* The settings of each session; a search path of one schema keeps functions of
 * other people from being called by our statements. */
static gboolean
prepare_session (StewardPg     *self,
                 gboolean       writable,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *timeout = g_strdup_printf ("%u", self->statement_timeout_ms);
  const char *const parameters[] = { timeout, writable ? "off" : "on" };

  return steward_pg_query (self,
                           "SELECT pg_catalog.set_config('search_path', 'pg_catalog', false),"
                           " pg_catalog.set_config('statement_timeout', $1, false),"
                           " pg_catalog.set_config('lock_timeout', '5000', false),"
                           " pg_catalog.set_config('default_transaction_read_only', $2, false),"
                           " pg_catalog.set_config('TimeZone', 'UTC', false),"
                           " pg_catalog.set_config('DateStyle', 'ISO', false)",
                           parameters, G_N_ELEMENTS (parameters), NULL, NULL, cancellable, error);
}

/**
 * steward_pg_open:
 * @options: where and as whom; used during the call only
 * @error: %STEWARD_ERROR_SECRET_MISSING when the server wants a password and
 *   @options has none
 *
 * Opens a session. Blocks, and never longer than the connect timeout.
 *
 * Returns: (transfer full): the session
 */
StewardPg *
steward_pg_open (const StewardPgOptions  *options,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  g_autoptr (StewardPgTarget) target = steward_pg_target_new (options, cancellable, error);
  g_autoptr (StewardPg) self = NULL;
  PGconn *conn = target != NULL ? steward_pg_connect (target, cancellable, error) : NULL;

  if (conn == NULL)
    return NULL;

  self = g_new0 (StewardPg, 1);
  self->conn = conn;
  self->server = g_strdup (target->server);
  self->version = read_parameter (conn, "server_version");
  self->version_number = PQserverVersion (conn);
  self->tls = PQsslInUse (conn) ? g_strdup (PQsslAttribute (conn, "protocol")) : NULL;
  self->statement_timeout_ms = options->statement_timeout_ms > 0 ? options->statement_timeout_ms : STATEMENT_TIMEOUT_MS;
  if (!prepare_session (self, options->writable, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_pg_close:
 * @self: (transfer full) (nullable): a session
 */
void
steward_pg_close (StewardPg *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->conn, PQfinish);
  g_free (self->server);
  g_free (self->version);
  g_free (self->tls);
  g_free (self->complaint);
  g_free (self);
}

/**
 * steward_pg_is_open:
 *
 * Returns: whether the session can still be used: errors that the server
 *   reports leave it open, all others have closed it
 */
gboolean
steward_pg_is_open (StewardPg *self)
{
  return self->conn != NULL && PQstatus (self->conn) == CONNECTION_OK;
}

/**
 * steward_pg_get_server:
 *
 * Returns: (transfer none): "db.example.com:5432", for people
 */
const char *
steward_pg_get_server (StewardPg *self)
{
  return self->server;
}

/**
 * steward_pg_get_version:
 *
 * Returns: the server's version as a number, 150020 for 15.20
 */
int
steward_pg_get_version (StewardPg *self)
{
  return self->version_number;
}

/**
 * steward_pg_get_version_text:
 *
 * Returns: (transfer none): the server's version as it says it
 */
const char *
steward_pg_get_version_text (StewardPg *self)
{
  return self->version;
}

/**
 * steward_pg_get_tls:
 *
 * Returns: (transfer none) (nullable): "TLSv1.3", or %NULL without encryption
 */
const char *
steward_pg_get_tls (StewardPg *self)
{
  return self->tls;
}

/**
 * steward_pg_get_sqlstate:
 *
 * Returns: (transfer none): the five characters of the error that the server
 *   reported on the last statement; "" when it reported none, as when the
 *   connection broke
 */
const char *
steward_pg_get_sqlstate (StewardPg *self)
{
  return self->sqlstate;
}

/**
 * steward_pg_get_complaint:
 *
 * Returns: (transfer none) (nullable): what the server said of the last
 *   statement when it refused it: one line, bounded, without a full stop
 */
const char *
steward_pg_get_complaint (StewardPg *self)
{
  return self->complaint;
}

/**
 * steward_pg_quote_identifier:
 * @name: any text
 *
 * Returns: (transfer full): @name as an identifier in SQL
 */
char *
steward_pg_quote_identifier (StewardPg  *self,
                             const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

/**
 * steward_pg_query:
 * @sql: one statement; parameters stand in it as $1, $2…
 * @parameters: (array length=n_parameters) (nullable): text or %NULL each
 * @func: (scope call) (nullable): called for each row as it arrives
 * @error: %STEWARD_ERROR_UNSUPPORTED names the catalog view that is missing
 *
 * Runs a statement and streams its rows: memory does not grow with their
 * number. After an error that the server reports the session stays usable;
 * after any other, and after cancelling, it is closed. Blocks.
 *
 * Returns: whether the statement has run to its end
 */
gboolean
steward_pg_query (StewardPg          *self,
                  const char         *sql,
                  const char *const  *parameters,
                  int                 n_parameters,
                  StewardPgRowFunc    func,
                  gpointer            user_data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  Run run = { .pg = self, .sql = sql, .func = func, .user_data = user_data, .cancellable = cancellable };
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) reason = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!steward_pg_is_open (self))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The connection to “%s” is closed.", self->server);
      return FALSE;
    }

  self->sqlstate[0] = '\0';
  g_clear_pointer (&self->complaint, g_free);
  run.bytes_before = count_received (self);
  push_deadline (&run);
  if (!PQsendQueryParams (self->conn, sql, n_parameters, NULL, parameters, NULL, NULL, 0))
    return fail_broken (self, error);
  PQsetSingleRowMode (self->conn);

  if (!send_all (&run, &reason) || !take_answer (&run, &failure, &reason))
    leave_session (self);
  if (reason == NULL && failure == NULL)
    return TRUE;

  g_propagate_error (error, reason != NULL ? g_steal_pointer (&reason) : g_steal_pointer (&failure));

  return FALSE;
}

/**
 * steward_pg_run:
 *
 * Like steward_pg_query(), without parameters and rows.
 *
 * Returns: whether the statement has run to its end
 */
gboolean
steward_pg_run (StewardPg     *self,
                const char    *sql,
                GCancellable  *cancellable,
                GError       **error)
{
  return steward_pg_query (self, sql, NULL, 0, NULL, NULL, cancellable, error);
}

static gboolean
keep_text (const char *const  *values,
           int                 n_values,
           gpointer            user_data,
           GError            **error)
{
  char **text = user_data;

  if (*text == NULL && n_values > 0)
    *text = g_strdup (values[0] != NULL ? values[0] : "");

  return TRUE;
}

/**
 * steward_pg_query_text:
 * @error: %STEWARD_ERROR_NOT_FOUND when there is no row
 *
 * Returns: (transfer full): the first value of the first row; "" for NULL
 */
char *
steward_pg_query_text (StewardPg          *self,
                       const char         *sql,
                       const char *const  *parameters,
                       int                 n_parameters,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autofree char *text = NULL;

  if (!steward_pg_query (self, sql, parameters, n_parameters, keep_text, &text, cancellable, error))
    return NULL;
  if (text == NULL)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "The server “%s” answers nothing.", self->server);

  return g_steal_pointer (&text);
}
