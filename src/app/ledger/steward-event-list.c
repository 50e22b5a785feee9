/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that grows at its end when it is scrolled there and at its start when
 * the ledger grows. What is in it is never made again. */

#include "config.h"

#include "steward-event-list.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-list-keys.h"
#include "steward-plain-label.h"

#define PAGE 200
#define NEAR_END 600.0
#define MOST_NEW 1000

struct _StewardEventList
{
  GtkWidget parent_instance;

  StewardCouncil *council;             /* owned */
  GListStore *store;                   /* owned: StewardEventItem */
  GtkSingleSelection *selection;       /* owned */
  GCancellable *loading;               /* owned, nullable */
  gint64 before;                       /* where the next page begins; 0: all is there */
  gboolean more;                       /* a page is being read to go on */

  GtkWidget *box;                      /* unowned child */
  GtkWidget *search;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *scroll;
  GtkWidget *error;
  GtkWidget *foot;
};

G_DEFINE_FINAL_TYPE (StewardEventList, steward_event_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_HEAD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void page_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void news_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static const char *
get_text (StewardEventList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
read_page (StewardEventList *self,
           gint64            before)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->more = before != 0;
  steward_event_reader_load_async (self->council, before, PAGE, get_text (self), self->loading, page_cb,
                                   g_object_ref (self));
}

static void
tell_head (StewardEventList       *self,
           const StewardEventPage *page)
{
  StewardDigest root;
  g_autofree char *hex = NULL;

  steward_tree_get_root (&page->head.tree, &root);
  hex = steward_digest_to_hex (&root);
  g_signal_emit (self, signals[SIGNAL_HEAD], 0, page->head.tree.size, hex);
}

static void
show_foot (StewardEventList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autofree char *words = NULL;

  if (self->before != 0)
    words = g_strdup_printf (ngettext ("The newest %u; older ones come as you scroll.",
                                       "The newest %u; older ones come as you scroll.", n_items), n_items);
  else
    words = g_strdup_printf (ngettext ("%u event, all shown", "%u events, all shown", n_items),
                             n_items);
  gtk_label_set_text (GTK_LABEL (self->foot), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    n_items > 0 ? "list" : *get_text (self) != '\0' ? "nothing" : "empty");
}

static void
page_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardEventList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEventPage) page = steward_event_reader_load_finish (result, &error);

  if (steward_error_is_cancelled (error) || self->council == NULL)
    return;
  if (page == NULL)
    {
      g_autofree char *sentence = steward_council_words_error (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->error), escaped);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "error");
      return;
    }
  g_list_store_splice (self->store, self->more ? g_list_model_get_n_items (G_LIST_MODEL (self->store)) : 0,
                       self->more ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->store)), page->items->pdata,
                       page->items->len);
  self->before = page->before;
  self->more = FALSE;
  tell_head (self, page);
  show_foot (self);
}

static gint64
get_newest (StewardEventList *self)
{
  g_autoptr (StewardEventItem) first = g_list_model_get_item (G_LIST_MODEL (self->store), 0);

  return first != NULL ? steward_event_item_get_event (first)->position : 0;
}

/* Whoever looks at the newest event goes on doing so. */
static void
add_news (StewardEventList *self,
          GPtrArray        *items,
          guint             n_new)
{
  gboolean follow = gtk_single_selection_get_selected (self->selection) == 0;

  g_list_store_splice (self->store, 0, 0, items->pdata, n_new);
  if (!follow)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", 0);
}

/* Events that came meanwhile go above what is there. */
static void
news_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardEventList) self = user_data;
  g_autoptr (StewardEventPage) page = steward_event_reader_load_finish (result, NULL);
  gint64 newest = get_newest (self);
  guint n_new = 0;

  if (page == NULL || self->council == NULL)
    return;
  while (n_new < page->items->len
         && steward_event_item_get_event (g_ptr_array_index (page->items, n_new))->position > newest)
    n_new++;
  tell_head (self, page);
  if (n_new == page->items->len && newest != 0)
    read_page (self, 0);
  else if (n_new > 0)
    add_news (self, page->items, n_new);
  show_foot (self);
}

static void
appended_cb (StewardEventList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0)
    read_page (self, 0);
  else
    steward_event_reader_load_async (self->council, 0, MOST_NEW, get_text (self), NULL, news_cb, g_object_ref (self));
}

static void
search_changed_cb (StewardEventList *self)
{
  read_page (self, 0);
}

static void
scrolled_cb (StewardEventList *self,
             GtkAdjustment    *adjustment)
{
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
                gtk_adjustment_get_value (adjustment);

  if (left < NEAR_END && self->before != 0 && !self->more && self->council != NULL)
    read_page (self, self->before);
}

static void
selected_cb (StewardEventList *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, gtk_single_selection_get_selected_item (self->selection));
}

static gboolean
key_cb (StewardEventList *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  return steward_list_keys_handle (self->view, keyval, state);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, NULL);
  GtkWidget *position = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "width-chars", 6, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE,
                                   NULL);
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (position, "numeric");
  gtk_widget_add_css_class (position, "second-line");
  gtk_widget_add_css_class (title, "line-name");
  gtk_widget_add_css_class (words, "second-line");
  gtk_grid_attach (GTK_GRID (grid), position, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (grid), title, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), words, 1, 1, 1, 1);
  steward_list_keys_mark (grid, item);
  gtk_list_item_set_child (item, grid);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  StewardEventItem *self = gtk_list_item_get_item (item);
  const StewardEvent *event = steward_event_item_get_event (self);
  const char *actor = steward_event_item_get_actor (self);
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (item));
  g_autofree char *moment = steward_council_words_moment (steward_event_item_get_time (self));
  g_autofree char *words = g_strdup_printf ("%s · %s · %s", event->stream, actor != NULL ? actor : "–", moment);
  g_autofree char *position = g_strdup_printf ("%" G_GINT64_FORMAT, event->position);

  gtk_label_set_text (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 0)), position);
  gtk_label_set_text (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 0)), _(steward_event_type_to_title (event->type)));
  steward_label_set_plain (GTK_LABEL (gtk_grid_get_child_at (grid, 1, 1)), words);
}

static void
steward_event_list_dispose (GObject *object)
{
  StewardEventList *self = STEWARD_EVENT_LIST (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->council);

  G_OBJECT_CLASS (steward_event_list_parent_class)->dispose (object);
}

static void
steward_event_list_finalize (GObject *object)
{
  g_clear_object (&STEWARD_EVENT_LIST (object)->store);

  G_OBJECT_CLASS (steward_event_list_parent_class)->finalize (object);
}

static void
steward_event_list_class_init (StewardEventListClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_event_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_event_list_finalize;

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           STEWARD_TYPE_EVENT_ITEM);
  signals[SIGNAL_HEAD] = g_signal_new ("head", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_UINT64, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_view (StewardEventList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "events");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Events"), -1);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->view,
                               "vexpand", TRUE, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);

  return self->scroll;
}

static GtkWidget *
make_stack (StewardEventList *self)
{
  self->stack = gtk_stack_new ();
  self->error = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-error-symbolic", "title",
                              _("The Ledger Cannot Be Read"), NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), make_view (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "changes-prevent-symbolic", "title",
                                     _("Nothing Recorded Yet"), "description",
                                     _("Every decision of the council will stand here, sealed to the one before it."),
                                     NULL),
                       "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "edit-find-symbolic", "title",
                                     _("No Event Matches"), "description",
                                     _("Searched are the types, streams, persons and bodies of events."), NULL),
                       "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), self->error, "error");

  return self->stack;
}

static void
steward_event_list_init (StewardEventList *self)
{
  self->store = g_list_store_new (STEWARD_TYPE_EVENT_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_single_selection_set_autoselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Search events"), "margin-start", 12,
                               "margin-end", 12, "margin-bottom", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search events"), -1);
  self->foot = steward_text_new (NULL, "second-line");
  g_object_set (self->foot, "margin-start", 14, "margin-end", 14, "margin-top", 5, "margin-bottom", 5, NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), make_stack (self));
  gtk_box_append (GTK_BOX (self->box), self->foot);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_event_list_new:
 * @council: whose ledger is listed
 *
 * Returns: (transfer floating): the list, which begins to read
 */
GtkWidget *
steward_event_list_new (StewardCouncil *council)
{
  StewardEventList *self = g_object_new (STEWARD_TYPE_EVENT_LIST, NULL);

  self->council = g_object_ref (council);
  g_signal_connect_object (council, "changed", G_CALLBACK (appended_cb), self, G_CONNECT_SWAPPED);
  read_page (self, 0);

  return GTK_WIDGET (self);
}

/**
 * steward_event_list_focus_search:
 * @self: the list
 */
void
steward_event_list_focus_search (StewardEventList *self)
{
  g_return_if_fail (STEWARD_IS_EVENT_LIST (self));

  gtk_widget_grab_focus (self->search);
}

/**
 * steward_event_list_focus_rows:
 * @self: the list
 */
void
steward_event_list_focus_rows (StewardEventList *self)
{
  g_return_if_fail (STEWARD_IS_EVENT_LIST (self));

  gtk_widget_grab_focus (self->view);
}

/**
 * steward_event_list_escape:
 * @self: the list
 *
 * Returns: whether there was a search to clear
 */
gboolean
steward_event_list_escape (StewardEventList *self)
{
  g_return_val_if_fail (STEWARD_IS_EVENT_LIST (self), FALSE);

  if (*get_text (self) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  return TRUE;
}
