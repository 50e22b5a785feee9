/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Conditions as small cards. A card without words counts for nothing. */

#include "config.h"

#include "steward-condition-list.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-date-field.h"

typedef struct
{
  GtkWidget *card;                     /* unowned widgets */
  GtkWidget *text;
  GtkWidget *due;
  GtkWidget *owner;
} Line;

struct _StewardConditionList
{
  GtkWidget parent_instance;

  GtkWidget *box;                      /* the child */
  GtkWidget *cards;                    /* unowned, below it */
  GPtrArray *lines;                    /* owned Line */
  GPtrArray *ids;                      /* owned char*: persons, as in the drop-downs after "nobody" */
  GPtrArray *names;                    /* owned char* */
  char *preferred;                     /* owned, nullable: whom a new condition is for */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (StewardConditionList, steward_condition_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (StewardConditionList *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_cb (StewardConditionList *self,
           GtkWidget            *button)
{
  Line *line = g_object_get_data (G_OBJECT (button), "steward-line");

  gtk_box_remove (GTK_BOX (self->cards), line->card);
  g_ptr_array_remove (self->lines, line);
  changed_cb (self);
}

static GtkWidget *
make_owners (StewardConditionList *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GtkWidget *owners;

  g_ptr_array_add (words, (char *) _("Nobody in particular"));
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (words, g_ptr_array_index (self->names, i));
  g_ptr_array_add (words, NULL);
  owners = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  gtk_widget_set_hexpand (owners, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (owners), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who does it"), -1);
  gtk_widget_set_tooltip_text (owners, _("Who does it"));

  return owners;
}

static void
select_owner (StewardConditionList *self,
              Line                 *line,
              const char           *owner)
{
  guint position = 0;

  for (guint i = 0; owner != NULL && i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), owner))
      position = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (line->owner), position);
}

static GtkWidget *
make_remove_button (StewardConditionList *self,
                    Line                 *line)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove the Condition"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove the condition"),
                                  -1);
  g_object_set_data (G_OBJECT (button), "steward-line", line);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);

  return button;
}

static Line *
add_line (StewardConditionList *self)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  line->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  line->text = gtk_entry_new ();
  gtk_widget_set_hexpand (line->text, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (line->text), _("What has to be done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Condition"), -1);
  g_signal_connect_swapped (line->text, "changed", G_CALLBACK (changed_cb), self);
  line->due = steward_date_field_new (_("Due"));
  g_signal_connect_swapped (line->due, "changed", G_CALLBACK (changed_cb), self);
  line->owner = make_owners (self);
  g_signal_connect_swapped (line->owner, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (first), line->text);
  gtk_box_append (GTK_BOX (first), make_remove_button (self, line));
  gtk_box_append (GTK_BOX (line->card), first);
  gtk_box_append (GTK_BOX (line->card), line->due);
  gtk_box_append (GTK_BOX (line->card), line->owner);
  gtk_widget_add_css_class (line->card, "condition");
  gtk_box_append (GTK_BOX (self->cards), line->card);
  g_ptr_array_add (self->lines, line);

  return line;
}

static void
add_clicked_cb (StewardConditionList *self)
{
  steward_condition_list_add (self);
}

static GtkWidget *
make_head (StewardConditionList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = steward_text_new (_("Conditions"), "heading");
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (button, _("Add a Condition"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a condition"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), button);

  return head;
}

static void
steward_condition_list_dispose (GObject *object)
{
  StewardConditionList *self = STEWARD_CONDITION_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->preferred, g_free);

  G_OBJECT_CLASS (steward_condition_list_parent_class)->dispose (object);
}

static void
steward_condition_list_class_init (StewardConditionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_condition_list_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_condition_list_init (StewardConditionList *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->cards);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * steward_condition_list_new:
 *
 * Returns: (transfer floating): no conditions
 */
GtkWidget *
steward_condition_list_new (void)
{
  return g_object_new (STEWARD_TYPE_CONDITION_LIST, NULL);
}

static const char *
get_text (const Line *line)
{
  return gtk_editable_get_text (GTK_EDITABLE (line->text));
}

static gboolean
is_blank (const Line *line)
{
  const char *text = get_text (line);

  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

/**
 * steward_condition_list_get_n:
 * @self: a list
 *
 * Returns: how many conditions there are
 */
guint
steward_condition_list_get_n (StewardConditionList *self)
{
  guint count = 0;

  g_return_val_if_fail (STEWARD_IS_CONDITION_LIST (self), 0);

  for (guint i = 0; i < self->lines->len; i++)
    count += is_blank (g_ptr_array_index (self->lines, i)) ? 0 : 1;

  return count;
}

/**
 * steward_condition_list_is_valid:
 * @self: a list
 *
 * Returns: whether every day that was typed is one
 */
gboolean
steward_condition_list_is_valid (StewardConditionList *self)
{
  g_return_val_if_fail (STEWARD_IS_CONDITION_LIST (self), TRUE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      gboolean valid;

      steward_date_field_get_time (STEWARD_DATE_FIELD (line->due), &valid);
      if (!valid)
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_condition_list_write:
 * @self: a list
 * @intent: gets the conditions
 */
void
steward_condition_list_write (StewardConditionList *self,
                              StewardIntent        *intent)
{
  g_return_if_fail (STEWARD_IS_CONDITION_LIST (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      guint owner = gtk_drop_down_get_selected (GTK_DROP_DOWN (line->owner));

      if (is_blank (line))
        continue;
      steward_intent_add_condition (intent, get_text (line),
                                    owner > 0 && owner <= self->ids->len ? g_ptr_array_index (self->ids, owner - 1)
                                                                         : NULL,
                                    steward_date_field_get_time (STEWARD_DATE_FIELD (line->due), NULL));
    }
}

/**
 * steward_condition_list_read:
 * @self: a list
 * @intent: (nullable): whose conditions are shown from now on
 */
void
steward_condition_list_read (StewardConditionList *self,
                             const StewardIntent  *intent)
{
  g_return_if_fail (STEWARD_IS_CONDITION_LIST (self));

  self->quiet = TRUE;
  steward_box_clear (self->cards);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; intent != NULL && intent->conditions != NULL && i < intent->conditions->len; i++)
    {
      const StewardIntentCondition *condition = g_ptr_array_index (intent->conditions, i);
      Line *line = add_line (self);

      gtk_editable_set_text (GTK_EDITABLE (line->text), condition->text != NULL ? condition->text : "");
      steward_date_field_set_time (STEWARD_DATE_FIELD (line->due), condition->due);
      select_owner (self, line, condition->owner);
    }
  self->quiet = FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const StewardPerson *first = *(const StewardPerson *const *) a;
  const StewardPerson *second = *(const StewardPerson *const *) b;

  return g_utf8_collate (first->name != NULL ? first->name : "", second->name != NULL ? second->name : "");
}

/**
 * steward_condition_list_set_people:
 * @self: a list
 * @state: (nullable): the council, whose people can be chosen in new conditions
 * @owner: (nullable): for whom a new condition is, unless another is chosen
 */
void
steward_condition_list_set_people (StewardConditionList *self,
                                   StewardCouncilState  *state,
                                   const char           *owner)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer person;

  g_return_if_fail (STEWARD_IS_CONDITION_LIST (self));

  g_free (self->preferred);
  self->preferred = g_strdup (owner);
  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->names, 0);
  if (state == NULL || state->people == NULL)
    return;
  g_hash_table_iter_init (&iter, state->people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    g_ptr_array_add (people, person);
  g_ptr_array_sort (people, compare_names);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *known = g_ptr_array_index (people, i);

      if (known->name == NULL)
        continue;
      g_ptr_array_add (self->ids, g_strdup (known->id));
      g_ptr_array_add (self->names, g_strdup (known->name));
    }
}

/**
 * steward_condition_list_add:
 * @self: a list
 *
 * Adds a blank condition and puts the focus into it.
 */
void
steward_condition_list_add (StewardConditionList *self)
{
  Line *line;

  g_return_if_fail (STEWARD_IS_CONDITION_LIST (self));

  self->quiet = TRUE;
  line = add_line (self);
  select_owner (self, line, self->preferred);
  self->quiet = FALSE;
  gtk_widget_grab_focus (line->text);
}
