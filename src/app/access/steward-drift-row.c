/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line. Of a source it never says that nothing differs unless that was
 * looked at, and then when; of a difference it says what can be done. */

#include "config.h"

#include "steward-drift-row.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-key-button.h"
#include "steward-plain-text.h"
#include "steward-time.h"

#define BUTTON_WIDTH 116

static const StewardRemedyLook looks[] = {
  { STEWARD_REMEDY_REVOKE, "revoke", N_("Revoke…"), "R", GDK_KEY_r, N_("Ask to Take It Back"),
    N_("What is granted there is taken back once those who are asked have approved it.") },
  { STEWARD_REMEDY_ADOPT, "adopt", N_("Request It…"), "A", GDK_KEY_a, N_("Ask to Approve It as It Is"),
    N_("What is granted there is asked for as any other access is.") },
  { STEWARD_REMEDY_AGAIN, "again", N_("Do It Again…"), "G", GDK_KEY_g, N_("Carry It Out Again"),
    N_("What was decided is carried out once more, after a look at what is there now.") },
};

struct _StewardDriftRow
{
  GtkWidget parent_instance;

  StewardDriftLine *line;              /* owned, nullable */

  GtkWidget *box;                      /* the child */
  GtkWidget *icon;                     /* unowned, below */
  GtkWidget *spinner;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *check;
  GtkWidget *buttons[G_N_ELEMENTS (looks)];
};

G_DEFINE_FINAL_TYPE (StewardDriftRow, steward_drift_row, GTK_TYPE_WIDGET)

/**
 * steward_remedy_looks:
 * @out_n_looks: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n_looks): the remedies
 */
const StewardRemedyLook *
steward_remedy_looks (gsize *out_n_looks)
{
  *out_n_looks = G_N_ELEMENTS (looks);

  return looks;
}

static void
check_cb (StewardDriftRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "drift.check", "s",
                              steward_drift_line_get_source (self->line)->source);
}

static void
mend_cb (StewardDriftRow *self,
         GtkWidget       *button)
{
  g_autofree char *key = steward_drift_line_make_key (self->line);

  gtk_widget_activate_action (GTK_WIDGET (self), "drift.mend", "(ss)",
                              (const char *) g_object_get_data (G_OBJECT (button), "steward-remedy"), key);
}

static void
steward_drift_row_dispose (GObject *object)
{
  StewardDriftRow *self = STEWARD_DRIFT_ROW (object);

  g_clear_object (&self->line);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_drift_row_parent_class)->dispose (object);
}

static void
steward_drift_row_class_init (StewardDriftRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_drift_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_words (StewardDriftRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->first = steward_text_new (NULL, NULL);
  self->second = steward_text_new (NULL, "second-line");
  gtk_box_append (GTK_BOX (words), self->first);
  gtk_box_append (GTK_BOX (words), self->second);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);

  return words;
}

static void
steward_drift_row_init (StewardDriftRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->icon = gtk_image_new ();
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->spinner);
  gtk_box_append (GTK_BOX (self->box), make_words (self));
  self->check = g_object_new (STEWARD_TYPE_KEY_BUTTON, "title", _("Check Now"), "key", "C", NULL);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "clicked", G_CALLBACK (check_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->check);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      self->buttons[i] = g_object_new (STEWARD_TYPE_KEY_BUTTON, "title", _(looks[i].title), "key", looks[i].key, NULL);
      gtk_widget_add_css_class (self->buttons[i], "small-button");
      gtk_widget_set_size_request (self->buttons[i], BUTTON_WIDTH, -1);
      gtk_widget_set_valign (self->buttons[i], GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (self->buttons[i]), "steward-remedy", (gpointer) looks[i].id);
      g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (mend_cb), self);
      gtk_box_append (GTK_BOX (self->box), self->buttons[i]);
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_drift_row_new:
 *
 * Returns: (transfer floating): a row without a line
 */
GtkWidget *
steward_drift_row_new (void)
{
  return g_object_new (STEWARD_TYPE_DRIFT_ROW, NULL);
}

static void
set_icon (StewardDriftRow *self,
          const char      *icon_name,
          const char      *css_class)
{
  static const char *const classes[] = { "mark-success", "mark-warning", "mark-error", "mark-none" };

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->icon, classes[i]);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  if (icon_name == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_add_css_class (self->icon, css_class);
}

static char *
say_compared (const StewardDriftSource *source)
{
  gint64 now = g_get_real_time ();
  g_autofree char *ago = steward_time_format_ago (source->seen_at, now);
  g_autofree char *moment = steward_time_format_full (source->seen_at);
  g_autofree char *lines = g_strdup_printf ("%" G_GUINT64_FORMAT, source->n_lines);
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: a moment, how long ago it was, how many entries were compared */
  g_string_append_printf (words, _("As of %s (%s), %s granted rights compared"), moment, ago, lines);
  if (source->n_left_out > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%u more difference is not listed", "%u more differences are not listed",
                                               (gulong) source->n_left_out), (guint) source->n_left_out);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_standing (StewardDriftRow          *self,
               const StewardDriftSource *source)
{
  guint n_items = source->items != NULL ? source->items->len : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%s: %u difference", "%s: %u differences", n_items), source->name,
                                            n_items);
  g_autofree char *never = g_strdup_printf (_("%s: never compared"), source->name);
  g_autofree char *none = g_strdup_printf (_("%s: nothing differs"), source->name);
  g_autofree char *old = g_strdup_printf (_("%s: nothing differed then"), source->name);

  if (source->seen_at == 0)
    {
      set_icon (self, "dialog-question-symbolic", "mark-none");
      steward_label_set_plain (GTK_LABEL (self->first), never);
    }
  else if (n_items > 0)
    {
      set_icon (self, "dialog-warning-symbolic", "mark-warning");
      steward_label_set_plain (GTK_LABEL (self->first), count);
    }
  else if (source->error != NULL || steward_drift_source_is_old (source))
    {
      set_icon (self, "document-open-recent-symbolic", "mark-warning");
      steward_label_set_plain (GTK_LABEL (self->first), old);
    }
  else
    {
      set_icon (self, "emblem-ok-symbolic", "mark-success");
      steward_label_set_plain (GTK_LABEL (self->first), none);
    }
}

static void
show_source (StewardDriftRow          *self,
             const StewardDriftSource *source)
{
  const char *remedy = source->error != NULL ? steward_error_remedy (source->error) : NULL;
  g_autofree char *compared = source->seen_at != 0
                                ? say_compared (source)
                                : g_strdup (_("What is granted there has not been looked at."));
  g_autofree char *failed = source->error == NULL ? NULL
                            : g_strdup_printf (_("The last comparison failed: %s %s"), source->error->message,
                                               remedy != NULL ? _(remedy) : "");
  g_autofree char *words = failed != NULL ? g_strdup_printf ("%s%s%s", source->seen_at != 0 ? compared : "",
                                                             source->seen_at != 0 ? " · " : "", failed)
                           : steward_drift_source_is_old (source)
                               ? g_strdup_printf (_("%s · the source was read since"), compared) : g_strdup (compared);
  g_autofree char *label = g_strdup_printf (_("Check %s now"), source->name);

  show_standing (self, source);
  if (source->error != NULL)
    set_icon (self, "dialog-error-symbolic", "mark-error");
  if (source->busy)
    set_icon (self, NULL, NULL);
  steward_label_set_plain (GTK_LABEL (self->second), source->busy ? _("Comparing…") : words);
  gtk_widget_set_sensitive (self->check, !source->busy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (self->first, "heading");
}

static char *
say_item (const StewardDriftItem *item)
{
  g_autoptr (GString) words = g_string_new (item->grantee);

  g_string_append_printf (words, " · %s · %s", item->object, item->privilege);
  if (item->columns != NULL)
    g_string_append_printf (words, " (%s)", item->columns);
  if (item->grantor != NULL)
    g_string_append_printf (words, _(" · granted by %s"), item->grantor);
  if (item->access != NULL)
    g_string_append_printf (words, " · %s", item->access);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_item (StewardDriftRow        *self,
           const StewardDriftItem *item)
{
  g_autofree char *second = say_item (item);

  set_icon (self, item->kind == STEWARD_DRIFT_EXPIRED ? "dialog-error-symbolic" : "dialog-warning-symbolic",
            item->kind == STEWARD_DRIFT_EXPIRED ? "mark-error" : "mark-warning");
  steward_label_set_plain (GTK_LABEL (self->first), item->words);
  steward_label_set_plain (GTK_LABEL (self->second), second);
}

static void
show_kind (StewardDriftRow *self)
{
  g_autofree char *words = g_strdup_printf ("%s · %u", _(steward_drift_kind_to_title (steward_drift_line_get_kind
                                                                                        (self->line))),
                                            steward_drift_line_get_count (self->line));

  set_icon (self, NULL, NULL);
  steward_label_set_plain (GTK_LABEL (self->first), words);
  steward_label_set_plain (GTK_LABEL (self->second), NULL);
  gtk_widget_add_css_class (self->first, "axis-title");
}

/**
 * steward_drift_row_set_line:
 * @self: a row
 * @line: (nullable): what stands in it
 */
void
steward_drift_row_set_line (StewardDriftRow  *self,
                            StewardDriftLine *line)
{
  const StewardDriftItem *item = line != NULL ? steward_drift_line_get_item (line) : NULL;
  const StewardDriftSource *source = line != NULL ? steward_drift_line_get_source (line) : NULL;
  gboolean head = line != NULL && steward_drift_line_get_what (line) == STEWARD_DRIFT_LINE_SOURCE;
  guint remedies = item != NULL ? steward_drift_get_remedies (item) : 0;

  g_return_if_fail (STEWARD_IS_DRIFT_ROW (self));

  g_set_object (&self->line, line);
  gtk_widget_remove_css_class (self->first, "heading");
  gtk_widget_remove_css_class (self->first, "axis-title");
  gtk_widget_set_visible (self->check, head);
  gtk_widget_set_visible (self->spinner, head && source->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), head && source->busy);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_set_visible (self->buttons[i], (remedies & (1u << looks[i].remedy)) != 0);
  if (line == NULL)
    return;
  if (head)
    show_source (self, source);
  else if (item != NULL)
    show_item (self, item);
  else
    show_kind (self);
  gtk_widget_set_visible (self->second, *gtk_label_get_text (GTK_LABEL (self->second)) != '\0');
}
