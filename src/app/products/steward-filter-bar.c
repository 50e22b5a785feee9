/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The filters of a list. Values are counted when a chip is opened, over the
 * query as it is without that chip, so that what could be chosen beside the
 * present choice is seen with its true number. */

#include "config.h"

#include "steward-filter-bar.h"

#include <glib/gi18n.h>

#include "steward-filter-axis.h"
#include "steward-filter-chip.h"

struct _StewardFilterBar
{
  GtkWidget parent_instance;

  StewardServices *services;           /* owned */
  StewardQuery *query;                 /* owned, what the list shows */
  GtkWidget *chips[STEWARD_N_AXES];    /* unowned children */
  GtkWidget *without_owner;            /* unowned child */
  GtkWidget *missing_levels;           /* unowned child */
  GCancellable *counting;              /* owned, nullable */
  StewardAxis counted;                 /* what is being counted */
  gboolean clearing;
};

G_DEFINE_FINAL_TYPE (StewardFilterBar, steward_filter_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (StewardFilterBar *self)
{
  if (!self->clearing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = steward_catalog_facets_finish (STEWARD_CATALOG (source), result, &error);
  g_autoptr (StewardFilterBar) self = user_data;
  GPtrArray *options;

  if (steward_error_is_cancelled (error))
    return;
  /* The list below shows the same error; a chip without values says so. */
  options = facets != NULL ? steward_axis_make_options (self->counted, facets, self->services)
                           : g_ptr_array_new_with_free_func ((GDestroyNotify) steward_filter_option_free);
  steward_filter_chip_set_options (STEWARD_FILTER_CHIP (self->chips[self->counted]), options);
}

static void
opened_cb (StewardFilterBar *self,
           GtkWidget        *chip)
{
  g_autoptr (StewardQuery) query = NULL;

  if (self->services == NULL || self->query == NULL)
    return;
  for (guint i = 0; i < STEWARD_N_AXES; i++)
    if (self->chips[i] == chip)
      self->counted = i;

  query = steward_query_copy (self->query);
  steward_axis_set (self->counted, query, NULL);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  steward_catalog_facets_async (steward_services_get_catalog (self->services), query, self->counting, counted_cb,
                                g_object_ref (self));
}

static void
toggled_cb (StewardFilterBar *self,
            GtkToggleButton  *button)
{
  if (gtk_toggle_button_get_active (button))
    gtk_widget_add_css_class (GTK_WIDGET (button), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "active");
  emit_changed (self);
}

static GtkWidget *
add_toggle (StewardFilterBar *self,
            const char       *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
steward_filter_bar_dispose (GObject *object)
{
  StewardFilterBar *self = STEWARD_FILTER_BAR (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  for (guint i = 0; i < STEWARD_N_AXES; i++)
    g_clear_pointer (&self->chips[i], gtk_widget_unparent);
  g_clear_pointer (&self->without_owner, gtk_widget_unparent);
  g_clear_pointer (&self->missing_levels, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_pointer (&self->query, steward_query_free);

  G_OBJECT_CLASS (steward_filter_bar_parent_class)->dispose (object);
}

static void
steward_filter_bar_class_init (StewardFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_filter_bar_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
}

static void
steward_filter_bar_init (StewardFilterBar *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  for (guint i = 0; i < STEWARD_N_AXES; i++)
    {
      self->chips[i] = steward_filter_chip_new (steward_axis_get_title (i));
      g_signal_connect_swapped (self->chips[i], "opened", G_CALLBACK (opened_cb), self);
      g_signal_connect_swapped (self->chips[i], "changed", G_CALLBACK (emit_changed), self);
      gtk_widget_set_parent (self->chips[i], GTK_WIDGET (self));
    }
  self->without_owner = add_toggle (self, _("Without owner"));
  self->missing_levels = add_toggle (self, _("Missing levels"));
}

/**
 * steward_filter_bar_new:
 *
 * Returns: (transfer floating): the filters, none of them active
 */
GtkWidget *
steward_filter_bar_new (void)
{
  return g_object_new (STEWARD_TYPE_FILTER_BAR, NULL);
}

/**
 * steward_filter_bar_set_services:
 * @self: the filters
 * @services: whose catalog counts, and who know the names of sources
 */
void
steward_filter_bar_set_services (StewardFilterBar *self,
                                 StewardServices  *services)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));

  g_set_object (&self->services, services);
}

/**
 * steward_filter_bar_set_kind:
 * @self: the filters
 * @kind: what is listed; filters that do not fit are cleared and hidden
 */
void
steward_filter_bar_set_kind (StewardFilterBar *self,
                             StewardEntryKind  kind)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));

  self->clearing = TRUE;
  for (guint i = 0; i < STEWARD_N_AXES; i++)
    {
      gtk_widget_set_visible (self->chips[i], steward_axis_fits (i, kind));
      if (!steward_axis_fits (i, kind))
        steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->chips[i]));
    }
  gtk_widget_set_visible (self->missing_levels, kind == STEWARD_ENTRY_PRODUCT);
  if (kind != STEWARD_ENTRY_PRODUCT)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->missing_levels), FALSE);
  self->clearing = FALSE;
}

/**
 * steward_filter_bar_apply:
 * @self: the filters
 * @query: gets them; what they do not speak of stays as it is
 */
void
steward_filter_bar_apply (StewardFilterBar *self,
                          StewardQuery     *query)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));

  for (guint i = 0; i < STEWARD_N_AXES; i++)
    {
      g_auto (GStrv) ids = steward_filter_chip_dup_selected (STEWARD_FILTER_CHIP (self->chips[i]));

      steward_axis_set (i, query, ids);
    }
  query->has_owner = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->without_owner)) ? STEWARD_TRISTATE_NO
                                                                                            : STEWARD_TRISTATE_ANY;
  query->has_levels = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->missing_levels)) ? STEWARD_TRISTATE_NO
                                                                                              : STEWARD_TRISTATE_ANY;
}

/**
 * steward_filter_bar_follow:
 * @self: the filters
 * @query: what the list shows now, over which values are counted
 */
void
steward_filter_bar_follow (StewardFilterBar   *self,
                           const StewardQuery *query)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));

  g_clear_pointer (&self->query, steward_query_free);
  self->query = steward_query_copy (query);
}

/**
 * steward_filter_bar_is_active:
 * @self: the filters
 *
 * Returns: whether any of them narrows the list
 */
gboolean
steward_filter_bar_is_active (StewardFilterBar *self)
{
  gboolean active;

  g_return_val_if_fail (STEWARD_IS_FILTER_BAR (self), FALSE);

  active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->without_owner)) ||
           gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->missing_levels));
  for (guint i = 0; i < STEWARD_N_AXES; i++)
    active |= steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->chips[i]));

  return active;
}

/**
 * steward_filter_bar_dup_summary:
 * @self: the filters
 *
 * Returns: (transfer full): the active ones in words, "" if none is
 */
char *
steward_filter_bar_dup_summary (StewardFilterBar *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (STEWARD_IS_FILTER_BAR (self), NULL);

  for (guint i = 0; i < STEWARD_N_AXES; i++)
    if (steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->chips[i])))
      g_strv_builder_add (builder, steward_filter_chip_get_summary (STEWARD_FILTER_CHIP (self->chips[i])));
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->without_owner)))
    g_strv_builder_add (builder, _("Without owner"));
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->missing_levels)))
    g_strv_builder_add (builder, _("Missing levels"));
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

/**
 * steward_filter_bar_clear:
 * @self: the filters
 *
 * Makes all of them inactive, without saying that they changed.
 */
void
steward_filter_bar_clear (StewardFilterBar *self)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));

  self->clearing = TRUE;
  for (guint i = 0; i < STEWARD_N_AXES; i++)
    steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->chips[i]));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->without_owner), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->missing_levels), FALSE);
  self->clearing = FALSE;
}
