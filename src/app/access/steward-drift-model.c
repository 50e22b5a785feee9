/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The differences as lines of one list, each kind of each source below its
 * title. Lines point into what was read and keep it. */

#include "config.h"

#include "steward-drift-model.h"

struct _StewardDriftLine
{
  GObject parent_instance;

  GPtrArray *sources;                  /* owned: what the others point into */
  const StewardDriftSource *source;    /* unowned */
  const StewardDriftItem *item;        /* unowned, nullable */
  StewardDriftLineKind what;
  StewardDriftKind kind;
  guint count;
};

G_DEFINE_FINAL_TYPE (StewardDriftLine, steward_drift_line, G_TYPE_OBJECT)

/**
 * steward_drift_source_free:
 * @self: (nullable) (transfer full): what was read of a source
 */
void
steward_drift_source_free (StewardDriftSource *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->name);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * steward_drift_source_is_old:
 * @self: what was read of a source
 *
 * Returns: whether the source was read since and not compared then, so that
 *   what is known may not be so any more
 */
gboolean
steward_drift_source_is_old (const StewardDriftSource *self)
{
  return self->seen_at != 0 && self->synced_at > self->seen_at + 2 * G_TIME_SPAN_MINUTE;
}

static void
steward_drift_line_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_DRIFT_LINE (object)->sources);

  G_OBJECT_CLASS (steward_drift_line_parent_class)->finalize (object);
}

static void
steward_drift_line_class_init (StewardDriftLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_drift_line_finalize;
}

static void
steward_drift_line_init (StewardDriftLine *self)
{
}

/**
 * steward_drift_line_get_what:
 * @self: a line
 *
 * Returns: what stands in it
 */
StewardDriftLineKind
steward_drift_line_get_what (StewardDriftLine *self)
{
  g_return_val_if_fail (STEWARD_IS_DRIFT_LINE (self), STEWARD_DRIFT_LINE_ITEM);

  return self->what;
}

/**
 * steward_drift_line_get_source:
 * @self: a line
 *
 * Returns: (transfer none): of which source it is
 */
const StewardDriftSource *
steward_drift_line_get_source (StewardDriftLine *self)
{
  g_return_val_if_fail (STEWARD_IS_DRIFT_LINE (self), NULL);

  return self->source;
}

/**
 * steward_drift_line_get_kind:
 * @self: a line of a kind or a difference
 *
 * Returns: which kind of difference it is
 */
StewardDriftKind
steward_drift_line_get_kind (StewardDriftLine *self)
{
  g_return_val_if_fail (STEWARD_IS_DRIFT_LINE (self), STEWARD_DRIFT_ORPHAN);

  return self->kind;
}

/**
 * steward_drift_line_get_count:
 * @self: a line of a kind
 *
 * Returns: how many differences of this kind there are
 */
guint
steward_drift_line_get_count (StewardDriftLine *self)
{
  g_return_val_if_fail (STEWARD_IS_DRIFT_LINE (self), 0);

  return self->count;
}

/**
 * steward_drift_line_get_item:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the difference
 */
const StewardDriftItem *
steward_drift_line_get_item (StewardDriftLine *self)
{
  g_return_val_if_fail (STEWARD_IS_DRIFT_LINE (self), NULL);

  return self->item;
}

/**
 * steward_drift_line_make_key:
 * @self: a line
 *
 * Returns: (transfer full): the same for the same difference when it is read
 *   again
 */
char *
steward_drift_line_make_key (StewardDriftLine *self)
{
  const StewardDriftItem *item = steward_drift_line_get_item (self);

  if (item == NULL)
    return g_strdup_printf ("%s %d", self->source->source,
                            self->what == STEWARD_DRIFT_LINE_KIND ? (int) self->kind : -1);

  return g_strjoin (" ", item->source, steward_drift_kind_to_id (item->kind), item->grantee, item->object,
                    item->privilege, item->columns != NULL ? item->columns : "*",
                    item->access != NULL ? item->access : "-", NULL);
}

static StewardDriftLine *
add_line (GListStore               *lines,
          GPtrArray                *sources,
          const StewardDriftSource *source,
          StewardDriftLineKind      what)
{
  StewardDriftLine *line = g_object_new (STEWARD_TYPE_DRIFT_LINE, NULL);

  line->sources = g_ptr_array_ref (sources);
  line->source = source;
  line->what = what;
  g_list_store_append (lines, line);
  g_object_unref (line);

  return line;
}

static void
add_kind (GListStore               *lines,
          GPtrArray                *sources,
          const StewardDriftSource *source,
          StewardDriftKind          kind)
{
  StewardDriftLine *head = NULL;

  for (guint i = 0; i < source->items->len; i++)
    {
      const StewardDriftItem *item = g_ptr_array_index (source->items, i);
      StewardDriftLine *line;

      if (item->kind != kind)
        continue;
      if (head == NULL)
        {
          head = add_line (lines, sources, source, STEWARD_DRIFT_LINE_KIND);
          head->kind = kind;
        }
      head->count++;
      line = add_line (lines, sources, source, STEWARD_DRIFT_LINE_ITEM);
      line->kind = kind;
      line->item = item;
    }
}

/**
 * steward_drift_model_new:
 * @sources: (element-type StewardDriftSource): what was read
 *
 * Returns: (transfer full): its lines
 */
GListModel *
steward_drift_model_new (GPtrArray *sources)
{
  GListStore *lines = g_list_store_new (STEWARD_TYPE_DRIFT_LINE);

  for (guint i = 0; i < sources->len; i++)
    {
      const StewardDriftSource *source = g_ptr_array_index (sources, i);

      add_line (lines, sources, source, STEWARD_DRIFT_LINE_SOURCE);
      for (int kind = 0; source->items != NULL && kind < STEWARD_DRIFT_N_KINDS; kind++)
        add_kind (lines, sources, source, (StewardDriftKind) kind);
    }

  return G_LIST_MODEL (lines);
}
