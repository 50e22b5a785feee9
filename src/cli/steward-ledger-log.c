/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl ledger log: the events as they are kept, the latest last. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

#include "steward-council-rows.h"
#include "steward-json.h"

#include <stdio.h>

#define LIMIT 50

typedef struct
{
  char *stream;
  gint64 after;                        /* −1: not given */
  gint64 limit;
  gboolean json;
} LogOptions;

static void
clear_options (LogOptions *options)
{
  g_free (options->stream);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LogOptions, clear_options)

/* Without a place to begin at, the last ones. */
static GPtrArray *
read_events (StewardLedger     *ledger,
             const LogOptions  *options,
             gboolean          *out_more,
             GError           **error)
{
  gint64 limit = options->limit > 0 ? options->limit : G_MAXINT32;
  g_autoptr(GPtrArray) events = NULL;
  guint extra;

  if (options->after >= 0)
    {
      events = steward_ledger_read_sync (ledger, options->stream, options->after, limit + 1, error);
      *out_more = events != NULL && events->len > limit;
      if (*out_more)
        g_ptr_array_set_size (events, (int) limit);
      return g_steal_pointer (&events);
    }

  if (options->stream == NULL)
    {
      StewardCheckpoint checkpoint;

      if (!steward_ledger_get_checkpoint_sync (ledger, &checkpoint, error))
        return NULL;
      return steward_ledger_read_sync (ledger, NULL, MAX ((gint64) checkpoint.tree.size - limit, 0), limit, error);
    }
  events = steward_ledger_read_sync (ledger, options->stream, 0, -1, error);
  extra = events != NULL && events->len > limit ? events->len - (guint) limit : 0;
  if (extra > 0)
    g_ptr_array_remove_range (events, 0, extra);

  return g_steal_pointer (&events);
}

static JsonNode *
parse (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return steward_json_parse (text != NULL ? text : "", (gssize) length, STEWARD_JSON_EVENT, NULL, NULL);
}

static const char *
get_text (JsonNode   *header,
          const char *name)
{
  JsonNode *node = header != NULL && JSON_NODE_HOLDS_OBJECT (header)
                     ? json_object_get_member (json_node_get_object (header), name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static void
add_json (JsonBuilder        *builder,
          const StewardEvent *event)
{
  g_autoptr(JsonNode) header = parse (event->header);
  g_autofree char *seal = steward_digest_to_hex (&event->seal);
  JsonNode *body = parse (event->body);

  json_builder_begin_object (builder);
  steward_output_add_int (builder, "position", event->position);
  steward_output_add_text (builder, "stream", event->stream);
  steward_output_add_int (builder, "version", event->version);
  steward_output_add_text (builder, "type", event->type);
  steward_output_add_text (builder, "time", get_text (header, "time"));
  steward_output_add_text (builder, "actor", get_text (header, "actor"));
  steward_output_add_text (builder, "established", get_text (header, "established"));
  json_builder_set_member_name (builder, "body");
  if (body != NULL)
    json_builder_add_value (builder, body);
  else
    json_builder_add_null_value (builder);
  steward_output_add_text (builder, "seal", seal);
  json_builder_end_object (builder);
}

static StewardExit
print_json (GPtrArray *events)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GError) error = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    add_json (builder, g_ptr_array_index (events, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
}

static const char *
find_name (GPtrArray  *people,
           const char *id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, id) == 0 && person->name != NULL)
        return person->name;
    }

  return id != NULL ? id : "?";
}

static void
print_table (GPtrArray *events,
             GPtrArray *people)
{
  static const char *const titles[] = { "PLACE", "TIME", "WHO", "STREAM", "TYPE", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < events->len; i++)
    {
      const StewardEvent *event = g_ptr_array_index (events, i);
      g_autoptr(JsonNode) header = parse (event->header);
      g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT, event->position);
      g_autofree char *time = g_strdup_printf ("%.16sZ", get_text (header, "time") != NULL
                                                           ? get_text (header, "time") : "?");

      steward_table_add (table, place, time, find_name (people, get_text (header, "actor")), event->stream,
                         event->type, NULL);
    }
  steward_table_print (table, "");
}

static StewardExit
run (StewardCli       *cli,
     const LogOptions *options)
{
  g_autoptr(GError) error = NULL;
  StewardServices *services = steward_cli_open (cli, &error);
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) events = NULL;
  gboolean more = FALSE;

  if (services == NULL)
    return steward_cli_fail (error);
  events = read_events (steward_services_get_ledger (services), options, &more, &error);
  if (events == NULL)
    return steward_cli_fail (error);
  if (options->json)
    return print_json (events);

  people = steward_council_rows_list_people (steward_services_get_governance (services), &error);
  if (people == NULL)
    return steward_cli_fail (error);
  print_table (events, people);
  if (more)
    fprintf (stderr, "There are more; continue with --after %" G_GINT64_FORMAT ".\n",
             ((const StewardEvent *) g_ptr_array_index (events, events->len - 1))->position);

  return STEWARD_EXIT_FINE;
}

StewardExit
steward_command_ledger_log (StewardCli   *cli,
                            char       ***argv)
{
  g_auto(LogOptions) options = { .after = -1, .limit = LIMIT };
  GOptionEntry entries[] = {
    { "stream", 0, 0, G_OPTION_ARG_STRING, &options.stream, "Only this stream, such as “review/2026-001”", "STREAM" },
    { "after", 0, 0, G_OPTION_ARG_INT64, &options.after, "Only what stands behind this place", "PLACE" },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &options.limit, "At most so many (default 50, 0: all)", "NUMBER" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("ledger log", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  if (options.limit < 0 || options.limit > G_MAXINT32)
    return steward_cli_fail_usage ("“--limit” takes a number from 0 to %d.", G_MAXINT32);
  if (options.after < -1)
    return steward_cli_fail_usage ("“--after” takes a place, 0 or more.");

  return run (cli, &options);
}
