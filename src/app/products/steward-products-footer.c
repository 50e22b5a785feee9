/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Count, trouble, keys. Trouble takes the place of the keys: what is wrong is
 * more useful than what can be typed. */

#include "config.h"

#include "steward-products-footer.h"

#include <glib/gi18n.h>

#include "steward-actions.h"
#include "steward-badge.h"
#include "steward-plain-text.h"
#include "steward-time.h"

struct _StewardProductsFooter
{
  GtkWidget parent_instance;

  GtkWidget *count;                    /* unowned children */
  GtkWidget *remark;
  GtkWidget *trouble;
  GtkWidget *details;
  GtkWidget *spacer;
  GtkWidget *keys;
  char *source_trouble;                /* owned, nullable */
  char *error;                         /* owned, nullable */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (StewardProductsFooter, steward_products_footer, GTK_TYPE_WIDGET)

static void
show_trouble (StewardProductsFooter *self)
{
  const char *words = self->error != NULL ? self->error : self->source_trouble;
  gboolean troubled = words != NULL;

  gtk_widget_set_visible (self->trouble, troubled);
  gtk_widget_set_visible (self->details, troubled);
  gtk_widget_set_visible (self->keys, !troubled && !self->narrow);
  gtk_widget_set_visible (self->remark, !troubled && *gtk_label_get_text (GTK_LABEL (self->remark)) != '\0');
  if (!troubled)
    return;

  steward_badge_set (STEWARD_BADGE (self->trouble),
                    self->error != NULL ? "dialog-error-symbolic" : "network-offline-symbolic", words,
                     STEWARD_TONE_TROUBLE);
  steward_actions_set (GTK_ACTIONABLE (self->details),
                       self->error != NULL ? "list.retry" : "win.show-page::sources");
  gtk_button_set_label (GTK_BUTTON (self->details), self->error != NULL ? _("Try Again") : _("Details"));
}

static void
add_key (GtkWidget  *box,
         const char *key,
         const char *what)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "key");
  gtk_box_append (GTK_BOX (box), label);
  label = gtk_label_new (what);
  gtk_widget_set_margin_end (label, 8);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_keys (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (box, "dim-label");
  /* Translators: after a key: "/ search" */
  add_key (box, "/", _("search"));
  /* Translators: after keys: "j k move" */
  add_key (box, "j k", _("move"));
  /* Translators: the name of a key, followed by what it does */
  add_key (box, _("Enter"), _("open"));
  add_key (box, "?", _("all shortcuts"));

  return box;
}

static void
steward_products_footer_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (steward_products_footer_parent_class)->dispose (object);
}

static void
steward_products_footer_finalize (GObject *object)
{
  StewardProductsFooter *self = STEWARD_PRODUCTS_FOOTER (object);

  g_free (self->source_trouble);
  g_free (self->error);

  G_OBJECT_CLASS (steward_products_footer_parent_class)->finalize (object);
}

static void
steward_products_footer_class_init (StewardProductsFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_products_footer_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_products_footer_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "footerline");
}

static void
steward_products_footer_init (StewardProductsFooter *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  self->count = gtk_label_new (NULL);
  self->remark = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "visible", FALSE, NULL);
  self->trouble = steward_badge_new ();
  self->details = gtk_button_new_with_label (_("Details"));
  self->spacer = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, NULL);
  self->keys = make_keys ();
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->remark, "numeric");
  gtk_widget_add_css_class (self->remark, "dim-label");
  gtk_widget_add_css_class (self->details, "flat");
  gtk_widget_add_css_class (self->details, "footer-link");
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  gtk_widget_set_parent (self->remark, GTK_WIDGET (self));
  gtk_widget_set_parent (self->trouble, GTK_WIDGET (self));
  gtk_widget_set_parent (self->spacer, GTK_WIDGET (self));
  gtk_widget_set_parent (self->details, GTK_WIDGET (self));
  gtk_widget_set_parent (self->keys, GTK_WIDGET (self));
  show_trouble (self);
}

/**
 * steward_products_footer_new:
 *
 * Returns: (transfer floating): an empty footer
 */
GtkWidget *
steward_products_footer_new (void)
{
  return g_object_new (STEWARD_TYPE_PRODUCTS_FOOTER, NULL);
}

static char *
make_count (StewardEntryKind kind,
            guint64          shown,
            guint64          total)
{
  g_autofree char *all = g_strdup_printf ("%'" G_GUINT64_FORMAT, MAX (shown, total));
  g_autofree char *some = g_strdup_printf ("%'" G_GUINT64_FORMAT, shown);
  gulong plural = MIN (MAX (shown, total), G_MAXINT);

  if (shown >= total)
    return g_strdup_printf (kind == STEWARD_ENTRY_PRODUCT ? ngettext ("%s product", "%s products", plural)
                                                          : ngettext ("%s dataset", "%s datasets", plural), all);

  return g_strdup_printf (kind == STEWARD_ENTRY_PRODUCT ? ngettext ("%s of %s product", "%s of %s products", plural)
                                                        : ngettext ("%s of %s dataset", "%s of %s datasets", plural),
                          some, all);
}

/**
 * steward_products_footer_set_count:
 * @self: the footer
 * @kind: what is counted
 * @shown: rows in the list
 * @total: rows without search and filter
 */
void
steward_products_footer_set_count (StewardProductsFooter *self,
                                   StewardEntryKind       kind,
                                   guint64                shown,
                                   guint64                total)
{
  g_autofree char *words = make_count (kind, shown, total);

  g_return_if_fail (STEWARD_IS_PRODUCTS_FOOTER (self));

  if (g_strcmp0 (words, gtk_label_get_text (GTK_LABEL (self->count))) != 0)
    gtk_label_set_text (GTK_LABEL (self->count), words);
}

/**
 * steward_products_footer_set_remark:
 * @self: the footer
 * @remark: (nullable): what of the rows needs attention, in words
 */
void
steward_products_footer_set_remark (StewardProductsFooter *self,
                                    const char            *remark)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_FOOTER (self));

  gtk_label_set_text (GTK_LABEL (self->remark), remark == NULL ? "" : remark);
  show_trouble (self);
}

static char *
describe_trouble (const StewardSourcesSum *sum)
{
  gint64 now = g_get_real_time ();
  g_autofree char *name = NULL;
  g_autofree char *since = NULL;
  guint64 n_products;

  if (sum->n_troubled == 0)
    return NULL;
  if (sum->n_troubled > 1)
    return g_strdup_printf (ngettext ("%u source has a problem; its products are shown as they were",
                                      "%u sources have problems; their products are shown as they were",
                                      sum->n_troubled), sum->n_troubled);

  name = steward_plain_text_line (steward_source_get_name (steward_source_item_get_source (sum->troubled)));
  since = steward_time_format_since (steward_source_item_get_failed_at (sum->troubled), now);
  n_products = steward_source_item_get_n_products (sum->troubled);
  if (steward_source_item_get_state (sum->troubled) == STEWARD_SOURCE_OFFLINE)
    return g_strdup_printf (ngettext ("%s is offline since %s; its %u product is shown as it was",
                                      "%s is offline since %s; its %u products are shown as they were",
                                      MIN (n_products, G_MAXINT)), name, since, (guint) n_products);

  return g_strdup_printf (_("%s could not be synced since %s; what it gave before is shown"), name, since);
}

/**
 * steward_products_footer_set_sources:
 * @self: the footer
 * @sum: of all sources
 */
void
steward_products_footer_set_sources (StewardProductsFooter   *self,
                                     const StewardSourcesSum *sum)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_FOOTER (self));

  g_free (self->source_trouble);
  self->source_trouble = describe_trouble (sum);
  show_trouble (self);
}

/**
 * steward_products_footer_set_error:
 * @self: the footer
 * @error: (nullable): why the rows above could not be brought up to date
 */
void
steward_products_footer_set_error (StewardProductsFooter *self,
                                   const GError          *error)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_FOOTER (self));

  g_free (self->error);
  self->error = error == NULL ? NULL : g_strdup (error->message);
  show_trouble (self);
}

/**
 * steward_products_footer_set_narrow:
 * @self: the footer
 * @narrow: whether there is no room for the keys
 */
void
steward_products_footer_set_narrow (StewardProductsFooter *self,
                                    gboolean               narrow)
{
  g_return_if_fail (STEWARD_IS_PRODUCTS_FOOTER (self));

  self->narrow = narrow;
  show_trouble (self);
}
