/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The connector for endpoints that speak Marquez's API: datasets with their
 * lineage, and what OpenLineage's events tell of runs and updates. What the
 * pages mean is in steward-marquez-parse.c. */

#include "config.h"

#include "steward-marquez-connector.h"

#include <glib/gi18n-lib.h>

#include "steward-duration.h"
#include "steward-http.h"
#include "steward-marquez-parse.h"

#define PAGE 100u
#define MAX_PAGES 100000u
/* Events are told by when they happened, and some arrive later. */
#define OVERLAP (G_GINT64_CONSTANT (6) * 3600 * G_USEC_PER_SEC)

struct _StewardMarquezConnector
{
  StewardConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardMarquezConnector, steward_marquez_connector, STEWARD_TYPE_CONNECTOR)

/* One verb under way. */
typedef struct
{
  StewardHttp *http;                   /* owned */
  GCancellable *cancellable;           /* unowned, nullable */
  const StewardSink *sink;             /* fetch */
  StewardLineageGraph *graph;          /* fetch; owned */
  GPtrArray *names;                    /* of namespaces; owned */
  StewardSignalWriter *writer;         /* signals; unowned */
  gint64 after;                        /* signals: of events */
  gint64 newest;                       /* signals: that was seen */
  guint64 n_entries;
} Talk;

/* Reads one page of some list. @name: of the namespace, or NULL. */
typedef char    *(*PathFunc) (Talk       *talk,
                              const char *name,
                              guint       offset);
typedef gboolean (*PageFunc) (Talk                *talk,
                              const char          *place,
                              GBytes              *text,
                              StewardMarquezPage  *out_page,
                              GError             **error);

static void
clear_talk (Talk *talk)
{
  g_clear_pointer (&talk->http, steward_http_free);
  g_clear_pointer (&talk->graph, steward_lineage_graph_free);
  g_clear_pointer (&talk->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Talk, clear_talk)

static gboolean
begin_talk (Talk              *talk,
            StewardConnector  *connector,
            GCancellable      *cancellable,
            GError           **error)
{
  StewardSecrets *secrets = steward_connector_get_secrets (connector);
  const char *id = steward_source_get_id (steward_connector_get_source (connector));
  char *key = NULL;

  talk->cancellable = cancellable;
  talk->newest = -1;
  talk->names = g_ptr_array_new_with_free_func (g_free);
  if (g_strcmp0 (steward_connector_get_setting (connector, "sign-in"), "key") == 0)
    {
      key = secrets != NULL ? steward_secrets_lookup_sync (secrets, id, "key", cancellable, error) : NULL;
      if (secrets != NULL && key == NULL)
        return FALSE;
    }
  talk->http = steward_http_new (steward_connector_get_setting (connector, "address"), key, error);
  steward_secret_free (key);
  if (talk->http == NULL)
    return FALSE;

  steward_connector_set_instance (connector, steward_http_get_origin (talk->http));
  return TRUE;
}

/* A list ends with an empty page, or when as many were seen as the server says
 * there are; a server that gives smaller pages than it was asked for is not
 * believed to be at its end. */
static gboolean
read_list (Talk        *talk,
           const char  *name,
           PathFunc     make_path,
           PageFunc     read_page,
           GError     **error)
{
  guint offset = 0;

  for (guint i = 0; i < MAX_PAGES; i++)
    {
      g_autofree char *target = make_path (talk, name, offset);
      g_autoptr(GBytes) text = steward_http_get (talk->http, target, talk->cancellable, error);
      StewardMarquezPage page = { 0, -1, -1 };

      if (text == NULL || !read_page (talk, target, text, &page, error))
        return FALSE;
      offset += page.n_items;
      talk->newest = MAX (talk->newest, page.newest);
      if (page.n_items == 0 || (page.total >= 0 ? offset >= page.total : page.n_items < PAGE))
        return TRUE;
    }

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” gave page after page without an end.",
               steward_http_get_origin (talk->http));
  return FALSE;
}

/* namespaces */

static char *
make_namespaces_path (Talk       *talk,
                      const char *name,
                      guint       offset)
{
  return steward_marquez_path_namespaces (PAGE, offset);
}

static gboolean
read_namespaces (Talk                *talk,
                 const char          *place,
                 GBytes              *text,
                 StewardMarquezPage  *out_page,
                 GError             **error)
{
  return steward_marquez_parse_namespaces (g_bytes_get_data (text, NULL), g_bytes_get_size (text), talk->names,
                                           out_page, error);
}

static gboolean
list_namespaces (Talk    *talk,
                 GError **error)
{
  return read_list (talk, NULL, make_namespaces_path, read_namespaces, error);
}

static gboolean
check_endpoint (StewardConnector  *connector,
                char             **out_summary,
                GCancellable      *cancellable,
                GError           **error)
{
  g_auto(Talk) talk = { 0 };

  if (!begin_talk (&talk, connector, cancellable, error) || !list_namespaces (&talk, error))
    return FALSE;

  *out_summary = g_strdup_printf ("“%s” speaks Marquez’s interface and has %u %s.", steward_http_get_origin (talk.http),
                                  talk.names->len, talk.names->len == 1 ? "namespace" : "namespaces");
  return TRUE;
}

/* fetch */

static char *
make_jobs_path (Talk       *talk,
                const char *name,
                guint       offset)
{
  return steward_marquez_path_jobs (name, PAGE, offset);
}

static gboolean
read_jobs (Talk                *talk,
           const char          *place,
           GBytes              *text,
           StewardMarquezPage  *out_page,
           GError             **error)
{
  return steward_marquez_parse_jobs (g_bytes_get_data (text, NULL), g_bytes_get_size (text), talk->graph, out_page,
                                     error);
}

static char *
make_datasets_path (Talk       *talk,
                    const char *name,
                    guint       offset)
{
  return steward_marquez_path_datasets (name, PAGE, offset);
}

static gboolean
read_datasets (Talk                *talk,
               const char          *place,
               GBytes              *text,
               StewardMarquezPage  *out_page,
               GError             **error)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_entry_free);

  if (!steward_marquez_parse_datasets (g_bytes_get_data (text, NULL), g_bytes_get_size (text), talk->graph, entries,
                                       out_page, error))
    {
      g_ptr_array_unref (entries);
      return FALSE;
    }

  talk->n_entries += entries->len;
  talk->sink->progress (talk->n_entries, 0, N_("datasets"), talk->sink->user_data);
  return talk->sink->page (entries, talk->sink->user_data, error);
}

static gboolean
fetch_datasets (StewardConnector   *connector,
                const char         *cursor,
                const StewardSink  *sink,
                char              **out_cursor,
                gboolean           *out_unchanged,
                GCancellable       *cancellable,
                GError            **error)
{
  g_auto(Talk) talk = { .sink = sink };

  if (!begin_talk (&talk, connector, cancellable, error) || !list_namespaces (&talk, error))
    return FALSE;

  talk.graph = steward_lineage_graph_new ();
  for (guint i = 0; i < talk.names->len; i++)
    if (!read_list (&talk, g_ptr_array_index (talk.names, i), make_jobs_path, read_jobs, error))
      return FALSE;
  for (guint i = 0; i < talk.names->len; i++)
    if (!read_list (&talk, g_ptr_array_index (talk.names, i), make_datasets_path, read_datasets, error))
      return FALSE;

  return TRUE;
}

/* signals */

static char *
make_events_path (Talk       *talk,
                  const char *name,
                  guint       offset)
{
  return steward_marquez_path_events (talk->after, PAGE, offset);
}

static gboolean
read_events (Talk                *talk,
             const char          *place,
             GBytes              *text,
             StewardMarquezPage  *out_page,
             GError             **error)
{
  return steward_marquez_parse_events (g_bytes_get_data (text, NULL), g_bytes_get_size (text), place, talk->writer,
                                       out_page, error);
}

static gboolean
read_polls (Talk                *talk,
            const char          *place,
            GBytes              *text,
            StewardMarquezPage  *out_page,
            GError             **error)
{
  return steward_marquez_parse_polls (g_bytes_get_data (text, NULL), g_bytes_get_size (text), place,
                                      steward_instant_now (), talk->writer, out_page, error);
}

/* What the datasets tell is less: the newest update that the server saw. */
static gboolean
poll_datasets (Talk    *talk,
               GError **error)
{
  if (!list_namespaces (talk, error))
    return FALSE;
  for (guint i = 0; i < talk->names->len; i++)
    if (!read_list (talk, g_ptr_array_index (talk->names, i), make_datasets_path, read_polls, error))
      return FALSE;

  return TRUE;
}

static gboolean
listen (Talk    *talk,
        GError **error)
{
  g_autoptr(GError) cause = NULL;

  if (read_list (talk, NULL, make_events_path, read_events, &cause))
    return TRUE;
  if (g_error_matches (cause, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
    return poll_datasets (talk, error);

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
tell_unread (Talk                    *talk,
             const StewardSignalSink *sink)
{
  g_autoptr(GPtrArray) unread = steward_signal_writer_end_file (talk->writer);

  g_ptr_array_set_free_func (unread, NULL);
  for (guint i = 0; i < unread->len; i++)
    sink->unread (g_ptr_array_index (unread, i), sink->user_data);
}

static gboolean
read_signals (StewardConnector         *connector,
              const char               *cursor,
              const StewardSignalSink  *sink,
              char                    **out_cursor,
              GCancellable             *cancellable,
              GError                  **error)
{
  g_auto(StewardSignalWriter) writer = { 0 };
  g_auto(Talk) talk = { .writer = &writer };
  gint64 seen = 0;
  gint64 asked_at = steward_instant_now ();

  if (!begin_talk (&talk, connector, cancellable, error))
    return FALSE;
  steward_signal_writer_init (&writer, sink);
  if (cursor != NULL && steward_instant_parse (cursor, &seen, NULL))
    talk.after = MAX (seen - OVERLAP, 0);
  if (!listen (&talk, error) || !steward_signal_writer_flush (&writer, error))
    return FALSE;

  tell_unread (&talk, sink);
  if (sink->complete != NULL && talk.newest >= 0)
    sink->complete (asked_at, sink->user_data);
  if (talk.newest >= 0 || seen > 0)
    *out_cursor = steward_instant_to_rfc3339 (MAX (MIN (talk.newest, asked_at), seen));
  return TRUE;
}

static void
steward_marquez_connector_class_init (StewardMarquezConnectorClass *klass)
{
  StewardConnectorClass *connector_class = STEWARD_CONNECTOR_CLASS (klass);

  connector_class->check = check_endpoint;
  connector_class->fetch = fetch_datasets;
  connector_class->signals = read_signals;
}

static void
steward_marquez_connector_init (StewardMarquezConnector *self)
{
}

static StewardConnector *
create_connector (StewardSource  *source,
                  StewardSecrets *secrets)
{
  return g_object_new (STEWARD_TYPE_MARQUEZ_CONNECTOR, "source", source, "secrets", secrets, NULL);
}

static const StewardChoice ways_to_sign_in[] = {
  { "none", N_("Nothing: the server lets everybody in") },
  { "key", N_("An API key") },
  { NULL, NULL },
};

static const StewardField fields[] = {
  {
    .key = "address",
    .kind = STEWARD_FIELD_TEXT,
    .title = N_("Address"),
    .hint = N_("As https://host:port, without /api/v1. Other servers that speak Marquez’s interface will do, too."),
    .required = TRUE,
  },
  {
    .key = "sign-in",
    .kind = STEWARD_FIELD_CHOICE,
    .title = N_("Sign in with"),
    .fallback = "none",
    .choices = ways_to_sign_in,
  },
  {
    .key = "key",
    .kind = STEWARD_FIELD_SECRET,
    .title = N_("API key"),
    .hint = N_("Kept in the keyring, and sent over an encrypted connection only."),
  },
  { .key = NULL },
};

const StewardConnectorKind steward_marquez_connector_kind = {
  .id = "marquez",
  .title = N_("Marquez"),
  .summary = N_("Lineage, runs and updates from an OpenLineage server"),
  .icon_name = "network-server-symbolic",
  .fields = fields,
  .capabilities = STEWARD_CAN_FETCH | STEWARD_CAN_SIGNALS,
  .create = create_connector,
};
