/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-document.h"

G_BEGIN_DECLS

/* The one way in and out for JSON. Input is scanned strictly (UTF-8, depth,
 * size, numbers, duplicate names) before any tree is built; output is the
 * canonical form of RFC 8785. json-glib's own parser and generator are not
 * used anywhere. */

typedef enum
{
  STEWARD_JSON_STRICT = 0,             /* RFC 8259 + I-JSON: no duplicates, no lone surrogates, finite numbers */
  STEWARD_JSON_EVENT  = 1 << 0,        /* also: integers only, within ±(2^53−1); depth ≤ 64; ≤ 1 MiB */
} StewardJsonFlags;

JsonNode *steward_json_parse        (const char           *text,
                                     gssize                length,
                                     StewardJsonFlags      flags,
                                     const StewardLimits  *limits,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *steward_json_canonicalize (JsonNode             *node,
                                     StewardJsonFlags      flags,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void      steward_json_append_number (GString             *out,
                                      double               value);
void      steward_json_append_string (GString             *out,
                                      const char          *value);

/**
 * StewardJsonStream:
 *
 * Pull reader over many documents in one text: the elements of a top-level
 * array, the values of JSON lines, or a single value. Memory holds one element
 * at a time.
 */
typedef struct _StewardJsonStream StewardJsonStream;

StewardJsonStream *steward_json_stream_new  (GBytes               *text,
                                             const StewardLimits  *element_limits);
gboolean           steward_json_stream_next (StewardJsonStream    *self,
                                             StewardDocument     **out_document,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_json_stream_get_extent (StewardJsonStream *self,
                                             gsize                *out_offset,
                                             gsize                *out_length);
void               steward_json_stream_free (StewardJsonStream    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardJsonStream, steward_json_stream_free)

G_END_DECLS
