/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose role it is. The answer is an event: it decides whom the role's accesses
 * are told of, and who may not decide about them. */

#include "config.h"

#include "steward-principal-form.h"

#include <glib/gi18n.h>

#include "steward-act-form.h"
#include "steward-plain-text.h"

typedef struct
{
  StewardServices *services;           /* owned */
  char *source;                        /* owned; NULL: it is chosen in the form */
} Link;

static void
free_link (gpointer data)
{
  Link *link = data;

  g_object_unref (link->services);
  g_free (link->source);
  g_free (link);
}

static StewardConsumerKind
get_kind (StewardShortForm *form)
{
  const char *id = steward_short_form_get_choice (form, "kind");
  StewardConsumerKind kind = STEWARD_CONSUMER_TEAM;

  return id != NULL && steward_consumer_kind_from_id (id, &kind) ? kind : STEWARD_CONSUMER_TEAM;
}

static StewardIntent *
make_link (StewardShortForm *form,
           gpointer          data)
{
  const Link *link = data;
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_LINK_PRINCIPAL,
                                              steward_services_get_person (link->services));

  intent->source = g_strdup (link->source != NULL ? link->source : steward_short_form_get_choice (form, "source"));
  intent->principal = steward_short_form_get_text (form, "principal");
  intent->ask = steward_access_ask_new ();
  intent->ask->consumer_kind = get_kind (form);
  intent->ask->consumer = intent->ask->consumer_kind == STEWARD_CONSUMER_PERSON
                            ? g_strdup (steward_short_form_get_choice (form, "person"))
                            : steward_short_form_get_text (form, "name");

  return intent;
}

static void
chosen_cb (StewardShortForm *form)
{
  gboolean person = get_kind (form) == STEWARD_CONSUMER_PERSON;

  steward_short_form_set_shown (form, "person", person);
  steward_short_form_set_shown (form, "name", !person);
}

static void
add_kinds (StewardShortForm    *form,
           StewardConsumerKind  first)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (int kind = 0; kind < STEWARD_CONSUMER_N_KINDS; kind++)
    {
      int place = kind == (int) first ? 0 : -1;

      g_ptr_array_insert (ids, place, g_strdup (steward_consumer_kind_to_id ((StewardConsumerKind) kind)));
      g_ptr_array_insert (titles, place, g_strdup (_(steward_consumer_kind_to_title ((StewardConsumerKind) kind))));
    }
  steward_short_form_add_choice (form, "kind", _("Whose it is"), ids, titles);
}

static void
add_sources (StewardShortForm *form,
             StewardServices  *services)
{
  GListModel *items = steward_services_get_sources (services);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (StewardSourceItem) item = g_list_model_get_item (items, i);
      StewardSource *source = steward_source_item_get_source (item);

      g_ptr_array_add (ids, g_strdup (steward_source_get_id (source)));
      g_ptr_array_add (names, steward_plain_text_line (steward_source_get_name (source)));
    }
  steward_short_form_add_choice (form, "source", _("Where the role is"), ids, names);
}

static void
add_people (StewardShortForm    *form,
            StewardCouncilState *state,
            const char          *first)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  if (state != NULL)
    g_hash_table_iter_init (&iter, state->people);
  while (state != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    {
      int place = g_strcmp0 (id, first) == 0 ? 0 : -1;

      g_ptr_array_insert (ids, place, g_strdup (id));
      g_ptr_array_insert (names, place, steward_plain_text_line (steward_council_state_get_name (state, id)));
    }
  steward_short_form_add_choice (form, "person", _("Person"), ids, names);
}

/**
 * steward_principal_form_open:
 * @parent: the window above which it appears
 * @services: the services
 * @source: (nullable): instance of the server, or id of the source; %NULL: it
 *   is chosen in the form
 * @principal: (nullable): the role
 * @kind: whose it probably is
 * @consumer: (nullable): see @kind
 *
 * Returns: (transfer none): the form
 */
GtkWindow *
steward_principal_form_open (GtkWindow           *parent,
                             StewardServices     *services,
                             const char          *source,
                             const char          *principal,
                             StewardConsumerKind  kind,
                             const char          *consumer)
{
  StewardShortForm *form = steward_short_form_new (parent, _("Whose Role Is It?"),
                                                   _("Who a role or an account belongs to decides whose access it is, "
                                                     "and who may not decide about it."),
                                                   _("Show What Will Be Recorded"));
  Link *link = g_new0 (Link, 1);

  link->services = g_object_ref (services);
  link->source = g_strdup (source);
  if (source == NULL)
    add_sources (form, services);
  steward_short_form_add_line (form, "principal", _("Role on the platform"), principal, TRUE);
  add_kinds (form, kind);
  add_people (form, steward_council_peek_state (steward_services_get_council (services)),
              kind == STEWARD_CONSUMER_PERSON ? consumer : NULL);
  steward_short_form_add_line (form, "name", _("Name"), kind != STEWARD_CONSUMER_PERSON ? consumer : NULL, TRUE);
  g_signal_connect (form, "chosen", G_CALLBACK (chosen_cb), NULL);
  chosen_cb (form);
  steward_act_form_run_above (form, services, NULL, _("Record"), "", make_link, link, free_link);

  return GTK_WINDOW (form);
}
