/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One session and one transaction for each database; almost always there is
 * one. An approval holds for its statements and for a part of them: what the
 * server has already is not done again. */

#include "config.h"

#include "steward-postgres-plan.h"

#include <string.h>

#include "steward-postgres-parse.h"
#include "steward-postgres-query.h"
#include "steward-postgres-session.h"

#define MAX_TRIED_STEPS 12             /* so that at most 4,096 digests are computed */

static void
free_part (StewardPostgresPart *self)
{
  g_clear_pointer (&self->draft, steward_postgres_draft_free);
  g_clear_pointer (&self->pg, steward_pg_close);
  g_free (self);
}

/* Opening */

static gboolean
is_identifier (const char *text)
{
  return text != NULL && *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* The source may have been given another address since. Nothing is granted
 * there; a revocation there says nothing about the server of before. */
static gboolean
check_instance (StewardPostgresDraft  *draft,
                StewardPg             *pg,
                GCancellable          *cancellable,
                GError               **error)
{
  const char *expected = draft->effect->terms->instance;
  g_autofree char *actual = NULL;
  g_autoptr (GError) reason = NULL;

  if (!is_identifier (expected))
    return TRUE;
  actual = steward_postgres_query_text (pg, "instance", cancellable, &reason);
  if (actual == NULL && !steward_pg_is_open (pg))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (!is_identifier (actual) || g_str_equal (actual, expected))
    return TRUE;

  draft->elsewhere = g_strdup_printf ("The source leads to another server now (%s) than the one for which this access "
                                      "was approved (%s).", actual, expected);
  if (draft->effect->action == STEWARD_EFFECT_GRANT)
    steward_postgres_draft_block (draft, "%s It has to be asked for there.", draft->elsewhere);
  else
    steward_postgres_draft_remain (draft, "%s If that one still runs, it has to be revoked there.", draft->elsewhere);

  return TRUE;
}

static gboolean
note_database (const char *const  *values,
               int                 n_values,
               gpointer            user_data,
               GError            **error)
{
  *(gboolean *) user_data = TRUE;

  return TRUE;
}

/* Asks another database; a refusal alone could mean many things. */
static gboolean
is_database_gone (StewardConnector      *connector,
                  StewardPostgresDraft  *draft,
                  GCancellable          *cancellable)
{
  g_autoptr (StewardPostgresSettings) settings = steward_postgres_settings_new (NULL, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (StewardPg) pg = steward_postgres_sign_in_first (connector, settings, cancellable, NULL);
  gboolean found = FALSE;

  return pg != NULL &&
         steward_pg_query (pg, "SELECT FROM pg_catalog.pg_database WHERE datname::text = $1::text",
                           (const char *const *) &draft->database, 1, note_database, &found, cancellable, NULL) &&
         !found && check_instance (draft, pg, cancellable, NULL);
}

static gboolean
open_part (StewardConnector     *connector,
           StewardPostgresPart  *part,
           gboolean              writable,
           GCancellable         *cancellable,
           GError              **error)
{
  StewardPostgresDraft *draft = part->draft;
  g_autoptr (GError) reason = NULL;

  part->pg = steward_postgres_has_writer (connector)
             ? steward_postgres_sign_in_writer (connector, draft->database, writable, cancellable, &reason)
             : steward_postgres_sign_in (connector, draft->database, cancellable, &reason);
  if (part->pg != NULL)
    return TRUE;

  if (draft->effect->action == STEWARD_EFFECT_REVOKE &&
      g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND) &&
      is_database_gone (connector, draft, cancellable))
    {
      steward_postgres_draft_warn (draft, "The database “%s” does not exist any more, and what was granted in it is "
                                   "gone with it.", draft->database);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/**
 * steward_postgres_parts_open:
 * @effect: must outlive the parts
 * @writable: %FALSE to look only
 * @error: that of signing in, or of a name that PostgreSQL cannot have
 *
 * Signs in to each database of the effect, as the role that grants if the
 * source names one. Blocks.
 *
 * Returns: (transfer full) (element-type StewardPostgresPart): the drafts, still
 *   empty, with their sessions
 */
GPtrArray *
steward_postgres_parts_open (StewardConnector     *connector,
                             const StewardEffect  *effect,
                             gboolean              writable,
                             GCancellable         *cancellable,
                             GError              **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part);
  g_autoptr (GPtrArray) drafts = NULL;

  drafts = steward_postgres_drafts_new (effect, steward_connector_get_setting (connector, "governed-schema"), error);
  if (drafts == NULL)
    return NULL;

  while (drafts->len > 0)
    {
      StewardPostgresPart *part = g_new0 (StewardPostgresPart, 1);

      part->draft = g_ptr_array_steal_index (drafts, 0);
      g_ptr_array_add (parts, part);
      if (!open_part (connector, part, writable, cancellable, error))
        return NULL;
    }

  return g_steal_pointer (&parts);
}

/**
 * steward_postgres_parts_fill:
 * @acts: whether the sessions' role runs the statements
 *
 * Blocks.
 *
 * Returns: whether all could be drafted
 */
gboolean
steward_postgres_parts_fill (GPtrArray     *parts,
                             gboolean       acts,
                             GCancellable  *cancellable,
                             GError       **error)
{
  for (unsigned i = 0; i < parts->len; i++)
    {
      StewardPostgresPart *part = g_ptr_array_index (parts, i);

      if (part->pg != NULL && (!steward_postgres_draft_fill (part->draft, part->pg, acts, cancellable, error) ||
                               !check_instance (part->draft, part->pg, cancellable, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_postgres_parts_is_idle:
 *
 * Returns: whether nothing is left to run in any database
 */
gboolean
steward_postgres_parts_is_idle (GPtrArray *parts)
{
  for (unsigned i = 0; i < parts->len; i++)
    {
      if (!steward_postgres_draft_is_idle (((StewardPostgresPart *) g_ptr_array_index (parts, i))->draft))
        return FALSE;
    }

  return TRUE;
}

/* Plans */

static void
add_sentences (GPtrArray *to,
               GPtrArray *from)
{
  for (unsigned i = 0; i < from->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (to, from->pdata[i], g_str_equal, NULL))
        g_ptr_array_add (to, g_strdup (from->pdata[i]));
    }
}

static gboolean
has_role (GPtrArray  *roles,
          const char *name)
{
  for (unsigned i = 0; i < roles->len; i++)
    {
      if (g_str_equal (((StewardEffectRole *) g_ptr_array_index (roles, i))->role, name))
        return TRUE;
    }

  return FALSE;
}

/* Takes @roles over; a role is the same in all databases of a server. */
static void
add_roles (GPtrArray *to,
           GPtrArray *roles)
{
  while (roles->len > 0)
    {
      StewardEffectRole *role = g_ptr_array_steal_index (roles, 0);

      if (has_role (to, role->role))
        steward_effect_role_free (role);
      else
        g_ptr_array_add (to, role);
    }
}

/* In a comment nothing is quoted: a line break would end it. */
static void
add_heading (StewardEffectPlan *plan,
             const char        *database)
{
  g_autofree char *escaped = steward_postgres_escape_name (database);

  steward_effect_plan_add (plan, "-- %s", escaped);
}

/* The chosen steps; a database is named where there are several. */
static void
add_statements (StewardEffectPlan *plan,
                GPtrArray         *parts)
{
  for (unsigned i = 0; i < parts->len; i++)
    {
      const StewardPostgresDraft *draft = ((StewardPostgresPart *) g_ptr_array_index (parts, i))->draft;
      gboolean begun = FALSE;

      for (unsigned n = 0; n < draft->steps->len; n++)
        {
          const StewardPostgresStep *step = g_ptr_array_index (draft->steps, n);

          if (!step->chosen)
            continue;
          if (!begun && parts->len > 1)
            add_heading (plan, draft->database);
          if (!begun && !plan->executable)
            steward_effect_plan_add (plan, "BEGIN");
          begun = TRUE;
          steward_effect_plan_add (plan, "%s", step->sql);
        }
      if (begun && !plan->executable)
        steward_effect_plan_add (plan, "COMMIT");
    }
}

/* All steps, in the order in which they run. */
static GPtrArray *
list_steps (GPtrArray *parts)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (unsigned i = 0; i < parts->len; i++)
    {
      const StewardPostgresDraft *draft = ((StewardPostgresPart *) g_ptr_array_index (parts, i))->draft;

      for (unsigned n = 0; n < draft->steps->len; n++)
        g_ptr_array_add (steps, g_ptr_array_index (draft->steps, n));
    }

  return steps;
}

static void
choose_needed (GPtrArray *steps)
{
  for (unsigned i = 0; i < steps->len; i++)
    {
      StewardPostgresStep *step = g_ptr_array_index (steps, i);

      step->chosen = step->needed;
    }
}

static char *
describe_platform (GPtrArray  *parts,
                   const char *server)
{
  g_autoptr (GString) text = g_string_new ("PostgreSQL");
  gboolean named = FALSE;

  for (unsigned i = 0; i < parts->len; i++)
    {
      const StewardPostgresPart *part = g_ptr_array_index (parts, i);

      if (part->pg != NULL && !named)
        g_string_append_printf (text, " %s", steward_pg_get_version_text (part->pg));
      if (!named)
        g_string_append_printf (text, " at %s", server);
      named = TRUE;
      g_string_append_printf (text, "%s%s", i == 0 ? "/" : ", ", part->draft->database);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * steward_postgres_parts_to_plan:
 * @parts: filled
 * @executable: %FALSE: a person runs it as a script
 * @server: its address, for people
 *
 * Returns: (transfer full): the plan that people see
 */
StewardEffectPlan *
steward_postgres_parts_to_plan (GPtrArray  *parts,
                                gboolean    executable,
                                const char *server)
{
  StewardEffectPlan *plan = steward_effect_plan_new ();
  g_autoptr (GPtrArray) steps = list_steps (parts);
  gboolean blocked = FALSE;

  plan->executable = executable;
  plan->transactional = parts->len <= 1;
  plan->platform = describe_platform (parts, server);
  for (unsigned i = 0; i < parts->len; i++)
    {
      add_sentences (plan->warnings, ((StewardPostgresPart *) g_ptr_array_index (parts, i))->draft->blockers);
      blocked |= plan->warnings->len > 0;
    }
  for (unsigned i = 0; i < parts->len; i++)
    {
      const StewardPostgresDraft *draft = ((StewardPostgresPart *) g_ptr_array_index (parts, i))->draft;

      add_sentences (plan->warnings, draft->remains);
      add_sentences (plan->warnings, draft->warnings);
      add_roles (plan->roles, draft->roles);
    }
  choose_needed (steps);
  add_statements (plan, parts);
  if (plan->statements->len > 0 && parts->len > 1)
    g_ptr_array_add (plan->warnings, g_strdup ("It is done in each database by itself: if one fails, the others "
                                               "stay as they are."));
  plan->satisfied = !blocked && plan->statements->len == 0;
  steward_effect_plan_settle (plan);

  return plan;
}

/* Approval */

static gboolean
has_digest (GPtrArray  *parts,
            const char *digest)
{
  g_autoptr (StewardEffectPlan) plan = steward_effect_plan_new ();

  add_statements (plan, parts);
  steward_effect_plan_settle (plan);

  return g_str_equal (plan->digest, digest);
}

/* What is needed and was not approved is refused, or left out if it may be. */
static gboolean
keep_to_chosen (GPtrArray *steps)
{
  for (unsigned i = 0; i < steps->len; i++)
    {
      const StewardPostgresStep *step = g_ptr_array_index (steps, i);

      if (step->needed && !step->chosen && !step->optional)
        return FALSE;
    }

  for (unsigned i = 0; i < steps->len; i++)
    {
      StewardPostgresStep *step = g_ptr_array_index (steps, i);

      step->needed &= step->chosen;
    }

  return TRUE;
}

/* Of many steps only those that may be left out are varied. */
static GPtrArray *
list_varied (GPtrArray *steps)
{
  GPtrArray *varied = g_ptr_array_new ();

  for (unsigned i = 0; i < steps->len && varied->len < MAX_TRIED_STEPS; i++)
    {
      StewardPostgresStep *step = g_ptr_array_index (steps, i);

      if (step->optional || steps->len <= MAX_TRIED_STEPS)
        g_ptr_array_add (varied, step);
    }

  return varied;
}

static gboolean
try_parts_of_all (GPtrArray  *parts,
                  GPtrArray  *steps,
                  const char *digest)
{
  g_autoptr (GPtrArray) varied = list_varied (steps);

  choose_needed (steps);
  for (unsigned bits = 0; bits < 1u << varied->len; bits++)
    {
      for (unsigned i = 0; i < varied->len; i++)
        ((StewardPostgresStep *) g_ptr_array_index (varied, i))->chosen = (bits >> i & 1) != 0;
      if (has_digest (parts, digest))
        return keep_to_chosen (steps);
    }

  return FALSE;
}

/**
 * steward_postgres_parts_approve:
 * @digest: (nullable): of the statements that were approved; %NULL: any
 *
 * Finds what was approved among what the effect comes to, and drops what is
 * optional and was not approved.
 *
 * Returns: whether all that would run now was approved
 */
gboolean
steward_postgres_parts_approve (GPtrArray  *parts,
                                const char *digest)
{
  g_autoptr (GPtrArray) steps = list_steps (parts);

  choose_needed (steps);
  if (digest == NULL || has_digest (parts, digest))
    return TRUE;
  if (try_parts_of_all (parts, steps, digest))
    return TRUE;

  for (unsigned i = 0; i < steps->len; i++)
    ((StewardPostgresStep *) g_ptr_array_index (steps, i))->chosen = TRUE;

  return has_digest (parts, digest);
}

/**
 * steward_postgres_plan:
 * @out_plan: (out) (transfer full): what would run
 *
 * Reads, and writes nothing. Blocks.
 *
 * Returns: whether a plan could be made
 */
gboolean
steward_postgres_plan (StewardConnector     *connector,
                       const StewardEffect  *effect,
                       StewardEffectPlan   **out_plan,
                       GCancellable         *cancellable,
                       GError              **error)
{
  const gboolean acts = steward_postgres_has_writer (connector);
  g_autoptr (GPtrArray) parts = steward_postgres_parts_open (connector, effect, FALSE, cancellable, error);
  g_autofree char *server = NULL;

  if (parts == NULL || !steward_postgres_parts_fill (parts, acts, cancellable, error))
    return FALSE;
  server = steward_postgres_make_server (steward_connector_get_setting (connector, "host"),
                                         steward_postgres_get_port (connector));
  *out_plan = steward_postgres_parts_to_plan (parts, acts, server);

  return TRUE;
}
