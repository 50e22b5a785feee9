/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry-diff.h"
#include "steward-verb-context.h"

G_BEGIN_DECLS

/**
 * StewardRequest:
 *
 * What is asked of the council, worked out before it is written: the exact
 * bytes that are decided, what they start from, and what they touch.
 */
typedef struct
{
  StewardVerbContext *verb;            /* unowned */
  StewardReviewKind kind;
  StewardCertification level;
  char *subject;                       /* owned: URN or "charter" */
  char *name;                          /* owned: of the subject, for people */
  char *domain;                        /* owned, or NULL */
  char *title;                         /* owned */
  char *rule;                          /* owned, or NULL */
  gint64 until;
  StewardTouches touches;
  StewardEntry *before;                /* owned, or NULL */
  StewardEntry *after;                 /* owned, or NULL */
  GBytes *base;                        /* owned, or NULL */
  GBytes *revision;                    /* owned */
  const char *revision_type;           /* media type */
  GPtrArray *changes;                  /* owned: StewardEntryChange, or NULL */
  char *document;                      /* owned: text to keep as evidence, or NULL */
  const StewardReview *appeal_of;      /* unowned, or NULL */
} StewardRequest;

gboolean steward_request_fill         (StewardRequest  *self,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_request_fill_product (StewardRequest  *self,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_request_fill_contract (StewardRequest *self,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_request_fill_charter (StewardRequest  *self,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_request_write        (StewardRequest  *self,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_request_clear        (StewardRequest  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardRequest, steward_request_clear)

G_END_DECLS
