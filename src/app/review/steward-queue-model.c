/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of the queue. GTK 4.8 has no section headers, so the titles of the
 * groups are lines of the same list. The queue is small (what one council has
 * open), so it is filtered here and not in the store. */

#include "config.h"

#include "steward-queue-model.h"

#include <string.h>

struct _StewardQueueLine
{
  GObject parent_instance;

  StewardQueueItem *item;              /* owned; NULL: the title of a group */
  StewardQueueGroup group;
  guint count;                         /* of the group */
  gboolean marked;
};

G_DEFINE_FINAL_TYPE (StewardQueueLine, steward_queue_line, G_TYPE_OBJECT)

typedef enum
{
  PROP_MARKED = 1,
} StewardQueueLineProperty;

static GParamSpec *line_props[PROP_MARKED + 1];

struct _StewardQueueModel
{
  GObject parent_instance;

  GPtrArray *items;                    /* owned StewardQueueItem: everything, oldest clock first */
  GPtrArray *lines;                    /* owned StewardQueueLine: what is shown */
  GHashTable *marks;                   /* owned keys of items */
  gint64 now;                          /* of the reading */
  gboolean mine;
  guint kinds;                         /* bits 1 << kind; 0: all */
  char *text;                          /* owned, folded; NULL: any */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardQueueModel, steward_queue_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  SIGNAL_MARKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
steward_queue_line_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((StewardQueueLineProperty) prop_id)
    {
    case PROP_MARKED:
      g_value_set_boolean (value, STEWARD_QUEUE_LINE (object)->marked);
      break;
    }
}

static void
steward_queue_line_finalize (GObject *object)
{
  g_clear_object (&STEWARD_QUEUE_LINE (object)->item);

  G_OBJECT_CLASS (steward_queue_line_parent_class)->finalize (object);
}

static void
steward_queue_line_class_init (StewardQueueLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_queue_line_get_property;
  object_class->finalize = steward_queue_line_finalize;

  line_props[PROP_MARKED] = g_param_spec_boolean ("marked", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (line_props), line_props);
}

static void
steward_queue_line_init (StewardQueueLine *self)
{
}

static StewardQueueLine *
new_line (StewardQueueItem  *item,
          StewardQueueGroup  group,
          gboolean           marked)
{
  StewardQueueLine *line = g_object_new (STEWARD_TYPE_QUEUE_LINE, NULL);

  line->item = item == NULL ? NULL : g_object_ref (item);
  line->group = group;
  line->marked = marked;

  return line;
}

static void
mark_line (StewardQueueLine *line,
           gboolean          marked)
{
  if (line->marked == marked)
    return;
  line->marked = marked;
  g_object_notify_by_pspec (G_OBJECT (line), line_props[PROP_MARKED]);
}

/**
 * steward_queue_line_get_item:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): its item; %NULL for the title of a group
 */
StewardQueueItem *
steward_queue_line_get_item (StewardQueueLine *self)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_LINE (self), NULL);

  return self->item;
}

/**
 * steward_queue_line_get_group:
 * @self: a line
 *
 * Returns: the group that it is in, or the title of
 */
StewardQueueGroup
steward_queue_line_get_group (StewardQueueLine *self)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_LINE (self), STEWARD_GROUP_LATER);

  return self->group;
}

/**
 * steward_queue_line_get_count:
 * @self: the title of a group
 *
 * Returns: how many items follow
 */
guint
steward_queue_line_get_count (StewardQueueLine *self)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_LINE (self), 0);

  return self->count;
}

/**
 * steward_queue_line_get_marked:
 * @self: a line
 *
 * Returns: whether it is chosen for a decision together with others
 */
gboolean
steward_queue_line_get_marked (StewardQueueLine *self)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_LINE (self), FALSE);

  return self->marked;
}

static GType
get_item_type (GListModel *list)
{
  return STEWARD_TYPE_QUEUE_LINE;
}

static guint
get_n_items (GListModel *list)
{
  return STEWARD_QUEUE_MODEL (list)->lines->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  StewardQueueModel *self = STEWARD_QUEUE_MODEL (list);

  return position < self->lines->len ? g_object_ref (g_ptr_array_index (self->lines, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
holds_text (const char *haystack,
            const char *needle)
{
  g_autofree char *folded = haystack == NULL ? NULL : g_utf8_casefold (haystack, -1);

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
is_shown (StewardQueueModel *self,
          StewardQueueItem  *item)
{
  if (self->mine && !steward_queue_item_is_mine (item))
    return FALSE;
  if (self->kinds != 0 && (self->kinds & (1u << steward_queue_item_get_kind (item))) == 0)
    return FALSE;

  return self->text == NULL || holds_text (steward_queue_item_get_title (item), self->text) ||
         holds_text (steward_queue_item_get_detail (item), self->text) ||
         holds_text (steward_queue_item_get_review (item), self->text);
}

static void
append_group (StewardQueueModel *self,
              GPtrArray         *lines,
              StewardQueueGroup  group)
{
  StewardQueueLine *title = new_line (NULL, group, FALSE);

  g_ptr_array_add (lines, title);
  for (guint i = 0; i < self->items->len; i++)
    {
      StewardQueueItem *item = g_ptr_array_index (self->items, i);

      if (steward_queue_item_get_group (item, self->now) != group || !is_shown (self, item))
        continue;
      title->count++;
      g_ptr_array_add (lines, new_line (item, group,
                                        g_hash_table_contains (self->marks, steward_queue_item_get_key (item))));
    }
  if (title->count == 0)
    g_ptr_array_set_size (lines, (int) lines->len - 1);
}

static gboolean
says_the_same (StewardQueueItem *a,
               StewardQueueItem *b)
{
  return g_strcmp0 (steward_queue_item_get_key (a), steward_queue_item_get_key (b)) == 0 &&
         g_strcmp0 (steward_queue_item_get_title (a), steward_queue_item_get_title (b)) == 0 &&
         g_strcmp0 (steward_queue_item_get_detail (a), steward_queue_item_get_detail (b)) == 0 &&
         steward_queue_item_get_role (a) == steward_queue_item_get_role (b) &&
         steward_queue_item_get_due (a) == steward_queue_item_get_due (b) &&
         steward_queue_item_get_deferred (a) == steward_queue_item_get_deferred (b) &&
         steward_queue_item_is_mine (a) == steward_queue_item_is_mine (b);
}

static gboolean
is_same_line (StewardQueueLine *a,
              StewardQueueLine *b)
{
  if (a->group != b->group || a->count != b->count || (a->item == NULL) != (b->item == NULL))
    return FALSE;

  return a->item == NULL || says_the_same (a->item, b->item);
}

/* Takes over @lines, and tells only what differs from before. */
static void
replace_lines (StewardQueueModel *self,
               GPtrArray         *lines)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->lines);
  guint shorter = MIN (old->len, lines->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && is_same_line (g_ptr_array_index (old, head), g_ptr_array_index (lines, head)))
    head++;
  while (tail < shorter - head && is_same_line (g_ptr_array_index (old, old->len - 1 - tail),
                                                g_ptr_array_index (lines, lines->len - 1 - tail)))
    tail++;
  for (guint i = 0; i < head; i++)
    g_set_object ((StewardQueueLine **) &lines->pdata[i], g_ptr_array_index (old, i));
  for (guint i = 0; i < tail; i++)
    g_set_object ((StewardQueueLine **) &lines->pdata[lines->len - 1 - i],
                  g_ptr_array_index (old, old->len - 1 - i));

  self->lines = lines;
  if (head + tail < old->len || head + tail < lines->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, lines->len - head - tail);
}

static void
arrange (StewardQueueModel *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (int group = STEWARD_GROUP_OVERDUE; group <= STEWARD_GROUP_LATER; group++)
    append_group (self, lines, group);
  replace_lines (self, lines);
}

static void
steward_queue_model_finalize (GObject *object)
{
  StewardQueueModel *self = STEWARD_QUEUE_MODEL (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (steward_queue_model_parent_class)->finalize (object);
}

static void
steward_queue_model_class_init (StewardQueueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_queue_model_finalize;

  signals[SIGNAL_MARKS_CHANGED] = g_signal_new ("marks-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_queue_model_init (StewardQueueModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mine = TRUE;
}

/**
 * steward_queue_model_new:
 *
 * Returns: (transfer full): an empty list, which shows what is the reader's
 */
StewardQueueModel *
steward_queue_model_new (void)
{
  return g_object_new (STEWARD_TYPE_QUEUE_MODEL, NULL);
}

/**
 * steward_queue_model_get_items:
 * @self: a list
 *
 * Returns: (transfer none): every #StewardQueueItem, shown or not
 */
GPtrArray *
steward_queue_model_get_items (StewardQueueModel *self)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_MODEL (self), NULL);

  return self->items;
}

/**
 * steward_queue_model_find:
 * @self: a list
 * @review: id of a review
 *
 * Returns: (transfer none) (nullable): its first item, shown or not
 */
StewardQueueItem *
steward_queue_model_find (StewardQueueModel *self,
                          const char        *review)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_MODEL (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (steward_queue_item_get_review (g_ptr_array_index (self->items, i)), review) == 0)
      return g_ptr_array_index (self->items, i);

  return NULL;
}

/**
 * steward_queue_model_get_position:
 * @self: a list
 * @key: (nullable): of an item
 * @out_position: (out): of its line
 *
 * Returns: whether it is shown
 */
gboolean
steward_queue_model_get_position (StewardQueueModel *self,
                                  const char        *key,
                                  guint             *out_position)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_MODEL (self), FALSE);

  for (guint i = 0; key != NULL && i < self->lines->len; i++)
    {
      StewardQueueLine *line = g_ptr_array_index (self->lines, i);

      if (line->item == NULL || !g_str_equal (steward_queue_item_get_key (line->item), key))
        continue;
      *out_position = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * steward_queue_model_count_mine:
 * @self: a list
 *
 * Returns: how many items wait for the reader
 */
guint
steward_queue_model_count_mine (StewardQueueModel *self)
{
  guint count = 0;

  g_return_val_if_fail (STEWARD_IS_QUEUE_MODEL (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    count += steward_queue_item_is_mine (g_ptr_array_index (self->items, i)) ? 1 : 0;

  return count;
}

/**
 * steward_queue_model_get_marked:
 * @self: a list
 *
 * Returns: (transfer container): the marked #StewardQueueItem, oldest clock first
 */
GPtrArray *
steward_queue_model_get_marked (StewardQueueModel *self)
{
  GPtrArray *marked = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (STEWARD_IS_QUEUE_MODEL (self), marked);

  for (guint i = 0; i < self->items->len; i++)
    {
      StewardQueueItem *item = g_ptr_array_index (self->items, i);

      if (g_hash_table_contains (self->marks, steward_queue_item_get_key (item)))
        g_ptr_array_add (marked, g_object_ref (item));
    }

  return marked;
}

/* Marks of what has left the queue. */
static gboolean
drop_old_marks (StewardQueueModel *self)
{
  GHashTableIter iter;
  gpointer key;
  guint before = g_hash_table_size (self->marks);

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gboolean there = FALSE;

      for (guint i = 0; i < self->items->len && !there; i++)
        there = g_str_equal (steward_queue_item_get_key (g_ptr_array_index (self->items, i)), key);
      if (!there)
        g_hash_table_iter_remove (&iter);
    }

  return g_hash_table_size (self->marks) != before;
}

/**
 * steward_queue_model_set_items:
 * @self: a list
 * @items: (transfer none): #StewardQueueItem, oldest clock first
 * @now: when they were read
 */
void
steward_queue_model_set_items (StewardQueueModel *self,
                               GPtrArray         *items,
                               gint64             now)
{
  g_return_if_fail (STEWARD_IS_QUEUE_MODEL (self));

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  self->now = now;
  arrange (self);
  if (drop_old_marks (self))
    g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

/**
 * steward_queue_model_set_mine:
 * @self: a list
 * @mine: whether only what waits for the reader is shown
 */
void
steward_queue_model_set_mine (StewardQueueModel *self,
                              gboolean           mine)
{
  g_return_if_fail (STEWARD_IS_QUEUE_MODEL (self));

  self->mine = mine;
  arrange (self);
}

/**
 * steward_queue_model_set_kinds:
 * @self: a list
 * @kinds: bits 1 << #StewardReviewKind of what is shown; 0 for all
 */
void
steward_queue_model_set_kinds (StewardQueueModel *self,
                               guint              kinds)
{
  g_return_if_fail (STEWARD_IS_QUEUE_MODEL (self));

  self->kinds = kinds;
  arrange (self);
}

/**
 * steward_queue_model_set_text:
 * @self: a list
 * @text: (nullable): what title or detail hold, in any case
 */
void
steward_queue_model_set_text (StewardQueueModel *self,
                              const char        *text)
{
  g_return_if_fail (STEWARD_IS_QUEUE_MODEL (self));

  g_free (self->text);
  self->text = text == NULL || *text == '\0' ? NULL : g_utf8_casefold (text, -1);
  arrange (self);
}

/**
 * steward_queue_model_toggle:
 * @self: a list
 * @position: of a line
 *
 * Marks the item or takes the mark away. Only what the charter lets be decided
 * together with others can be marked.
 *
 * Returns: whether anything changed
 */
gboolean
steward_queue_model_toggle (StewardQueueModel *self,
                            guint              position)
{
  StewardQueueLine *line;
  const char *key;

  g_return_val_if_fail (STEWARD_IS_QUEUE_MODEL (self), FALSE);

  line = position < self->lines->len ? g_ptr_array_index (self->lines, position) : NULL;
  if (line == NULL || line->item == NULL || !steward_queue_item_get_bulk (line->item))
    return FALSE;

  key = steward_queue_item_get_key (line->item);
  if (!g_hash_table_remove (self->marks, key))
    g_hash_table_add (self->marks, g_strdup (key));
  mark_line (line, g_hash_table_contains (self->marks, key));
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);

  return TRUE;
}

/**
 * steward_queue_model_clear_marks:
 * @self: a list
 */
void
steward_queue_model_clear_marks (StewardQueueModel *self)
{
  g_return_if_fail (STEWARD_IS_QUEUE_MODEL (self));

  if (g_hash_table_size (self->marks) == 0)
    return;
  g_hash_table_remove_all (self->marks);
  for (guint i = 0; i < self->lines->len; i++)
    mark_line (g_ptr_array_index (self->lines, i), FALSE);
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}
