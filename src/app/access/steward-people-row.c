/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons in a row. Names are shown, ids are read: two of the same name stay
 * two. */

#include "config.h"

#include "steward-people-row.h"

#include "steward-plain-text.h"

#define IDS "steward-ids"

typedef struct
{
  const char *id;
  const char *name;
} Pair;

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (((const Pair *) a)->name, ((const Pair *) b)->name);
}

static GArray *
sort_people (StewardCouncilState *state)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, state->people);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const Pair pair = { id, steward_council_state_get_name (state, id) };

      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/**
 * steward_people_row_new:
 * @title: what the person is
 *
 * Returns: (transfer floating): an #AdwComboRow without persons
 */
GtkWidget *
steward_people_row_new (const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), IDS, g_ptr_array_new_with_free_func (g_free),
                          (GDestroyNotify) g_ptr_array_unref);

  return row;
}

/**
 * steward_people_row_set_people:
 * @row: a row
 * @state: the council; read now, not kept
 * @first: (nullable): the person at the top
 * @nobody: (nullable): words for nobody, which is then chosen first; %NULL:
 *   somebody must be chosen
 */
void
steward_people_row_set_people (GtkWidget           *row,
                               StewardCouncilState *state,
                               const char          *first,
                               const char          *nobody)
{
  g_autoptr (GArray) pairs = sort_people (state);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), IDS);

  g_ptr_array_set_size (ids, 0);
  if (nobody != NULL)
    {
      g_ptr_array_add (ids, NULL);
      gtk_string_list_append (names, nobody);
    }
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pairs->len; i++)
      {
        const Pair *pair = &g_array_index (pairs, Pair, i);
        g_autofree char *name = steward_plain_text_line (pair->name);

        if ((g_strcmp0 (pair->id, first) == 0) != (pass == 0))
          continue;
        g_ptr_array_add (ids, g_strdup (pair->id));
        gtk_string_list_append (names, name);
      }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
}

/**
 * steward_people_row_get_person:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): id of who is chosen
 */
const char *
steward_people_row_get_person (GtkWidget *row)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), IDS);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < ids->len ? g_ptr_array_index (ids, selected) : NULL;
}

/**
 * steward_people_row_set_person:
 * @row: a row
 * @person: (nullable): id of who is chosen; nothing happens when nobody here
 *   has it
 */
void
steward_people_row_set_person (GtkWidget  *row,
                               const char *person)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), IDS);

  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), person) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}
