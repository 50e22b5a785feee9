/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides what is told. It knows no desktop, so that it can be tried without
 * one; what was told survives a restart as JSON. */

#include "config.h"

#include "steward-notice-plan.h"

#include "steward-json.h"

#define AS_NEW 1
#define AS_OVERDUE 2

/**
 * steward_notice_new:
 * @key: of the item in the queue
 * @review: (nullable): id
 * @title: what it is
 * @body: (nullable): more of it
 * @overdue: whether its day has passed
 *
 * Returns: (transfer full): a notice
 */
StewardNotice *
steward_notice_new (const char *key,
                    const char *review,
                    const char *title,
                    const char *body,
                    gboolean    overdue)
{
  StewardNotice *self = g_new0 (StewardNotice, 1);

  self->key = g_strdup (key);
  self->review = g_strdup (review);
  self->title = g_strdup (title);
  self->body = g_strdup (body);
  self->overdue = overdue;

  return self;
}

/**
 * steward_notice_new_access:
 * @key: of what is told, another one for each thing that is told of an access
 * @access: id
 * @heading: what happened, in a few words
 * @title: what it is
 * @body: (nullable): more of it
 * @overdue: whether its day has passed
 *
 * Returns: (transfer full): a notice
 */
StewardNotice *
steward_notice_new_access (const char *key,
                           const char *access,
                           const char *heading,
                           const char *title,
                           const char *body,
                           gboolean    overdue)
{
  StewardNotice *self = steward_notice_new (key, NULL, title, body, overdue);

  self->access = g_strdup (access);
  self->heading = g_strdup (heading);

  return self;
}

/**
 * steward_notice_free:
 * @self: (nullable) (transfer full): a notice
 */
void
steward_notice_free (StewardNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->review);
  g_free (self->access);
  g_free (self->heading);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

/**
 * steward_notice_plan_new:
 *
 * Returns: (transfer full): a plan by which nothing was told yet
 */
StewardNoticePlan *
steward_notice_plan_new (void)
{
  StewardNoticePlan *self = g_new0 (StewardNoticePlan, 1);

  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * steward_notice_plan_from_json:
 * @json: (nullable): what steward_notice_plan_to_json() wrote
 *
 * Returns: (transfer full): the plan; an empty one if @json cannot be read
 */
StewardNoticePlan *
steward_notice_plan_from_json (const char *json)
{
  StewardNoticePlan *self = steward_notice_plan_new ();
  g_autoptr (StewardDocument) document = json != NULL ? steward_document_parse_json (json, -1, NULL, NULL) : NULL;
  const StewardNode *root = document != NULL ? steward_document_get_root (document) : NULL;

  if (root == NULL || steward_node_get_kind (root) != STEWARD_NODE_MAPPING)
    return self;
  for (unsigned i = 0; i < steward_node_get_n_children (root); i++)
    {
      const char *key = steward_node_get_key (root, i);
      const char *how = steward_node_get_text (steward_node_get_child (root, i));

      if (key != NULL)
        g_hash_table_insert (self->told, g_strdup (key),
                             GINT_TO_POINTER (g_strcmp0 (how, "2") == 0 ? AS_OVERDUE : AS_NEW));
    }

  return self;
}

/**
 * steward_notice_plan_to_json:
 * @self: a plan
 *
 * Returns: (transfer full): what was told, as JSON
 */
char *
steward_notice_plan_to_json (StewardNoticePlan *self)
{
  GString *out = g_string_new ("{");
  GHashTableIter iter;
  gpointer key, how;

  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &key, &how))
    {
      g_string_append (out, out->len > 1 ? "," : "");
      steward_json_append_string (out, key);
      g_string_append_printf (out, ":%d", GPOINTER_TO_INT (how));
    }
  g_string_append_c (out, '}');

  return g_string_free (out, FALSE);
}

static gboolean
is_in (GPtrArray  *notices,
       const char *key)
{
  for (guint i = 0; i < notices->len; i++)
    if (g_str_equal (((const StewardNotice *) g_ptr_array_index (notices, i))->key, key))
      return TRUE;

  return FALSE;
}

/**
 * steward_notice_plan_update:
 * @self: a plan
 * @notices: (element-type StewardNotice): everything that waits for the person
 * @out_send: (element-type StewardNotice): gets what is to be told now; its
 *   elements belong to @notices
 * @out_withdraw: (element-type utf8): gets the keys of what is done
 *
 * Returns: whether the plan is another one now
 */
gboolean
steward_notice_plan_update (StewardNoticePlan *self,
                            GPtrArray         *notices,
                            GPtrArray         *out_send,
                            GPtrArray         *out_withdraw)
{
  GHashTableIter iter;
  gpointer key;
  guint n_withdrawn = 0;
  guint n_told = 0;

  for (guint i = 0; i < notices->len; i++)
    {
      StewardNotice *notice = g_ptr_array_index (notices, i);
      int how = notice->overdue ? AS_OVERDUE : AS_NEW;

      if (GPOINTER_TO_INT (g_hash_table_lookup (self->told, notice->key)) >= how)
        continue;
      g_hash_table_insert (self->told, g_strdup (notice->key), GINT_TO_POINTER (how));
      g_ptr_array_add (out_send, notice);
      n_told++;
    }
  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (is_in (notices, key))
        continue;
      g_ptr_array_add (out_withdraw, g_strdup (key));
      g_hash_table_iter_remove (&iter);
      n_withdrawn++;
    }

  return n_told + n_withdrawn > 0;
}

/**
 * steward_notice_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
steward_notice_plan_free (StewardNoticePlan *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->told);
  g_free (self);
}
