/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The council of the sample mesh: council.yaml is a list of what people do, in
 * order, and each entry goes the way of a real decision. Persons are named by
 * address, reviews, accesses and campaigns by label, because ids are made while
 * it plays; days are counted from now, because a sample does not age. */

#include "config.h"

#include "steward-sample-council.h"

#include "steward-council-rows.h"
#include "steward-effects-auto.h"
#include "steward-sample-access.h"
#include "steward-sample-levels.h"

#include <string.h>

#define SCRIPT_NAME "council.yaml"
#define MAX_DOCUMENT_BYTES (1024 * 1024)

typedef struct
{
  StewardCouncil *council;             /* unowned */
  StewardEffectsDoors *doors;          /* unowned */
  const char *folder;
  GHashTable *labels;                  /* char* → char*: id of a review, an access or a campaign */
  char *desk;                          /* owned: who sits here in the end, or NULL */
  gboolean evaluated;                  /* incidents are open as far as there are any */
} Play;

static char *
read_file (const char  *folder,
           const char  *name,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length > MAX_DOCUMENT_BYTES || !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no text, or a very long one.", name);
      return NULL;
    }

  return g_steal_pointer (&text);
}

/* "{{30 days}}" becomes the instant 30 days from now. */
static gboolean
replace_span (const GMatchInfo *match,
              GString          *out,
              gpointer          data)
{
  g_autofree char *span = g_match_info_fetch (match, 1);
  g_autofree char *instant = NULL;
  StewardDuration duration;

  if (!steward_duration_parse (span, &duration, NULL))
    {
      g_string_append (out, span);
      return FALSE;
    }
  instant = steward_instant_to_rfc3339 (steward_instant_now () + duration.microseconds);
  g_string_append (out, instant);

  return FALSE;
}

/* "{{next saturday 02:00}}" becomes that instant. */
static gboolean
replace_weekday (const GMatchInfo *match,
                 GString          *out,
                 gpointer          data)
{
  g_autofree char *day = g_match_info_fetch (match, 1);
  g_autofree char *time = g_match_info_fetch (match, 2);
  g_autofree char *instant = steward_sample_levels_date (day, time, g_get_real_time ());

  g_string_append (out, instant != NULL ? instant : day);

  return FALSE;
}

static char *
fill_in_days (const char  *text,
              GError     **error)
{
  g_autoptr(GRegex) days =
    g_regex_new ("\\{\\{next ([a-z]+) ([0-9]{2}:[0-9]{2})\\}\\}", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_regex_replace_eval (days, text, -1, 0, G_REGEX_MATCH_DEFAULT, replace_weekday, NULL, error);
}

static StewardDocument *
load_script (const char  *folder,
             GError     **error)
{
  g_autofree char *text = read_file (folder, SCRIPT_NAME, error);
  g_autoptr(GRegex) spans = g_regex_new ("\\{\\{([0-9]+ [a-z]+)\\}\\}", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *days = text != NULL ? fill_in_days (text, error) : NULL;
  g_autofree char *dated = NULL;
  g_autoptr(GPtrArray) documents = NULL;

  if (days == NULL)
    return NULL;
  dated = g_regex_replace_eval (spans, days, -1, 0, G_REGEX_MATCH_DEFAULT, replace_span, NULL, error);
  documents = dated != NULL ? steward_document_parse_yaml (dated, -1, NULL, error) : NULL;
  if (documents == NULL)
    return NULL;
  if (documents->len != 1 || steward_node_get_kind (steward_document_get_root (documents->pdata[0])) !=
                             STEWARD_NODE_SEQUENCE)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "“%s” is no list of what people do.",
                   SCRIPT_NAME);
      return NULL;
    }

  return steward_document_ref (documents->pdata[0]);
}

/* Before the council is founded nobody is known; then the words stay. */
static gboolean
name_person (Play     *play,
             char    **person,
             GError  **error)
{
  char *id;

  if (*person == NULL)
    return TRUE;
  id = steward_council_rows_resolve_person (steward_council_get_governance (play->council), *person, error);
  if (id == NULL)
    return FALSE;
  g_free (*person);
  *person = id;

  return TRUE;
}

static gboolean
name_people (Play           *play,
             StewardIntent  *intent,
             GError        **error)
{
  if (g_str_equal (intent->verb, STEWARD_VERB_FOUND_CHARTER))
    return TRUE;
  for (guint i = 0; i < intent->conditions->len; i++)
    {
      StewardIntentCondition *condition = g_ptr_array_index (intent->conditions, i);

      if (!name_person (play, &condition->owner, error))
        return FALSE;
    }

  return name_person (play, &intent->actor, error) && name_person (play, &intent->person, error) &&
         name_person (play, &intent->into, error);
}

/* What was labelled becomes the id that it got. */
static void
take_label (Play  *play,
            char **word)
{
  const char *id = *word != NULL ? g_hash_table_lookup (play->labels, *word) : NULL;

  if (id == NULL)
    return;
  g_free (*word);
  *word = g_strdup (id);
}

static StewardIntent *
make_intent (Play               *play,
             const StewardNode  *entry,
             GError            **error)
{
  const StewardNode *node = steward_node_get_member (entry, "intent");
  const char *document = steward_node_get_member_text (entry, "document");
  g_autoptr(StewardIntent) intent = NULL;

  if (node == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "There is an entry without an intent.");
      return NULL;
    }
  intent = steward_intent_from_node (node, error);
  if (intent == NULL || !name_people (play, intent, error))
    return NULL;
  take_label (play, &intent->review);
  take_label (play, &intent->access);
  take_label (play, &intent->campaign);
  if (!steward_sample_access_fill (play->council, play->doors, play->folder, entry, intent, error))
    return NULL;
  if (document != NULL)
    {
      intent->document = read_file (play->folder, document, error);
      intent->document_name = g_path_get_basename (document);
      if (intent->document == NULL)
        return NULL;
    }

  return g_steal_pointer (&intent);
}

static const char *
find_id (const StewardAct *act)
{
  if (act->access != NULL)
    return act->access;

  return act->review != NULL ? act->review : act->campaign;
}

/* What is measured decides whether there is an incident to do something about. */
static gboolean
take_incident (Play           *play,
               StewardIntent  *intent,
               gboolean       *out_skip,
               GError        **error)
{
  g_autofree char *words = g_steal_pointer (&intent->incident);

  *out_skip = FALSE;
  if (words == NULL)
    return TRUE;
  if (!play->evaluated && !steward_sample_levels_evaluate (play->council, error))
    return FALSE;
  play->evaluated = TRUE;
  if (!steward_sample_levels_find (play->council, words, &intent->incident, error))
    return FALSE;
  *out_skip = intent->incident == NULL;

  return TRUE;
}

/* What somebody does, and, with “desk”, that they sit here from now on. */
static gboolean
play_entry (Play               *play,
            const StewardNode  *entry,
            GError            **error)
{
  const char *label = steward_node_get_member_text (entry, "label");
  const char *desk = steward_node_get_member_text (entry, "desk");
  g_autoptr(StewardIntent) intent = NULL;
  g_autoptr(StewardAct) act = NULL;
  gboolean decided = FALSE;
  gboolean skip = FALSE;

  if (desk != NULL)
    {
      g_free (play->desk);
      play->desk = g_strdup (desk);
      return name_person (play, &play->desk, error);
    }
  intent = make_intent (play, entry, error);
  if (intent == NULL || !take_incident (play, intent, &skip, error))
    return FALSE;
  if (skip)
    return TRUE;
  act = steward_council_prepare_sync (play->council, intent, error);
  if (act == NULL || !steward_council_seal_sync (play->council, act, NULL, error))
    return FALSE;
  if (label != NULL && find_id (act) != NULL)
    g_hash_table_insert (play->labels, g_strdup (label), g_strdup (find_id (act)));

  return steward_node_get_member (entry, "byItself") == NULL ||
         steward_effects_decide_waiting (play->council, play->doors, &decided, NULL, error);
}

static gboolean
play_script (Play             *play,
             StewardDocument  *script,
             GError          **error)
{
  const StewardNode *root = steward_document_get_root (script);

  for (guint i = 0; i < steward_node_get_n_children (root); i++)
    {
      const StewardNode *entry = steward_node_get_child (root, i);

      if (!play_entry (play, entry, error))
        {
          g_prefix_error (error, "The sample council stops at line %u of %s: ", steward_node_get_line (entry),
                          SCRIPT_NAME);
          return FALSE;
        }
    }

  return TRUE;
}

/* Returns FALSE with an error only; *@out_desk is NULL when nothing was played. */
static gboolean
play_into (StewardCouncil       *council,
           StewardEffectsDoors  *doors,
           const char           *folder,
           char                **out_desk,
           GError              **error)
{
  g_autoptr(StewardCouncilState) state = steward_council_load_state_sync (council, error);
  g_autofree char *path = g_build_filename (folder, SCRIPT_NAME, NULL);
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Play play = { .council = council, .doors = doors, .folder = folder, .labels = labels };
  g_autoptr(StewardDocument) script = NULL;
  gboolean fine;

  *out_desk = NULL;
  if (state == NULL)
    return FALSE;
  if (state->position > 0 || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  script = load_script (folder, error);
  fine = script != NULL && play_script (&play, script, error);
  if (fine)
    *out_desk = play.desk;
  else
    g_free (play.desk);

  return fine;
}

/**
 * steward_sample_council_play_sync:
 * @services: of a profile that has synced the sample mesh
 * @folder: where the sample mesh is
 * @error: return location: what keeps the script from going on; what it
 *   recorded until then stays
 *
 * Does nothing when the ledger holds anything, or when the folder has no
 * council. Blocks; for the main thread of a program without a window.
 */
gboolean
steward_sample_council_play_sync (StewardServices  *services,
                                  const char       *folder,
                                  GError          **error)
{
  g_autoptr(StewardEffectsDoors) doors = steward_effects_doors_new (services);
  g_autofree char *desk = NULL;

  return play_into (steward_services_get_council (services), doors, folder, &desk, error) &&
         (desk == NULL || steward_services_set_person (services, desk, error));
}

/* Waiting for the first sync. */

typedef struct
{
  char *folder;                        /* owned */
  StewardEffectsDoors *doors;          /* owned, or NULL: still waiting */
  gulong handler;                      /* of the catalog; 0: not waiting */
  GSource *cancelled;                  /* owned, or NULL: not waiting */
  StewardSourceItem *item;             /* owned, or NULL: whose sync it waits for */
  gulong item_handler;
} Errand;

static void look_for_products (GTask *task);

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  steward_effects_doors_free (errand->doors);
  g_free (errand->folder);
  g_free (errand);
}

static void
play_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Errand *errand = task_data;
  GError *error = NULL;
  char *desk;

  if (play_into (steward_services_get_council (source_object), errand->doors, errand->folder, &desk, &error))
    g_task_return_pointer (task, desk, g_free);
  else
    g_task_return_error (task, error);
}

static void
changed_cb (StewardCatalog *catalog,
            GTask          *task)
{
  look_for_products (task);
}

static gboolean
has_products (StewardServices *services)
{
  GListModel *sources = steward_services_get_sources (services);
  guint n_sources = g_list_model_get_n_items (sources);

  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);
      StewardSourceStanding standing = { 0 };
      const char *id = steward_source_get_id (steward_source_item_get_source (item));

      if (steward_catalog_get_standing_sync (steward_services_get_catalog (services), id, &standing, NULL) &&
          standing.n_products > 0)
        return TRUE;
    }

  return FALSE;
}

static void
forget_item (Errand *errand)
{
  if (errand->item != NULL)
    g_signal_handler_disconnect (errand->item, errand->item_handler);
  g_clear_object (&errand->item);
}

static void
item_changed_cb (StewardSourceItem *item,
                 GParamSpec        *pspec,
                 GTask             *task)
{
  look_for_products (task);
}

/* Measurements come after the products of a sync. */
static gboolean
waits_for_sync (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);
  GListModel *sources = steward_services_get_sources (g_task_get_source_object (task));

  forget_item (errand);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(StewardSourceItem) item = g_list_model_get_item (sources, i);

      if (steward_source_item_get_state (item) != STEWARD_SOURCE_SYNCING)
        continue;
      errand->item_handler = g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), task);
      errand->item = g_steal_pointer (&item);
      return TRUE;
    }

  return FALSE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  look_for_products (user_data);

  return G_SOURCE_REMOVE;
}

static void
start_waiting (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);
  StewardServices *services = g_task_get_source_object (task);

  errand->handler = g_signal_connect (steward_services_get_catalog (services), "changed", G_CALLBACK (changed_cb),
                                      task);
  errand->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (errand->cancelled, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task), g_object_unref);
  g_source_attach (errand->cancelled, g_task_get_context (task));
}

static void
stop_waiting (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);
  StewardCatalog *catalog = steward_services_get_catalog (g_task_get_source_object (task));

  if (errand->handler != 0 && catalog != NULL)
    g_signal_handler_disconnect (catalog, errand->handler);
  errand->handler = 0;
  forget_item (errand);
  if (errand->cancelled != NULL)
    g_source_destroy (errand->cancelled);
  g_clear_pointer (&errand->cancelled, g_source_unref);
}

static void
look_for_products (GTask *task)
{
  g_autoptr(GTask) keep = g_object_ref (task);
  Errand *errand = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    stop_waiting (task);
  else if (has_products (g_task_get_source_object (task)) && !waits_for_sync (task))
    {
      stop_waiting (task);
      errand->doors = steward_effects_doors_new (g_task_get_source_object (task));
      g_task_run_in_thread (task, play_in_thread);
    }
  else if (errand->handler == 0)
    start_waiting (task);
}

/**
 * steward_sample_council_play_async:
 * @services: of the profile
 * @folder: where the sample mesh is
 * @cancellable: ends the waiting; to be cancelled before @services are closed
 * @callback: called when it has played, or when there was nothing to play
 * @user_data: for @callback
 *
 * Waits until products are in the catalog, then plays in a thread, and what it
 * has begun it ends.
 */
void
steward_sample_council_play_async (StewardServices     *services,
                                   const char          *folder,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (services, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->folder = g_strdup (folder);
  g_task_set_source_tag (task, steward_sample_council_play_async);
  g_task_set_task_data (task, errand, free_errand);
  look_for_products (task);
}

gboolean
steward_sample_council_play_finish (StewardServices  *services,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_autofree char *desk = NULL;
  gboolean failed;

  g_return_val_if_fail (g_task_is_valid (result, services), FALSE);

  failed = g_task_had_error (G_TASK (result));
  desk = g_task_propagate_pointer (G_TASK (result), error);

  return !failed && (desk == NULL || steward_services_set_person (services, desk, error));
}
