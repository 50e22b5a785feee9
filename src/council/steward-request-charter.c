/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A request to change the charter. What is decided are the exact bytes of the
 * new document; what it changes is told beside them. */

#include "config.h"

#include "steward-request.h"

#include "steward-charter-diff.h"
#include "steward-charter-document.h"
#include "steward-council-rows.h"
#include "steward-revision.h"

#include <string.h>

/* The document in force may be erased: then nothing is told, and all of the new
 * one is before the council. */
static gboolean
compare_documents (StewardRequest  *self,
                   const char      *text,
                   GError         **error)
{
  g_autofree char *reference = NULL;
  g_autofree char *present = NULL;

  if (!steward_council_rows_load_charter (self->verb->governance, NULL, NULL, &reference, error))
    return FALSE;
  present = reference != NULL ? steward_council_load_text_sync (self->verb->council, reference, NULL) : NULL;
  if (present == NULL)
    return TRUE;
  self->base = g_bytes_new (present, strlen (present));
  self->changes = steward_charter_diff (present, text);

  return TRUE;
}

/* Fills in a request to change the charter. */
gboolean
steward_request_fill_charter (StewardRequest  *self,
                              GError         **error)
{
  g_auto(StewardCharterDocument) document = { 0 };
  gint64 present = self->verb->state->charter->version;
  g_autofree char *old = NULL;
  const char *text = self->verb->intent->document;

  if (text == NULL && self->appeal_of != NULL)
    {
      old = steward_council_load_text_sync (self->verb->council, self->appeal_of->revision_payload, error);
      text = old;
      if (text == NULL)
        return FALSE;
    }
  if (!steward_charter_document_read (&document, text, self->verb->intent->document_name, error))
    return FALSE;
  if (document.charter->version != present + 1)
    return steward_verb_refuse (error, STEWARD_ERROR_CONFLICT,
                                "Version %" G_GINT64_FORMAT " of the charter is in force, so the next one is %"
                                G_GINT64_FORMAT "; the document says %" G_GINT64_FORMAT ".",
                                present, present + 1, document.charter->version);
  if (!compare_documents (self, text, error))
    return FALSE;

  self->revision = g_bytes_new (text, strlen (text));
  self->revision_type = "application/yaml";
  self->subject = g_strdup ("charter");
  self->name = g_strdup ("the charter");
  self->title = g_strdup_printf ("Change the charter to version %" G_GINT64_FORMAT, document.charter->version);

  return TRUE;
}
