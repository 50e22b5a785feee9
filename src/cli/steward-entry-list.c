/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl product list and dataset list: the filters of the window, as
 * options. */

#include "config.h"

#include "steward-entry-list.h"

#include "steward-certificate-output.h"
#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-output.h"
#include "steward-table.h"

#define DEFAULT_LIMIT 1000

typedef struct
{
  char *text;
  char **domains;
  char **sources;
  char **lifecycles;
  char **certifications;
  char **classifications;
  char *has_owner;
  char *has_levels;
  char *removed;
  char *sort;
  gboolean descending;
  int limit;
  gboolean json;
} ListOptions;

static void
clear_options (ListOptions *options)
{
  g_free (options->text);
  g_strfreev (options->domains);
  g_strfreev (options->sources);
  g_strfreev (options->lifecycles);
  g_strfreev (options->certifications);
  g_strfreev (options->classifications);
  g_free (options->has_owner);
  g_free (options->has_levels);
  g_free (options->removed);
  g_free (options->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, clear_options)

static gboolean
parse_options (ListOptions  *options,
               const char   *command,
               char       ***argv,
               GError      **error)
{
  GOptionEntry entries[] = {
    { "query", 'q', 0, G_OPTION_ARG_STRING, &options->text, "Words that must occur", "TEXT" },
    { "domain", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->domains, "Of this domain; may be repeated", "DOMAIN" },
    { "source", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->sources, "Of this source; may be repeated", "NAME" },
    { "lifecycle", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->lifecycles,
      "draft, proposed, active, deprecated or retired; may be repeated", "STATE" },
    { "certification", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->certifications,
      "none, bronze, silver or gold; may be repeated", "LEVEL" },
    { "classification", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->classifications,
      "public, internal, confidential, personal or restricted; may be repeated", "CLASS" },
    { "has-owner", 0, 0, G_OPTION_ARG_STRING, &options->has_owner, "Whether an owner is named", "yes|no" },
    { "has-levels", 0, 0, G_OPTION_ARG_STRING, &options->has_levels, "Whether service levels are given", "yes|no" },
    { "removed", 0, 0, G_OPTION_ARG_STRING, &options->removed, "Whether the source has it no longer", "yes|no" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options->sort,
      "name, domain, owner, certification, classification, lifecycle or synced", "ORDER" },
    { "descending", 0, 0, G_OPTION_ARG_NONE, &options->descending, "In reverse order", NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options->limit, "At most so many; 0: all (default: 1000)", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, "Print one JSON document", NULL },
    { NULL },
  };

  options->limit = DEFAULT_LIMIT;

  return steward_cli_parse (command, entries, argv, 0, 0, error);
}

static gboolean
parse_tristate (const char       *name,
                const char       *text,
                StewardTristate  *out_value,
                GError          **error)
{
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "yes"))
    *out_value = STEWARD_TRISTATE_YES;
  else if (g_str_equal (text, "no"))
    *out_value = STEWARD_TRISTATE_NO;
  else
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "--%s takes “yes” or “no”.", name);
      return FALSE;
    }

  return TRUE;
}

/* One bit for each word; @to_id gives the word of a value, from 0 on. */
static gboolean
parse_set (const char   *name,
           char        **words,
           const char   *(*to_id) (int value),
           int           n_values,
           guint        *out_bits,
           GError      **error)
{
  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    {
      int value = 0;

      while (value < n_values && g_strcmp0 (to_id (value), words[i]) != 0)
        value++;
      if (value == n_values)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no value of --%s; see --help.", words[i],
                       name);
          return FALSE;
        }
      *out_bits |= 1u << value;
    }

  return TRUE;
}

static const char *
name_lifecycle (int value)
{
  return steward_lifecycle_to_id ((StewardLifecycle) value);
}

static const char *
name_certification (int value)
{
  return steward_certification_to_id ((StewardCertification) value);
}

static const char *
name_classification (int value)
{
  return steward_classification_to_id ((StewardClassification) value);
}

static gboolean
parse_sort (const char   *text,
            StewardSort  *out_sort,
            GError      **error)
{
  static const char *const names[] = {
    [STEWARD_SORT_NAME] = "name",
    [STEWARD_SORT_DOMAIN] = "domain",
    [STEWARD_SORT_OWNER] = "owner",
    [STEWARD_SORT_CERTIFICATION] = "certification",
    [STEWARD_SORT_CLASSIFICATION] = "classification",
    [STEWARD_SORT_LIFECYCLE] = "lifecycle",
    [STEWARD_SORT_SYNCED] = "synced",
  };

  if (text == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *out_sort = (StewardSort) i;
        return TRUE;
      }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no value of --sort; see --help.", text);

  return FALSE;
}

static gboolean
find_source_ids (StewardServices  *services,
                 char            **names,
                 char           ***out_ids,
                 GError          **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      StewardSourceItem *item = steward_cli_find_source (services, names[i], error);

      if (item == NULL)
        return FALSE;
      g_strv_builder_add (builder, steward_source_get_id (steward_source_item_get_source (item)));
    }
  *out_ids = names != NULL ? g_strv_builder_end (builder) : NULL;

  return TRUE;
}

static StewardQuery *
make_query (ListOptions       *options,
            StewardServices   *services,
            StewardEntryKind   kind,
            GError           **error)
{
  g_autoptr(StewardQuery) query = steward_query_new (kind);

  query->text = g_strdup (options->text);
  query->domains = g_strdupv (options->domains);
  query->descending = options->descending;
  if (!find_source_ids (services, options->sources, &query->source_ids, error) ||
      !parse_set ("lifecycle", options->lifecycles, name_lifecycle, STEWARD_LIFECYCLE_RETIRED + 1,
                  &query->lifecycles, error) ||
      !parse_set ("certification", options->certifications, name_certification, STEWARD_CERTIFICATION_GOLD + 1,
                  &query->certifications, error) ||
      !parse_set ("classification", options->classifications, name_classification,
                  STEWARD_CLASSIFICATION_RESTRICTED + 1, &query->classifications, error) ||
      !parse_tristate ("has-owner", options->has_owner, &query->has_owner, error) ||
      !parse_tristate ("has-levels", options->has_levels, &query->has_levels, error) ||
      !parse_tristate ("removed", options->removed, &query->removed, error) ||
      !parse_sort (options->sort, &query->sort, error))
    return NULL;

  return g_steal_pointer (&query);
}

static const char *
find_source_name (StewardServices *services,
                  const char      *id)
{
  StewardSourceItem *item = id != NULL ? steward_services_find_source (services, id) : NULL;

  return item != NULL ? steward_source_get_name (steward_source_item_get_source (item)) : id;
}

static void
add_json_row (JsonBuilder         *builder,
              StewardServices     *services,
              StewardCouncilState *state,
              StewardEntryRow     *row)
{
  json_builder_begin_object (builder);
  steward_output_add_text (builder, "urn", steward_entry_row_get_urn (row));
  steward_output_add_text (builder, "name", steward_entry_row_get_name (row));
  steward_output_add_text (builder, "domain", steward_entry_row_get_domain (row));
  steward_output_add_text (builder, "owner", steward_entry_row_get_owner (row));
  steward_output_add_text (builder, "purpose", steward_entry_row_get_purpose (row));
  steward_output_add_text (builder, "source", find_source_name (services, steward_entry_row_get_source_id (row)));
  steward_output_add_text (builder, "lifecycle", steward_lifecycle_to_id (steward_entry_row_get_lifecycle (row)));
  steward_output_add_text (builder, "certification",
                           steward_certification_to_id (steward_entry_row_get_certification (row)));
  steward_certificate_add_json (builder, "certificate",
                                steward_council_state_get_certificate (state, steward_entry_row_get_urn (row)));
  steward_output_add_text (builder, "classification",
                           steward_classification_to_id (steward_entry_row_get_classification (row)));
  steward_output_add_int (builder, "levels", steward_entry_row_get_n_levels (row));
  steward_output_add_int (builder, "findings", steward_entry_row_get_n_findings (row));
  steward_output_add_time (builder, "synced_at", steward_entry_row_get_synced_at (row));
  steward_output_add_time (builder, "updated_at", steward_entry_row_get_updated_at (row));
  steward_output_add_bool (builder, "removed", steward_entry_row_get_removed (row));
  json_builder_end_object (builder);
}

static gboolean
print_json (StewardServices      *services,
            StewardCouncilState  *state,
            GPtrArray            *rows,
            guint                 n_rows,
            StewardEntryKind      kind,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, kind == STEWARD_ENTRY_PRODUCT ? "products" : "datasets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_rows; i++)
    add_json_row (builder, services, state, g_ptr_array_index (rows, i));
  json_builder_end_array (builder);
  steward_output_add_bool (builder, "more", rows->len > n_rows);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

static void
print_table (StewardServices     *services,
             StewardCouncilState *state,
             GPtrArray           *rows,
             guint                n_rows)
{
  static const char *const titles[] = { "NAME", "DOMAIN", "OWNER", "LIFECYCLE", "DECLARED", "CERTIFIED",
                                        "CLASSIFICATION", "SOURCE", "SYNCED", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < n_rows; i++)
    {
      StewardEntryRow *row = g_ptr_array_index (rows, i);
      g_autofree char *synced = steward_output_time (steward_entry_row_get_synced_at (row));
      g_autofree char *certified = steward_certificate_to_words (
        steward_council_state_get_certificate (state, steward_entry_row_get_urn (row)));
      g_autofree char *name = g_strconcat (steward_entry_row_get_name (row),
                                           steward_entry_row_get_removed (row) ? " (removed)" : "", NULL);

      steward_table_add (table, name, steward_entry_row_get_domain (row), steward_entry_row_get_owner (row),
                         steward_lifecycle_to_id (steward_entry_row_get_lifecycle (row)),
                         steward_certification_to_id (steward_entry_row_get_certification (row)), certified,
                         steward_classification_to_id (steward_entry_row_get_classification (row)),
                         find_source_name (services, steward_entry_row_get_source_id (row)), synced, NULL);
    }
  steward_table_print (table, "");
  if (rows->len > n_rows)
    steward_output_print ("There are more; see --limit.\n");
}

/**
 * steward_entry_list:
 * @cli: the run
 * @argv: (inout): options
 * @kind: products or datasets
 */
StewardExit
steward_entry_list (StewardCli        *cli,
                    char            ***argv,
                    StewardEntryKind   kind)
{
  g_auto(ListOptions) options = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardQuery) query = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  StewardServices *services;
  guint limit, n_rows;

  if (!parse_options (&options, kind == STEWARD_ENTRY_PRODUCT ? "product list" : "dataset list", argv, &error))
    return steward_cli_fail (error);
  if (options.limit < 0)
    return steward_cli_fail_usage ("--limit takes a number from 0 on.");
  state = steward_cli_load_state (cli, &error);
  services = cli->services;
  query = state != NULL ? make_query (&options, services, kind, &error) : NULL;
  if (query == NULL)
    return steward_cli_fail (error);

  /* One more than is shown, to know whether there are more. */
  limit = options.limit > 0 ? (guint) options.limit + 1 : G_MAXUINT;
  rows = steward_catalog_list_sync (steward_services_get_catalog (services), query, limit, &error);
  if (rows == NULL)
    return steward_cli_fail (error);
  n_rows = options.limit > 0 ? MIN (rows->len, (guint) options.limit) : rows->len;
  if (!options.json)
    print_table (services, state, rows, n_rows);
  else if (!print_json (services, state, rows, n_rows, kind, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}

StewardExit
steward_product_list (StewardCli   *cli,
                      char       ***argv)
{
  return steward_entry_list (cli, argv, STEWARD_ENTRY_PRODUCT);
}

StewardExit
steward_dataset_list (StewardCli   *cli,
                      char       ***argv)
{
  return steward_entry_list (cli, argv, STEWARD_ENTRY_DATASET);
}
