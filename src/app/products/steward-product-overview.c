/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first tab: documentation and ports in the main column, and beside it
 * what people look for first. Each card at the side leads to its tab. */

#include "config.h"

#include "steward-product-overview.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-bindings-card.h"
#include "steward-cards.h"
#include "steward-certificate-card.h"
#include "steward-lineage-view.h"
#include "steward-markdown-view.h"
#include "steward-objective-words.h"
#include "steward-plain-text.h"
#include "steward-port-list.h"
#include "steward-side-box.h"

#define SIDE_WIDTH 332
#define STACKED_BELOW 800
#define SHOWN_LEVELS 5
#define SHOWN_NEIGHBOURS 3
#define SHOWN_CONTRACTS 20

struct _StewardProductOverview
{
  GtkWidget parent_instance;

  GtkWidget *scroll;                   /* unowned child */
  GtkWidget *main;
  GtkWidget *side;
};

G_DEFINE_FINAL_TYPE (StewardProductOverview, steward_product_overview, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  SIGNAL_SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
steward_product_overview_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_PRODUCT_OVERVIEW (object)->scroll, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_product_overview_parent_class)->dispose (object);
}

static void
steward_product_overview_class_init (StewardProductOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_product_overview_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SHOW] = g_signal_new ("show-tab", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_product_overview_init (StewardProductOverview *self)
{
  GtkWidget *box;

  self->main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  box = steward_side_box_new (self->main, self->side, SIDE_WIDTH, STACKED_BELOW);
  gtk_widget_add_css_class (box, "tab-content");
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
}

/**
 * steward_product_overview_new:
 *
 * Returns: (transfer floating): an empty tab
 */
GtkWidget *
steward_product_overview_new (void)
{
  return g_object_new (STEWARD_TYPE_PRODUCT_OVERVIEW, NULL);
}

static void
show_tab_cb (StewardProductOverview *self,
             GtkWidget              *button)
{
  g_signal_emit (self, signals[SIGNAL_SHOW], 0, g_object_get_data (G_OBJECT (button), "steward-tab"));
}

static GtkWidget *
make_more (StewardProductOverview *self,
           const char             *label,
           const char             *tab)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "steward-tab", (gpointer) g_intern_string (tab));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_tab_cb), self);

  return button;
}

static void
add_section (StewardProductOverview *self,
             const char             *title,
             const char             *text)
{
  GtkWidget *view;

  if (text == NULL || *text == '\0')
    return;
  view = steward_markdown_view_new ();
  steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (view), text);
  if (title != NULL)
    gtk_box_append (GTK_BOX (self->main), steward_text_new (title, "title-4"));
  gtk_box_append (GTK_BOX (self->main), view);
}

/* The head of the page says the purpose; a text that begins with it need not
 * say it again. */
static const char *
skip_purpose (const char *text,
              const char *purpose)
{
  gsize length = purpose == NULL ? 0 : strlen (purpose);

  if (text == NULL || length == 0 || strncmp (text, purpose, length) != 0)
    return text;
  if (text[length] != '\0' && text[length] != '\n')
    return text;

  return text + length;
}

static gboolean
has_words (const StewardEntry *entry)
{
  gboolean words = entry->description != NULL && *entry->description != '\0';

  for (guint i = 0; entry->contracts != NULL && i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      words |= contract->purpose != NULL || contract->usage != NULL || contract->limitations != NULL;
    }

  return words;
}

/* A contract often repeats what its product says. */
static gboolean
is_news (const StewardEntry *entry,
         const char         *text)
{
  if (text == NULL || *text == '\0' || g_strcmp0 (text, entry->purpose) == 0)
    return FALSE;

  return entry->description == NULL || strstr (entry->description, text) == NULL;
}

static void
add_documentation (StewardProductOverview *self,
                   const StewardEntry     *entry)
{
  if (!has_words (entry))
    {
      gtk_box_append (GTK_BOX (self->main), steward_line_new ("dialog-information-symbolic",
                                                              _("Nobody has described it yet."), NULL, NULL));
      return;
    }

  add_section (self, NULL, skip_purpose (entry->description, entry->purpose));
  for (guint i = 0; entry->contracts != NULL && i < MIN (entry->contracts->len, SHOWN_CONTRACTS); i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);
      gboolean purpose = is_news (entry, contract->purpose);
      gboolean usage = is_news (entry, contract->usage);
      gboolean limitations = is_news (entry, contract->limitations);

      if (!purpose && !usage && !limitations)
        continue;
      if (entry->description != NULL && *entry->description != '\0')
        gtk_box_append (GTK_BOX (self->main), steward_text_new (_("What its contract says"), "axis-title"));
      add_section (self, _("Purpose"), purpose ? contract->purpose : NULL);
      add_section (self, _("Usage"), usage ? contract->usage : NULL);
      add_section (self, _("Limitations"), limitations ? contract->limitations : NULL);
    }
}

static GtkWidget *
make_contract (const StewardContract *contract)
{
  g_autofree char *version = contract->version == NULL ? NULL : g_strdup_printf (_("version %s"), contract->version);
  g_autofree char *second = g_strdup_printf ("%s%s%s", contract->format != NULL ? contract->format : _("contract"),
                                             version != NULL ? " · " : "", version != NULL ? version : "");
  const char *name = contract->name != NULL ? contract->name : contract->id;
  GtkWidget *line = steward_line_new ("text-x-generic-symbolic", name != NULL ? name : _("Unnamed contract"), second,
                                      contract->status != NULL ? steward_aside_new (contract->status) : NULL);

  if (contract->location != NULL)
    {
      g_autofree char *location = steward_plain_text_line (contract->location);

      gtk_widget_set_tooltip_text (line, location);
    }

  return line;
}

static void
add_contracts (StewardProductOverview *self,
               const StewardEntry     *entry)
{
  GtkWidget *card = NULL;

  for (guint i = 0; entry->contracts != NULL && i < MIN (entry->contracts->len, SHOWN_CONTRACTS); i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      if (contract->id == NULL && contract->version == NULL)
        continue;
      if (card == NULL)
        card = steward_card_new (_("Contracts"), NULL);
      steward_card_append (card, make_contract (contract));
    }
  if (card != NULL)
    gtk_box_append (GTK_BOX (self->main), card);
}

static void
add_ports (StewardProductOverview *self,
           const StewardEntry     *entry)
{
  GtkWidget *outputs = steward_port_list_new (entry, STEWARD_PORT_OUTPUT);
  GtkWidget *inputs = steward_port_list_new (entry, STEWARD_PORT_INPUT);

  if (outputs != NULL)
    gtk_box_append (GTK_BOX (self->main), outputs);
  if (inputs != NULL)
    gtk_box_append (GTK_BOX (self->main), inputs);
}

static GtkWidget *
make_level (const StewardObjective *objective)
{
  g_autofree char *words = steward_objective_to_words (objective);
  g_autofree char *title = steward_objective_get_title (objective);
  gboolean vague = steward_objective_is_vague (objective);

  return steward_line_new (vague ? "dialog-question-symbolic" : "power-profile-performance-symbolic", title, words,
                           vague ? steward_aside_new (_("vague")) : NULL);
}

static void
add_levels (StewardProductOverview *self,
            const StewardEntry     *entry)
{
  GtkWidget *card = steward_card_new (_("Service Levels"), NULL);
  guint n_levels = 0;

  for (guint i = 0; entry->contracts != NULL && i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      for (guint k = 0; contract->objectives != NULL && k < contract->objectives->len; k++)
        if (++n_levels <= SHOWN_LEVELS)
          steward_card_append (card, make_level (g_ptr_array_index (contract->objectives, k)));
    }
  if (n_levels == 0)
    steward_card_append (card, steward_text_new (_("No service levels are promised."), "second-line"));
  else if (n_levels > SHOWN_LEVELS)
    {
      g_autofree char *all = g_strdup_printf (_("All %u levels"), n_levels);

      steward_card_append (card, make_more (self, all, "levels"));
    }
  gtk_box_append (GTK_BOX (self->side), card);
}

static void
forward_open_cb (StewardProductOverview *self,
                 const char             *urn)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, urn);
}

static void
more_lineage_cb (StewardProductOverview *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW], 0, "lineage");
}

static void
add_lineage (StewardProductOverview *self,
             StewardEntryDetail     *detail)
{
  g_autofree char *aside = g_strdup_printf (_("%u up · %u down"), detail->upstream->len, detail->downstream->len);
  GtkWidget *card = steward_card_new (_("Lineage"), aside);
  GtkWidget *view;

  if (detail->upstream->len + detail->downstream->len == 0)
    steward_card_append (card, steward_text_new (_("No port joins it to another product."), "second-line"));
  else
    {
      view = steward_lineage_view_new (SHOWN_NEIGHBOURS);
      steward_lineage_view_set_detail (STEWARD_LINEAGE_VIEW (view), detail);
      g_signal_connect_swapped (view, "open", G_CALLBACK (forward_open_cb), self);
      g_signal_connect_swapped (view, "more", G_CALLBACK (more_lineage_cb), self);
      steward_card_append (card, view);
      steward_card_append (card, make_more (self, _("All neighbours"), "lineage"));
    }
  gtk_box_append (GTK_BOX (self->side), card);
}

static void
add_findings (StewardProductOverview *self,
              const StewardEntry     *entry)
{
  guint n_findings = entry->findings == NULL ? 0 : entry->findings->len;
  g_autofree char *words = NULL;
  GtkWidget *button;

  if (n_findings == 0)
    return;
  words = g_strdup_printf (ngettext ("%u finding in its documents", "%u findings in its documents", n_findings),
                           n_findings);
  button = gtk_button_new ();
  g_object_set_data (G_OBJECT (button), "steward-tab", (gpointer) "findings");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_tab_cb), self);
  gtk_button_set_child (GTK_BUTTON (button),
                        steward_line_new ("dialog-information-symbolic", words, NULL,
                                          gtk_image_new_from_icon_name ("go-next-symbolic")));
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "product-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (self->side), button);
}

/**
 * steward_product_overview_set_detail:
 * @self: the tab
 * @detail: what it shows; read now, not kept
 * @services: know the names of sources
 */
void
steward_product_overview_set_detail (StewardProductOverview *self,
                                     StewardEntryDetail     *detail,
                                     StewardServices        *services)
{
  g_return_if_fail (STEWARD_IS_PRODUCT_OVERVIEW (self));

  steward_box_clear (self->main);
  steward_box_clear (self->side);
  add_documentation (self, detail->entry);
  add_ports (self, detail->entry);
  add_contracts (self, detail->entry);
  if (detail->entry->kind == STEWARD_ENTRY_PRODUCT)
    {
      GtkWidget *certificate = steward_certificate_card_new (detail, services);

      if (certificate != NULL)
        gtk_box_append (GTK_BOX (self->side), certificate);
      add_levels (self, detail->entry);
    }
  add_lineage (self, detail);
  gtk_box_append (GTK_BOX (self->side), steward_bindings_card_new (detail, services));
  add_findings (self, detail->entry);
}
