/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* No rows, and why: nothing was ever fetched, it is being fetched, nothing
 * matches, or the store cannot be read. Each has one sentence and one way on. */

#include "config.h"

#include "steward-products-status.h"

#include <glib/gi18n.h>

#include "steward-actions.h"
#include "steward-plain-text.h"

struct _StewardProductsStatus
{
  AdwBin parent_instance;

  GtkWidget *page;                     /* unowned: AdwStatusPage in the stack */
  GtkWidget *button;
  GtkWidget *spinner;
  GtkWidget *waiting;                  /* the words below the spinner */
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (StewardProductsStatus, steward_products_status, ADW_TYPE_BIN)

static void
show (StewardProductsStatus *self,
      const char            *icon_name,
      const char            *title,
      const char            *description,
      const char            *button,
      const char            *action)
{
  g_autofree char *escaped = g_markup_escape_text (description == NULL ? "" : description, -1);

  /* The description of a status page is markup, its title is not. */
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->page), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->page), escaped);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), button);
      steward_actions_set (GTK_ACTIONABLE (self->button), action);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
    }
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->page);
}

static GtkWidget *
make_waiting (StewardProductsStatus *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->spinner = g_object_new (GTK_TYPE_SPINNER, "width-request", 32, "height-request", 32, "halign", GTK_ALIGN_CENTER,
                                NULL);
  self->waiting = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (self->waiting, "dim-label");
  gtk_widget_add_css_class (self->waiting, "numeric");
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->waiting);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static void
steward_products_status_class_init (StewardProductsStatusClass *klass)
{
}

static void
steward_products_status_init (StewardProductsStatus *self)
{
  self->stack = gtk_stack_new ();
  self->page = adw_status_page_new ();
  self->button = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_add_css_class (self->button, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->page), self->button);
  gtk_stack_add_named (GTK_STACK (self->stack), self->page, "page");
  gtk_stack_add_named (GTK_STACK (self->stack), make_waiting (self), "waiting");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/**
 * steward_products_status_new:
 *
 * Returns: (transfer floating): a status that says nothing yet
 */
GtkWidget *
steward_products_status_new (void)
{
  return g_object_new (STEWARD_TYPE_PRODUCTS_STATUS, NULL);
}

/**
 * steward_products_status_set_waiting:
 * @self: the status
 * @what: what is being done, one line
 */
void
steward_products_status_set_waiting (StewardProductsStatus *self,
                                     const char            *what)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_STATUS (self));

  gtk_label_set_text (GTK_LABEL (self->waiting), what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
}

/**
 * steward_products_status_set_error:
 * @self: the status
 * @error: why the list cannot be read
 */
void
steward_products_status_set_error (StewardProductsStatus *self,
                                   const GError          *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *description = g_strdup_printf ("%s\n%s", error->message, remedy == NULL ? "" : _(remedy));

  g_return_if_fail (STEWARD_IS_PRODUCTS_STATUS (self));

  show (self, "dialog-error-symbolic", _("The List Cannot Be Read"), description, _("Try Again"), "list.retry");
}

/**
 * steward_products_status_set_no_match:
 * @self: the status
 * @kind: what is listed
 * @text: (nullable): what was searched for
 * @filter: the active filters in words, "" for none
 */
void
steward_products_status_set_no_match (StewardProductsStatus *self,
                                      StewardEntryKind       kind,
                                      const char            *text,
                                      const char            *filter)
{
  g_autofree char *title = NULL;
  g_autofree char *line = steward_plain_text_line (text);

  g_return_if_fail (STEWARD_IS_PRODUCTS_STATUS (self));

  if (text == NULL)
    title = g_strdup (kind == STEWARD_ENTRY_PRODUCT ? _("No Product Matches the Filter")
                                                    : _("No Dataset Matches the Filter"));
  else
    title = g_strdup_printf (kind == STEWARD_ENTRY_PRODUCT ? _("No Product Matches “%s”")
                                                           : _("No Dataset Matches “%s”"), line);

  if (*filter != '\0')
    show (self, "edit-find-symbolic", title, filter, _("Clear Filters"), "list.clear-filters");
  else
    show (self, "edit-find-symbolic", title,
          _("Every word is looked for in names, purposes, columns, owners and domains."), _("Clear Search"),
          "list.clear-search");
}

/**
 * steward_products_status_set_empty:
 * @self: the status
 * @kind: what would be listed
 * @sum: of all sources, which gave nothing
 */
void
steward_products_status_set_empty (StewardProductsStatus   *self,
                                   StewardEntryKind         kind,
                                   const StewardSourcesSum *sum)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_STATUS (self));

  if (sum->n_sources == 0)
    show (self, "steward-products-symbolic", _("No Products Yet"),
          _("Products of every catalog that you add are listed here, searchable and kept on this computer."),
          _("Add Source…"), "win.add-source");
  else if (sum->n_troubled > 0)
    show (self, "network-offline-symbolic", _("Nothing Could Be Fetched Yet"),
          _("A source has a problem; what happened stands beside its name."), _("Show Sources"),
          "win.show-page::sources");
  else if (kind == STEWARD_ENTRY_DATASET)
    show (self, "emblem-ok-symbolic", _("No Unclaimed Datasets"),
          _("Every dataset that your sources list belongs to a product."), NULL, NULL);
  else
    show (self, "steward-products-symbolic", _("No Products in Your Sources"),
          _("They were read, and none of them names a data product. Their tables may be among the datasets."),
          _("Show Unclaimed Datasets"), "list.show-datasets");
}
