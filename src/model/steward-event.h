/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-digest.h"
#include "steward-json.h"

G_BEGIN_DECLS

/**
 * StewardEvent:
 *
 * One immutable line of the ledger: exact bytes of header and body, and the
 * seal SHA-256(previous seal ‖ SHA-256(header) ‖ SHA-256(body)). Sealing is
 * pure; where events are kept is the store's business.
 */
typedef struct
{
  gint64 position;                     /* from 1, without gaps */
  char *stream;                        /* "charter", "review/…" */
  gint64 version;                      /* within the stream, from 1 */
  char *type;                          /* "charter.founded" */
  GBytes *header;                      /* canonical JSON, written by the ledger */
  GBytes *body;                        /* canonical JSON, written by the client */
  StewardDigest seal;
} StewardEvent;

StewardEvent *steward_event_new         (gint64                position,
                                         const char           *stream,
                                         gint64                version,
                                         const char           *type,
                                         GBytes               *header,
                                         GBytes               *body) G_GNUC_WARN_UNUSED_RESULT;
StewardEvent *steward_event_copy        (const StewardEvent   *self) G_GNUC_WARN_UNUSED_RESULT;
void          steward_event_free        (StewardEvent         *self);
void          steward_event_seal        (StewardEvent         *self,
                                         const StewardDigest  *previous);
void          steward_event_seal_leaf   (StewardEvent         *self,
                                         const StewardDigest  *previous,
                                         StewardDigest        *out_leaf);
gboolean      steward_event_check       (const StewardEvent   *self,
                                         const StewardDigest  *previous,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_event_check_leaf  (const StewardEvent   *self,
                                         const StewardDigest  *previous,
                                         StewardDigest        *out_leaf,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_event_check_form  (const StewardEvent   *self,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_event_read_header (const StewardEvent   *self,
                                         char                **out_actor,
                                         char                **out_established,
                                         gint64               *out_time,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          steward_event_get_leaf    (const StewardEvent   *self,
                                         StewardDigest        *out_leaf);
GBytes       *steward_event_make_header (gint64                position,
                                         const char           *stream,
                                         gint64                version,
                                         const char           *type,
                                         gint64                time,
                                         const char           *actor,
                                         const char           *established,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEvent, steward_event_free)

G_END_DECLS
