/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry-diff.h"
#include "steward-verb-context.h"

G_BEGIN_DECLS

/* Between the files of the watch. */

#define STEWARD_MAX_CHANGES 300000u    /* bytes of changes in one event, about */
#define STEWARD_MAX_NAMED 3u           /* in one sentence */

typedef struct
{
  StewardCouncil *council;             /* (unowned) */
  gint64 now;
  GPtrArray *done;                     /* (unowned): sentences */
  GError *failure;                     /* (owned): the first, or NULL */
} StewardWatch;

gboolean steward_watch_append       (StewardWatch   *self,
                                     StewardAppend  *append,
                                     char           *sentence,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void     steward_watch_keep         (StewardWatch   *self,
                                     GError         *failure);
char    *steward_watch_describe     (const GPtrArray *changes,
                                     const char      *since) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_watch_reviews      (StewardWatch   *self,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_watch_accesses     (StewardWatch   *self,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_watch_ask_again    (StewardWatch   *self,
                                     const StewardCertificate *certificate,
                                     const char     *why,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_watch_is_about_certification (const StewardReview *review);
gboolean steward_watch_certificates (StewardWatch   *self,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
