/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts of forms. A form is named by the review that it is for, or by what it
 * would open; each person has their own. A draft that cannot be kept is only
 * lost with the window, so that is no error that stops anybody. */

#include "config.h"

#include "steward-form-drafts.h"

#define DRAFT_KIND "review-form"

struct _StewardFormDrafts
{
  GObject parent_instance;

  StewardGovernance *governance;       /* owned */
  GHashTable *drafts;                  /* owned id → owned StewardIntent */
};

G_DEFINE_FINAL_TYPE (StewardFormDrafts, steward_form_drafts, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  StewardGovernance *governance;       /* owned */
  char *id;                            /* owned */
  char *subject;                       /* owned */
  char *body;                          /* owned; NULL: remove it */
} Write;

static void
free_write (gpointer data)
{
  Write *write = data;

  g_object_unref (write->governance);
  g_free (write->id);
  g_free (write->subject);
  g_free (write->body);
  g_free (write);
}

static char *
make_id (const char *person,
         const char *form)
{
  return g_strdup_printf ("form-%s-%s", person, form);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Write *write = task_data;
  GError *error = NULL;
  gboolean done = write->body != NULL
                    ? steward_governance_put_draft_sync (write->governance, write->id, DRAFT_KIND, write->subject,
                                                         write->body, &error)
                    : steward_governance_remove_draft_sync (write->governance, write->id, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("A draft could not be kept: %s", error->message);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *drafts = steward_governance_list_drafts_sync (task_data, DRAFT_KIND, &error);

  if (drafts != NULL)
    g_task_return_pointer (task, drafts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  StewardFormDrafts *self = STEWARD_FORM_DRAFTS (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = g_task_propagate_pointer (G_TASK (result), &error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);
      StewardIntent *intent = steward_intent_from_json (draft->body, NULL);

      if (intent != NULL && !g_hash_table_contains (self->drafts, draft->id))
        g_hash_table_insert (self->drafts, g_strdup (draft->id), intent);
      else
        steward_intent_free (intent);
    }
  if (error != NULL)
    g_debug ("Drafts could not be read: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
steward_form_drafts_finalize (GObject *object)
{
  StewardFormDrafts *self = STEWARD_FORM_DRAFTS (object);

  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_object (&self->governance);

  G_OBJECT_CLASS (steward_form_drafts_parent_class)->finalize (object);
}

static void
steward_form_drafts_class_init (StewardFormDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_form_drafts_finalize;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
steward_form_drafts_init (StewardFormDrafts *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) steward_intent_free);
}

/**
 * steward_form_drafts_new:
 * @governance: where they are kept
 *
 * Returns: (transfer full): the drafts; those of earlier runs come later
 */
StewardFormDrafts *
steward_form_drafts_new (StewardGovernance *governance)
{
  StewardFormDrafts *self = g_object_new (STEWARD_TYPE_FORM_DRAFTS, NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, NULL);

  self->governance = g_object_ref (governance);
  g_task_set_source_tag (task, steward_form_drafts_new);
  g_task_set_task_data (task, g_object_ref (governance), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);

  return self;
}

/**
 * steward_form_drafts_get:
 * @self: the drafts
 * @person: (nullable): whose
 * @form: of which form
 *
 * Returns: (transfer none) (nullable): what was written, until something else
 *   is put
 */
const StewardIntent *
steward_form_drafts_get (StewardFormDrafts *self,
                         const char        *person,
                         const char        *form)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (STEWARD_IS_FORM_DRAFTS (self), NULL);

  if (person == NULL || form == NULL)
    return NULL;
  id = make_id (person, form);

  return g_hash_table_lookup (self->drafts, id);
}

/**
 * steward_form_drafts_put:
 * @self: the drafts
 * @person: (nullable): whose
 * @form: of which form
 * @intent: (nullable): what is written; %NULL forgets it
 */
void
steward_form_drafts_put (StewardFormDrafts   *self,
                         const char          *person,
                         const char          *form,
                         const StewardIntent *intent)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *id = NULL;
  Write *write;

  g_return_if_fail (STEWARD_IS_FORM_DRAFTS (self));

  if (person == NULL || form == NULL)
    return;
  id = make_id (person, form);
  if (intent == NULL && !g_hash_table_contains (self->drafts, id))
    return;

  write = g_new0 (Write, 1);
  write->governance = g_object_ref (self->governance);
  write->id = g_strdup (id);
  write->subject = g_strdup (form);
  write->body = intent == NULL ? NULL : steward_intent_to_json (intent, NULL);
  if (intent == NULL)
    g_hash_table_remove (self->drafts, id);
  else
    g_hash_table_insert (self->drafts, g_steal_pointer (&id), steward_intent_copy (intent));
  task = g_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_source_tag (task, steward_form_drafts_put);
  g_task_set_task_data (task, write, free_write);
  g_task_run_in_thread (task, write_in_thread);
}
