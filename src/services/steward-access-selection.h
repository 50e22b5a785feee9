/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-offer.h"

G_BEGIN_DECLS

/* What somebody asks for as words: columns, “email=digest”, “country = DE”. Made
 * into terms by what a product offers, or laid over terms to narrow them. */
typedef struct
{
  char *object;                        /* as the contract or the platform calls it; NULL: the only one */
  char *source;                        /* id; NULL: where it lies first */
  char *grantee;                       /* role or account there; NULL: what the consumer is linked to */
  char **columns;                      /* NULL: all */
  char **left_out;                     /* columns that are not asked for after all */
  char **masks;                        /* "column=mask" */
  char **rows;                         /* "column = value" */
  gint64 since;                        /* 0: at once */
  gint64 until;                        /* 0: as before */
} StewardAccessSelection;

void                steward_access_selection_clear      (StewardAccessSelection       *self);
StewardAccessTerms *steward_access_selection_make_terms (const StewardAccessSelection *self,
                                                         const StewardAccessOffer     *offer,
                                                         const StewardAccessAsk       *ask,
                                                         GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
StewardAccessTerms *steward_access_selection_narrow     (const StewardAccessSelection *self,
                                                         const StewardAccessTerms     *terms,
                                                         GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_access_selection_is_empty   (const StewardAccessSelection *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardAccessSelection, steward_access_selection_clear)

G_END_DECLS
