/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of accesses: what waits for the reader, what they asked for, who
 * has what. Rules, products and names are read once for a whole list. */

#include "config.h"

#include "steward-access-private.h"

#include "steward-council-rows.h"

typedef struct
{
  StewardAccessFilter filter;
  char *texts[5];                      /* (owned): what @filter points to */
  char *person;                        /* (owned) (nullable) */
} Request;

typedef struct
{
  StewardCouncil *council;             /* (unowned) */
  StewardCouncilState *state;          /* (owned) */
  GHashTable *details;                 /* (owned): URN → StewardEntryDetail, or NULL */
  GHashTable *rules;                   /* (owned): charter version → StewardCouncilState, without votes */
  GHashTable *proposals;               /* (owned): access → char* */
  GHashTable *persons;                 /* (owned): id → char*: who that is now */
  const char *person;                  /* (unowned) (nullable) */
  gint64 now;
} Load;

static void
free_detail (gpointer data)
{
  steward_entry_detail_free (data);
}

static void
clear_load (Load *load)
{
  g_clear_pointer (&load->state, steward_council_state_unref);
  g_clear_pointer (&load->details, g_hash_table_unref);
  g_clear_pointer (&load->rules, g_hash_table_unref);
  g_clear_pointer (&load->proposals, g_hash_table_unref);
  g_clear_pointer (&load->persons, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Load, clear_load)

/**
 * steward_access_summary_free:
 * @self: (nullable): a line
 */
void
steward_access_summary_free (StewardAccessSummary *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->access, steward_access_free);
  g_free (self->subject);
  g_free (self->consumer);
  g_free (self->purpose);
  g_free (self->waits_for);
  g_free (self->proposal);
  g_free (self);
}

/* (nullable): a product that is in no catalog has no detail. */
static gboolean
find_detail (Load                      *load,
             const char                *subject,
             const StewardEntryDetail **out_detail,
             GError                   **error)
{
  g_autoptr(GError) local = NULL;
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (load->details, subject, NULL, &found))
    {
      found = steward_catalog_load_sync (steward_council_get_catalog (load->council), subject, &local);
      if (found == NULL && !g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_hash_table_insert (load->details, g_strdup (subject), found);
    }
  *out_detail = found;

  return TRUE;
}

/* One that nobody has decided a step of looks at the same rules as all such. */
static StewardCouncilState *
find_rules (Load                 *load,
            const StewardAccess  *access,
            GError              **error)
{
  StewardCouncilState *rules = NULL;

  if (access->votes->len > 0)
    return steward_council_load_state_for_access_sync (load->council, access, error);
  rules = g_hash_table_lookup (load->rules, GSIZE_TO_POINTER ((gsize) access->charter));
  if (rules == NULL)
    {
      rules = steward_council_load_state_for_access_sync (load->council, access, error);
      if (rules == NULL)
        return NULL;
      g_hash_table_insert (load->rules, GSIZE_TO_POINTER ((gsize) access->charter), rules);
    }

  return steward_council_state_ref (rules);
}

static char *
list_names (Load       *load,
            const char *title,
            GPtrArray  *persons)
{
  GString *words;

  if (persons->len == 0)
    return g_strdup_printf ("%s: nobody may decide it", title);
  words = g_string_new (title);
  for (guint i = 0; i < persons->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : ": ",
                            steward_council_state_get_name (load->state, g_ptr_array_index (persons, i)));

  return g_string_free (words, FALSE);
}

static gboolean
has_person (GPtrArray  *persons,
            const char *person)
{
  return person != NULL && g_ptr_array_find_with_equal_func (persons, person, g_str_equal, NULL);
}

static void
fill_request (StewardAccessSummary       *self,
              Load                       *load,
              StewardCouncilState        *rules,
              const StewardAccessHolders *holders)
{
  g_autoptr(StewardAccessTally) tally =
    steward_access_tally_count (rules->charter, self->access, holders, load->now);
  g_autoptr(GPtrArray) deciders =
    steward_access_tally_list_deciders (rules->charter, self->access, holders, load->now);
  const StewardAccessStep *step =
    tally->step >= 0 && (guint) tally->step < self->access->steps->len
      ? g_ptr_array_index (self->access->steps, tally->step)
      : NULL;

  if (step != NULL)
    self->waits_for = list_names (load, step->title, deciders);
  else if (steward_access_waits_for_plan (self->access))
    self->waits_for = g_strdup ("The statements: the platform does not answer yet");
  self->waits = has_person (deciders, load->person);
}

/* A review that an emergency must have, or a revocation that is proposed. */
static void
fill_answer (StewardAccessSummary       *self,
             Load                       *load,
             StewardCouncilState        *rules,
             const StewardAccessHolders *holders)
{
  g_autoptr(GPtrArray) answerers =
    steward_access_list_answerers (rules->charter, self->access, holders, load->now);

  self->waits_for = list_names (load, self->proposal != NULL ? "Revocation" : "Review", answerers);
  self->waits = has_person (answerers, load->person);
}

/* Whether @id is the reader, or was. */
static gboolean
is_reader (Load       *load,
           const char *id)
{
  const char *now;

  if (id == NULL || load->person == NULL)
    return FALSE;
  now = g_hash_table_lookup (load->persons, id);
  if (now == NULL)
    {
      char *found = steward_council_rows_resolve_person (steward_council_get_governance (load->council), id, NULL);

      now = found != NULL ? found : g_strdup (id);
      g_hash_table_insert (load->persons, g_strdup (id), (gpointer) now);
    }

  return g_str_equal (now, load->person);
}

static gboolean
is_mine (Load                *load,
         const StewardAccess *access)
{
  const StewardAccessAsk *ask = access->ask;

  return is_reader (load, access->requester) || is_reader (load, ask->on_behalf) ||
         is_reader (load, ask->answerable) ||
         (ask->consumer_kind == STEWARD_CONSUMER_PERSON && is_reader (load, ask->consumer));
}

static gboolean
fill_waiting (StewardAccessSummary      *self,
              Load                      *load,
              const StewardEntryDetail  *detail,
              GError                   **error)
{
  gboolean open = self->access->state == STEWARD_ACCESS_REQUESTED;
  gboolean answer = self->proposal != NULL || steward_access_waits_for_review (self->access);
  g_autoptr(StewardCouncilState) rules = NULL;
  g_autoptr(StewardAccessHolders) holders = NULL;

  self->mine = is_mine (load, self->access);
  if (!open && !answer)
    return TRUE;
  rules = find_rules (load, self->access, error);
  if (rules == NULL)
    return FALSE;
  if (rules->charter == NULL)
    return TRUE;
  holders = steward_access_holders_make (load->council, rules, self->access, detail, error);
  if (holders == NULL)
    return FALSE;
  if (open)
    fill_request (self, load, rules, holders);
  else if (answer)
    fill_answer (self, load, rules, holders);

  return TRUE;
}

static char *
tell_purpose (Load                *load,
              const StewardAccess *access)
{
  const StewardAccessRules *rules = load->state->charter != NULL ? load->state->charter->access : NULL;
  const char *text = rules != NULL && access->ask->purpose != NULL
                       ? steward_access_rules_get_purpose (rules, access->ask->purpose)
                       : NULL;

  if (text != NULL)
    return g_strdup (text);
  if (access->ask->purpose != NULL)
    return g_strdup (access->ask->purpose);

  return access->purpose_text != NULL ? steward_council_load_text_sync (load->council, access->purpose_text, NULL)
                                      : NULL;
}

/* Takes @access. */
static StewardAccessSummary *
make_summary (Load           *load,
              StewardAccess  *access,
              GError        **error)
{
  g_autoptr(StewardAccessSummary) self = g_new0 (StewardAccessSummary, 1);
  const StewardEntryDetail *detail = NULL;

  self->access = access;
  if (!find_detail (load, access->subject, &detail, error))
    return NULL;
  self->subject = g_strdup (detail != NULL && detail->entry->name != NULL ? detail->entry->name : access->subject);
  self->consumer = steward_access_tell_consumer (load->council, load->state, access->ask);
  self->purpose = tell_purpose (load, access);
  self->overdue = steward_access_is_late (access, load->now);
  if (steward_access_is_in_force (access))
    self->proposal = g_strdup (g_hash_table_lookup (load->proposals, access->id));
  if (!fill_waiting (self, load, detail, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_access_summaries_load_sync:
 * @council: the council
 * @filter: (nullable): which; %NULL: all
 * @person: (nullable): who reads
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardAccessSummary) (nullable): one
 *   line for each, in the order of the store
 */
GPtrArray *
steward_access_summaries_load_sync (StewardCouncil             *council,
                                    const StewardAccessFilter  *filter,
                                    const char                 *person,
                                    GError                    **error)
{
  StewardGovernance *governance = steward_council_get_governance (council);
  g_auto(Load) load = { .council = council, .person = person, .now = g_get_real_time () };
  g_autoptr(GPtrArray) accesses = steward_access_rows_list (governance, filter, error);
  g_autoptr(GPtrArray) campaigns = NULL;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_summary_free);

  if (accesses == NULL)
    return NULL;
  load.state = steward_council_load_state_sync (council, error);
  campaigns = load.state != NULL ? steward_access_rows_list_campaigns (governance, FALSE, error) : NULL;
  if (campaigns == NULL)
    return NULL;
  load.proposals = steward_access_find_proposals (campaigns);
  load.persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  load.details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_detail);
  load.rules = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                      (GDestroyNotify) steward_council_state_unref);
  for (guint i = 0; i < accesses->len; i++)
    {
      StewardAccessSummary *summary = make_summary (&load, g_steal_pointer (&accesses->pdata[i]), error);

      if (summary == NULL)
        return NULL;
      g_ptr_array_add (list, summary);
    }

  return g_steal_pointer (&list);
}

/* Asynchronously. */

static void
request_free (Request *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_free (self->person);
  g_free (self);
}

static Request *
make_request (const StewardAccessFilter *filter,
              const char                *person)
{
  Request *self = g_new0 (Request, 1);

  self->person = g_strdup (person);
  if (filter == NULL)
    return self;
  self->filter = *filter;
  self->filter.requester = self->texts[0] = g_strdup (filter->requester);
  self->filter.subject = self->texts[1] = g_strdup (filter->subject);
  self->filter.consumer = self->texts[2] = g_strdup (filter->consumer);
  self->filter.source = self->texts[3] = g_strdup (filter->source);
  self->filter.grantee = self->texts[4] = g_strdup (filter->grantee);

  return self;
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  GPtrArray *list = steward_access_summaries_load_sync (source_object, &request->filter, request->person, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * steward_access_summaries_load_async:
 * @council: the council
 * @filter: (nullable): which; %NULL: all
 * @person: (nullable): who reads
 * @cancellable: (nullable): to give up
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * See steward_access_summaries_load_sync().
 */
void
steward_access_summaries_load_async (StewardCouncil             *council,
                                     const StewardAccessFilter  *filter,
                                     const char                 *person,
                                     GCancellable               *cancellable,
                                     GAsyncReadyCallback         callback,
                                     gpointer                    user_data)
{
  g_autoptr(GTask) task = g_task_new (council, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_access_summaries_load_async);
  g_task_set_task_data (task, make_request (filter, person), (GDestroyNotify) request_free);
  steward_council_read_in_worker (council, task, load_in_thread);
}

/**
 * steward_access_summaries_load_finish:
 * @council: the council
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the lines
 */
GPtrArray *
steward_access_summaries_load_finish (StewardCouncil  *council,
                                      GAsyncResult    *result,
                                      GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, council), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
