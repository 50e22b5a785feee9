/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl ledger verify, checkpoint and rebuild: whether the ledger is what
 * it was, its head to be noted elsewhere, and whether the rows are what the
 * events say. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"

#include "steward-ledger-verify.h"
#include "steward-local-ledger.h"

#include <stdio.h>
#include <string.h>

#define GOVERNANCE_NAME "governance.db"
#define MAX_CHECKPOINT (64u << 10)

/* --- verify --- */

/* "SIZE:ROOT", or a file with a checkpoint in it. */
static gboolean
read_head (const char        *text,
           StewardNotedHead  *out_head,
           GError           **error)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) reason = NULL;
  gsize length;

  if (steward_noted_head_parse (text, out_head, NULL))
    return TRUE;
  if (!g_file_get_contents (text, &content, &length, &reason))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is neither SIZE:ROOT nor a file that can be read.",
                   text);
      return FALSE;
    }
  if (length <= MAX_CHECKPOINT && strlen (content) == length && steward_noted_head_parse (content, out_head, NULL))
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is not a checkpoint.", text);
  return FALSE;
}

static GArray *
read_heads (char    **texts,
            GError  **error)
{
  g_autoptr(GArray) heads = g_array_new (FALSE, FALSE, sizeof (StewardNotedHead));

  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      StewardNotedHead head;

      if (!read_head (texts[i], &head, error))
        return NULL;
      g_array_append_val (heads, head);
    }

  return g_steal_pointer (&heads);
}

static void
add_verdict (JsonBuilder          *builder,
             const StewardVerdict *verdict)
{
  StewardDigest root;
  g_autofree char *seal = steward_digest_to_hex (&verdict->head.seal);
  g_autofree char *hex = NULL;

  steward_tree_get_root (&verdict->head.tree, &root);
  hex = steward_digest_to_hex (&root);
  json_builder_begin_object (builder);
  steward_output_add_bool (builder, "ok", verdict->fault == STEWARD_FAULT_NONE);
  steward_output_add_text (builder, "fault", verdict->fault != STEWARD_FAULT_NONE ? steward_fault_to_id (verdict->fault)
                                                                                  : NULL);
  if (verdict->position > 0)
    steward_output_add_int (builder, "position", verdict->position);
  else
    steward_output_add_text (builder, "position", NULL);
  steward_output_add_text (builder, "words", verdict->words);
  steward_output_add_int (builder, "events", verdict->n_events);
  steward_output_add_int (builder, "signatures", verdict->n_signatures);
  steward_output_add_int (builder, "erased", verdict->n_erased);
  steward_output_add_text (builder, "root", hex);
  steward_output_add_text (builder, "seal", seal);
  steward_output_add_text (builder, "against", verdict->against);
  json_builder_end_object (builder);
}

/* Names of streams and types may come from whoever changed them. */
static void
print_safe (const char *before,
            const char *text,
            const char *after)
{
  g_autofree char *safe = steward_output_escape (text);

  steward_output_print ("%s%s%s\n", before, safe, after);
}

static void
print_verdict (const StewardVerdict *verdict)
{
  if (verdict->words != NULL)
    print_safe ("", verdict->words, "");
  steward_output_print ("%" G_GINT64_FORMAT " events verify%s, with %" G_GINT64_FORMAT " signatures.\n",
                        verdict->n_events, verdict->fault != STEWARD_FAULT_NONE ? ", from the first on" : "",
                        verdict->n_signatures);
  if (verdict->n_erased > 0)
    steward_output_print ("%" G_GINT64_FORMAT " texts were erased; their events stay as they were.\n",
                          verdict->n_erased);
  print_safe ("Compared with ", verdict->against, ".");
}

/* The record as it is found: opening a profile would restore a damaged one
 * first. One that is not there yet, or older, is opened as always. */
static StewardLedger *
open_ledger (StewardCli         *cli,
             StewardGovernance **out_governance,
             GError            **error)
{
  g_autofree char *path = g_build_filename (cli->profile, GOVERNANCE_NAME, NULL);
  g_autoptr(GError) reason = NULL;
  StewardServices *services;

  *out_governance = NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    *out_governance = steward_governance_open_untouched (path, &reason);
  if (*out_governance != NULL)
    return steward_local_ledger_new (*out_governance);
  if (reason != NULL && !g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  services = steward_cli_open (cli, error);
  return services != NULL ? g_object_ref (steward_services_get_ledger (services)) : NULL;
}

static StewardExit
print_result (const StewardVerdict *verdict,
              gboolean              json)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GError) error = NULL;

  add_verdict (builder, verdict);
  if (!json)
    print_verdict (verdict);
  else if (!steward_output_print_json (builder, &error))
    return steward_cli_fail (error);

  return verdict->fault == STEWARD_FAULT_NONE ? STEWARD_EXIT_FINE : STEWARD_EXIT_DAMAGED;
}

static StewardExit
verify (StewardCli *cli,
        GArray     *heads,
        gboolean    deep,
        gboolean    json)
{
  g_autoptr(StewardGovernance) governance = NULL;
  g_autoptr(StewardVerdict) verdict = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardLedger) ledger = open_ledger (cli, &governance, &error);
  gboolean ok;

  ok = ledger != NULL &&
       steward_ledger_verify_sync (ledger, deep, (const StewardNotedHead *) (gpointer) heads->data, heads->len,
                                   &verdict, &error);
  if (governance != NULL)
    steward_governance_close (governance);

  return ok ? print_result (verdict, json) : steward_cli_fail (error);
}

StewardExit
steward_command_ledger_verify (StewardCli   *cli,
                               char       ***argv)
{
  gboolean deep = FALSE;
  gboolean json = FALSE;
  g_auto(GStrv) texts = NULL;
  GOptionEntry entries[] = {
    { "deep", 0, 0, G_OPTION_ARG_NONE, &deep, "Also check that every event has the one form of the ledger", NULL },
    { "head", 0, 0, G_OPTION_ARG_STRING_ARRAY, &texts, "A checkpoint that was noted elsewhere", "FILE|SIZE:ROOT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GArray) heads = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("ledger verify", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  heads = read_heads (texts, &error);

  return heads != NULL ? verify (cli, heads, deep, json) : steward_cli_fail (error);
}

/* --- checkpoint --- */

StewardExit
steward_command_ledger_checkpoint (StewardCli   *cli,
                                   char       ***argv)
{
  GOptionEntry entries[] = { { NULL } };
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  StewardCheckpoint checkpoint;
  StewardServices *services;
  StewardLedger *ledger;

  if (!steward_cli_parse ("ledger checkpoint", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  ledger = services != NULL ? steward_services_get_ledger (services) : NULL;
  if (ledger == NULL || !steward_ledger_get_checkpoint_sync (ledger, &checkpoint, &error))
    return steward_cli_fail (error);

  text = steward_ledger_format_checkpoint (ledger, &checkpoint.tree);
  fputs (text, stdout);

  return STEWARD_EXIT_FINE;
}

/* --- rebuild --- */

static gboolean
print_rebuilt (GPtrArray  *differences,
               gboolean    dry_run,
               gboolean    json,
               GError    **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  steward_output_add_bool (builder, "equal", differences->len == 0);
  steward_output_add_texts (builder, "differences", differences);
  steward_output_add_bool (builder, "replaced", differences->len > 0 && !dry_run);
  json_builder_end_object (builder);
  if (json)
    return steward_output_print_json (builder, error);

  for (guint i = 0; i < differences->len; i++)
    print_safe ("", g_ptr_array_index (differences, i), "");
  if (differences->len == 0)
    steward_output_print ("The rows are what the events say.\n");
  else if (dry_run)
    steward_output_print ("The rows are not what the events say. Nothing was changed.\n");
  else
    steward_output_print ("The rows were not what the events say, and were replaced.\n");

  return TRUE;
}

StewardExit
steward_command_ledger_rebuild (StewardCli   *cli,
                                char       ***argv)
{
  gboolean dry_run = FALSE;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, "Compare only, and change nothing", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;
  StewardServices *services;

  if (!steward_cli_parse ("ledger rebuild", entries, argv, 0, 0, &error))
    return steward_cli_fail (error);
  services = steward_cli_open (cli, &error);
  if (services == NULL ||
      !steward_governance_verify_rows_sync (steward_services_get_governance (services), !dry_run, &differences,
                                            &error) ||
      !print_rebuilt (differences, dry_run, json, &error))
    return steward_cli_fail (error);

  return differences->len == 0 ? STEWARD_EXIT_FINE : STEWARD_EXIT_DAMAGED;
}
