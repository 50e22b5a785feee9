/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The differences. What the last comparison found is read from the store; a
 * comparison that fails here is told beside what was found before, which stays.
 * A key mends the line that is chosen, by way of the same form as a click. */

#include "config.h"

#include "steward-drift-view.h"

#include <glib/gi18n.h>

#include "steward-access-rows.h"
#include "steward-council-words.h"
#include "steward-drift-mend.h"
#include "steward-drift-row.h"
#include "steward-form-note.h"
#include "steward-list-keys.h"
#include "steward-plain-label.h"

struct _StewardDriftView
{
  AdwBin parent_instance;

  StewardServices *services;           /* owned */
  GHashTable *busy;                    /* owned: ids of sources that are compared now */
  GHashTable *failures;                /* owned: id → GError of the last try here */
  GtkSingleSelection *selection;       /* owned */
  char *chosen;                        /* owned, nullable: key of the chosen line */
  guint reload;                        /* idle source */
  gboolean reading;
  gboolean again;

  GtkStack *states;                    /* unowned, below */
  GtkWidget *list;
  GtkWidget *error;
  GtkWidget *error_label;
};

G_DEFINE_FINAL_TYPE (StewardDriftView, steward_drift_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN_ACCESS,
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  StewardGovernance *governance;       /* owned */
  GPtrArray *sources;                  /* owned StewardDriftSource */
} Reading;

typedef struct
{
  StewardDriftView *view;              /* owned */
  char *id;                            /* owned: of a source */
} Comparing;

static void read_cb     (GObject *object, GAsyncResult *result, gpointer user_data);
static void compared_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->governance);
  g_clear_pointer (&reading->sources, g_ptr_array_unref);
  g_free (reading);
}

static void
show_error (StewardDriftView *self,
            const GError     *error)
{
  g_autofree char *words = error != NULL ? steward_council_words_error (error) : NULL;

  gtk_widget_set_visible (self->error, error != NULL);
  steward_label_set_plain (GTK_LABEL (self->error_label), words);
}

/* Lines. */

static StewardDriftLine *
peek_line (StewardDriftView *self,
           guint             position)
{
  g_autoptr (StewardDriftLine) line = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return line;                         /* the model keeps it */
}

static StewardDriftLine *
find_line (StewardDriftView *self,
           const char       *key,
           guint            *out_position)
{
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; key != NULL && i < n_lines; i++)
    {
      g_autofree char *other = steward_drift_line_make_key (peek_line (self, i));

      if (!g_str_equal (key, other))
        continue;
      if (out_position != NULL)
        *out_position = i;
      return peek_line (self, i);
    }

  return NULL;
}

static void
selected_cb (StewardDriftView *self)
{
  StewardDriftLine *line = gtk_single_selection_get_selected_item (self->selection);

  if (line == NULL)
    return;
  g_free (self->chosen);
  self->chosen = steward_drift_line_make_key (line);
}

static void
show_sources (StewardDriftView *self,
              GPtrArray        *sources)
{
  g_autoptr (GListModel) lines = steward_drift_model_new (sources);
  g_autofree char *chosen = g_strdup (self->chosen);
  gboolean focused = gtk_widget_get_focus_child (self->list) != NULL;
  guint n_items = 0;
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < sources->len; i++)
    {
      const StewardDriftSource *source = g_ptr_array_index (sources, i);

      n_items += source->items != NULL ? source->items->len : 0;
    }
  gtk_single_selection_set_model (self->selection, lines);
  find_line (self, chosen, &position);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_stack_set_visible_child_name (self->states, sources->len > 0 ? "list" : "empty");
  if (focused && position != GTK_INVALID_LIST_POSITION)
    steward_list_keys_focus_row (self->list, position);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0, n_items);
}

/* Reading. */

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  for (guint i = 0; i < reading->sources->len; i++)
    {
      StewardDriftSource *source = g_ptr_array_index (reading->sources, i);

      source->items = steward_drift_list_sync (reading->governance, source->source, &error);
      if (source->items == NULL ||
          !steward_drift_get_sync (reading->governance, source->source, &source->seen_at, &source->n_lines,
                                   &source->n_left_out, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&reading->sources), (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
list_sources (StewardDriftView *self)
{
  GListModel *items = steward_services_get_sources (self->services);
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_source_free);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (StewardSourceItem) item = g_list_model_get_item (items, i);
      StewardDriftSource *source;

      if (!steward_services_can_compare (self->services, item))
        continue;
      source = g_new0 (StewardDriftSource, 1);
      source->source = g_strdup (steward_source_get_id (steward_source_item_get_source (item)));
      source->name = g_strdup (steward_source_get_name (steward_source_item_get_source (item)));
      source->synced_at = steward_source_item_get_synced_at (item);
      g_ptr_array_add (sources, source);
    }

  return sources;
}

static void
start_reading (StewardDriftView *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (self->services == NULL)
    return;
  if (self->reading)
    {
      self->again = TRUE;
      return;
    }
  self->reading = TRUE;
  self->again = FALSE;
  reading = g_new0 (Reading, 1);
  reading->governance = g_object_ref (steward_services_get_governance (self->services));
  reading->sources = list_sources (self);
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardDriftView *self = STEWARD_DRIFT_VIEW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_task_propagate_pointer (G_TASK (result), &error);

  self->reading = FALSE;
  if (self->services == NULL)
    return;
  if (sources == NULL)
    {
      show_error (self, error);
      return;
    }
  for (guint i = 0; i < sources->len; i++)
    {
      StewardDriftSource *source = g_ptr_array_index (sources, i);
      const GError *failure = g_hash_table_lookup (self->failures, source->source);

      source->busy = g_hash_table_contains (self->busy, source->source);
      source->error = failure != NULL ? g_error_copy (failure) : NULL;
    }
  show_sources (self, sources);
  if (self->again)
    start_reading (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  StewardDriftView *self = user_data;

  self->reload = 0;
  start_reading (self);

  return G_SOURCE_REMOVE;
}

/* Several changes at once are one. */
static void
changed_cb (StewardDriftView *self)
{
  if (self->reload == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload = g_idle_add (reload_cb, self);
}

/* Comparing. */

static void
check_source (StewardDriftView *self,
              const char       *id)
{
  StewardSourceItem *item = steward_services_find_source (self->services, id);
  Comparing *comparing;

  if (item == NULL || g_hash_table_contains (self->busy, id))
    return;
  g_hash_table_add (self->busy, g_strdup (id));
  comparing = g_new0 (Comparing, 1);
  comparing->view = g_object_ref (self);
  comparing->id = g_strdup (id);
  steward_services_check_drift_async (self->services, item, NULL, compared_cb, comparing);
  start_reading (self);
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Comparing *comparing = user_data;
  g_autoptr (StewardDriftView) self = g_steal_pointer (&comparing->view);
  g_autofree char *id = g_steal_pointer (&comparing->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = steward_services_check_drift_finish (STEWARD_SERVICES (object), result, &error);

  g_free (comparing);
  g_hash_table_remove (self->busy, id);
  g_hash_table_remove (self->failures, id);
  if (items == NULL)
    g_hash_table_insert (self->failures, g_strdup (id), g_steal_pointer (&error));
  start_reading (self);
}

static void
check_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  check_source (STEWARD_DRIFT_VIEW (widget), g_variant_get_string (parameter, NULL));
}

/* Mending. */

static void
mended_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardDriftView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_drift_mend_finish (result, &error) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_error (self, error);
}

static void
mend (StewardDriftView       *self,
      const StewardDriftItem *item,
      StewardRemedy           remedy)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), STEWARD_TYPE_PAGE);

  if (page == NULL)
    return;
  show_error (self, NULL);
  steward_drift_mend_async (STEWARD_PAGE (page), item, remedy, mended_cb, g_object_ref (self));
}

static void
mend_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardDriftView *self = STEWARD_DRIFT_VIEW (widget);
  gsize n_looks;
  const StewardRemedyLook *looks = steward_remedy_looks (&n_looks);
  const char *id, *key;
  StewardDriftLine *line;

  g_variant_get (parameter, "(&s&s)", &id, &key);
  line = find_line (self, key, NULL);
  for (gsize i = 0; line != NULL && i < n_looks; i++)
    if (g_str_equal (looks[i].id, id))
      mend (self, steward_drift_line_get_item (line), looks[i].remedy);
}

/* Keys. */

static gboolean
mend_by_key (StewardDriftView *self,
             guint             keyval)
{
  gsize n_looks;
  const StewardRemedyLook *looks = steward_remedy_looks (&n_looks);
  StewardDriftLine *line = gtk_single_selection_get_selected_item (self->selection);
  const StewardDriftItem *item = line != NULL ? steward_drift_line_get_item (line) : NULL;

  for (gsize i = 0; i < n_looks; i++)
    if (looks[i].keyval == keyval && item != NULL && (steward_drift_get_remedies (item) & (1u << looks[i].remedy)) != 0)
      {
        mend (self, item, looks[i].remedy);
        return GDK_EVENT_STOP;
      }
  if (keyval == GDK_KEY_c && line != NULL)
    {
      check_source (self, steward_drift_line_get_source (line)->source);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Titles between the differences are passed over. */
static gboolean
move (StewardDriftView *self,
      int               step)
{
  int n_lines = (int) g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int position = selected == GTK_INVALID_LIST_POSITION ? (step > 0 ? -1 : n_lines) : (int) selected;

  do
    position += step;
  while (position >= 0 && position < n_lines &&
         steward_drift_line_get_what (peek_line (self, (guint) position)) == STEWARD_DRIFT_LINE_KIND);
  if (position >= 0 && position < n_lines)
    steward_list_keys_focus_row (self->list, (guint) position);

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (StewardDriftView *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !gtk_widget_get_mapped (self->list))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_j || keyval == GDK_KEY_k)
    return move (self, keyval == GDK_KEY_j ? 1 : -1);

  return mend_by_key (self, keyval);
}

static void
activate_cb (StewardDriftView *self,
             guint             position)
{
  StewardDriftLine *line = peek_line (self, position);
  const StewardDriftItem *item = line != NULL ? steward_drift_line_get_item (line) : NULL;

  if (item != NULL && item->access != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN_ACCESS], 0, item->access);
}

static void
steward_drift_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_drift_view_parent_class)->map (widget);
  start_reading (STEWARD_DRIFT_VIEW (widget));
}

static void
steward_drift_view_dispose (GObject *object)
{
  StewardDriftView *self = STEWARD_DRIFT_VIEW (object);

  g_clear_handle_id (&self->reload, g_source_remove);
  g_clear_object (&self->services);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (steward_drift_view_parent_class)->dispose (object);
}

static void
steward_drift_view_finalize (GObject *object)
{
  StewardDriftView *self = STEWARD_DRIFT_VIEW (object);

  g_hash_table_unref (self->busy);
  g_hash_table_unref (self->failures);
  g_free (self->chosen);

  G_OBJECT_CLASS (steward_drift_view_parent_class)->finalize (object);
}

static void
steward_drift_view_class_init (StewardDriftViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_drift_view_dispose;
  object_class->finalize = steward_drift_view_finalize;
  widget_class->map = steward_drift_view_map;

  signals[SIGNAL_OPEN_ACCESS] = g_signal_new ("open-access", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "drift.check", "s", check_action);
  gtk_widget_class_install_action (widget_class, "drift.mend", "(ss)", mend_action);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *row = steward_drift_row_new ();

  steward_list_keys_mark (row, item);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  StewardDriftLine *line = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  gboolean difference = steward_drift_line_get_what (line) == STEWARD_DRIFT_LINE_ITEM;

  steward_drift_row_set_line (STEWARD_DRIFT_ROW (row), line);
  gtk_list_item_set_activatable (item, difference);
  gtk_list_item_set_selectable (item, steward_drift_line_get_what (line) != STEWARD_DRIFT_LINE_KIND);
  if (steward_drift_line_get_what (line) == STEWARD_DRIFT_LINE_SOURCE)
    gtk_widget_add_css_class (row, "drift-source");
  else
    gtk_widget_remove_css_class (row, "drift-source");
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  steward_drift_row_set_line (STEWARD_DRIFT_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkWidget *
make_list (StewardDriftView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "drift");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 960);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), 960);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), self->list);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, "vexpand", TRUE,
                       NULL);
}

static void
steward_drift_view_init (StewardDriftView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = adw_status_page_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  self->states = GTK_STACK (gtk_stack_new ());
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "dialog-password-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Nothing to Compare With"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("No source on this desk tells who was granted what. A "
                                                              "database does: add it as a source."));
  gtk_stack_add_named (self->states, gtk_label_new (NULL), "reading");
  gtk_stack_add_named (self->states, make_list (self), "list");
  gtk_stack_add_named (self->states, empty, "empty");
  self->error = steward_form_error_new (&self->error_label);
  gtk_widget_add_css_class (self->error, "queue-notice");
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->states));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_drift_view_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new view, which reads when it is seen
 */
GtkWidget *
steward_drift_view_new (StewardServices *services)
{
  StewardDriftView *self = g_object_new (STEWARD_TYPE_DRIFT_VIEW, NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (services, "access-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_services_get_sources (services), "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_services_get_council (services), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
