/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Campaigns with the answers so far, and whose name is whose on a platform. */

#include "config.h"

#include "steward-access-rows-private.h"

typedef struct
{
  const char *id;                      /* (nullable): this one only */
  gboolean open_only;
  StewardMerges *merges;               /* (owned) (nullable) */
  StewardCampaign *campaign;           /* (unowned) (nullable): whose items are read */
  GPtrArray *campaigns;                /* (unowned) */
} CampaignCall;

static gboolean
read_campaign_cb (StewardCells  *cells,
                  gpointer       data,
                  GError       **error)
{
  const CampaignCall *call = data;
  StewardCampaign *campaign = steward_campaign_new ();

  g_ptr_array_add (call->campaigns, campaign);
  campaign->id = steward_cells_dup_text (cells);
  campaign->version = steward_cells_get_number (cells);
  campaign->title = steward_cells_dup_text (cells);
  campaign->domain = steward_cells_dup_text (cells);
  campaign->subject = steward_cells_dup_text (cells);
  campaign->opened_by = g_strdup (steward_merges_find (call->merges, steward_cells_get_text (cells)));
  campaign->opened_at = steward_cells_get_number (cells);
  campaign->due = steward_cells_get_number (cells);
  campaign->closed_at = steward_cells_get_number (cells);

  return TRUE;
}

/* An answer that is not known is none. */
static gboolean
read_item_cb (StewardCells  *cells,
              gpointer       data,
              GError       **error)
{
  const CampaignCall *call = data;
  StewardCampaignItem *item = steward_campaign_item_new ();
  const char *answer;

  g_ptr_array_add (call->campaign->items, item);
  item->access = steward_cells_dup_text (cells);
  answer = steward_cells_get_text (cells);
  if (!steward_answer_from_id (answer, &item->answer))
    item->answer = STEWARD_ANSWER_NONE;
  item->person = g_strdup (steward_merges_find (call->merges, steward_cells_get_text (cells)));
  item->comment = steward_cells_dup_text (cells);
  item->time = steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
read_campaigns (StewardDb     *db,
                CampaignCall  *call,
                GError       **error)
{
  StewardStatement *statement = steward_db_prepare (db, "access/campaign-list", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, ":id", call->id);
  steward_statement_bind_int64 (statement, ":open_only", call->open_only);
  if (!steward_council_rows_visit_statement (statement, read_campaign_cb, call, error))
    return FALSE;
  for (guint i = 0; i < call->campaigns->len; i++)
    {
      call->campaign = g_ptr_array_index (call->campaigns, i);
      if (!steward_council_rows_visit (db, "access/campaign-items", call->campaign->id, read_item_cb, call, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
list_campaigns (StewardDb  *db,
                gpointer    data,
                GError    **error)
{
  CampaignCall *call = data;
  g_autoptr(GHashTable) merges = steward_merges_load (db, error);

  call->merges = merges;
  return merges != NULL && read_campaigns (db, call, error);
}

/**
 * steward_access_rows_list_campaigns:
 * @self: the store
 * @open_only: leave out those that are closed
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardCampaign): open ones first, by
 *   what is due first
 */
GPtrArray *
steward_access_rows_list_campaigns (StewardGovernance  *self,
                                    gboolean            open_only,
                                    GError            **error)
{
  g_autoptr(GPtrArray) campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_campaign_free);
  CampaignCall call = { .open_only = open_only, .campaigns = campaigns };

  return steward_council_rows_run (self, list_campaigns, &call, error) ? g_steal_pointer (&campaigns) : NULL;
}

/**
 * steward_access_rows_load_campaign:
 * @self: the store
 * @id: "c-2026-01"
 * @error: return location; %STEWARD_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the campaign with its items
 */
StewardCampaign *
steward_access_rows_load_campaign (StewardGovernance  *self,
                                   const char         *id,
                                   GError            **error)
{
  g_autoptr(GPtrArray) campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_campaign_free);
  CampaignCall call = { .id = id, .campaigns = campaigns };

  if (!steward_council_rows_run (self, list_campaigns, &call, error))
    return NULL;
  if (campaigns->len > 0)
    return g_ptr_array_steal_index (campaigns, 0);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND, "There is no campaign “%.80s”.", id);
  return NULL;
}

typedef struct
{
  const char *source;
  StewardMerges *merges;               /* (owned) (nullable) */
  GPtrArray *principals;               /* (unowned) */
} PrincipalCall;

/* Of a kind that is not known here nothing can be said. */
static gboolean
read_principal_cb (StewardCells  *cells,
                   gpointer       data,
                   GError       **error)
{
  const PrincipalCall *call = data;
  StewardPrincipal *principal = steward_principal_new ();
  gboolean known;

  principal->source = steward_cells_dup_text (cells);
  principal->principal = steward_cells_dup_text (cells);
  known = steward_consumer_kind_from_id (steward_cells_get_text (cells), &principal->kind);
  principal->consumer = steward_cells_dup_text (cells);
  principal->time = steward_cells_get_number (cells);
  if (principal->kind == STEWARD_CONSUMER_PERSON)
    steward_merges_update (call->merges, &principal->consumer);
  if (known)
    g_ptr_array_add (call->principals, principal);
  else
    steward_principal_free (principal);

  return TRUE;
}

static gboolean
list_principals (StewardDb  *db,
                 gpointer    data,
                 GError    **error)
{
  PrincipalCall *call = data;
  g_autoptr(GHashTable) merges = steward_merges_load (db, error);

  call->merges = merges;
  return merges != NULL &&
         steward_council_rows_visit (db, "access/principal-list", call->source, read_principal_cb, call, error);
}

/**
 * steward_access_rows_list_principals:
 * @self: the store
 * @source: (nullable): instance of a server, or id of a source; %NULL for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardPrincipal): by source and name
 */
GPtrArray *
steward_access_rows_list_principals (StewardGovernance  *self,
                                     const char         *source,
                                     GError            **error)
{
  g_autoptr(GPtrArray) principals = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_principal_free);
  PrincipalCall call = { source, NULL, principals };

  return steward_council_rows_run (self, list_principals, &call, error) ? g_steal_pointer (&principals) : NULL;
}
