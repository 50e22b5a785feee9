/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands about one access share: who acts on which, what would run
 * on the platform, and for whom it is. */

#include "config.h"

#include "steward-access-act.h"

#include <string.h>

/**
 * steward_access_begin:
 * @cli: a run
 * @options: of the command
 * @verb: of steward-verbs.h
 * @access: id
 * @error: return location: as for steward_cli_begin()
 *
 * Returns: (transfer full) (nullable): an intent about that access
 */
StewardIntent *
steward_access_begin (StewardCli               *cli,
                      const StewardActOptions  *options,
                      const char               *verb,
                      const char               *access,
                      GError                  **error)
{
  StewardIntent *intent = steward_cli_begin (cli, options, verb, error);

  if (intent != NULL)
    intent->access = g_strdup (access);

  return intent;
}

/**
 * steward_access_load_case:
 * @cli: a run
 * @access: id
 * @person: (nullable): who reads
 * @error: return location: NOT_FOUND, or as for steward_services_open()
 *
 * Returns: (transfer full) (nullable): all that is known of the access
 */
StewardAccessCase *
steward_access_load_case (StewardCli  *cli,
                          const char  *access,
                          const char  *person,
                          GError     **error)
{
  StewardCouncil *council = steward_cli_open_council (cli, error);

  return council != NULL ? steward_access_case_load_sync (council, access, person, error) : NULL;
}

/**
 * steward_access_plan:
 * @cli: a run whose profile is open
 * @effect: what is to be done
 * @error: return location: what the platform said
 *
 * Asks the platform what would run; nothing is changed there.
 *
 * Returns: (transfer full) (nullable): the statements
 */
StewardEffectPlan *
steward_access_plan (StewardCli           *cli,
                     const StewardEffect  *effect,
                     GError              **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  steward_services_plan_async (cli->services, effect, NULL, steward_cli_ready_cb, &result);

  return steward_services_plan_finish (cli->services, steward_cli_wait (&result), error);
}

static gboolean
find_product (StewardCli  *cli,
              const char  *name,
              char       **out_urn,
              char       **out_domain,
              GError     **error)
{
  StewardCouncil *council = steward_cli_open_council (cli, error);
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (council == NULL)
    return FALSE;
  detail = steward_catalog_load_sync (steward_council_get_catalog (council), name, error);
  if (detail == NULL)
    return FALSE;
  *out_urn = g_strdup (detail->urn);
  *out_domain = g_strdup (detail->entry->domain);

  return TRUE;
}

/**
 * steward_access_read_consumer:
 * @cli: a run
 * @option: how errors call it: "--for"
 * @word: (nullable): as typed
 * @out_kind: (out): what it is
 * @out_consumer: (out) (transfer full): its id, URN or name
 * @out_domain: (out) (nullable) (transfer full): its domain, where it is known
 * @error: return location: USAGE or NOT_FOUND
 */
gboolean
steward_access_read_consumer (StewardCli           *cli,
                              const char           *option,
                              const char           *word,
                              StewardConsumerKind  *out_kind,
                              char                **out_consumer,
                              char                **out_domain,
                              GError              **error)
{
  const char *colon = word != NULL ? strchr (word, ':') : NULL;
  g_autofree char *kind = colon != NULL ? g_strndup (word, (gsize) (colon - word)) : NULL;
  g_autofree char *name = colon != NULL ? g_strstrip (g_strdup (colon + 1)) : NULL;

  *out_consumer = NULL;
  *out_domain = NULL;
  if (name == NULL || *name == '\0' || !steward_consumer_kind_from_id (kind, out_kind))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "%s says for whom it is: team:NAME, person:PERSON, product:NAME or service:NAME%s%s%s.", option,
                   word != NULL ? ", not “" : "", word != NULL ? word : "", word != NULL ? "”" : "");
      return FALSE;
    }
  if (*out_kind == STEWARD_CONSUMER_PRODUCT)
    return find_product (cli, name, out_consumer, out_domain, error);
  *out_consumer = *out_kind == STEWARD_CONSUMER_PERSON ? steward_cli_find_person (cli, name, error)
                                                       : g_steal_pointer (&name);

  return *out_consumer != NULL;
}

/**
 * steward_access_find_source:
 * @cli: a run
 * @name: name or id of a source
 * @error: return location: NOT_FOUND, or as for steward_services_open()
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
steward_access_find_source (StewardCli  *cli,
                            const char  *name,
                            GError     **error)
{
  StewardServices *services = steward_cli_open (cli, error);
  StewardSourceItem *item = services != NULL ? steward_cli_find_source (services, name, error) : NULL;

  return item != NULL ? g_strdup (steward_source_get_id (steward_source_item_get_source (item))) : NULL;
}

/**
 * steward_access_split_columns:
 * @words: (nullable): "email, postcode"
 *
 * Returns: (transfer full) (nullable): each name without spaces around it;
 *   %NULL for %NULL
 */
char **
steward_access_split_columns (const char *words)
{
  g_autoptr(GStrvBuilder) builder = NULL;
  g_auto(GStrv) parts = NULL;

  if (words == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  parts = g_strsplit (words, ",", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}
