/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A semantic diff. The edge of a box has the colour, its sign and its word say
 * the same without one; values are never cut, they wrap. */

#include "config.h"

#include "steward-change-list.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-plain-text.h"
#include "steward-wrap-box.h"

struct _StewardChangeList
{
  GtkWidget parent_instance;

  GtkWidget *box;                      /* the child */
  GPtrArray *checks;                   /* unowned GtkCheckButton, whose data has the path */
};

G_DEFINE_FINAL_TYPE (StewardChangeList, steward_change_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_EXCEPT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define PATH_KEY "steward-path"

typedef struct
{
  const char *icon_name;
  const char *css_class;
  const char *word;                    /* N_() */
} Look;

static const Look kinds[] = {
  [STEWARD_CHANGE_ADDED] = { "list-add-symbolic", "added", N_("Added") },
  [STEWARD_CHANGE_REMOVED] = { "list-remove-symbolic", "removed", N_("Removed") },
  [STEWARD_CHANGE_CHANGED] = { "document-edit-symbolic", "changed", N_("Changed") },
};

static const Look impacts[] = {
  [STEWARD_IMPACT_COSMETIC] = { "document-edit-symbolic", "cosmetic", NULL },
  [STEWARD_IMPACT_COMPATIBLE] = { "emblem-ok-symbolic", "compatible", NULL },
  [STEWARD_IMPACT_BREAKING] = { "dialog-error-symbolic", "breaking", NULL },
};

static void
toggled_cb (StewardChangeList *self)
{
  g_signal_emit (self, signals[SIGNAL_EXCEPT_CHANGED], 0);
}

static GtkWidget *
make_value (const char *text,
            gboolean    old)
{
  GtkWidget *label = steward_text_new (text, "monospace");

  gtk_widget_add_css_class (label, "small");
  if (old)
    {
      PangoAttrList *attrs = pango_attr_list_new ();
      g_autofree char *line = steward_plain_text_line (text);
      g_autofree char *words = g_strdup_printf (_("before: %s"), line);

      pango_attr_list_insert (attrs, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (label), attrs);
      pango_attr_list_unref (attrs);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }

  return label;
}

static GtkWidget *
make_values (const StewardEntryChange *change)
{
  GtkWidget *values = steward_wrap_box_new (9, 0);

  if (change->before != NULL)
    steward_wrap_box_append (STEWARD_WRAP_BOX (values), make_value (change->before, TRUE));
  if (change->before != NULL && change->after != NULL)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_widget_add_css_class (arrow, "dim-label");
      steward_wrap_box_append (STEWARD_WRAP_BOX (values), arrow);
    }
  if (change->after != NULL)
    steward_wrap_box_append (STEWARD_WRAP_BOX (values), make_value (change->after, FALSE));

  return values;
}

static GtkWidget *
make_impact (const StewardEntryChange *change,
             const char               *outcome)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (impacts[change->impact].icon_name);
  GtkWidget *word = gtk_label_new (_(steward_impact_to_title (change->impact)));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (pill), icon);
  gtk_box_append (GTK_BOX (pill), word);
  gtk_widget_add_css_class (pill, "impact");
  gtk_widget_add_css_class (pill, impacts[change->impact].css_class);
  if (outcome != NULL)
    gtk_box_append (GTK_BOX (end), steward_text_new (g_str_equal (outcome, "left-out") ? _("Left out") : _("Approved"),
                                                     "second-line"));
  gtk_box_append (GTK_BOX (end), pill);
  gtk_widget_set_valign (end, GTK_ALIGN_START);

  return end;
}

static GtkWidget *
make_check (StewardChangeList        *self,
            const StewardEntryChange *change)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *path = steward_plain_text_line (change->path);
  g_autofree char *words = g_strdup_printf (_("Include %s in the approval"), path);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_tooltip_text (check, words);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (check), PATH_KEY, g_strdup (change->path), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->checks, check);

  return check;
}

static GtkWidget *
make_change (StewardChangeList        *self,
             const StewardEntryChange *change,
             const char               *outcome,
             gboolean                  checkable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (kinds[change->kind].icon_name);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, _(kinds[change->kind].word));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kinds[change->kind].word),
                                  -1);
  gtk_widget_add_css_class (icon, "sign");
  if (checkable)
    gtk_box_append (GTK_BOX (row), make_check (self, change));
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (words), steward_text_new (change->path, "monospace"));
  if (change->before != NULL || change->after != NULL)
    gtk_box_append (GTK_BOX (words), make_values (change));
  if (change->note != NULL)
    gtk_box_append (GTK_BOX (words), steward_text_new (change->note, "second-line"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), make_impact (change, outcome));
  gtk_widget_add_css_class (row, "change");
  gtk_widget_add_css_class (row, kinds[change->kind].css_class);
  if (change->impact == STEWARD_IMPACT_BREAKING)
    gtk_widget_add_css_class (row, "breaks");

  return row;
}

static void
steward_change_list_dispose (GObject *object)
{
  StewardChangeList *self = STEWARD_CHANGE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_change_list_parent_class)->dispose (object);
}

static void
steward_change_list_class_init (StewardChangeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_change_list_dispose;

  signals[SIGNAL_EXCEPT_CHANGED] = g_signal_new ("except-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_change_list_init (StewardChangeList *self)
{
  self->checks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_change_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
steward_change_list_new (void)
{
  return g_object_new (STEWARD_TYPE_CHANGE_LIST, NULL);
}

/**
 * steward_change_list_set_changes:
 * @self: the list
 * @changes: of #StewardEntryChange
 * @outcomes: (nullable): path → "approved" or "left-out", once decided
 * @checkable: whether each change can be left out of an approval
 */
void
steward_change_list_set_changes (StewardChangeList *self,
                                 GPtrArray         *changes,
                                 GHashTable        *outcomes,
                                 gboolean           checkable)
{
  g_return_if_fail (STEWARD_IS_CHANGE_LIST (self));

  g_ptr_array_set_size (self->checks, 0);
  steward_box_clear (self->box);
  for (guint i = 0; i < changes->len; i++)
    {
      const StewardEntryChange *change = g_ptr_array_index (changes, i);
      const char *outcome = outcomes == NULL ? NULL : g_hash_table_lookup (outcomes, change->path);

      gtk_box_append (GTK_BOX (self->box), make_change (self, change, outcome, checkable));
    }
}

/**
 * steward_change_list_set_except:
 * @self: the list
 * @paths: (nullable): of changes that are left out
 *
 * Checks every other change.
 */
void
steward_change_list_set_except (StewardChangeList *self,
                                const char *const *paths)
{
  g_return_if_fail (STEWARD_IS_CHANGE_LIST (self));

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);
      const char *path = g_object_get_data (G_OBJECT (check), PATH_KEY);

      gtk_check_button_set_active (check, paths == NULL || !g_strv_contains (paths, path));
    }
}

/**
 * steward_change_list_dup_except:
 * @self: the list
 *
 * Returns: (transfer full) (nullable): the paths of changes that are left out
 */
char **
steward_change_list_dup_except (StewardChangeList *self)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  gboolean any = FALSE;

  g_return_val_if_fail (STEWARD_IS_CHANGE_LIST (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        continue;
      g_strv_builder_add (paths, g_object_get_data (G_OBJECT (check), PATH_KEY));
      any = TRUE;
    }

  return any ? g_strv_builder_end (paths) : NULL;
}
