/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lineage twice: the drawing shows the shape, the lists below carry the names
 * in full, the port that joins, and the focus. */

#include "config.h"

#include "steward-lineage-tab.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-lineage-view.h"
#include "steward-plain-text.h"
#include "steward-side-box.h"

struct _StewardLineageTab
{
  GtkWidget parent_instance;

  GtkWidget *scroll;                   /* unowned child */
  GtkWidget *view;
  GtkWidget *up;
  GtkWidget *down;
};

G_DEFINE_FINAL_TYPE (StewardLineageTab, steward_lineage_tab, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_cb (StewardLineageTab *self,
         const char        *urn)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, urn);
}

static void
clicked_cb (StewardLineageTab *self,
            GtkWidget         *button)
{
  open_cb (self, g_object_get_data (G_OBJECT (button), "steward-urn"));
}

static GtkWidget *
make_neighbour (StewardLineageTab        *self,
                const StewardLineageEdge *edge)
{
  g_autofree char *through = steward_plain_text_line (edge->through);
  g_autofree char *domain = steward_plain_text_line (edge->domain);
  g_autofree char *name = steward_plain_text_line (edge->name);
  g_autofree char *second = NULL;
  GtkWidget *button;

  if (edge->urn == NULL)
    second = g_strdup_printf (_("not in any catalog; named by %s"), *through != '\0' ? through : _("a port"));
  else if (*domain != '\0' && *through != '\0')
    second = g_strdup_printf (_("%s · through %s"), domain, through);
  else
    second = g_strdup (*domain != '\0' ? domain : through);

  if (edge->urn == NULL)
    return steward_line_new ("dialog-question-symbolic", name, second, NULL);

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button),
                        steward_line_new ("view-list-symbolic", name, second,
                                          gtk_image_new_from_icon_name ("go-next-symbolic")));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "neighbour");
  g_object_set_data_full (G_OBJECT (button), "steward-urn", g_strdup (edge->urn), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);

  return button;
}

static void
fill_side (StewardLineageTab *self,
           GtkWidget         *box,
           const char        *title,
           const char        *nothing,
           GPtrArray         *edges)
{
  g_autofree char *count = g_strdup_printf ("%u", edges->len);
  GtkWidget *card = steward_card_new (title, count);

  steward_box_clear (box);
  gtk_box_append (GTK_BOX (box), card);
  if (edges->len == 0)
    steward_card_append (card, steward_text_new (nothing, "second-line"));
  for (guint i = 0; i < MIN (edges->len, STEWARD_LINEAGE_MOST); i++)
    steward_card_append (card, make_neighbour (self, g_ptr_array_index (edges, i)));
  if (edges->len > STEWARD_LINEAGE_MOST)
    {
      g_autofree char *rest = g_strdup_printf (_("%u of %u shown"), (guint) STEWARD_LINEAGE_MOST, edges->len);

      steward_card_append (card, steward_text_new (rest, "second-line"));
    }
}

static void
steward_lineage_tab_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_LINEAGE_TAB (object)->scroll, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_lineage_tab_parent_class)->dispose (object);
}

static void
steward_lineage_tab_class_init (StewardLineageTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_lineage_tab_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_lineage_tab_init (StewardLineageTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->view = steward_lineage_view_new (STEWARD_LINEAGE_MOST);
  self->up = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->down = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_signal_connect_swapped (self->view, "open", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), steward_side_box_new (self->up, self->down, 420, 800));
  gtk_widget_add_css_class (box, "tab-content");
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
}

/**
 * steward_lineage_tab_new:
 *
 * Returns: (transfer floating): an empty tab
 */
GtkWidget *
steward_lineage_tab_new (void)
{
  return g_object_new (STEWARD_TYPE_LINEAGE_TAB, NULL);
}

/**
 * steward_lineage_tab_set_detail:
 * @self: the tab
 * @detail: whose neighbours; read now, not kept
 */
void
steward_lineage_tab_set_detail (StewardLineageTab  *self,
                                StewardEntryDetail *detail)
{
  g_return_if_fail (STEWARD_IS_LINEAGE_TAB (self));

  steward_lineage_view_set_detail (STEWARD_LINEAGE_VIEW (self->view), detail);
  fill_side (self, self->up, _("Made From"), _("No input port names a product."), detail->upstream);
  fill_side (self, self->down, _("Feeds"), _("No product names it as its input."), detail->downstream);
}
