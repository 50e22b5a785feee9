/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The council of a ledger: one state for everybody who asks, read in a thread
 * of its own and read again when something was recorded, and the door to the
 * verbs. Votes have a thread of their own, so that no page keeps one waiting. */

#include "config.h"

#include "steward-council-private.h"

#include "steward-council-rows.h"

#define READ_TRIES 10

struct _StewardCouncil
{
  GObject parent_instance;

  StewardLedger *ledger;               /* owned */
  StewardGovernance *governance;       /* owned */
  StewardCatalog *catalog;             /* owned */
  StewardWorker *acting;               /* owned: prepares and seals */
  StewardWorker *reading;              /* owned: states and pages */
  GMutex mutex;
  StewardCouncilState *read;           /* owned: the newest, under the mutex */
  StewardCouncilState *shown;          /* owned: main thread only */
  GCancellable *cancellable;           /* owned: ends with close() */
  StewardCouncilSigner signer;
  gpointer signer_data;
  GDestroyNotify signer_destroy;
  gboolean refreshing;
  gboolean refresh_again;
  gboolean closed;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardCouncil, steward_council, G_TYPE_OBJECT)

static void
steward_council_finalize (GObject *object)
{
  StewardCouncil *self = STEWARD_COUNCIL (object);

  if (self->signer_destroy != NULL)
    self->signer_destroy (self->signer_data);
  g_clear_object (&self->acting);
  g_clear_object (&self->reading);
  g_clear_object (&self->ledger);
  g_clear_object (&self->governance);
  g_clear_object (&self->catalog);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->read, steward_council_state_unref);
  g_clear_pointer (&self->shown, steward_council_state_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (steward_council_parent_class)->finalize (object);
}

static void
steward_council_class_init (StewardCouncilClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_council_finalize;

  /**
   * StewardCouncil::changed:
   *
   * The state was read again. Emitted on the main context.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
steward_council_init (StewardCouncil *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->acting = steward_worker_new ("council-acts");
  self->reading = steward_worker_new ("council-reads");
}

/**
 * steward_council_new:
 * @ledger: where it is recorded
 * @governance: the store with the rows folded from @ledger
 * @catalog: what products are there
 *
 * Nothing is read before steward_council_refresh() or a _sync call.
 *
 * Returns: (transfer full): the council; close it before the stores
 */
StewardCouncil *
steward_council_new (StewardLedger     *ledger,
                     StewardGovernance *governance,
                     StewardCatalog    *catalog)
{
  StewardCouncil *self = g_object_new (STEWARD_TYPE_COUNCIL, NULL);

  self->ledger = g_object_ref (ledger);
  self->governance = g_object_ref (governance);
  self->catalog = g_object_ref (catalog);
  g_signal_connect_object (ledger, "appended", G_CALLBACK (steward_council_refresh), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * steward_council_close:
 * @self: a council
 *
 * Stops what waits, lets what is being sealed come to its end, and waits for
 * it. Asynchronous calls that waited end as cancelled. Safe to call twice.
 */
void
steward_council_close (StewardCouncil *self)
{
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_func (self->ledger, steward_council_refresh, self);
  steward_worker_shutdown (self->acting);
  steward_worker_shutdown (self->reading);
  while (self->refreshing)
    g_main_context_iteration (NULL, TRUE);
}

StewardLedger *
steward_council_get_ledger (StewardCouncil *self)
{
  return self->ledger;
}

StewardGovernance *
steward_council_get_governance (StewardCouncil *self)
{
  return self->governance;
}

StewardCatalog *
steward_council_get_catalog (StewardCouncil *self)
{
  return self->catalog;
}

/**
 * steward_council_set_signer:
 * @self: a council that has not acted yet
 * @signer: (nullable): called for those who registered a key
 * @data: for @signer
 * @destroy: (nullable): frees @data
 */
void
steward_council_set_signer (StewardCouncil       *self,
                            StewardCouncilSigner  signer,
                            gpointer              data,
                            GDestroyNotify        destroy)
{
  if (self->signer_destroy != NULL)
    self->signer_destroy (self->signer_data);
  self->signer = signer;
  self->signer_data = data;
  self->signer_destroy = destroy;
}

/* Runs the signer over one body. Returns FALSE with an error only. */
static gboolean
sign_draft (StewardCouncil  *self,
            StewardAppend   *append,
            guint            i,
            GPtrArray       *keys,
            GError         **error)
{
  const StewardDraft *draft = g_ptr_array_index (append->drafts, i);
  g_autoptr(GBytes) body = steward_json_canonicalize (draft->body, STEWARD_JSON_EVENT, error);
  g_autoptr(GError) local = NULL;
  char *signature;

  if (body == NULL)
    return FALSE;
  signature = self->signer (append->actor, keys, body, self->signer_data, &local);
  if (local != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local), "It was not signed and so not recorded: ");
      return FALSE;
    }
  g_free (append->signatures->pdata[i]);
  append->signatures->pdata[i] = signature;

  return TRUE;
}

/* Signs the bodies of requests, votes and decisions, for an actor who has
 * registered a key. */
gboolean
steward_council_sign (StewardCouncil  *self,
                      StewardAct      *act,
                      GError         **error)
{
  StewardAppend *append = act->append;
  g_autoptr(GPtrArray) keys = NULL;
  guint n_unsigned = 0;

  if (self->signer == NULL)
    return TRUE;
  keys = steward_council_rows_list_keys (self->governance, append->actor, error);
  if (keys == NULL)
    return FALSE;
  for (guint i = 0; keys->len > 0 && i < append->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (append->drafts, i);

      if (!steward_council_is_signed_type (draft->type))
        continue;
      if (!sign_draft (self, append, i, keys, error))
        return FALSE;
      n_unsigned += append->signatures->pdata[i] == NULL;
    }
  if (n_unsigned > 0)
    steward_act_add_warning (act, "It is not signed: none of the registered keys is at hand here.");

  return TRUE;
}

/* State. */

static gboolean
read_head (StewardCouncil  *self,
           gint64          *out_position,
           char           **out_seal,
           GError         **error)
{
  StewardCheckpoint head = { 0 };

  if (!steward_ledger_get_checkpoint_sync (self->ledger, &head, error))
    return FALSE;
  *out_position = (gint64) head.tree.size;
  g_free (*out_seal);
  *out_seal = steward_digest_to_hex (&head.seal);

  return TRUE;
}

static StewardCouncilState *
take_read (StewardCouncil *self,
           gint64          position,
           const char     *seal)
{
  StewardCouncilState *state = NULL;

  g_mutex_lock (&self->mutex);
  if (self->read != NULL && self->read->position == position && g_str_equal (self->read->seal, seal))
    state = steward_council_state_ref (self->read);
  g_mutex_unlock (&self->mutex);

  return state;
}

static void
put_read (StewardCouncil      *self,
          StewardCouncilState *state)
{
  g_mutex_lock (&self->mutex);
  if (self->read == NULL || self->read->position <= state->position)
    {
      steward_council_state_ref (state);
      g_clear_pointer (&self->read, steward_council_state_unref);
      self->read = state;
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * steward_council_load_state_sync:
 * @self: a council
 * @error: return location
 *
 * Reads again only when something was recorded since.
 *
 * Returns: (transfer full) (nullable): what is in force now
 */
StewardCouncilState *
steward_council_load_state_sync (StewardCouncil  *self,
                                 GError         **error)
{
  g_autoptr(StewardCouncilState) state = NULL;
  g_autofree char *seal = NULL;
  gint64 position = 0;
  gint64 after = 0;

  if (!read_head (self, &position, &seal, error))
    return NULL;
  for (unsigned i = 0; i < READ_TRIES; i++)
    {
      state = take_read (self, position, seal);
      if (state != NULL)
        return g_steal_pointer (&state);
      state = steward_council_read_state (self, position, seal, error);
      if (state == NULL || !read_head (self, &after, &seal, error))
        return NULL;
      if (after == position)
        break;
      position = after;
      if (i + 1 < READ_TRIES)
        g_clear_pointer (&state, steward_council_state_unref);
    }
  put_read (self, state);

  return g_steal_pointer (&state);
}

/**
 * steward_council_peek_state:
 * @self: a council
 *
 * Returns: (transfer none) (nullable): the last state that "changed" told; for
 *   the main thread, until it returns to its loop
 */
StewardCouncilState *
steward_council_peek_state (StewardCouncil *self)
{
  return self->shown;
}

static void
read_state_in_thread (GTask        *task,
                      gpointer      source_object,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  GError *error = NULL;
  StewardCouncilState *state = steward_council_load_state_sync (source_object, &error);

  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify) steward_council_state_unref);
  else
    g_task_return_error (task, error);
}

static void
state_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  StewardCouncil *self = STEWARD_COUNCIL (object);
  g_autoptr(GError) error = NULL;
  StewardCouncilState *state = g_task_propagate_pointer (G_TASK (result), &error);

  self->refreshing = FALSE;
  if (state != NULL)
    {
      g_clear_pointer (&self->shown, steward_council_state_unref);
      self->shown = state;
    }
  else if (!steward_error_is_cancelled (error))
    {
      g_debug ("The state of the council was not read: %s", error->message);
    }
  if (self->closed)
    return;
  if (state != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
  if (self->refresh_again)
    steward_council_refresh (self);
}

/**
 * steward_council_refresh:
 * @self: a council
 *
 * Reads the state in a worker and emits "changed".
 */
void
steward_council_refresh (StewardCouncil *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->closed)
    return;
  self->refresh_again = self->refreshing;
  if (self->refreshing)
    return;

  self->refreshing = TRUE;
  task = g_task_new (self, self->cancellable, state_read_cb, NULL);
  g_task_set_source_tag (task, steward_council_refresh);
  steward_worker_queue (self->reading, task, read_state_in_thread);
}

void
steward_council_read_in_worker (StewardCouncil  *self,
                                GTask           *task,
                                GTaskThreadFunc  func)
{
  steward_worker_queue (self->reading, task, func);
}

void
steward_council_act_in_worker (StewardCouncil  *self,
                               GTask           *task,
                               GTaskThreadFunc  func)
{
  steward_worker_queue (self->acting, task, func);
}

/**
 * steward_council_load_text_sync:
 * @self: a council
 * @payload: (nullable): reference of a text
 * @error: return location: NOT_FOUND; DENIED when it was erased
 *
 * Returns: (transfer full) (nullable): the text, valid UTF-8
 */
char *
steward_council_load_text_sync (StewardCouncil  *self,
                                const char      *payload,
                                GError         **error)
{
  g_autoptr(GBytes) bytes = steward_council_rows_load_payload (self->governance, payload, NULL, error);

  if (bytes == NULL)
    return NULL;

  return g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}
