/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Carrying out an effect: look, compare with what was approved, run what is
 * missing in one transaction, look again before the commit, commit. Until the
 * commit is sent nothing has happened; if its answer does not come, nobody
 * knows, and the next attempt begins with a look. */

#include "config.h"

#include "steward-postgres-plan.h"

#include "steward-postgres-parse.h"
#include "steward-postgres-query.h"
#include "steward-postgres-session.h"

/* Two desks are kept from doing the same side by side. The key is "Steward". */
#define LOCK "SELECT pg_advisory_lock(23490402210378340)"

static const char *const preparations[] = {
  "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
  "SET LOCAL lock_timeout = '2s'",
  "SET LOCAL statement_timeout = '30s'",
  "SET LOCAL idle_in_transaction_session_timeout = '60s'",
};

/* Words */

static char *
join_sentences (GPtrArray *sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (unsigned i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (sentences, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_objects (const StewardEffect *effect)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *objects = effect->terms->objects;

  for (unsigned i = 0; i < objects->len; i++)
    g_string_append_printf (text, "%s“%s”", i == 0 ? "" : i + 1 < objects->len ? ", " : " and ",
                            ((StewardAccessObject *) g_ptr_array_index (objects, i))->object);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_done (const StewardEffect *effect,
               gboolean             was_so)
{
  g_autofree char *objects = list_objects (effect);
  const char *suffix = was_so ? " The server had it so already, and nothing was run." : "";

  if (effect->action == STEWARD_EFFECT_GRANT)
    return g_strdup_printf ("“%s” has what was approved of %s; it was read back from the server.%s",
                            effect->terms->grantee, objects, suffix);

  return g_strdup_printf ("“%s” has no more of %s what this access gave; it was read back from the server.%s",
                          effect->terms->grantee, objects, suffix);
}

/* Sentences of all parts; which ones is told by @offset, a member of drafts. */
static GPtrArray *
gather (GPtrArray *parts,
        gsize      offset)
{
  GPtrArray *all = g_ptr_array_new ();

  for (unsigned i = 0; i < parts->len; i++)
    {
      StewardPostgresDraft *draft = ((StewardPostgresPart *) g_ptr_array_index (parts, i))->draft;
      GPtrArray *sentences = G_STRUCT_MEMBER (GPtrArray *, draft, offset);

      for (unsigned n = 0; n < sentences->len; n++)
        {
          if (!g_ptr_array_find_with_equal_func (all, sentences->pdata[n], g_str_equal, NULL))
            g_ptr_array_add (all, sentences->pdata[n]);
        }
    }

  return all;
}

/* What the grantee has now */

typedef struct
{
  const StewardPostgresDraft *draft;
  GPtrArray *observed;                 /* StewardGrant */
} Observation;

static gboolean
take_observed (const char *const  *values,
               int                 n_values,
               gpointer            user_data,
               GError            **error)
{
  Observation *self = user_data;
  g_autofree char *table = NULL;
  g_autofree char *column = NULL;
  StewardGrant *grant;

  if (n_values != 4 || values[0] == NULL || values[1] == NULL || values[3] == NULL)
    return TRUE;
  table = steward_postgres_make_table_id (self->draft->database, values[0], values[1]);
  column = values[2] != NULL ? steward_postgres_escape_name (values[2]) : NULL;
  grant = steward_grant_new ();
  grant->grantee = g_strdup (self->draft->effect->terms->grantee);
  grant->object = column != NULL ? g_strconcat (table, ".", column, NULL) : g_strdup (table);
  grant->privilege = g_strdup (values[3]);
  grant->path = g_strdup ("direct");
  g_ptr_array_add (self->observed, grant);

  return TRUE;
}

/* Best effort after the fact: what was done has been verified before. */
static void
observe (GPtrArray           *parts,
         StewardEffectResult *result,
         GCancellable        *cancellable)
{
  for (unsigned i = 0; i < parts->len; i++)
    {
      StewardPostgresPart *part = g_ptr_array_index (parts, i);
      Observation observation = { part->draft, result->observed };
      g_autofree char *oids = steward_postgres_make_array (part->draft->relations);
      g_autoptr (GError) error = NULL;

      if (part->pg == NULL || !steward_pg_is_open (part->pg) || oids == NULL || part->draft->parties->oid == NULL)
        continue;
      if (!steward_postgres_query (part->pg, "plan-observed", (const char *const[]) { oids, part->draft->parties->oid },
                                   2, take_observed, &observation, cancellable, &error))
        g_debug ("what “%s” has could not be read: %s", part->draft->effect->terms->grantee, error->message);
    }
}

/* Done as drafted; perhaps something else gives it still. */
static StewardEffectResult *
conclude (GPtrArray           *parts,
          const StewardEffect *effect,
          gboolean             was_so,
          GCancellable        *cancellable)
{
  g_autoptr (GPtrArray) remains = gather (parts, G_STRUCT_OFFSET (StewardPostgresDraft, remains));
  g_autoptr (GPtrArray) warnings = gather (parts, G_STRUCT_OFFSET (StewardPostgresDraft, warnings));
  g_autofree char *done = describe_done (effect, was_so);
  g_autofree char *left = join_sentences (remains);
  g_autofree char *told = join_sentences (warnings);
  g_autofree char *words = NULL;
  StewardEffectResult *result;

  if (remains->len > 0)
    words = g_strconcat (was_so ? "Nothing had to be run. " : "It was carried out. ", left, NULL);
  else if (effect->action == STEWARD_EFFECT_REVOKE && warnings->len > 0)
    words = g_strconcat (done, " ", told, NULL);
  else
    words = g_steal_pointer (&done);
  result = steward_effect_result_new (remains->len > 0 ? STEWARD_EFFECT_PARTIAL : STEWARD_EFFECT_DONE, words);
  observe (parts, result, cancellable);

  return result;
}

static StewardEffectResult *
fail (const char *before,
      const char *why,
      gboolean    again)
{
  g_autofree char *words = g_strconcat (before, why, NULL);
  StewardEffectResult *result = steward_effect_result_new (STEWARD_EFFECT_FAILED, words);

  result->again = again;

  return result;
}

/* Running */

/* What became of the transaction in one database. */
typedef enum
{
  RUN_COMMITTED,
  RUN_NOTHING,                         /* and why */
  RUN_UNKNOWN,
} RunOutcome;

typedef struct
{
  StewardPostgresPart *part;
  char *why;                           /* a sentence */
  gboolean again;
  gboolean wrote;
  GCancellable *cancellable;
} Run;

static gboolean
run_statement (Run         *run,
               const char  *sql)
{
  g_autoptr (GError) error = NULL;

  if (steward_pg_run (run->part->pg, sql, run->cancellable, &error))
    return TRUE;
  g_free (run->why);
  run->why = steward_postgres_explain (steward_pg_get_sqlstate (run->part->pg),
                                       steward_pg_get_complaint (run->part->pg), run->part->draft->parties->role,
                                       &run->again);

  return FALSE;
}

static gboolean
run_steps (Run *run)
{
  GPtrArray *steps = run->part->draft->steps;

  for (gsize i = 0; i < G_N_ELEMENTS (preparations); i++)
    {
      if (!run_statement (run, preparations[i]))
        return FALSE;
    }
  for (unsigned i = 0; i < steps->len; i++)
    {
      const StewardPostgresStep *step = g_ptr_array_index (steps, i);

      if (step->needed && !run_statement (run, step->sql))
        return FALSE;
    }

  return TRUE;
}

/* A step that was left out on purpose may still be wanted. */
static gboolean
is_as_wanted (StewardPostgresDraft *draft)
{
  for (unsigned i = 0; i < draft->steps->len; i++)
    {
      const StewardPostgresStep *step = g_ptr_array_index (draft->steps, i);

      if (step->needed && !step->optional)
        return FALSE;
    }

  return draft->blockers->len == 0;
}

/* Reads back inside the transaction, and keeps what was read. PostgreSQL only
 * warns when a GRANT or REVOKE does nothing. */
static gboolean
read_back (Run *run)
{
  StewardPostgresDraft *old = run->part->draft;
  g_autoptr (StewardPostgresDraft) draft = NULL;
  g_autoptr (GPtrArray) drafts = steward_postgres_drafts_new (old->effect, old->governed, NULL);
  g_autoptr (GError) error = NULL;

  for (unsigned i = 0; drafts != NULL && draft == NULL && i < drafts->len; i++)
    {
      if (g_str_equal (((StewardPostgresDraft *) g_ptr_array_index (drafts, i))->database, old->database))
        draft = g_ptr_array_steal_index (drafts, i);
    }
  g_clear_pointer (&run->why, g_free);
  if (draft == NULL || !steward_postgres_draft_fill (draft, run->part->pg, TRUE, run->cancellable, &error))
    {
      run->why = g_strdup (error != NULL ? error->message : "It could not be read back.");
      run->again = TRUE;
      return FALSE;
    }
  if (!is_as_wanted (draft))
    {
      run->why = draft->blockers->len > 0 ? join_sentences (draft->blockers)
                                          : g_strdup ("The server took the statements and did not do what they say.");
      run->again = FALSE;
      return FALSE;
    }
  /* What was known before is told; that something is gone now was the aim. */
  g_ptr_array_unref (draft->warnings);
  draft->warnings = g_ptr_array_ref (old->warnings);
  draft->elsewhere = g_steal_pointer (&old->elsewhere);
  if (draft->elsewhere != NULL)
    steward_postgres_draft_remain (draft, "%s If that one still runs, it has to be revoked there.", draft->elsewhere);
  run->part->draft = g_steal_pointer (&draft);
  steward_postgres_draft_free (old);

  return TRUE;
}

static RunOutcome
run_part (Run *run)
{
  StewardPg *pg = run->part->pg;

  if (!run_steps (run) || !read_back (run))
    {
      g_autoptr (GError) ignored = NULL;

      if (steward_pg_is_open (pg) && !steward_pg_run (pg, "ROLLBACK", NULL, &ignored))
        g_debug ("rolling back: %s", ignored->message);
      return RUN_NOTHING;
    }
  if (g_cancellable_is_cancelled (run->cancellable))
    return RUN_NOTHING;
  if (run_statement (run, "COMMIT"))
    return RUN_COMMITTED;

  return steward_pg_is_open (pg) ? RUN_NOTHING : RUN_UNKNOWN;
}

static StewardEffectResult *
tell_unfinished (Run        *run,
                 RunOutcome  outcome,
                 unsigned    n_committed)
{
  StewardEffectResult *result;

  if (outcome == RUN_NOTHING && n_committed == 0)
    return fail ("Nothing was changed. ", run->why != NULL ? run->why : "", run->again);

  if (outcome == RUN_NOTHING && !run->again)
    {
      g_autofree char *words = g_strdup_printf ("It was carried out in %u of the databases, and not in “%s”. %s",
                                                n_committed, run->part->draft->database,
                                                run->why != NULL ? run->why : "");

      return steward_effect_result_new (STEWARD_EFFECT_PARTIAL, words);
    }

  result = steward_effect_result_new (STEWARD_EFFECT_UNKNOWN, outcome == RUN_UNKNOWN
                                      ? "The connection broke after the commit was sent, and no answer came. The "
                                        "server is looked at before anything runs again."
                                      : "It was carried out in some of the databases only, and is tried again for the "
                                        "others.");
  result->again = TRUE;

  return result;
}

static gboolean
has_work (StewardPostgresPart *part)
{
  return part->pg != NULL && !steward_postgres_draft_is_idle (part->draft);
}

/* Returns %FALSE only when cancelled before anything has happened. */
static gboolean
run_all (GPtrArray            *parts,
         const StewardEffect  *effect,
         StewardEffectResult **out_result,
         GCancellable         *cancellable,
         GError              **error)
{
  unsigned n_committed = 0;

  for (unsigned i = 0; i < parts->len; i++)
    {
      Run run = { .part = g_ptr_array_index (parts, i), .cancellable = cancellable };
      RunOutcome outcome = RUN_COMMITTED;

      run.wrote = has_work (run.part);
      if (run.wrote)
        outcome = run_part (&run);

      if (outcome == RUN_NOTHING && n_committed == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_free (run.why);
          return FALSE;
        }
      if (outcome != RUN_COMMITTED)
        *out_result = tell_unfinished (&run, outcome, n_committed);
      g_free (run.why);
      if (outcome != RUN_COMMITTED)
        return TRUE;
      n_committed += run.wrote;
    }
  *out_result = conclude (parts, effect, FALSE, cancellable);

  return TRUE;
}

static gboolean
lock_all (GPtrArray     *parts,
          GCancellable  *cancellable,
          GError       **error)
{
  for (unsigned i = 0; i < parts->len; i++)
    {
      StewardPostgresPart *part = g_ptr_array_index (parts, i);

      if (part->pg != NULL && !steward_pg_run (part->pg, LOCK, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* Somebody else runs the statements: looks whether that has happened. */
static StewardEffectResult *
look_after_script (GPtrArray           *parts,
                   const StewardEffect *effect,
                   GCancellable        *cancellable)
{
  g_autoptr (GPtrArray) blockers = gather (parts, G_STRUCT_OFFSET (StewardPostgresDraft, blockers));

  if (blockers->len == 0 && steward_postgres_parts_is_idle (parts))
    return conclude (parts, effect, TRUE, cancellable);

  return steward_effect_result_new (STEWARD_EFFECT_MANUAL,
                                    "The source has no role that may grant; a person has to run the script, and what "
                                    "it asks for is not there yet.");
}

/**
 * steward_postgres_apply:
 * @digest: (nullable): of the statements that were approved
 * @out_result: (out) (transfer full): what came of it, which is always what the
 *   server has
 * @error: only when nothing could be tried: that of signing in, of the keyring,
 *   of a name that cannot be one, or cancelled
 *
 * Blocks.
 *
 * Returns: whether the server could be asked
 */
gboolean
steward_postgres_apply (StewardConnector      *connector,
                        const StewardEffect   *effect,
                        const char            *digest,
                        StewardEffectResult  **out_result,
                        GCancellable          *cancellable,
                        GError               **error)
{
  const gboolean acts = steward_postgres_has_writer (connector);
  g_autoptr (GPtrArray) parts = steward_postgres_parts_open (connector, effect, acts, cancellable, error);
  g_autoptr (GPtrArray) blockers = NULL;

  if (parts == NULL || (acts && !lock_all (parts, cancellable, error)) ||
      !steward_postgres_parts_fill (parts, acts, cancellable, error))
    return FALSE;

  blockers = gather (parts, G_STRUCT_OFFSET (StewardPostgresDraft, blockers));
  if (!acts)
    *out_result = look_after_script (parts, effect, cancellable);
  else if (blockers->len > 0)
    {
      g_autofree char *why = join_sentences (blockers);

      *out_result = fail ("Nothing was changed. ", why, FALSE);
    }
  else if (steward_postgres_parts_is_idle (parts))
    *out_result = conclude (parts, effect, TRUE, cancellable);
  else if (!steward_postgres_parts_approve (parts, digest))
    *out_result = fail ("Nothing was changed: ", "what would run now is not what was approved. It has to be queued "
                        "again with the statements as they are now.", FALSE);
  else
    return run_all (parts, effect, out_result, cancellable, error);

  return TRUE;
}
