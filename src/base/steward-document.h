/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-error.h"

G_BEGIN_DECLS

/**
 * StewardDocument:
 *
 * A YAML or JSON document as a tree of nodes. Every node knows its line and
 * column, and scalars keep their source text (`1.0` stays `1.0`, `no` stays
 * `no`). A document owns its nodes; they live as long as it does.
 */
typedef struct _StewardDocument StewardDocument;
typedef struct _StewardNode     StewardNode;

typedef enum
{
  STEWARD_NODE_SCALAR,
  STEWARD_NODE_SEQUENCE,
  STEWARD_NODE_MAPPING,
} StewardNodeKind;

/* What a scalar means under the YAML 1.2 core schema (and in JSON). */
typedef enum
{
  STEWARD_SCALAR_STRING,
  STEWARD_SCALAR_NULL,
  STEWARD_SCALAR_BOOLEAN,
  STEWARD_SCALAR_INTEGER,
  STEWARD_SCALAR_NUMBER,
} StewardScalarType;

/**
 * StewardLimits:
 * @max_bytes: length of the text
 * @max_depth: nesting of sequences and mappings
 * @max_nodes: nodes in all, aliases counted each time they are followed
 *
 * Bounds for text from outside. Zero means the default, see
 * steward_limits_default().
 */
typedef struct
{
  gsize max_bytes;
  unsigned max_depth;
  unsigned max_nodes;
} StewardLimits;

const StewardLimits *steward_limits_default (void);

GPtrArray          *steward_document_parse_yaml    (const char           *text,
                                                    gssize                length,
                                                    const StewardLimits  *limits,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
StewardDocument    *steward_document_parse_json    (const char           *text,
                                                    gssize                length,
                                                    const StewardLimits  *limits,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
StewardDocument    *steward_document_ref           (StewardDocument      *self);
void                steward_document_unref         (StewardDocument      *self);
const StewardNode  *steward_document_get_root      (const StewardDocument *self);

StewardNodeKind     steward_node_get_kind          (const StewardNode    *self);
StewardScalarType   steward_node_get_scalar_type   (const StewardNode    *self);
gboolean            steward_node_is_null           (const StewardNode    *self);
const char         *steward_node_get_text          (const StewardNode    *self);
unsigned            steward_node_get_line          (const StewardNode    *self);
unsigned            steward_node_get_column        (const StewardNode    *self);
unsigned            steward_node_get_n_children    (const StewardNode    *self);
const StewardNode  *steward_node_get_child         (const StewardNode    *self,
                                                    unsigned              index);
const char         *steward_node_get_key           (const StewardNode    *self,
                                                    unsigned              index);
const StewardNode  *steward_node_get_key_node      (const StewardNode    *self,
                                                    unsigned              index);
const StewardNode  *steward_node_get_member        (const StewardNode    *self,
                                                    const char           *name);
const char         *steward_node_get_member_text   (const StewardNode    *self,
                                                    const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDocument, steward_document_unref)

G_END_DECLS
