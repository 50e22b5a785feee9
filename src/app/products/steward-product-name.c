/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first column. Names are written in full as long as there is room; the
 * purpose gives way first, and what had to be cut is in the tooltip. */

#include "config.h"

#include "steward-product-name.h"

#include <glib/gi18n.h>

#include "steward-badge.h"

struct _StewardProductName
{
  GtkWidget parent_instance;

  GtkWidget *first_line;               /* unowned child */
  GtkWidget *name;
  GtkWidget *pill;                     /* made when needed */
  GtkWidget *purpose;                  /* unowned child */
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (StewardProductName, steward_product_name, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_COMPACT = 1,
} StewardProductNameProperty;

static GParamSpec *props[PROP_COMPACT + 1];

static gboolean
query_tooltip_cb (StewardProductName *self,
                  int                 x,
                  int                 y,
                  gboolean            keyboard,
                  GtkTooltip         *tooltip,
                  gpointer            user_data)
{
  g_autofree char *both = NULL;
  const char *purpose = gtk_label_get_text (GTK_LABEL (self->purpose));

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (self->name))) &&
      !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (self->purpose))) && !self->compact)
    return FALSE;

  both = *purpose == '\0' ? g_strdup (gtk_label_get_text (GTK_LABEL (self->name)))
                          : g_strdup_printf ("%s\n%s", gtk_label_get_text (GTK_LABEL (self->name)), purpose);
  gtk_tooltip_set_text (tooltip, both);

  return TRUE;
}

static const char *
choose_pill (StewardEntryRow *row)
{
  StewardLifecycle lifecycle = steward_entry_row_get_lifecycle (row);

  if (steward_entry_row_get_removed (row))
    return _("Removed");
  if (lifecycle == STEWARD_LIFECYCLE_UNKNOWN || lifecycle == STEWARD_LIFECYCLE_ACTIVE)
    return NULL;

  return _(steward_lifecycle_to_title (lifecycle));
}

static void
show_pill (StewardProductName *self,
           const char         *text)
{
  if (text != NULL && self->pill == NULL)
    {
      self->pill = g_object_new (GTK_TYPE_LABEL, "single-line-mode", TRUE, NULL);
      gtk_widget_add_css_class (self->pill, "tag");
      gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->first_line), self->pill);
    }
  if (self->pill == NULL)
    return;
  if (text != NULL)
    steward_label_set_plain (GTK_LABEL (self->pill), text);
  gtk_widget_set_visible (self->pill, text != NULL);
}

static void
steward_product_name_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch ((StewardProductNameProperty) prop_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, STEWARD_PRODUCT_NAME (object)->compact);
      break;
    }
}

static void
steward_product_name_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch ((StewardProductNameProperty) prop_id)
    {
    case PROP_COMPACT:
      steward_product_name_set_compact (STEWARD_PRODUCT_NAME (object), g_value_get_boolean (value));
      break;
    }
}

static void
steward_product_name_dispose (GObject *object)
{
  StewardProductName *self = STEWARD_PRODUCT_NAME (object);

  g_clear_pointer (&self->first_line, gtk_widget_unparent);
  g_clear_pointer (&self->purpose, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_product_name_parent_class)->dispose (object);
}

static void
steward_product_name_class_init (StewardProductNameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = steward_product_name_get_property;
  object_class->set_property = steward_product_name_set_property;
  object_class->dispose = steward_product_name_dispose;

  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "product-name");
}

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "single-line-mode",
                                   TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
steward_product_name_init (StewardProductName *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->first_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->name = make_line ("heading");
  self->purpose = make_line ("second-line");
  gtk_box_append (GTK_BOX (self->first_line), self->name);
  gtk_widget_set_parent (self->first_line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->purpose, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * steward_product_name_new:
 *
 * Returns: (transfer floating): a name that is empty yet
 */
GtkWidget *
steward_product_name_new (void)
{
  return g_object_new (STEWARD_TYPE_PRODUCT_NAME, NULL);
}

/**
 * steward_product_name_set_row:
 * @self: the cell
 * @row: what it shows; nothing while the row is not loaded
 */
void
steward_product_name_set_row (StewardProductName *self,
                              StewardEntryRow    *row)
{
  g_return_if_fail (STEWARD_IS_PRODUCT_NAME (self));

  steward_label_set_plain (GTK_LABEL (self->name), steward_entry_row_get_name (row));
  steward_label_set_plain (GTK_LABEL (self->purpose), steward_entry_row_get_purpose (row));
  show_pill (self, steward_entry_row_get_loaded (row) ? choose_pill (row) : NULL);
}

/**
 * steward_product_name_set_compact:
 * @self: the cell
 * @compact: whether the purpose is left out
 */
void
steward_product_name_set_compact (StewardProductName *self,
                                  gboolean            compact)
{
  g_return_if_fail (STEWARD_IS_PRODUCT_NAME (self));

  compact = !!compact;
  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_widget_set_visible (self->purpose, !compact);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}
