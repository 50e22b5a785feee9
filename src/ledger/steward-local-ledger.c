/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ledger of one desk: the events of governance.db, whose own threads do
 * the work. */

#include "config.h"

#include "steward-local-ledger.h"

#include "steward-recovery.h"

#define ORIGIN "stewardconsole.org/ledger/local"

struct _StewardLocalLedger
{
  StewardLedger parent_instance;

  StewardGovernance *governance;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardLocalLedger, steward_local_ledger, STEWARD_TYPE_LEDGER)

static gboolean
steward_local_ledger_append (StewardLedger        *ledger,
                             const StewardAppend  *what,
                             GPtrArray           **out_events,
                             GError              **error)
{
  return steward_governance_append_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, what, out_events, error);
}

static gboolean
steward_local_ledger_walk (StewardLedger      *ledger,
                           gint64              after,
                           StewardEventVisit   visit,
                           gpointer            data,
                           GError            **error)
{
  return steward_governance_walk_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, after, visit, data, error);
}

static GPtrArray *
steward_local_ledger_read (StewardLedger  *ledger,
                           const char     *stream,
                           gint64          after,
                           gint64          limit,
                           GError        **error)
{
  return steward_governance_read_events_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, stream, after, limit, error);
}

static gboolean
steward_local_ledger_get_checkpoint (StewardLedger      *ledger,
                                     StewardCheckpoint  *out_checkpoint,
                                     GError            **error)
{
  return steward_governance_get_checkpoint_sync (STEWARD_LOCAL_LEDGER (ledger)->governance, out_checkpoint, error);
}

static gboolean
steward_local_ledger_get_noted (StewardLedger      *ledger,
                                StewardCheckpoint  *out_checkpoint,
                                GError            **error)
{
  const char *path = steward_governance_get_path (STEWARD_LOCAL_LEDGER (ledger)->governance);
  g_autofree char *checkpoint = steward_recovery_get_checkpoint_path (path);

  return steward_checkpoint_load (checkpoint, out_checkpoint, error);
}

static const char *
steward_local_ledger_get_origin (StewardLedger *ledger)
{
  return ORIGIN;
}

static const char *
steward_local_ledger_get_established (StewardLedger *ledger)
{
  return "asserted";
}

static void
changed_cb (StewardGovernance *governance,
            gpointer           user_data)
{
  g_signal_emit_by_name (user_data, "appended");
}

static void
steward_local_ledger_finalize (GObject *object)
{
  StewardLocalLedger *self = STEWARD_LOCAL_LEDGER (object);

  g_clear_object (&self->governance);

  G_OBJECT_CLASS (steward_local_ledger_parent_class)->finalize (object);
}

static void
steward_local_ledger_class_init (StewardLocalLedgerClass *klass)
{
  StewardLedgerClass *ledger_class = STEWARD_LEDGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_local_ledger_finalize;
  ledger_class->append = steward_local_ledger_append;
  ledger_class->walk = steward_local_ledger_walk;
  ledger_class->read = steward_local_ledger_read;
  ledger_class->get_checkpoint = steward_local_ledger_get_checkpoint;
  ledger_class->get_noted = steward_local_ledger_get_noted;
  ledger_class->get_origin = steward_local_ledger_get_origin;
  ledger_class->get_established = steward_local_ledger_get_established;
}

static void
steward_local_ledger_init (StewardLocalLedger *self)
{
}

/**
 * steward_local_ledger_new:
 * @governance: an open store
 *
 * Returns: (transfer full): the ledger in it
 */
StewardLedger *
steward_local_ledger_new (StewardGovernance *governance)
{
  StewardLocalLedger *self = g_object_new (STEWARD_TYPE_LOCAL_LEDGER, NULL);

  self->governance = g_object_ref (governance);
  g_signal_connect_object (governance, "changed", G_CALLBACK (changed_cb), self, 0);

  return STEWARD_LEDGER (self);
}
