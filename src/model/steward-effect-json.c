/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Effects, plans and results as JSON: an effect waits in the outbox, a plan is
 * kept beside the decision, a result is reported. */

#include "config.h"

#include "steward-effect.h"

#include "steward-body.h"
#include "steward-record-private.h"

#include <string.h>

#define MAX_STATEMENT (256u * 1024)
#define MAX_ROLES 10000u

static const char *const effect_members[] = { "id", "action", "access", "terms", "title", "foreign", NULL };
static const char *const plan_members[] = {
  "statements", "executable", "transactional", "platform", "roles", "warnings", "satisfied", "digest", NULL,
};
static const char *const role_members[] = { "role", "path", "canLogin", "had", NULL };
static const char *const result_members[] = { "outcome", "again", "words", "observed", NULL };
static const char *const grant_members[] = { "grantee", "object", "privilege", "path", "rowLimited", NULL };

/**
 * steward_effect_to_json:
 * @self: an effect
 *
 * Returns: (transfer full): an object with "id", "action", "access", "terms",
 *   "title" and "foreign"
 */
JsonNode *
steward_effect_to_json (const StewardEffect *self)
{
  JsonObject *object;
  JsonNode *node = steward_body_new (&object);

  steward_body_set_text (object, "id", self->id);
  steward_body_set_text (object, "action", steward_effect_action_to_id (self->action));
  steward_body_set_text (object, "access", self->access);
  if (self->terms != NULL)
    json_object_set_member (object, "terms", steward_access_terms_to_json (self->terms));
  steward_body_set_text (object, "title", self->title);
  steward_body_set_flag (object, "foreign", self->foreign);

  return node;
}

/**
 * steward_effect_from_node:
 * @node: (nullable): as steward_effect_to_json() writes it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the effect; else %NULL with
 *   %STEWARD_ERROR_INVALID_DATA
 */
StewardEffect *
steward_effect_from_node (const StewardNode *node,
                          GError           **error)
{
  g_autoptr(StewardEffect) self = steward_effect_new (STEWARD_EFFECT_GRANT, NULL, NULL, NULL);
  g_autofree char *action = NULL;
  StewardRecord record;

  steward_record_init (&record, node, "An effect", effect_members);
  self->id = steward_record_get_text (&record, "id", STEWARD_RECORD_MAX_NAME, TRUE);
  action = steward_record_get_text (&record, "action", STEWARD_RECORD_MAX_NAME, TRUE);
  if (action != NULL && !steward_effect_action_from_id (action, &self->action))
    steward_record_fail (&record, "An effect has the action “%.40s”, which is not known", action);
  self->access = steward_record_get_text (&record, "access", STEWARD_RECORD_MAX_NAME, TRUE);
  self->title = steward_record_get_text (&record, "title", STEWARD_RECORD_MAX_TEXT, FALSE);
  self->foreign = steward_record_get_flag (&record, "foreign");
  if (!steward_record_finish (&record, error))
    return NULL;

  self->terms = steward_access_terms_from_node (steward_node_get_member (node, "terms"), error);

  return self->terms != NULL ? g_steal_pointer (&self) : NULL;
}

static void
write_texts (JsonObject *object,
             const char *name,
             GPtrArray  *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, texts->pdata[i]);
  json_object_set_array_member (object, name, array);
}

static void
write_roles (JsonObject *object,
             GPtrArray  *roles)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < roles->len; i++)
    {
      const StewardEffectRole *role = g_ptr_array_index (roles, i);
      JsonObject *item = steward_body_add_object (array);

      steward_body_set_text (item, "role", role->role);
      steward_body_set_text (item, "path", role->path);
      steward_body_set_flag (item, "canLogin", role->can_login);
      steward_body_set_flag (item, "had", role->had);
    }
  json_object_set_array_member (object, "roles", array);
}

/**
 * steward_effect_plan_to_json:
 * @self: a plan
 *
 * Returns: (transfer full): an object with "statements", "executable",
 *   "transactional", "platform", "roles", "warnings", "satisfied" and "digest"
 */
JsonNode *
steward_effect_plan_to_json (const StewardEffectPlan *self)
{
  JsonObject *object;
  JsonNode *node = steward_body_new (&object);

  write_texts (object, "statements", self->statements);
  steward_body_set_flag (object, "executable", self->executable);
  steward_body_set_flag (object, "transactional", self->transactional);
  steward_body_set_text (object, "platform", self->platform);
  write_roles (object, self->roles);
  write_texts (object, "warnings", self->warnings);
  steward_body_set_flag (object, "satisfied", self->satisfied);
  steward_body_set_text (object, "digest", self->digest);

  return node;
}

static void
read_texts (StewardRecord *record,
            const char    *name,
            gsize          longest,
            GPtrArray     *texts)
{
  g_autofree char **items = steward_record_get_texts (record, name, longest);

  for (gsize i = 0; items[i] != NULL; i++)
    g_ptr_array_add (texts, items[i]);
}

static void
read_role (StewardRecord     *list,
           const StewardNode *node,
           GPtrArray         *roles)
{
  StewardEffectRole *role = steward_effect_role_new ();
  StewardRecord record;

  g_ptr_array_add (roles, role);
  steward_record_init (&record, node, "A role of a plan", role_members);
  role->role = steward_record_get_text (&record, "role", STEWARD_RECORD_MAX_NAME, TRUE);
  role->path = steward_record_get_text (&record, "path", STEWARD_RECORD_MAX_TEXT, FALSE);
  role->can_login = steward_record_get_flag (&record, "canLogin");
  role->had = steward_record_get_flag (&record, "had");
  if (record.error != NULL)
    steward_record_fail (list, "%s", record.error->message);
  g_clear_error (&record.error);
}

/* The digest says which statements they are: one that does not fit is a lie. */
static void
check_digest (StewardRecord     *record,
              StewardEffectPlan *plan)
{
  g_autofree char *told = g_steal_pointer (&plan->digest);

  steward_effect_plan_settle (plan);
  if (told != NULL && strcmp (told, plan->digest) != 0)
    steward_record_fail (record, "The digest of a plan is not that of its statements");
}

/**
 * steward_effect_plan_from_node:
 * @node: (nullable): as steward_effect_plan_to_json() writes it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan, with its digest; else %NULL
 *   with %STEWARD_ERROR_INVALID_DATA, also when the digest that is told is that
 *   of other statements
 */
StewardEffectPlan *
steward_effect_plan_from_node (const StewardNode *node,
                               GError           **error)
{
  g_autoptr(StewardEffectPlan) self = steward_effect_plan_new ();
  const StewardNode *roles;
  StewardRecord record;

  steward_record_init (&record, node, "A plan", plan_members);
  read_texts (&record, "statements", MAX_STATEMENT, self->statements);
  self->executable = steward_record_get_flag (&record, "executable");
  self->transactional = steward_record_get_flag (&record, "transactional");
  self->platform = steward_record_get_text (&record, "platform", STEWARD_RECORD_MAX_TEXT, FALSE);
  roles = steward_record_get_list (&record, "roles", MAX_ROLES);
  for (unsigned i = 0; roles != NULL && i < steward_node_get_n_children (roles); i++)
    read_role (&record, steward_node_get_child (roles, i), self->roles);
  read_texts (&record, "warnings", STEWARD_RECORD_MAX_TEXT, self->warnings);
  self->satisfied = steward_record_get_flag (&record, "satisfied");
  self->digest = steward_record_get_text (&record, "digest", STEWARD_RECORD_MAX_NAME, FALSE);
  check_digest (&record, self);

  return steward_record_finish (&record, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * steward_effect_result_to_json:
 * @self: a result
 *
 * Returns: (transfer full): an object with "outcome", "again", "words" and
 *   "observed": each grant with "grantee", "object", "privilege", "path" and
 *   "rowLimited"
 */
JsonNode *
steward_effect_result_to_json (const StewardEffectResult *self)
{
  JsonObject *object;
  JsonNode *node = steward_body_new (&object);
  JsonArray *observed = json_array_new ();

  steward_body_set_text (object, "outcome", steward_effect_outcome_to_id (self->outcome));
  steward_body_set_flag (object, "again", self->again);
  steward_body_set_text (object, "words", self->words);
  for (guint i = 0; i < self->observed->len; i++)
    {
      const StewardGrant *grant = g_ptr_array_index (self->observed, i);
      JsonObject *item = steward_body_add_object (observed);

      steward_body_set_text (item, "grantee", grant->grantee);
      steward_body_set_text (item, "object", grant->object);
      steward_body_set_text (item, "privilege", grant->privilege);
      steward_body_set_text (item, "path", grant->path);
      steward_body_set_flag (item, "rowLimited", grant->row_limited);
    }
  json_object_set_array_member (object, "observed", observed);

  return node;
}

static void
read_grant (StewardRecord     *list,
            const StewardNode *node,
            GPtrArray         *grants)
{
  StewardGrant *grant = steward_grant_new ();
  StewardRecord record;

  g_ptr_array_add (grants, grant);
  steward_record_init (&record, node, "A grant of a result", grant_members);
  grant->grantee = steward_record_get_text (&record, "grantee", STEWARD_RECORD_MAX_NAME, TRUE);
  grant->object = steward_record_get_text (&record, "object", STEWARD_RECORD_MAX_NAME * 2, TRUE);
  grant->privilege = steward_record_get_text (&record, "privilege", STEWARD_RECORD_MAX_NAME, TRUE);
  grant->path = steward_record_get_text (&record, "path", STEWARD_RECORD_MAX_TEXT, FALSE);
  grant->row_limited = steward_record_get_flag (&record, "rowLimited");
  if (record.error != NULL)
    steward_record_fail (list, "%s", record.error->message);
  g_clear_error (&record.error);
}

/**
 * steward_effect_result_from_node:
 * @node: (nullable): as steward_effect_result_to_json() writes it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the result; else %NULL with
 *   %STEWARD_ERROR_INVALID_DATA
 */
StewardEffectResult *
steward_effect_result_from_node (const StewardNode *node,
                                 GError           **error)
{
  g_autoptr(StewardEffectResult) self = steward_effect_result_new (STEWARD_EFFECT_UNKNOWN, NULL);
  g_autofree char *outcome = NULL;
  const StewardNode *observed;
  StewardRecord record;

  steward_record_init (&record, node, "A result", result_members);
  outcome = steward_record_get_text (&record, "outcome", STEWARD_RECORD_MAX_NAME, TRUE);
  if (outcome != NULL && !steward_effect_outcome_from_id (outcome, &self->outcome))
    steward_record_fail (&record, "A result has the outcome “%.40s”, which is not known", outcome);
  self->again = steward_record_get_flag (&record, "again");
  self->words = steward_record_get_text (&record, "words", STEWARD_RECORD_MAX_TEXT, FALSE);
  observed = steward_record_get_list (&record, "observed", STEWARD_RECORD_MAX_ITEMS);
  for (unsigned i = 0; observed != NULL && i < steward_node_get_n_children (observed); i++)
    read_grant (&record, steward_node_get_child (observed, i), self->observed);

  return steward_record_finish (&record, error) ? g_steal_pointer (&self) : NULL;
}
