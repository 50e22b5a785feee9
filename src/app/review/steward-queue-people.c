/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may sit at this desk: the people of the council with their seats. */

#include "config.h"

#include "steward-queue-people.h"

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const StewardPerson *first = *(const StewardPerson *const *) a;
  const StewardPerson *second = *(const StewardPerson *const *) b;

  return g_utf8_collate (first->name != NULL ? first->name : "", second->name != NULL ? second->name : "");
}

static char *
say_seats (const StewardCharter *charter,
           const char           *person)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);

      if (g_strcmp0 (seat->holder, person) == 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", seat->title);
    }

  return g_string_free (words, FALSE);
}

/**
 * steward_queue_people_fill:
 * @list: a list of rows, which are replaced
 * @state: (nullable): the council
 *
 * Shows a row for each person that has a name.
 */
void
steward_queue_people_fill (GtkListBox          *list,
                           StewardCouncilState *state)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  GtkListBoxRow *row;
  GHashTableIter iter;
  gpointer person;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  if (state == NULL || state->charter == NULL)
    return;
  g_hash_table_iter_init (&iter, state->people);
  while (g_hash_table_iter_next (&iter, NULL, &person))
    g_ptr_array_add (people, person);
  g_ptr_array_sort (people, compare_people);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardPerson *known = g_ptr_array_index (people, i);
      g_autofree char *seats = say_seats (state->charter, known->id);
      g_autofree char *title = known->name == NULL ? NULL : g_markup_escape_text (known->name, -1);
      g_autofree char *subtitle = g_markup_escape_text (seats, -1);
      GtkWidget *line;

      if (title == NULL)
        continue;
      line = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      g_object_set_data_full (G_OBJECT (line), STEWARD_QUEUE_PERSON_KEY, g_strdup (known->id), g_free);
      gtk_list_box_append (list, line);
    }
}
