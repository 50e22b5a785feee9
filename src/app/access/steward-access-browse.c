/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The views of the page of access. The three lists show parts of the same
 * items; those of other files are only put into their place here. */

#include "config.h"

#include "steward-access-browse.h"

#include <glib/gi18n.h>

#include "steward-access-item.h"
#include "steward-access-list.h"
#include "steward-access-look.h"
#include "steward-campaign-view.h"
#include "steward-drift-view.h"
#include "steward-tab-line.h"

struct _StewardAccessBrowse
{
  AdwBin parent_instance;

  GListStore *items;                   /* owned: every access that was read */
  gboolean loaded;

  AdwHeaderBar *header;                /* template children */
  StewardTabLine *tabs;
  GtkStack *views;

  StewardAccessList *lists[STEWARD_ACCESS_N_LISTS]; /* unowned, in views */
};

G_DEFINE_FINAL_TYPE (StewardAccessBrowse, steward_access_browse, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const names[STEWARD_ACCESS_N_LISTS] = { "waiting", "mine", "all" };

static void
open_cb (StewardAccessBrowse *self,
         const char          *access)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, access);
}

static void
counted_cb (StewardAccessBrowse *self,
            guint                count)
{
  steward_tab_line_set_count (self->tabs, "drift", count);
}

static void
list_retry_cb (StewardAccessBrowse *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static StewardAccessList *
get_list (StewardAccessBrowse *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  return view != NULL && STEWARD_IS_ACCESS_LIST (view) ? STEWARD_ACCESS_LIST (view) : NULL;
}

static void
steward_access_browse_dispose (GObject *object)
{
  StewardAccessBrowse *self = STEWARD_ACCESS_BROWSE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_ACCESS_BROWSE);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (steward_access_browse_parent_class)->dispose (object);
}

static void
steward_access_browse_class_init (StewardAccessBrowseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_access_browse_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_TAB_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/access/steward-access-browse.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAccessBrowse, header);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessBrowse, tabs);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessBrowse, views);
}

static void
steward_access_browse_init (StewardAccessBrowse *self)
{
  self->items = g_list_store_new (STEWARD_TYPE_ACCESS_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_tab_line_set_stack (self->tabs, self->views);
}

static void
add_view (StewardAccessBrowse *self,
          const char          *name,
          const char          *title,
          GtkWidget           *view)
{
  gtk_stack_add_named (self->views, view, name);
  steward_tab_line_add (self->tabs, name, title);
}

static void
add_list (StewardAccessBrowse   *self,
          StewardAccessListKind  kind,
          const char            *title)
{
  GtkWidget *list = steward_access_list_new (kind, G_LIST_MODEL (self->items));

  self->lists[kind] = STEWARD_ACCESS_LIST (list);
  g_signal_connect_swapped (list, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (list, "retry", G_CALLBACK (list_retry_cb), self);
  add_view (self, names[kind], title, list);
}

/**
 * steward_access_browse_new:
 * @services: the services
 *
 * Returns: (transfer floating): the views, with nothing in them yet
 */
GtkWidget *
steward_access_browse_new (StewardServices *services)
{
  StewardAccessBrowse *self = g_object_new (STEWARD_TYPE_ACCESS_BROWSE, NULL);
  GtkWidget *drift = steward_drift_view_new (services);
  GtkWidget *campaigns = steward_campaign_view_new (services);

  add_list (self, STEWARD_ACCESS_WAITING, _("Waiting for Me"));
  add_list (self, STEWARD_ACCESS_MINE, _("My Requests"));
  add_list (self, STEWARD_ACCESS_ALL, _("All Accesses"));
  g_signal_connect_swapped (drift, "open-access", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (campaigns, "open-access", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (drift, "counted", G_CALLBACK (counted_cb), self);
  add_view (self, "drift", _("Drift"), drift);
  add_view (self, "campaigns", _("Campaigns"), campaigns);
  for (guint i = 0; i < STEWARD_ACCESS_N_LISTS; i++)
    steward_access_list_refresh (self->lists[i], FALSE, NULL);

  return GTK_WIDGET (self);
}

/**
 * steward_access_browse_get_header:
 * @self: the views
 *
 * Returns: (transfer none): their header bar
 */
AdwHeaderBar *
steward_access_browse_get_header (StewardAccessBrowse *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), NULL);

  return self->header;
}

/**
 * steward_access_browse_get_shown:
 * @self: the views
 *
 * Returns: (transfer none) (nullable): of #StewardAccessItem: what the view
 *   that is shown lists, in its order; %NULL where it is no list of accesses
 */
GListModel *
steward_access_browse_get_shown (StewardAccessBrowse *self)
{
  StewardAccessList *list;

  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), NULL);

  list = get_list (self);

  return list == NULL ? NULL : steward_item_table_get_model (steward_access_list_get_table (list));
}

/**
 * steward_access_browse_count_waiting:
 * @self: the views
 *
 * Returns: how many requests wait for the reader
 */
guint
steward_access_browse_count_waiting (StewardAccessBrowse *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), 0);

  return steward_access_list_count (self->lists[STEWARD_ACCESS_WAITING]);
}

/**
 * steward_access_browse_is_alarming:
 * @self: the views
 *
 * Returns: whether something is over and a platform grants it still
 */
gboolean
steward_access_browse_is_alarming (StewardAccessBrowse *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (StewardAccessItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const StewardAccessSummary *summary = steward_access_item_get_summary (item);

      if (summary->overdue && steward_access_is_to_be_gone (summary->access))
        return TRUE;
    }

  return FALSE;
}

/**
 * steward_access_browse_set_view:
 * @self: the views
 * @name: of the one that is shown
 */
void
steward_access_browse_set_view (StewardAccessBrowse *self,
                                const char          *name)
{
  g_return_if_fail (STEWARD_IS_ACCESS_BROWSE (self));

  steward_tab_line_select (self->tabs, name);
}

static gboolean
is_same_order (StewardAccessBrowse *self,
               GPtrArray           *summaries)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != summaries->len)
    return FALSE;
  for (guint i = 0; i < summaries->len; i++)
    {
      g_autoptr (StewardAccessItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const StewardAccessSummary *summary = g_ptr_array_index (summaries, i);

      if (g_strcmp0 (steward_access_item_get_id (item), summary->access->id) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
fill (StewardAccessBrowse *self,
      GPtrArray           *summaries)
{
  g_autoptr (GPtrArray) items = NULL;

  g_ptr_array_set_free_func (summaries, NULL);
  if (is_same_order (self, summaries))
    {
      for (guint i = 0; i < summaries->len; i++)
        {
          g_autoptr (StewardAccessItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

          steward_access_item_set_summary (item, g_ptr_array_index (summaries, i));
        }
      return;
    }
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < summaries->len; i++)
    g_ptr_array_add (items, steward_access_item_new (g_ptr_array_index (summaries, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
}

/**
 * steward_access_browse_set_summaries:
 * @self: the views
 * @summaries: of #StewardAccessSummary; its contents are taken
 *
 * Shows them. What is chosen, searched and filtered stays so.
 */
void
steward_access_browse_set_summaries (StewardAccessBrowse *self,
                                     GPtrArray           *summaries)
{
  g_return_if_fail (STEWARD_IS_ACCESS_BROWSE (self));

  fill (self, summaries);
  for (guint i = 0; i < STEWARD_ACCESS_N_LISTS; i++)
    steward_access_list_refresh (self->lists[i], TRUE, NULL);
  steward_tab_line_set_count (self->tabs, names[STEWARD_ACCESS_WAITING], steward_access_browse_count_waiting (self));
  self->loaded = TRUE;
}

/**
 * steward_access_browse_set_person:
 * @self: the views
 * @person: (nullable): who reads; %NULL: nobody in particular
 */
void
steward_access_browse_set_person (StewardAccessBrowse *self,
                                  const char          *person)
{
  g_return_if_fail (STEWARD_IS_ACCESS_BROWSE (self));

  for (guint i = 0; i < STEWARD_ACCESS_N_LISTS; i++)
    steward_access_list_set_nobody (self->lists[i], person == NULL);
}

/**
 * steward_access_browse_show_error:
 * @self: the views
 * @error: why the accesses could not be read
 */
void
steward_access_browse_show_error (StewardAccessBrowse *self,
                                  const GError        *error)
{
  g_return_if_fail (STEWARD_IS_ACCESS_BROWSE (self));

  for (guint i = 0; i < STEWARD_ACCESS_N_LISTS; i++)
    steward_access_list_refresh (self->lists[i], self->loaded, error);
}

/**
 * steward_access_browse_select:
 * @self: the views
 * @access: id of an access
 *
 * Returns: whether it is in the list that is shown; it is chosen then
 */
gboolean
steward_access_browse_select (StewardAccessBrowse *self,
                              const char          *access)
{
  StewardAccessList *list;

  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), FALSE);

  list = get_list (self);

  return list != NULL && steward_item_table_select (steward_access_list_get_table (list), access);
}

/**
 * steward_access_browse_move:
 * @self: the views
 * @step: how many rows to go, down or up
 *
 * Returns: (transfer none) (nullable): id of what is chosen now
 */
const char *
steward_access_browse_move (StewardAccessBrowse *self,
                            int                  step)
{
  StewardAccessList *list;

  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), NULL);

  list = get_list (self);

  return list == NULL ? NULL : steward_item_table_move (steward_access_list_get_table (list), step);
}

/**
 * steward_access_browse_focus:
 * @self: the views
 *
 * Gives the focus to the view that is shown.
 */
void
steward_access_browse_focus (StewardAccessBrowse *self)
{
  StewardAccessList *list;

  g_return_if_fail (STEWARD_IS_ACCESS_BROWSE (self));

  list = get_list (self);
  if (list != NULL && steward_access_list_count (list) > 0)
    steward_item_table_focus (steward_access_list_get_table (list));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->tabs), GTK_DIR_TAB_FORWARD);
}

/**
 * steward_access_browse_go:
 * @self: the views
 * @step: how many rows to go, down or up
 *
 * Goes there with the focus; the first time, to the row that is chosen.
 *
 * Returns: whether the view that is shown is a list of accesses
 */
gboolean
steward_access_browse_go (StewardAccessBrowse *self,
                          int                  step)
{
  StewardAccessList *list;
  StewardItemTable *table;

  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), FALSE);

  list = get_list (self);
  if (list == NULL)
    return FALSE;
  table = steward_access_list_get_table (list);
  if (steward_item_table_get_selected (table) != NULL && gtk_widget_get_focus_child (GTK_WIDGET (table)) != NULL)
    steward_item_table_move (table, step);
  steward_item_table_focus (table);

  return TRUE;
}

/**
 * steward_access_browse_focus_search:
 * @self: the views
 *
 * Returns: %TRUE: what can be searched is shown, and the search has the focus
 */
gboolean
steward_access_browse_focus_search (StewardAccessBrowse *self)
{
  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), FALSE);

  if (get_list (self) != self->lists[STEWARD_ACCESS_ALL])
    steward_access_browse_set_view (self, names[STEWARD_ACCESS_ALL]);

  return steward_access_list_focus_search (self->lists[STEWARD_ACCESS_ALL]);
}

/**
 * steward_access_browse_escape:
 * @self: the views
 *
 * Returns: whether there was a filter or a search that is gone now
 */
gboolean
steward_access_browse_escape (StewardAccessBrowse *self)
{
  StewardAccessList *list;

  g_return_val_if_fail (STEWARD_IS_ACCESS_BROWSE (self), FALSE);

  list = get_list (self);

  return list != NULL && steward_access_list_escape (list);
}
