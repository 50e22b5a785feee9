/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be done on a platform, and the plan of how: plain records. The
 * digest of a plan is one of its statements, so that what was approved and what
 * would run can be compared wherever they were made. */

#include "config.h"

#include "steward-effect.h"

#include "steward-digest.h"

static const char *const actions[] = {
  [STEWARD_EFFECT_GRANT] = "grant",
  [STEWARD_EFFECT_REVOKE] = "revoke",
};

static const char *const outcomes[] = {
  [STEWARD_EFFECT_DONE] = "done",
  [STEWARD_EFFECT_PARTIAL] = "partial",
  [STEWARD_EFFECT_FAILED] = "failed",
  [STEWARD_EFFECT_UNKNOWN] = "unknown",
  [STEWARD_EFFECT_MANUAL] = "manual",
};

/**
 * steward_effect_new:
 * @action: what is to be done
 * @id: (nullable): its key, "a-2026-001/grant-1"
 * @access: (nullable): id of the access
 * @terms: (nullable): what is given or taken away; copied
 *
 * Returns: (transfer full): an effect
 */
StewardEffect *
steward_effect_new (StewardEffectAction       action,
                    const char               *id,
                    const char               *access,
                    const StewardAccessTerms *terms)
{
  StewardEffect *self = g_new0 (StewardEffect, 1);

  self->action = action;
  self->id = g_strdup (id);
  self->access = g_strdup (access);
  self->terms = steward_access_terms_copy (terms);

  return self;
}

void
steward_effect_free (StewardEffect *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->access);
  steward_access_terms_free (self->terms);
  g_free (self->title);
  g_strfreev (self->held);
  g_free (self);
}

/**
 * steward_effect_plan_new:
 *
 * Returns: (transfer full): a plan without statements, executable at once and
 *   all or nothing
 */
StewardEffectPlan *
steward_effect_plan_new (void)
{
  StewardEffectPlan *self = g_new0 (StewardEffectPlan, 1);

  self->executable = TRUE;
  self->transactional = TRUE;
  self->statements = g_ptr_array_new_with_free_func (g_free);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_effect_role_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
copy_texts (GPtrArray *to,
            GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

/**
 * steward_effect_plan_copy:
 * @self: (nullable): a plan
 *
 * Returns: (transfer full) (nullable): a deep copy
 */
StewardEffectPlan *
steward_effect_plan_copy (const StewardEffectPlan *self)
{
  StewardEffectPlan *copy;

  if (self == NULL)
    return NULL;

  copy = steward_effect_plan_new ();
  copy->executable = self->executable;
  copy->transactional = self->transactional;
  copy->satisfied = self->satisfied;
  copy->platform = g_strdup (self->platform);
  copy->digest = g_strdup (self->digest);
  copy_texts (copy->statements, self->statements);
  copy_texts (copy->warnings, self->warnings);
  for (guint i = 0; i < self->roles->len; i++)
    {
      const StewardEffectRole *role = g_ptr_array_index (self->roles, i);
      StewardEffectRole *other = steward_effect_role_new ();

      other->role = g_strdup (role->role);
      other->path = g_strdup (role->path);
      other->can_login = role->can_login;
      other->had = role->had;
      g_ptr_array_add (copy->roles, other);
    }

  return copy;
}

void
steward_effect_plan_free (StewardEffectPlan *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->warnings);
  g_free (self->platform);
  g_free (self->digest);
  g_free (self);
}

/**
 * steward_effect_plan_add:
 * @self: a plan
 * @format: of a statement
 * @...: parameters, quoted already by who knows how
 *
 * Adds a statement at the end.
 */
void
steward_effect_plan_add (StewardEffectPlan *self,
                         const char        *format,
                         ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->statements, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/**
 * steward_effect_plan_settle:
 * @self: a plan whose statements are all there
 *
 * Sets the digest: SHA-256 of the statements, each followed by a line feed.
 */
void
steward_effect_plan_settle (StewardEffectPlan *self)
{
  g_autoptr(StewardHasher) hasher = steward_hasher_new ();
  g_autofree char *hex = NULL;
  StewardDigest digest;

  for (guint i = 0; i < self->statements->len; i++)
    {
      steward_hasher_add_text (hasher, self->statements->pdata[i]);
      steward_hasher_add_text (hasher, "\n");
    }
  steward_hasher_finish (hasher, &digest);
  hex = steward_digest_to_hex (&digest);
  g_free (self->digest);
  self->digest = g_strconcat ("sha256:", hex, NULL);
}

StewardEffectRole *
steward_effect_role_new (void)
{
  return g_new0 (StewardEffectRole, 1);
}

void
steward_effect_role_free (StewardEffectRole *self)
{
  if (self == NULL)
    return;

  g_free (self->role);
  g_free (self->path);
  g_free (self);
}

/**
 * steward_effect_result_new:
 * @outcome: what came of it
 * @words: (nullable): what the platform has now, and what a person should do
 *
 * Returns: (transfer full): a result that is not to be tried again by itself
 */
StewardEffectResult *
steward_effect_result_new (StewardEffectOutcome outcome,
                           const char          *words)
{
  StewardEffectResult *self = g_new0 (StewardEffectResult, 1);

  self->outcome = outcome;
  self->words = g_strdup (words);
  self->observed = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_grant_free);

  return self;
}

/**
 * steward_effect_result_copy:
 * @self: (nullable): a result
 *
 * Returns: (transfer full) (nullable): a deep copy
 */
StewardEffectResult *
steward_effect_result_copy (const StewardEffectResult *self)
{
  StewardEffectResult *copy;

  if (self == NULL)
    return NULL;

  copy = steward_effect_result_new (self->outcome, self->words);
  copy->again = self->again;
  for (guint i = 0; i < self->observed->len; i++)
    {
      const StewardGrant *grant = g_ptr_array_index (self->observed, i);
      StewardGrant *other = steward_grant_new ();

      other->grantee = g_strdup (grant->grantee);
      other->object = g_strdup (grant->object);
      other->privilege = g_strdup (grant->privilege);
      other->path = g_strdup (grant->path);
      other->row_limited = grant->row_limited;
      g_ptr_array_add (copy->observed, other);
    }

  return copy;
}

void
steward_effect_result_free (StewardEffectResult *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_ptr_array_unref (self->observed);
  g_free (self);
}

static gboolean
find_word (const char *const *words,
           gsize              n_words,
           const char        *id,
           gsize             *out_index)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i], id) == 0)
        {
          *out_index = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
steward_effect_action_to_id (StewardEffectAction action)
{
  return actions[(gsize) action < G_N_ELEMENTS (actions) ? action : STEWARD_EFFECT_GRANT];
}

/**
 * steward_effect_action_from_id:
 * @id: (nullable): "grant" or "revoke"
 * @out_action: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_effect_action_from_id (const char          *id,
                               StewardEffectAction *out_action)
{
  gsize index;

  if (!find_word (actions, G_N_ELEMENTS (actions), id, &index))
    return FALSE;

  *out_action = (StewardEffectAction) index;
  return TRUE;
}

const char *
steward_effect_outcome_to_id (StewardEffectOutcome outcome)
{
  return outcomes[(gsize) outcome < G_N_ELEMENTS (outcomes) ? outcome : STEWARD_EFFECT_UNKNOWN];
}

/**
 * steward_effect_outcome_from_id:
 * @id: (nullable): "done", "partial", "failed", "unknown" or "manual"
 * @out_outcome: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_effect_outcome_from_id (const char           *id,
                                StewardEffectOutcome *out_outcome)
{
  gsize index;

  if (!find_word (outcomes, G_N_ELEMENTS (outcomes), id, &index))
    return FALSE;

  *out_outcome = (StewardEffectOutcome) index;
  return TRUE;
}
