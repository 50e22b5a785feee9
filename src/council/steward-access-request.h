/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-access-decision.h"

G_BEGIN_DECLS

/**
 * StewardAccessRequest:
 *
 * What somebody asks for, worked out before it is written: who they are to the
 * catalog, what exactly becomes visible as the contract classifies it, and the
 * way that the charter has for it. @access of the verb is the record that it
 * would become.
 */
typedef struct
{
  StewardVerbContext *verb;            /* unowned */
  StewardAccessOffer *offer;           /* owned */
  StewardAccessAsk *ask;               /* owned by the verb's access */
  StewardAccessTerms *terms;           /* likewise */
  StewardAccessRoute *route;           /* owned */
  GPtrArray *overlaps;                 /* owned: StewardAccessOverlap */
  char *consumer;                      /* owned: in words */
  char *name;                          /* owned: of the product */
  GBytes *contract;                    /* owned: the revision that is frozen, or NULL */
} StewardAccessRequest;

gboolean steward_access_request_fill     (StewardAccessRequest  *self,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_request_fill_ask (StewardAccessRequest  *self,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_request_fill_terms (StewardAccessRequest *self,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_access_request_write    (StewardAccessRequest  *self,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_access_request_clear    (StewardAccessRequest  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardAccessRequest, steward_access_request_clear)

G_END_DECLS
