/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A Markdown text from a catalog as a flat list of blocks with plain text and
 * styled runs. Bounded in size, blocks and depth; HTML is literal text, an
 * image is its description, a link keeps its address only if it is http, https
 * or mailto. */

typedef enum
{
  STEWARD_BLOCK_PARAGRAPH,
  STEWARD_BLOCK_HEADING,
  STEWARD_BLOCK_CODE,
  STEWARD_BLOCK_TABLE,
  STEWARD_BLOCK_RULE,
} StewardBlockKind;

typedef enum
{
  STEWARD_RUN_STRONG   = 1 << 0,
  STEWARD_RUN_EMPHASIS = 1 << 1,
  STEWARD_RUN_CODE     = 1 << 2,
  STEWARD_RUN_STRIKE   = 1 << 3,
  STEWARD_RUN_LINK     = 1 << 4,
} StewardRunStyle;

typedef struct
{
  guint start;                         /* bytes */
  guint end;
  guint style;                         /* StewardRunStyle */
  guint link;                          /* index of the document's links, if the style says so */
} StewardRun;

typedef struct
{
  GString *text;                       /* valid UTF-8 without control characters */
  GArray *runs;                        /* StewardRun, in order, not overlapping */
} StewardInline;

typedef struct
{
  StewardBlockKind kind;
  guint level;                         /* headings: 1 to 6 */
  guint indent;                        /* depth of lists around it */
  guint quote;                         /* depth of quotations around it */
  char *marker;                        /* "•", "3." before the first block of a list item */
  StewardInline *content;              /* all but tables and rules */
  guint n_columns;                     /* tables */
  GPtrArray *cells;                    /* tables: StewardInline, row by row, the first row is the head */
} StewardBlock;

typedef struct
{
  GPtrArray *blocks;                   /* StewardBlock */
  GPtrArray *links;                    /* char*, addresses that may be opened */
  gboolean cut;                        /* something was left out because a bound was reached */
} StewardMarkdown;

StewardMarkdown *steward_markdown_parse         (const char      *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_markdown_may_open      (const char      *address);
void             steward_markdown_free          (StewardMarkdown *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMarkdown, steward_markdown_free)

G_END_DECLS
