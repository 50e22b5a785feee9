/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/* How the readers of base/ build a document. Nothing outside base/ includes
 * this. */

struct _StewardNode
{
  union
  {
    const char *text;                  /* scalars: NUL-terminated, in the document */
    const StewardNode **items;         /* sequences; mappings: key, value, key, value… */
  };
  guint32 line;                        /* from 1 */
  guint32 column;                      /* from 1, in characters */
  guint32 count;                       /* scalars: bytes; sequences: items; mappings: members */
  guint8 kind;                         /* StewardNodeKind */
  guint8 type;                         /* StewardScalarType */
};

StewardDocument *steward_document_new      (gsize                 size_hint) G_GNUC_WARN_UNUSED_RESULT;
gpointer         steward_document_alloc    (StewardDocument      *self,
                                            gsize                 size);
void             steward_document_set_root (StewardDocument      *self,
                                            const StewardNode    *root);

/* Turns a series of scalars, openings and closings into one document. Keys of
 * mappings are scalars given like any other value. */
typedef struct
{
  StewardLimits limits;
  StewardDocument *document;           /* (owned) (nullable) */
  GPtrArray *values;                   /* (unowned) (element-type StewardNode): of all open containers */
  GArray *frames;                      /* of the open containers */
  GPtrArray *scratch;                  /* for the search of duplicates */
  guint64 n_nodes;
} StewardTreeBuilder;

void             steward_tree_builder_init     (StewardTreeBuilder  *self,
                                                const StewardLimits *limits);
void             steward_tree_builder_clear    (StewardTreeBuilder  *self);
void             steward_tree_builder_begin    (StewardTreeBuilder  *self,
                                                gsize                size_hint);
char            *steward_tree_builder_scalar   (StewardTreeBuilder  *self,
                                                StewardScalarType    type,
                                                unsigned             line,
                                                unsigned             column,
                                                gsize                length);
void             steward_tree_builder_constant (StewardTreeBuilder  *self,
                                                StewardScalarType    type,
                                                unsigned             line,
                                                unsigned             column,
                                                const char          *text,
                                                gsize                length);
StewardNode     *steward_tree_builder_open     (StewardTreeBuilder  *self,
                                                StewardNodeKind      kind,
                                                unsigned             line,
                                                unsigned             column);
gboolean         steward_tree_builder_close    (StewardTreeBuilder  *self,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void             steward_tree_builder_share    (StewardTreeBuilder  *self,
                                                const StewardNode   *node,
                                                guint64              n_nodes);
gboolean         steward_tree_builder_check    (StewardTreeBuilder  *self,
                                                unsigned             line,
                                                unsigned             column,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
unsigned         steward_tree_builder_depth    (StewardTreeBuilder  *self);
StewardDocument *steward_tree_builder_finish   (StewardTreeBuilder  *self) G_GNUC_WARN_UNUSED_RESULT;

StewardLimits    steward_limits_resolve    (const StewardLimits  *limits);
gboolean         steward_limits_check_size (const StewardLimits  *limits,
                                            gsize                 length,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_document_fail     (GError              **error,
                                            unsigned              line,
                                            unsigned              column,
                                            const char           *format,
                                            ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
