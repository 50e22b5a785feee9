/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/**
 * StewardJsonFeed:
 *
 * Pull reader over JSON that comes in blocks, from a file of any length: holds
 * one piece at a time. A piece that is no JSON is told as its fault, and the
 * next one is read. NaN and the infinities, which some programs write, come as
 * texts.
 */
typedef struct _StewardJsonFeed StewardJsonFeed;

/* Returns: bytes read, 0 at the end, −1 with an error. */
typedef gssize (*StewardJsonFeedFunc) (char     *buffer,
                                       gsize     length,
                                       gpointer  user_data,
                                       GError  **error);

typedef enum
{
  STEWARD_JSON_FEED_VALUES,            /* elements of one array, or values one after the other */
  STEWARD_JSON_FEED_LINES,             /* as VALUES; a broken line does not spoil the next one */
  STEWARD_JSON_FEED_MEMBERS,           /* members of one object; of some of them each element */
} StewardJsonFeedMode;

/* Strings and the document are the feed's, until the next piece. */
typedef struct
{
  const char *member;                  /* MEMBERS: its name at the top, else NULL */
  const char *name;                    /* of an element of an object that was opened, else NULL */
  guint64 index;                       /* from 0: of an element, or a value at the top */
  const StewardNode *value;            /* NULL with @fault */
  const GError *fault;                 /* why it cannot be read; names line and column */
  guint64 line;                        /* from 1 */
  guint64 offset;                      /* of its first byte */
  guint64 end;                         /* behind its last byte */
  gboolean ended;                      /* what closes it was seen: not the end of a file that still grows */
} StewardJsonPiece;

StewardJsonFeed *steward_json_feed_new    (StewardJsonFeedMode    mode,
                                           StewardJsonFeedFunc    func,
                                           gpointer               user_data,
                                           const char *const     *opened,
                                           const char *const     *wanted,
                                           gsize                  max_piece);
gboolean         steward_json_feed_next   (StewardJsonFeed       *self,
                                           StewardJsonPiece      *out_piece,
                                           gboolean              *out_more,
                                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_json_feed_is_lines (const StewardJsonFeed *self);
void             steward_json_feed_free   (StewardJsonFeed       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardJsonFeed, steward_json_feed_free)

G_END_DECLS
