/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The accesses of one product. They are read when the product changes and when
 * the ledger does, seen or not: the tab says how many there are. */

#include "config.h"

#include "steward-access-tab.h"

#include <glib/gi18n.h>

#include "steward-access-form.h"
#include "steward-access-item.h"
#include "steward-access-look.h"
#include "steward-access-table.h"
#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-plain-label.h"

struct _StewardAccessTab
{
  AdwBin parent_instance;

  StewardServices *services;           /* owned */
  char *urn;                           /* owned, nullable */
  GListStore *items;                   /* owned: StewardAccessItem */
  GCancellable *loading;               /* owned, nullable */

  GtkWidget *summary;                  /* unowned, below */
  GtkWidget *ask;
  GtkWidget *banner;
  GtkWidget *banner_label;
  GtkStack *states;
  GtkWidget *failure;
};

G_DEFINE_FINAL_TYPE (StewardAccessTab, steward_access_tab, ADW_TYPE_BIN)

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  StewardCouncil *council;             /* owned */
  char *urn;                           /* owned */
  char *person;                        /* owned, nullable */
  char **sources;                      /* owned: ids */
  GPtrArray *summaries;                /* owned StewardAccessSummary */
  GPtrArray *differences;              /* owned char*: sentences */
} Reading;

static void read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->council);
  g_free (reading->urn);
  g_free (reading->person);
  g_strfreev (reading->sources);
  g_clear_pointer (&reading->summaries, g_ptr_array_unref);
  g_clear_pointer (&reading->differences, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
is_ours (const Reading          *reading,
         const StewardDriftItem *item)
{
  if (g_strcmp0 (item->subject, reading->urn) == 0)
    return TRUE;
  for (guint i = 0; item->access != NULL && i < reading->summaries->len; i++)
    if (g_strcmp0 (((const StewardAccessSummary *) g_ptr_array_index (reading->summaries, i))->access->id,
                   item->access) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_differences (Reading  *reading,
                  GError  **error)
{
  StewardGovernance *governance = steward_council_get_governance (reading->council);

  for (guint i = 0; reading->sources[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) items = steward_drift_list_sync (governance, reading->sources[i], error);

      if (items == NULL)
        return FALSE;
      for (guint j = 0; j < items->len; j++)
        {
          const StewardDriftItem *item = g_ptr_array_index (items, j);

          if (is_ours (reading, item))
            g_ptr_array_add (reading->differences, g_strdup (item->words));
        }
    }

  return TRUE;
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  const StewardAccessFilter filter = { .subject = reading->urn };
  GError *error = NULL;

  reading->differences = g_ptr_array_new_with_free_func (g_free);
  reading->summaries = steward_access_summaries_load_sync (reading->council, &filter, reading->person, &error);
  if (reading->summaries != NULL && read_differences (reading, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char **
list_sources (StewardAccessTab *self)
{
  GListModel *items = steward_services_get_sources (self->services);
  guint n_items = g_list_model_get_n_items (items);
  char **ids = g_new0 (char *, n_items + 1);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (StewardSourceItem) item = g_list_model_get_item (items, i);

      ids[i] = g_strdup (steward_source_get_id (steward_source_item_get_source (item)));
    }

  return ids;
}

static void
start_reading (StewardAccessTab *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->urn == NULL || self->services == NULL || steward_services_get_council (self->services) == NULL)
    return;
  self->loading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->council = g_object_ref (steward_services_get_council (self->services));
  reading->urn = g_strdup (self->urn);
  reading->person = g_strdup (steward_services_get_person (self->services));
  reading->sources = list_sources (self);
  task = g_task_new (self, self->loading, read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

static void
show_summary (StewardAccessTab *self,
              GPtrArray        *summaries)
{
  guint n_live = 0, n_waiting = 0;
  g_autofree char *live = NULL, *waiting = NULL, *words = NULL;

  for (guint i = 0; i < summaries->len; i++)
    {
      const StewardAccess *access = ((const StewardAccessSummary *) g_ptr_array_index (summaries, i))->access;
      StewardAccessStage stage = steward_access_get_stage (access);

      n_waiting += stage == STEWARD_ACCESS_STAGE_WAITING;
      n_live += stage == STEWARD_ACCESS_STAGE_LIVE || stage == STEWARD_ACCESS_STAGE_TROUBLE;
    }
  live = g_strdup_printf (ngettext ("%u has access", "%u have access", n_live), n_live);
  waiting = g_strdup_printf (ngettext ("%u waits for a decision", "%u wait for a decision", n_waiting), n_waiting);
  words = n_waiting > 0 ? g_strdup_printf ("%s · %s", live, waiting) : g_strdup (live);
  gtk_label_set_text (GTK_LABEL (self->summary), words);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0, n_live + n_waiting);
}

static void
show_items (StewardAccessTab *self,
            GPtrArray        *summaries)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  show_summary (self, summaries);
  while (summaries->len > 0)
    g_ptr_array_add (items, steward_access_item_new (g_ptr_array_steal_index (summaries, 0)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  gtk_stack_set_visible_child_name (self->states, items->len > 0 ? "table" : "empty");
}

static void
show_differences (StewardAccessTab *self,
                  GPtrArray        *differences)
{
  guint n = differences->len;
  g_autofree char *words =
    n == 0 ? NULL : n == 1 ? g_strdup (g_ptr_array_index (differences, 0))
                           : g_strdup_printf (ngettext ("%u difference between what the platform grants and what was "
                                                        "approved. The first: %s",
                                                        "%u differences between what the platform grants and what was "
                                                        "approved. The first: %s", n), n,
                                              (const char *) g_ptr_array_index (differences, 0));

  gtk_widget_set_visible (self->banner, n > 0);
  steward_label_set_plain (GTK_LABEL (self->banner_label), words);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardAccessTab *self = STEWARD_ACCESS_TAB (object);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->loading == NULL || cancellable != self->loading)
    return;
  g_clear_object (&self->loading);
  if (!done)
    {
      g_autofree char *words = steward_council_words_error (error);

      steward_label_set_plain (GTK_LABEL (self->failure), words);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }
  show_differences (self, reading->differences);
  show_items (self, reading->summaries);
}

static void
ask_cb (StewardAccessTab *self)
{
  if (self->urn != NULL)
    steward_access_form_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->services, self->urn);
}

static void
open_cb (StewardAccessTab *self,
         const char       *access)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-access", "s", access);
}

static void
drift_cb (StewardAccessTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-accesses", "s", "drift");
}

static void
steward_access_tab_dispose (GObject *object)
{
  StewardAccessTab *self = STEWARD_ACCESS_TAB (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_access_tab_parent_class)->dispose (object);
}

static void
steward_access_tab_finalize (GObject *object)
{
  StewardAccessTab *self = STEWARD_ACCESS_TAB (object);

  g_clear_object (&self->items);
  g_free (self->urn);

  G_OBJECT_CLASS (steward_access_tab_parent_class)->finalize (object);
}

static void
steward_access_tab_class_init (StewardAccessTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_access_tab_dispose;
  object_class->finalize = steward_access_tab_finalize;

  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkWidget *
make_bar (StewardAccessTab *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->summary = steward_text_new (NULL, "second-line");
  gtk_widget_add_css_class (self->summary, "numeric");
  gtk_widget_set_hexpand (self->summary, TRUE);
  self->ask = gtk_button_new_with_label (_("Request Access…"));
  gtk_widget_set_valign (self->ask, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->ask, "clicked", G_CALLBACK (ask_cb), self);
  gtk_box_append (GTK_BOX (bar), self->summary);
  gtk_box_append (GTK_BOX (bar), self->ask);
  gtk_widget_add_css_class (bar, "schema-bar");

  return bar;
}

static GtkWidget *
make_banner (StewardAccessTab *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *button = gtk_button_new_with_label (_("Show Differences"));

  self->banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->banner_label = steward_text_new (NULL, NULL);
  gtk_widget_set_hexpand (self->banner_label, TRUE);
  gtk_widget_add_css_class (icon, "mark-warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (drift_cb), self);
  gtk_box_append (GTK_BOX (self->banner), icon);
  gtk_box_append (GTK_BOX (self->banner), self->banner_label);
  gtk_box_append (GTK_BOX (self->banner), button);
  gtk_widget_add_css_class (self->banner, "removed-banner");
  gtk_widget_add_css_class (self->banner, "tab-banner");
  gtk_widget_set_visible (self->banner, FALSE);

  return self->banner;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "dialog-password-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Nobody Has Asked"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Who has access to this product, why and until when, "
                                                              "will be here."));

  return empty;
}

static void
steward_access_tab_init (StewardAccessTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *table;

  self->items = g_list_store_new (STEWARD_TYPE_ACCESS_ITEM);
  self->states = GTK_STACK (gtk_stack_new ());
  self->failure = steward_text_new (NULL, "nothing");
  table = steward_access_table_new (STEWARD_ACCESS_ALL, G_LIST_MODEL (self->items));
  g_signal_connect_swapped (table, "open", G_CALLBACK (open_cb), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->states), TRUE);
  gtk_stack_add_named (self->states, gtk_label_new (NULL), "reading");
  gtk_stack_add_named (self->states, table, "table");
  gtk_stack_add_named (self->states, make_empty (), "empty");
  gtk_stack_add_named (self->states, self->failure, "error");
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), make_banner (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->states));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_access_tab_new:
 * @services: the services
 *
 * Returns: (transfer floating): the tab of no product yet
 */
GtkWidget *
steward_access_tab_new (StewardServices *services)
{
  StewardAccessTab *self = g_object_new (STEWARD_TYPE_ACCESS_TAB, NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (services, "access-changed", G_CALLBACK (start_reading), self, G_CONNECT_SWAPPED);
  if (steward_services_get_council (services) != NULL)
    g_signal_connect_object (steward_services_get_council (services), "changed", G_CALLBACK (start_reading), self,
                             G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * steward_access_tab_set_detail:
 * @self: the tab
 * @detail: (nullable): a product; read now, not kept
 */
void
steward_access_tab_set_detail (StewardAccessTab   *self,
                               StewardEntryDetail *detail)
{
  gboolean product = detail != NULL && detail->entry->kind == STEWARD_ENTRY_PRODUCT;

  g_return_if_fail (STEWARD_IS_ACCESS_TAB (self));

  if (g_strcmp0 (self->urn, product ? detail->urn : NULL) != 0)
    {
      g_list_store_remove_all (self->items);
      gtk_stack_set_visible_child_name (self->states, "reading");
    }
  g_free (self->urn);
  self->urn = product ? g_strdup (detail->urn) : NULL;
  start_reading (self);
}
