/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

#define STEWARD_JSON_MAX_DEPTH 1024

typedef enum
{
  STEWARD_JSON_END,
  STEWARD_JSON_OBJECT_OPEN,
  STEWARD_JSON_OBJECT_CLOSE,
  STEWARD_JSON_ARRAY_OPEN,
  STEWARD_JSON_ARRAY_CLOSE,
  STEWARD_JSON_NAME,
  STEWARD_JSON_STRING,
  STEWARD_JSON_NUMBER,
  STEWARD_JSON_TRUE,
  STEWARD_JSON_FALSE,
  STEWARD_JSON_NULL,
} StewardJsonToken;

/**
 * StewardJsonScanner:
 *
 * Pull scanner over JSON text. It knows the grammar: commas, colons and
 * brackets are checked here and not handed on. It refuses invalid UTF-8,
 * control characters, lone surrogates, U+0000, numbers that no double can hold
 * and nesting above @max_depth; duplicate names are left to whoever builds.
 * The members after `token` are its own.
 */
typedef struct
{
  const char *token;                   /* NAME, STRING: between the quotes; NUMBER: its text */
  gsize token_length;                  /* in bytes, as written */
  gboolean token_escaped;              /* NAME, STRING: has backslashes */
  gboolean token_integer;              /* NUMBER: has neither fraction nor exponent */
  unsigned token_line;                 /* from 1 */
  unsigned token_column;               /* from 1, in characters */

  const char *at;
  const char *end;
  const char *line_start;
  gsize trailing_bytes;                /* of multi-byte characters in this line */
  unsigned line;
  unsigned depth;
  unsigned max_depth;
  guint8 state;
  gboolean many;                       /* several values at the top, one after the other */
  guint64 objects[STEWARD_JSON_MAX_DEPTH / 64]; /* one bit a level: object or array */
} StewardJsonScanner;

void     steward_json_scanner_init     (StewardJsonScanner *self,
                                        const char         *text,
                                        gsize               length,
                                        unsigned            max_depth);
gboolean steward_json_scanner_next     (StewardJsonScanner *self,
                                        StewardJsonToken   *out_token,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gsize    steward_json_scanner_unescape (const StewardJsonScanner *self,
                                        char               *out_text);

G_END_DECLS
