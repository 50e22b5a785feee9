/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document: nodes and texts in a few large pieces of memory that are freed
 * together. A catalog of 100,000 products is read as that many documents, so
 * nothing here allocates per node. */

#include "config.h"

#include "steward-document-private.h"

#include <string.h>

#define DEFAULT_BYTES (8u << 20)
#define DEFAULT_DEPTH 64u
#define DEFAULT_NODES 500000u
#define MAX_DEPTH 1000u                /* freeing JsonNode trees is recursive */
#define FIRST_BLOCK 4096u
#define LARGEST_BLOCK 65536u           /* below what malloc fetches from the system */

typedef struct _Block Block;
struct _Block
{
  Block *next;
  gsize size;
};

struct _StewardDocument
{
  gatomicrefcount references;
  const StewardNode *root;
  Block *blocks;                       /* (owned): the newest first; the document itself lies in the oldest */
  char *at;
  char *end;
};

#define ALIGN(size) (((size) + 7) & ~(gsize) 7)

/**
 * steward_limits_default:
 *
 * Returns: what a single document may have: 8 MiB, 64 levels, 500,000 nodes
 */
const StewardLimits *
steward_limits_default (void)
{
  static const StewardLimits limits = { DEFAULT_BYTES, DEFAULT_DEPTH, DEFAULT_NODES };

  return &limits;
}

StewardLimits
steward_limits_resolve (const StewardLimits *limits)
{
  StewardLimits resolved = *steward_limits_default ();

  if (limits == NULL)
    return resolved;

  if (limits->max_bytes > 0)
    resolved.max_bytes = MIN (limits->max_bytes, G_MAXUINT32 / 2);
  if (limits->max_depth > 0)
    resolved.max_depth = MIN (limits->max_depth, MAX_DEPTH);
  if (limits->max_nodes > 0)
    resolved.max_nodes = limits->max_nodes;

  return resolved;
}

gboolean
steward_limits_check_size (const StewardLimits  *limits,
                           gsize                 length,
                           GError              **error)
{
  g_autofree char *size = NULL;

  if (length <= limits->max_bytes)
    return TRUE;

  size = g_format_size_full (limits->max_bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The text is larger than %s", size);
  return FALSE;
}

/* Always returns FALSE, for the caller to return. */
gboolean
steward_document_fail (GError     **error,
                       unsigned     line,
                       unsigned     column,
                       const char  *format,
                       ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "Line %u, column %u: %s", line, column, message);

  return FALSE;
}

static Block *
create_block (gsize  size,
              Block *next)
{
  Block *block = g_malloc (sizeof (Block) + size);

  block->next = next;
  block->size = size;

  return block;
}

/* size_hint: bytes that the nodes and texts will probably need */
StewardDocument *
steward_document_new (gsize size_hint)
{
  gsize size = CLAMP (ALIGN (size_hint + sizeof (StewardDocument)), FIRST_BLOCK, LARGEST_BLOCK);
  Block *block = create_block (size, NULL);
  StewardDocument *self = (StewardDocument *) (block + 1);

  memset (self, 0, sizeof *self);
  g_atomic_ref_count_init (&self->references);
  self->blocks = block;
  self->at = (char *) (block + 1) + ALIGN (sizeof *self);
  self->end = (char *) (block + 1) + size;

  return self;
}

static void
add_block (StewardDocument *self,
           gsize            size)
{
  gsize wanted = MIN (self->blocks->size * 2, LARGEST_BLOCK);

  self->blocks = create_block (MAX (wanted, size), self->blocks);
  self->at = (char *) (self->blocks + 1);
  self->end = self->at + self->blocks->size;
}

gpointer
steward_document_alloc (StewardDocument *self,
                        gsize            size)
{
  gpointer piece;

  size = ALIGN (size);
  if ((gsize) (self->end - self->at) < size)
    add_block (self, size);
  piece = self->at;
  self->at += size;

  return piece;
}

void
steward_document_set_root (StewardDocument   *self,
                           const StewardNode *root)
{
  self->root = root;
}

StewardDocument *
steward_document_ref (StewardDocument *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
steward_document_unref (StewardDocument *self)
{
  Block *block;

  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  block = self->blocks;
  while (block != NULL)
    {
      Block *next = block->next;

      g_free (block);
      block = next;
    }
}

/**
 * steward_document_get_root:
 * @self: a document
 *
 * Returns: (transfer none): the outermost node; an empty YAML document has a
 *   null scalar
 */
const StewardNode *
steward_document_get_root (const StewardDocument *self)
{
  return self->root;
}

StewardNodeKind
steward_node_get_kind (const StewardNode *self)
{
  return (StewardNodeKind) self->kind;
}

/**
 * steward_node_get_scalar_type:
 * @self: a node
 *
 * Returns: what the scalar means; %STEWARD_SCALAR_NULL for a sequence or
 *   mapping
 */
StewardScalarType
steward_node_get_scalar_type (const StewardNode *self)
{
  return (StewardScalarType) self->type;
}

/**
 * steward_node_is_null:
 * @self: (nullable): a node
 *
 * Returns: whether there is nothing: no node, or a null scalar
 */
gboolean
steward_node_is_null (const StewardNode *self)
{
  return self == NULL || (self->kind == STEWARD_NODE_SCALAR && self->type == STEWARD_SCALAR_NULL);
}

/**
 * steward_node_get_text:
 * @self: (nullable): a node
 *
 * Returns: (transfer none) (nullable): the source text of a scalar, with
 *   quotes and escapes resolved; %NULL for null, a sequence or a mapping
 */
const char *
steward_node_get_text (const StewardNode *self)
{
  if (self == NULL || self->kind != STEWARD_NODE_SCALAR || self->type == STEWARD_SCALAR_NULL)
    return NULL;

  return self->text;
}

unsigned
steward_node_get_line (const StewardNode *self)
{
  return self->line;
}

unsigned
steward_node_get_column (const StewardNode *self)
{
  return self->column;
}

/**
 * steward_node_get_n_children:
 * @self: (nullable): a node
 *
 * Returns: how many items a sequence or members a mapping has; 0 for the rest
 */
unsigned
steward_node_get_n_children (const StewardNode *self)
{
  return self == NULL || self->kind == STEWARD_NODE_SCALAR ? 0 : self->count;
}

/**
 * steward_node_get_child:
 * @self: a sequence or mapping
 * @index: below its number of children
 *
 * Returns: (transfer none) (nullable): the item, or the member's value
 */
const StewardNode *
steward_node_get_child (const StewardNode *self,
                        unsigned           index)
{
  if (index >= steward_node_get_n_children (self))
    return NULL;

  return self->kind == STEWARD_NODE_SEQUENCE ? self->items[index] : self->items[2 * (gsize) index + 1];
}

/**
 * steward_node_get_key_node:
 * @self: a mapping
 * @index: below its number of members
 *
 * Returns: (transfer none) (nullable): the key, for its line and column
 */
const StewardNode *
steward_node_get_key_node (const StewardNode *self,
                           unsigned           index)
{
  if (index >= steward_node_get_n_children (self) || self->kind != STEWARD_NODE_MAPPING)
    return NULL;

  return self->items[2 * (gsize) index];
}

/**
 * steward_node_get_key:
 * @self: a mapping
 * @index: below its number of members
 *
 * Returns: (transfer none) (nullable): the key as written ("null" and "" too)
 */
const char *
steward_node_get_key (const StewardNode *self,
                      unsigned           index)
{
  const StewardNode *key = steward_node_get_key_node (self, index);

  return key != NULL ? key->text : NULL;
}

/**
 * steward_node_get_member:
 * @self: (nullable): a node
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): its value, or %NULL when @self is no
 *   mapping or has no such member
 */
const StewardNode *
steward_node_get_member (const StewardNode *self,
                         const char        *name)
{
  gsize length;

  if (self == NULL || self->kind != STEWARD_NODE_MAPPING)
    return NULL;

  length = strlen (name);
  for (gsize i = 0; i < self->count; i++)
    {
      const StewardNode *key = self->items[2 * i];

      if (key->count == length && memcmp (key->text, name, length) == 0)
        return self->items[2 * i + 1];
    }

  return NULL;
}

/**
 * steward_node_get_member_text:
 * @self: (nullable): a node
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): its text, see steward_node_get_text()
 */
const char *
steward_node_get_member_text (const StewardNode *self,
                              const char        *name)
{
  return steward_node_get_text (steward_node_get_member (self, name));
}
