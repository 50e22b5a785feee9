/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one product. It is loaded as a whole, kept until another is
 * loaded, and loaded again when the catalog changes; only what differs is
 * shown anew, so that nobody loses their place to a sync. */

#include "config.h"

#include "steward-product-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-access-form.h"
#include "steward-access-tab.h"
#include "steward-certification-verbs.h"
#include "steward-findings-tab.h"
#include "steward-levels-tab.h"
#include "steward-lineage-tab.h"
#include "steward-plain-text.h"
#include "steward-product-hero.h"
#include "steward-product-overview.h"
#include "steward-review-form.h"
#include "steward-schema-tab.h"
#include "steward-tab-line.h"

#define QUIET_MS 300

struct _StewardProductPane
{
  GtkWidget parent_instance;

  StewardServices *services;           /* owned */
  char *urn;                           /* owned, nullable: what is or will be shown */
  StewardEntryDetail *detail;          /* owned, nullable: what is shown; tabs point into it */
  GCancellable *loading;               /* owned, nullable */
  guint waiting;                       /* until the spinner appears */

  GtkWidget *content;                  /* template children */
  AdwHeaderBar *header;
  GtkLabel *crumbs;
  GtkStack *states;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  StewardProductHero *hero;
  GtkWidget *ask_button;
  StewardTabLine *tabs;
  GtkStack *stack;

  GtkWidget *overview;                 /* unowned: in the stack */
  GtkWidget *schema;
  GtkWidget *levels;
  GtkWidget *lineage;
  GtkWidget *access;
  GtkWidget *findings;
};

G_DEFINE_FINAL_TYPE (StewardProductPane, steward_product_pane, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SERVICES = 1,
} StewardProductPaneProperty;

static GParamSpec *props[PROP_SERVICES + 1];

enum
{
  SIGNAL_READY,
  SIGNAL_BACK,
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
show_crumbs (StewardProductPane *self)
{
  const StewardEntry *entry = self->detail->entry;
  g_autofree char *domain = steward_plain_text_line (entry->domain);
  const char *kind = entry->kind == STEWARD_ENTRY_PRODUCT ? _("Products") : _("Unclaimed Datasets");
  g_autofree char *words = *domain == '\0' ? g_strdup (kind) : g_strdup_printf ("%s › %s", kind, domain);

  gtk_label_set_text (self->crumbs, words);
}

static void
show_tabs (StewardProductPane *self)
{
  const StewardEntry *entry = self->detail->entry;
  guint n_findings = entry->findings == NULL ? 0 : entry->findings->len;
  gboolean product = entry->kind == STEWARD_ENTRY_PRODUCT;

  steward_tab_line_set_count (self->tabs, "schema", steward_schema_tab_get_n_all (STEWARD_SCHEMA_TAB (self->schema)));
  steward_tab_line_set_count (self->tabs, "levels", steward_levels_tab_get_n_all (STEWARD_LEVELS_TAB (self->levels)));
  steward_tab_line_set_count (self->tabs, "lineage", self->detail->upstream->len + self->detail->downstream->len);
  steward_tab_line_set_count (self->tabs, "findings", n_findings);
  steward_tab_line_set_visible (self->tabs, "levels", product);
  steward_tab_line_set_visible (self->tabs, "access", product);
  steward_tab_line_set_visible (self->tabs, "findings", n_findings > 0);
}

/* A dataset is nobody's promise yet: there is nothing to ask about it. */
static void
show_ask (StewardProductPane *self)
{
  gboolean product = self->detail != NULL && self->detail->entry->kind == STEWARD_ENTRY_PRODUCT;

  gtk_widget_set_visible (self->ask_button, product);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.ask", product);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.request-access", product);
}

static void
show_verbs (StewardProductPane *self)
{
  const char *urn = self->detail != NULL ? self->detail->urn : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.suspend-certification",
                                 steward_certification_may_suspend (self->services, urn));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.restore-certification",
                                 steward_certification_may_restore (self->services, urn));
}

static void
show_detail (StewardProductPane *self,
             StewardEntryDetail *detail)
{
  g_autoptr (StewardEntryDetail) old = g_steal_pointer (&self->detail);

  self->detail = detail;
  steward_product_hero_set_detail (self->hero, detail, self->services);
  steward_product_overview_set_detail (STEWARD_PRODUCT_OVERVIEW (self->overview), detail, self->services);
  steward_schema_tab_set_detail (STEWARD_SCHEMA_TAB (self->schema), detail);
  steward_levels_tab_set_detail (STEWARD_LEVELS_TAB (self->levels), detail);
  steward_lineage_tab_set_detail (STEWARD_LINEAGE_TAB (self->lineage), detail);
  steward_access_tab_set_detail (STEWARD_ACCESS_TAB (self->access), detail);
  steward_findings_tab_set_detail (STEWARD_FINDINGS_TAB (self->findings), detail);
  show_crumbs (self);
  show_tabs (self);
  show_ask (self);
  show_verbs (self);
}

static gboolean
says_the_same (const StewardEntryDetail *a,
               const StewardEntryDetail *b)
{
  guint8 digest_a[32], digest_b[32];

  if (a == NULL || g_strcmp0 (a->urn, b->urn) != 0 || a->removed_at != b->removed_at ||
      a->upstream->len != b->upstream->len || a->downstream->len != b->downstream->len ||
      a->bindings->len != b->bindings->len)
    return FALSE;
  steward_entry_get_digest (a->entry, digest_a);
  steward_entry_get_digest (b->entry, digest_b);

  return memcmp (digest_a, digest_b, sizeof digest_a) == 0;
}

static void
show_state (StewardProductPane *self,
            const char         *name)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->states, name);
}

static void
show_error (StewardProductPane *self,
            const GError       *error)
{
  gboolean gone = g_error_matches (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND);
  const char *remedy = steward_error_remedy (error);
  g_autofree char *message = steward_plain_text_line (error->message);
  g_autofree char *both = g_strdup_printf ("%s\n%s", message, remedy == NULL ? "" : _(remedy));
  g_autofree char *escaped = g_markup_escape_text (both, -1);

  adw_status_page_set_title (self->failure, gone ? _("Not in the Catalog") : _("The Product Cannot Be Read"));
  adw_status_page_set_description (self->failure, escaped);
  show_state (self, "error");
}

static gboolean
waiting_cb (gpointer user_data)
{
  StewardProductPane *self = user_data;

  self->waiting = 0;
  gtk_stack_set_visible_child_name (self->states, "loading");
  gtk_spinner_start (self->spinner);
  g_signal_emit (self, signals[SIGNAL_READY], 0);

  return G_SOURCE_REMOVE;
}

static void
stop_loading (StewardProductPane *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
start_loading (StewardProductPane *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  steward_catalog_load_async (steward_services_get_catalog (self->services), self->urn, self->loading, loaded_cb,
                              g_object_ref (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardProductPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEntryDetail) detail = steward_catalog_load_finish (STEWARD_CATALOG (source), result, &error);

  if (steward_error_is_cancelled (error) || self->services == NULL)
    return;
  if (detail == NULL)
    show_error (self, error);
  else if (!says_the_same (self->detail, detail))
    {
      show_detail (self, g_steal_pointer (&detail));
      show_state (self, "product");
    }
  else
    {
      steward_product_overview_set_detail (STEWARD_PRODUCT_OVERVIEW (self->overview), detail, self->services);
      show_state (self, "product");
    }
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
catalog_changed_cb (StewardProductPane *self)
{
  if (self->urn != NULL)
    start_loading (self);
}

static void
council_changed_cb (StewardProductPane *self)
{
  if (self->detail == NULL)
    return;
  steward_product_hero_set_detail (self->hero, self->detail, self->services);
  steward_product_overview_set_detail (STEWARD_PRODUCT_OVERVIEW (self->overview), self->detail, self->services);
  show_verbs (self);
}

static void
certification_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  StewardProductPane *self = STEWARD_PRODUCT_PANE (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, STEWARD_TYPE_PAGE);

  if (self->detail == NULL || page == NULL)
    return;
  if (g_str_equal (name, "pane.suspend-certification"))
    steward_certification_suspend (STEWARD_PAGE (page), self->detail->urn, self->detail->entry->name);
  else
    steward_certification_restore (STEWARD_PAGE (page), self->detail->urn, self->detail->entry->name);
}

static void
back_cb (StewardProductPane *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
retry_cb (StewardProductPane *self)
{
  catalog_changed_cb (self);
}

static void
open_cb (StewardProductPane *self,
         const char         *urn)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, urn);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardProductPane *self = STEWARD_PRODUCT_PANE (widget);
  const char *text;

  if (self->detail == NULL)
    return;
  if (g_str_equal (name, "pane.copy-name"))
    text = self->detail->entry->name;
  else
    text = g_str_equal (name, "pane.copy-urn") ? self->detail->urn : self->detail->entry->location;
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
ask_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  StewardProductPane *self = STEWARD_PRODUCT_PANE (widget);
  StewardReviewKind kind;

  if (self->detail == NULL || !steward_review_kind_from_id (g_variant_get_string (parameter, NULL), &kind))
    return;
  steward_review_form_open (GTK_WINDOW (gtk_widget_get_root (widget)), self->services, kind, self->detail->urn);
}

static void
add_tab (StewardProductPane *self,
         GtkWidget          *tab,
         const char         *name,
         const char         *title)
{
  gtk_stack_add_named (self->stack, tab, name);
  steward_tab_line_add (self->tabs, name, title);
}

static void
request_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  StewardProductPane *self = STEWARD_PRODUCT_PANE (widget);

  if (self->detail != NULL)
    steward_access_form_open (GTK_WINDOW (gtk_widget_get_root (widget)), self->services, self->detail->urn);
}

static void
counted_cb (StewardProductPane *self,
            guint               n_accesses)
{
  steward_tab_line_set_count (self->tabs, "access", n_accesses);
}

static void
add_access (StewardProductPane *self)
{
  self->access = steward_access_tab_new (self->services);
  g_signal_connect_swapped (self->access, "counted", G_CALLBACK (counted_cb), self);
  add_tab (self, self->access, "access", _("Access"));
  add_tab (self, self->findings, "findings", _("Findings"));
}

static void
steward_product_pane_constructed (GObject *object)
{
  StewardProductPane *self = STEWARD_PRODUCT_PANE (object);

  G_OBJECT_CLASS (steward_product_pane_parent_class)->constructed (object);

  add_access (self);
  steward_levels_tab_set_services (STEWARD_LEVELS_TAB (self->levels), self->services);
  g_signal_connect_object (steward_services_get_catalog (self->services), "changed", G_CALLBACK (catalog_changed_cb),
                           self, G_CONNECT_SWAPPED);
  if (steward_services_get_council (self->services) != NULL)
    g_signal_connect_object (steward_services_get_council (self->services), "changed",
                             G_CALLBACK (council_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->services, "person-changed", G_CALLBACK (show_verbs), self, G_CONNECT_SWAPPED);
  show_verbs (self);
}

static void
steward_product_pane_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch ((StewardProductPaneProperty) prop_id)
    {
    case PROP_SERVICES:
      g_value_set_object (value, STEWARD_PRODUCT_PANE (object)->services);
      break;
    }
}

static void
steward_product_pane_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch ((StewardProductPaneProperty) prop_id)
    {
    case PROP_SERVICES:
      g_set_object (&STEWARD_PRODUCT_PANE (object)->services, g_value_get_object (value));
      break;
    }
}

static void
steward_product_pane_dispose (GObject *object)
{
  StewardProductPane *self = STEWARD_PRODUCT_PANE (object);

  stop_loading (self);
  /* What it still reads keeps it for a moment longer than the tabs. */
  if (self->access != NULL)
    g_signal_handlers_disconnect_by_data (self->access, self);
  self->access = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_PRODUCT_PANE);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (steward_product_pane_parent_class)->dispose (object);
}

static void
steward_product_pane_finalize (GObject *object)
{
  StewardProductPane *self = STEWARD_PRODUCT_PANE (object);

  g_clear_pointer (&self->urn, g_free);
  g_clear_pointer (&self->detail, steward_entry_detail_free);

  G_OBJECT_CLASS (steward_product_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, content);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, header);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, crumbs);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, states);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, failure);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, hero);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, ask_button);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, tabs);
  gtk_widget_class_bind_template_child (widget_class, StewardProductPane, stack);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
install_signals (GObjectClass *klass)
{
  signals[SIGNAL_READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_product_pane_class_init (StewardProductPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = steward_product_pane_constructed;
  object_class->get_property = steward_product_pane_get_property;
  object_class->set_property = steward_product_pane_set_property;
  object_class->dispose = steward_product_pane_dispose;
  object_class->finalize = steward_product_pane_finalize;

  props[PROP_SERVICES] = g_param_spec_object ("services", NULL, NULL, STEWARD_TYPE_SERVICES,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  install_signals (object_class);

  g_type_ensure (STEWARD_TYPE_PRODUCT_HERO);
  g_type_ensure (STEWARD_TYPE_TAB_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/products/steward-product-pane.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "pane.copy-name", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "pane.ask", "s", ask_action);
  gtk_widget_class_install_action (widget_class, "pane.request-access", NULL, request_action);
  gtk_widget_class_install_action (widget_class, "pane.copy-urn", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "pane.copy-location", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "pane.suspend-certification", NULL, certification_action);
  gtk_widget_class_install_action (widget_class, "pane.restore-certification", NULL, certification_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "product-pane");
}

static void
steward_product_pane_init (StewardProductPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->overview = steward_product_overview_new ();
  self->schema = steward_schema_tab_new ();
  self->levels = steward_levels_tab_new ();
  self->lineage = steward_lineage_tab_new ();
  self->findings = steward_findings_tab_new ();
  steward_tab_line_set_stack (self->tabs, self->stack);
  add_tab (self, self->overview, "overview", _("Overview"));
  add_tab (self, self->schema, "schema", _("Schema"));
  add_tab (self, self->levels, "levels", _("Service levels"));
  add_tab (self, self->lineage, "lineage", _("Lineage"));
  g_signal_connect_swapped (self->overview, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->overview, "show-tab", G_CALLBACK (steward_product_pane_show_tab), self);
  g_signal_connect_swapped (self->lineage, "open", G_CALLBACK (open_cb), self);
}

/**
 * steward_product_pane_new:
 * @services: whose catalog is read
 *
 * Returns: (transfer floating): a page of nothing yet
 */
GtkWidget *
steward_product_pane_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_PRODUCT_PANE, "services", services, NULL);
}

/**
 * steward_product_pane_get_header:
 * @self: the page
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_product_pane_get_header (StewardProductPane *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCT_PANE (self), NULL);

  return self->header;
}

/**
 * steward_product_pane_get_urn:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what it shows or is loading
 */
const char *
steward_product_pane_get_urn (StewardProductPane *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCT_PANE (self), NULL);

  return self->urn;
}

/**
 * steward_product_pane_load:
 * @self: the page
 * @urn: what it shows as soon as that is read; "ready" says when
 */
void
steward_product_pane_load (StewardProductPane *self,
                           const char         *urn)
{
  g_autofree char *old = NULL;

  g_return_if_fail (STEWARD_IS_PRODUCT_PANE (self));

  if (g_strcmp0 (self->urn, urn) != 0)
    steward_product_pane_show_tab (self, "overview");
  old = g_steal_pointer (&self->urn);
  self->urn = g_strdup (urn);
  stop_loading (self);
  self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
  start_loading (self);
}

/**
 * steward_product_pane_show_tab:
 * @self: the page
 * @name: "overview", "schema", "levels", "lineage", "access" or "findings"
 */
void
steward_product_pane_show_tab (StewardProductPane *self,
                               const char         *name)
{
  g_return_if_fail (STEWARD_IS_PRODUCT_PANE (self));

  steward_tab_line_select (self->tabs, name);
}

static gboolean
shows_schema (StewardProductPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "product") == 0 &&
         gtk_stack_get_visible_child (self->stack) == self->schema;
}

/**
 * steward_product_pane_focus_search:
 * @self: the page
 *
 * Returns: whether the tab that is seen has something to search in
 */
gboolean
steward_product_pane_focus_search (StewardProductPane *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCT_PANE (self), FALSE);

  if (!shows_schema (self))
    return FALSE;
  steward_schema_tab_focus_search (STEWARD_SCHEMA_TAB (self->schema));

  return TRUE;
}

/**
 * steward_product_pane_escape:
 * @self: the page
 *
 * Returns: whether the tab that is seen had a filter or a search to clear
 */
gboolean
steward_product_pane_escape (StewardProductPane *self)
{
  g_return_val_if_fail (STEWARD_IS_PRODUCT_PANE (self), FALSE);

  return shows_schema (self) && steward_schema_tab_escape (STEWARD_SCHEMA_TAB (self->schema));
}
