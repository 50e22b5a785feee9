/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The charter in force, delegations, and what was granted under them. */

#include "config.h"

#include "steward-council-rows-private.h"

typedef struct
{
  gint64 version;
  char *json;                          /* (owned) (nullable) */
  char *document;                      /* (owned) (nullable) */
} CharterCall;

static gboolean
read_charter_cb (StewardCells  *cells,
                 gpointer       data,
                 GError       **error)
{
  CharterCall *call = data;

  call->version = steward_cells_get_number (cells);
  call->json = steward_cells_dup_text (cells);
  call->document = steward_cells_dup_text (cells);

  return TRUE;
}

static gboolean
load_charter (StewardDb  *db,
              gpointer    data,
              GError    **error)
{
  return steward_council_rows_visit (db, "council/charter-load", NULL, read_charter_cb, data, error);
}

/**
 * steward_council_rows_load_charter:
 * @self: the store
 * @out_version: (out) (optional): of the charter in force; 0 for none
 * @out_json: (out) (optional) (transfer full) (nullable): the canonical bytes
 *   of its object; %NULL for none
 * @out_document: (out) (optional) (transfer full) (nullable): reference of the
 *   payload that holds its document
 * @error: return location
 *
 * Returns: whether it could be read, even if there is none
 */
gboolean
steward_council_rows_load_charter (StewardGovernance  *self,
                                   gint64             *out_version,
                                   char              **out_json,
                                   char              **out_document,
                                   GError            **error)
{
  CharterCall call = { 0, NULL, NULL };
  gboolean ok = steward_council_rows_run (self, load_charter, &call, error);

  if (out_version != NULL)
    *out_version = call.version;
  if (out_json != NULL)
    *out_json = g_steal_pointer (&call.json);
  if (out_document != NULL)
    *out_document = g_steal_pointer (&call.document);
  g_free (call.json);
  g_free (call.document);

  return ok;
}

/* "certification contract" */
static guint
read_kinds (const char *ids)
{
  g_auto(GStrv) words = g_strsplit (ids != NULL ? ids : "", " ", -1);
  guint kinds = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      StewardReviewKind kind;

      if (steward_review_kind_from_id (words[i], &kind))
        kinds |= 1u << kind;
    }

  return kinds;
}

static gboolean
read_delegation_cb (StewardCells  *cells,
                    gpointer       data,
                    GError       **error)
{
  StewardDelegation *delegation = steward_delegation_new ();

  delegation->id = steward_cells_dup_text (cells);
  delegation->from = steward_cells_dup_text (cells);
  delegation->to = steward_cells_dup_text (cells);
  delegation->seat = steward_cells_dup_text (cells);
  delegation->kinds = read_kinds (steward_cells_get_text (cells));
  delegation->since = steward_cells_get_number (cells);
  delegation->until = steward_cells_get_number (cells);
  g_ptr_array_add (data, delegation);

  return TRUE;
}

static gboolean
list_delegations (StewardDb  *db,
                  gpointer    data,
                  GError    **error)
{
  return steward_council_rows_visit (db, "council/delegation-list", NULL, read_delegation_cb, data, error);
}

/**
 * steward_council_rows_list_delegations:
 * @self: the store
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardDelegation): those that were
 *   given and not ended, whatever their time, the oldest first
 */
GPtrArray *
steward_council_rows_list_delegations (StewardGovernance  *self,
                                       GError            **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_delegation_free);

  return steward_council_rows_run (self, list_delegations, list, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
read_certificate_cb (StewardCells  *cells,
                     gpointer       data,
                     GError       **error)
{
  StewardCertificate *certificate = steward_certificate_new ();
  const char *standing;

  g_ptr_array_add (data, certificate);
  certificate->subject = steward_cells_dup_text (cells);
  certificate->level = steward_certification_from_text (steward_cells_get_text (cells));
  standing = steward_cells_get_text (cells);
  if (!steward_standing_from_id (standing, &certificate->standing))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_SCHEMA_TOO_NEW,
                   "There is a certification in an unknown state, “%.40s”.", standing != NULL ? standing : "");
      return FALSE;
    }
  certificate->since = steward_cells_get_number (cells);
  certificate->until = steward_cells_get_number (cells);
  certificate->review = steward_cells_dup_text (cells);
  certificate->reason = steward_cells_dup_text (cells);
  certificate->changed_at = steward_cells_get_number (cells);

  return TRUE;
}

static gboolean
list_certificates (StewardDb  *db,
                   gpointer    data,
                   GError    **error)
{
  return steward_council_rows_visit (db, "council/certificate-list", NULL, read_certificate_cb, data, error);
}

/**
 * steward_council_rows_list_certificates:
 * @self: the store
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardCertificate): the last one of
 *   each subject, by subject
 */
GPtrArray *
steward_council_rows_list_certificates (StewardGovernance  *self,
                                        GError            **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_certificate_free);

  return steward_council_rows_run (self, list_certificates, list, error) ? g_steal_pointer (&list) : NULL;
}
