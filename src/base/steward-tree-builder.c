/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds the tree of a document from a series of scalars, openings and
 * closings; the readers of JSON and YAML share it, so that depth, number of
 * nodes and duplicate keys are bounded in one place. Open containers live in
 * one stack; a container gets its exact array when it closes. */

#include "config.h"

#include "steward-document-private.h"

#include <string.h>

#define FEW_KEYS 12u

typedef struct
{
  StewardNode *node;
  unsigned first;                      /* index in the stack of values */
} Frame;

void
steward_tree_builder_init (StewardTreeBuilder  *self,
                           const StewardLimits *limits)
{
  self->limits = steward_limits_resolve (limits);
  self->document = NULL;
  self->values = g_ptr_array_new ();
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->scratch = g_ptr_array_new ();
  self->n_nodes = 0;
}

void
steward_tree_builder_clear (StewardTreeBuilder *self)
{
  g_clear_pointer (&self->document, steward_document_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->frames, g_array_unref);
  g_clear_pointer (&self->scratch, g_ptr_array_unref);
}

/* Starts the next document; size_hint: of its nodes and texts, in bytes. */
void
steward_tree_builder_begin (StewardTreeBuilder *self,
                            gsize               size_hint)
{
  g_clear_pointer (&self->document, steward_document_unref);
  g_ptr_array_set_size (self->values, 0);
  g_array_set_size (self->frames, 0);
  self->n_nodes = 0;
  self->document = steward_document_new (size_hint);
}

static StewardNode *
add_node (StewardTreeBuilder *self,
          StewardNodeKind     kind,
          StewardScalarType   type,
          unsigned            line,
          unsigned            column)
{
  StewardNode *node = steward_document_alloc (self->document, sizeof *node);

  node->text = NULL;
  node->line = line;
  node->column = column;
  node->count = 0;
  node->kind = (guint8) kind;
  node->type = (guint8) type;
  g_ptr_array_add (self->values, node);
  self->n_nodes++;

  return node;
}

/* Returns room for @length bytes; the caller fills it before the next call.
 * The terminating NUL is there already. */
char *
steward_tree_builder_scalar (StewardTreeBuilder *self,
                             StewardScalarType   type,
                             unsigned            line,
                             unsigned            column,
                             gsize               length)
{
  StewardNode *node = add_node (self, STEWARD_NODE_SCALAR, type, line, column);
  char *text = steward_document_alloc (self->document, length + 1);

  text[length] = '\0';
  node->text = text;
  node->count = (guint32) length;

  return text;
}

/* A scalar whose text outlives the document. */
void
steward_tree_builder_constant (StewardTreeBuilder *self,
                               StewardScalarType   type,
                               unsigned            line,
                               unsigned            column,
                               const char         *text,
                               gsize               length)
{
  StewardNode *node = add_node (self, STEWARD_NODE_SCALAR, type, line, column);

  node->text = text;
  node->count = (guint32) length;
}

StewardNode *
steward_tree_builder_open (StewardTreeBuilder *self,
                           StewardNodeKind     kind,
                           unsigned            line,
                           unsigned            column)
{
  Frame frame;

  frame.node = add_node (self, kind, STEWARD_SCALAR_NULL, line, column);
  frame.first = self->values->len;
  g_array_append_val (self->frames, frame);

  return frame.node;
}

static gboolean
fail_duplicate (const StewardNode  *key,
                GError            **error)
{
  return steward_document_fail (error, key->line, key->column, "the key “%.80s” occurs twice", key->text);
}

static gboolean
equal_keys (const StewardNode *a,
            const StewardNode *b)
{
  return a->count == b->count && memcmp (a->text, b->text, a->count) == 0;
}

/* Equal keys: the later one in the text first, so that it is the one named. */
static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const StewardNode *first = *(const StewardNode *const *) a;
  const StewardNode *second = *(const StewardNode *const *) b;
  int order = strcmp (first->text, second->text);

  if (order != 0)
    return order;
  if (first->line != second->line)
    return first->line < second->line ? 1 : -1;

  return first->column < second->column ? 1 : first->column > second->column ? -1 : 0;
}

/* Sorting and not hashing: no choice of keys makes it slow. */
static gboolean
check_many_keys (StewardTreeBuilder  *self,
                 gpointer            *values,
                 unsigned             n_members,
                 GError             **error)
{
  g_ptr_array_set_size (self->scratch, 0);
  for (unsigned i = 0; i < n_members; i++)
    g_ptr_array_add (self->scratch, values[2 * i]);
  g_ptr_array_sort (self->scratch, compare_keys);

  for (unsigned i = 1; i < n_members; i++)
    {
      const StewardNode *key = g_ptr_array_index (self->scratch, i - 1);

      if (equal_keys (key, g_ptr_array_index (self->scratch, i)))
        return fail_duplicate (key, error);
    }

  return TRUE;
}

static gboolean
check_keys (StewardTreeBuilder  *self,
            gpointer            *values,
            unsigned             n_members,
            GError             **error)
{
  if (n_members > FEW_KEYS)
    return check_many_keys (self, values, n_members, error);

  for (unsigned i = 1; i < n_members; i++)
    for (unsigned j = 0; j < i; j++)
      if (equal_keys (values[2 * i], values[2 * j]))
        return fail_duplicate (values[2 * i], error);

  return TRUE;
}

/* Closes the innermost container; fails when a mapping has a key twice. */
gboolean
steward_tree_builder_close (StewardTreeBuilder  *self,
                            GError             **error)
{
  const Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  unsigned n_values = self->values->len - frame->first;
  gpointer *values = self->values->pdata + frame->first;
  StewardNode *node = frame->node;

  node->count = node->kind == STEWARD_NODE_MAPPING ? n_values / 2 : n_values;
  if (node->kind == STEWARD_NODE_MAPPING && !check_keys (self, values, node->count, error))
    return FALSE;

  node->items = steward_document_alloc (self->document, n_values * sizeof (gpointer));
  if (n_values > 0)
    memcpy (node->items, values, n_values * sizeof (gpointer));
  g_ptr_array_set_size (self->values, (int) frame->first);
  g_array_set_size (self->frames, self->frames->len - 1);

  return TRUE;
}

/* Puts a finished node of this document in a second place; it counts with all
 * that is below it. */
void
steward_tree_builder_share (StewardTreeBuilder *self,
                            const StewardNode  *node,
                            guint64             n_nodes)
{
  g_ptr_array_add (self->values, (gpointer) node);
  self->n_nodes += n_nodes;
}

/* After each addition: is everything within its bounds? */
gboolean
steward_tree_builder_check (StewardTreeBuilder  *self,
                            unsigned             line,
                            unsigned             column,
                            GError             **error)
{
  if (G_UNLIKELY (self->frames->len > self->limits.max_depth))
    return steward_document_fail (error, line, column, "more than %u levels of nesting", self->limits.max_depth);
  if (G_UNLIKELY (self->n_nodes > self->limits.max_nodes))
    return steward_document_fail (error, line, column, "more than %u values in one document",
                                  self->limits.max_nodes);

  return TRUE;
}

unsigned
steward_tree_builder_depth (StewardTreeBuilder *self)
{
  return self->frames->len;
}

/* After the outermost value: the document. */
StewardDocument *
steward_tree_builder_finish (StewardTreeBuilder *self)
{
  g_assert (self->frames->len == 0 && self->values->len == 1);

  steward_document_set_root (self->document, g_ptr_array_index (self->values, 0));
  g_ptr_array_set_size (self->values, 0);

  return g_steal_pointer (&self->document);
}
