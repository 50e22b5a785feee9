/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first column. Names are written in full as long as there is room; the
 * purpose gives way first, and what had to be cut is in the tooltip. */

#include "config.h"

#include "steward-product-name.h"

#include <glib/gi18n.h>

#include "steward-plain-label.h"

#define GAP 6
#define MIN_WIDTH 80
#define NATURAL_WIDTH 240

struct _StewardProductName
{
  GtkWidget parent_instance;

  GtkWidget *name;                     /* unowned child: an inscription */
  GtkWidget *pill;                     /* unowned child: a label, made when needed */
  GtkWidget *purpose;                  /* unowned child: an inscription */
  gboolean with_pill;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (StewardProductName, steward_product_name, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_COMPACT = 1,
} StewardProductNameProperty;

static GParamSpec *props[PROP_COMPACT + 1];

static gboolean
steward_product_name_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  StewardProductName *self = STEWARD_PRODUCT_NAME (widget);
  const char *name = gtk_inscription_get_text (GTK_INSCRIPTION (self->name));
  const char *purpose = gtk_inscription_get_text (GTK_INSCRIPTION (self->purpose));
  g_autofree char *both = NULL;

  if (!self->compact && steward_text_fits (self->name, name) && steward_text_fits (self->purpose, purpose))
    return FALSE;

  both = purpose == NULL || *purpose == '\0' ? g_strdup (name) : g_strdup_printf ("%s\n%s", name, purpose);
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

/* The pill comes and goes without a layout of the table: its room is taken from
 * the name. */
static void
show_pill (StewardProductName *self,
           const char         *text)
{
  if (text != NULL && self->pill == NULL)
    {
      self->pill = g_object_new (GTK_TYPE_LABEL, "single-line-mode", TRUE, NULL);
      gtk_widget_add_css_class (self->pill, "tag");
      gtk_widget_insert_after (self->pill, GTK_WIDGET (self), self->name);
    }
  if (self->pill == NULL)
    return;
  if (text != NULL)
    steward_label_set_plain (GTK_LABEL (self->pill), text);
  gtk_widget_set_child_visible (self->pill, text != NULL);
  if (self->with_pill || text != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->with_pill = text != NULL;
}

static int
measure_height (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static void
steward_product_name_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  StewardProductName *self = STEWARD_PRODUCT_NAME (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = measure_height (self->name) + (self->compact ? 0 : measure_height (self->purpose));
}

static void
place (StewardProductName *self,
       GtkWidget          *child,
       int                 x,
       int                 y,
       int                 width,
       int                 height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

/* The name keeps what it needs, the pill stands right after it. */
static void
place_pill (StewardProductName *self,
            int                 width,
            int                 height)
{
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (self->name, gtk_inscription_get_text (GTK_INSCRIPTION (self->name)));
  int pill_width, name_width;

  gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pill_width, NULL, NULL);
  pango_layout_get_pixel_size (layout, &name_width, NULL);
  name_width = MIN (name_width + 1, MAX (width - pill_width - GAP, 0));
  place (self, self->name, 0, 0, name_width, height);
  place (self, self->pill, name_width + GAP, 0, pill_width, height);
}

static void
steward_product_name_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  StewardProductName *self = STEWARD_PRODUCT_NAME (widget);
  int name = measure_height (self->name);

  if (self->with_pill)
    place_pill (self, width, name);
  else
    place (self, self->name, 0, 0, width, name);
  if (!self->compact)
    place (self, self->purpose, 0, name, width, measure_height (self->purpose));
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

  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->pill, gtk_widget_unparent);
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
  widget_class->measure = steward_product_name_measure;
  widget_class->size_allocate = steward_product_name_size_allocate;
  widget_class->query_tooltip = steward_product_name_query_tooltip;

  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "product-name");
}

static void
steward_product_name_init (StewardProductName *self)
{
  self->name = steward_inscription_new ("heading");
  self->purpose = steward_inscription_new ("second-line");
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  gtk_widget_set_parent (self->purpose, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
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
 * steward_product_name_set_words:
 * @self: the cell
 * @name: (nullable): the first line
 * @purpose: (nullable): the second
 */
void
steward_product_name_set_words (StewardProductName *self,
                                const char         *name,
                                const char         *purpose)
{
  g_return_if_fail (STEWARD_IS_PRODUCT_NAME (self));

  steward_inscription_set_plain (GTK_INSCRIPTION (self->name), name);
  steward_inscription_set_plain (GTK_INSCRIPTION (self->purpose), purpose);
}

/**
 * steward_product_name_get_name:
 * @self: the cell
 *
 * Returns: (transfer none) (nullable): the first line as it is shown
 */
const char *
steward_product_name_get_name (StewardProductName *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCT_NAME (self), NULL);

  return gtk_inscription_get_text (GTK_INSCRIPTION (self->name));
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

  steward_product_name_set_words (self, steward_entry_row_get_name (row), steward_entry_row_get_purpose (row));
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
  gtk_widget_set_child_visible (self->purpose, !compact);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}
