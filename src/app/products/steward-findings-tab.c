/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings in full: what they say is never cut, because people act on it. */

#include "config.h"

#include "steward-findings-tab.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-list-keys.h"
#include "steward-plain-text.h"
#include "steward-record-model.h"

struct _StewardFindingsTab
{
  GtkWidget parent_instance;

  StewardRecordModel *model;           /* owned */
  GtkWidget *scroll;                   /* unowned child */
};

G_DEFINE_FINAL_TYPE (StewardFindingsTab, steward_findings_tab, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *severity;
  GtkWidget *message;
  GtkWidget *place;
  GtkWidget *remedy;
} Row;

static GtkWidget *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->severity = steward_badge_new ();
  gtk_widget_set_size_request (row->severity, 96, -1);
  gtk_widget_set_valign (row->severity, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), row->severity);
  row->message = add_label (words, NULL);
  row->remedy = add_label (words, "second-line");
  row->place = add_label (words, "place");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_widget_add_css_class (line, "finding");
  g_object_set_data_full (G_OBJECT (item), "steward-row", row, g_free);
  steward_list_keys_mark (line, item);
  gtk_list_item_set_child (item, line);
}

static char *
say_place (const StewardFinding *finding)
{
  g_autofree char *file = steward_plain_text_line (finding->file);

  if (finding->line == 0)
    return g_strdup (*file != '\0' ? file : _("the whole document"));

  return g_strdup_printf (_("%s, line %u, column %u"), file, finding->line, finding->column);
}

static void
show_severity (StewardBadge    *badge,
               StewardSeverity  severity)
{
  static const struct { const char *icon_name; StewardTone tone; } looks[] = {
    [STEWARD_SEVERITY_INFO] = { "dialog-information-symbolic", STEWARD_TONE_PLAIN },
    [STEWARD_SEVERITY_WARNING] = { "dialog-warning-symbolic", STEWARD_TONE_WARNING },
    [STEWARD_SEVERITY_ERROR] = { "dialog-error-symbolic", STEWARD_TONE_ERROR },
  };

  steward_badge_set (badge, looks[severity].icon_name, _(steward_severity_to_title (severity)), looks[severity].tone);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  const Row *row = g_object_get_data (G_OBJECT (item), "steward-row");
  const StewardFinding *finding = steward_record_item_get (gtk_list_item_get_item (item));
  gboolean remedied = finding->remediation != NULL && *finding->remediation != '\0';
  g_autofree char *place = say_place (finding);

  show_severity (STEWARD_BADGE (row->severity), finding->severity);
  steward_label_set_plain (GTK_LABEL (row->message), finding->message);
  steward_label_set_plain (GTK_LABEL (row->remedy), remedied ? _(finding->remediation) : NULL);
  gtk_widget_set_visible (row->remedy, remedied);
  gtk_label_set_text (GTK_LABEL (row->place), place);
}

static void
steward_findings_tab_dispose (GObject *object)
{
  StewardFindingsTab *self = STEWARD_FINDINGS_TAB (object);

  g_clear_pointer (&self->scroll, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (steward_findings_tab_parent_class)->dispose (object);
}

static void
steward_findings_tab_class_init (StewardFindingsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_findings_tab_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
steward_findings_tab_init (StewardFindingsTab *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;
  GtkWidget *list;

  self->model = steward_record_model_new ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (selection, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", list, NULL);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
}

/**
 * steward_findings_tab_new:
 *
 * Returns: (transfer floating): an empty tab
 */
GtkWidget *
steward_findings_tab_new (void)
{
  return g_object_new (STEWARD_TYPE_FINDINGS_TAB, NULL);
}

/**
 * steward_findings_tab_set_detail:
 * @self: the tab
 * @detail: (nullable): whose findings; must live until others are set
 */
void
steward_findings_tab_set_detail (StewardFindingsTab *self,
                                 StewardEntryDetail *detail)
{
  g_return_if_fail (STEWARD_IS_FINDINGS_TAB (self));

  steward_record_model_set_records (self->model, detail == NULL ? NULL : detail->entry->findings);
}
