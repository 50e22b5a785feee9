/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Access in the sample council. An entry names columns (“select”), persons by
 * address and products by name; here they become what the verbs take, and what
 * would run is asked of the source before somebody approves it, as in the
 * window. */

#include "config.h"

#include "steward-sample-access.h"

#include "steward-access-case.h"
#include "steward-access-selection.h"
#include "steward-council-rows.h"

static gboolean
name_person (StewardCouncil  *council,
             char           **person,
             GError         **error)
{
  char *id;

  if (*person == NULL)
    return TRUE;
  id = steward_council_rows_resolve_person (steward_council_get_governance (council), *person, error);
  if (id == NULL)
    return FALSE;
  g_free (*person);
  *person = id;

  return TRUE;
}

static gboolean
name_product (StewardCouncil  *council,
              char           **product,
              GError         **error)
{
  g_autoptr(StewardEntryDetail) detail =
    steward_catalog_load_sync (steward_council_get_catalog (council), *product, error);

  if (detail == NULL)
    return FALSE;
  g_free (*product);
  *product = g_strdup (detail->urn);

  return TRUE;
}

static gboolean
name_ask (StewardCouncil    *council,
          StewardAccessAsk  *ask,
          GError           **error)
{
  if (ask->consumer_kind == STEWARD_CONSUMER_PERSON && !name_person (council, &ask->consumer, error))
    return FALSE;
  if (ask->consumer_kind == STEWARD_CONSUMER_PRODUCT && !name_product (council, &ask->consumer, error))
    return FALSE;

  return name_person (council, &ask->answerable, error) && name_person (council, &ask->on_behalf, error);
}

static char **
read_list (const StewardNode *node,
           const char        *name)
{
  const StewardNode *list = steward_node_get_member (node, name);
  g_autoptr(GStrvBuilder) builder = NULL;

  if (list == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  for (guint i = 0; i < steward_node_get_n_children (list); i++)
    g_strv_builder_add (builder, steward_node_get_text (steward_node_get_child (list, i)));

  return g_strv_builder_end (builder);
}

static gboolean
read_time (const StewardNode  *node,
           const char         *name,
           gint64             *out_time,
           GError            **error)
{
  const char *text = steward_node_get_member_text (node, name);

  return text == NULL || steward_instant_parse (text, out_time, error);
}

static gboolean
read_selection (const StewardNode       *node,
                StewardAccessSelection  *selection,
                GError                 **error)
{
  selection->object = g_strdup (steward_node_get_member_text (node, "object"));
  selection->grantee = g_strdup (steward_node_get_member_text (node, "role"));
  selection->columns = read_list (node, "columns");
  selection->left_out = read_list (node, "leaveOut");
  selection->masks = read_list (node, "masks");
  selection->rows = read_list (node, "rows");

  return read_time (node, "since", &selection->since, error) && read_time (node, "until", &selection->until, error);
}

/* “select” of a request chooses from what the product offers; of a decision it
 * narrows what was asked for. */
static gboolean
select_terms (StewardCouncil      *council,
              const StewardNode   *entry,
              const StewardAccess *access,
              StewardIntent       *intent,
              GError             **error)
{
  const StewardNode *node = steward_node_get_member (entry, "select");
  g_auto(StewardAccessSelection) selection = { 0 };
  g_autoptr(StewardAccessOffer) offer = NULL;

  if (node == NULL)
    return TRUE;
  if (!read_selection (node, &selection, error))
    return FALSE;
  if (access != NULL)
    {
      intent->terms = steward_access_selection_narrow (&selection, access->terms, error);
      return intent->terms != NULL;
    }
  offer = steward_access_offer_load_sync (council, intent->subject, error);
  intent->terms = offer != NULL ? steward_access_selection_make_terms (&selection, offer, intent->ask, error) : NULL;

  return intent->terms != NULL;
}

/* Whether the verb binds what would run on a platform. */
static gboolean
find_action (const StewardIntent *intent,
             StewardEffectAction *out_action)
{
  *out_action = g_str_equal (intent->verb, STEWARD_VERB_REVOKE_ACCESS) ? STEWARD_EFFECT_REVOKE : STEWARD_EFFECT_GRANT;

  return g_str_equal (intent->verb, STEWARD_VERB_REVOKE_ACCESS) ||
         (g_str_equal (intent->verb, STEWARD_VERB_DECIDE_ACCESS) && intent->choice == STEWARD_VOTE_APPROVE);
}

static gboolean
fill_decision (StewardCouncil       *council,
               StewardEffectsDoors  *doors,
               const StewardNode    *entry,
               StewardIntent        *intent,
               GError              **error)
{
  g_autoptr(StewardAccessCase) access_case =
    steward_access_case_load_sync (council, intent->access, intent->actor, error);
  g_autoptr(StewardEffect) effect = NULL;
  StewardEffectAction action;

  if (access_case == NULL || !select_terms (council, entry, access_case->access, intent, error))
    return FALSE;
  if (g_str_equal (intent->verb, STEWARD_VERB_CONFIRM_EFFECT) && access_case->effect != NULL)
    intent->effect = g_strdup (access_case->effect->id);
  if (!find_action (intent, &action))
    return TRUE;
  effect = steward_access_case_make_effect (access_case->access, action,
                                            intent->terms != NULL ? intent->terms : access_case->access->terms);

  return steward_effects_doors_plan (doors, effect, FALSE, &intent->plan, NULL, error);
}

/* The id of the source that a product of the mesh comes from. */
static gboolean
find_source (StewardCouncil     *council,
             const StewardNode  *entry,
             StewardIntent      *intent,
             GError            **error)
{
  const char *product = steward_node_get_member_text (entry, "sourceOf");
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (product == NULL)
    return TRUE;
  detail = steward_catalog_load_sync (steward_council_get_catalog (council), product, error);
  if (detail == NULL)
    return FALSE;
  g_free (intent->source);
  intent->source = g_strdup (detail->source_id);

  return TRUE;
}

/* Evidence lies beside the script. */
static void
find_files (const char    *folder,
            StewardIntent *intent)
{
  for (gsize i = 0; intent->files != NULL && intent->files[i] != NULL; i++)
    {
      char *path = g_build_filename (folder, intent->files[i], NULL);

      g_free (intent->files[i]);
      intent->files[i] = path;
    }
}

/**
 * steward_sample_access_fill:
 * @council: the council
 * @doors: to the sources
 * @folder: where the script is
 * @entry: of the script
 * @intent: as the entry has it; what is missing is filled in
 * @error: return location: what cannot be found
 *
 * Blocks.
 */
gboolean
steward_sample_access_fill (StewardCouncil       *council,
                            StewardEffectsDoors  *doors,
                            const char           *folder,
                            const StewardNode    *entry,
                            StewardIntent        *intent,
                            GError              **error)
{
  find_files (folder, intent);
  if (intent->ask != NULL && !name_ask (council, intent->ask, error))
    return FALSE;
  if (!find_source (council, entry, intent, error))
    return FALSE;
  if (g_str_equal (intent->verb, STEWARD_VERB_REQUEST_ACCESS))
    return select_terms (council, entry, NULL, intent, error);

  return intent->access == NULL || intent->campaign != NULL ||
         fill_decision (council, doors, entry, intent, error);
}
