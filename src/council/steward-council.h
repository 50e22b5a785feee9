/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-act.h"
#include "steward-catalog.h"
#include "steward-ledger.h"
#include "steward-verbs.h"

G_BEGIN_DECLS

/**
 * StewardCouncil:
 *
 * The council of one ledger: what is in force (charter, persons, certificates),
 * what is open, and the door through which people act. _sync calls block and
 * may be made from any thread; the others belong to the main thread.
 *
 * Emits "changed" on the main context when its state was read again.
 */
#define STEWARD_TYPE_COUNCIL (steward_council_get_type ())
G_DECLARE_FINAL_TYPE (StewardCouncil, steward_council, STEWARD, COUNCIL, GObject)

/**
 * StewardCouncilState:
 *
 * What is in force, as of one position of the ledger. Immutable, and may be
 * read from any thread.
 */
typedef struct
{
  gatomicrefcount refs;
  gint64 position;
  char *seal;                          /* hex, of the event at @position */
  StewardCharter *charter;             /* NULL: no council is founded */
  GHashTable *people;                  /* id → StewardPerson */
  GHashTable *erased;                  /* id → char*: what stands for the name */
  GHashTable *certificates;            /* URN → StewardCertificate */
} StewardCouncilState;

/* Signs a body: armoured SSHSIG, or NULL without error when none of @keys (the
 * registered ones of @person) is at hand. Called in a worker. */
typedef char *(*StewardCouncilSigner) (const char          *person,
                                       GPtrArray           *keys,
                                       GBytes              *body,
                                       gpointer             data,
                                       GError             **error);

StewardCouncil            *steward_council_new             (StewardLedger          *ledger,
                                                            StewardGovernance      *governance,
                                                            StewardCatalog         *catalog) G_GNUC_WARN_UNUSED_RESULT;
void                       steward_council_close           (StewardCouncil         *self);
StewardLedger             *steward_council_get_ledger      (StewardCouncil         *self);
StewardGovernance         *steward_council_get_governance  (StewardCouncil         *self);
StewardCatalog            *steward_council_get_catalog     (StewardCouncil         *self);
void                       steward_council_set_signer      (StewardCouncil         *self,
                                                            StewardCouncilSigner    signer,
                                                            gpointer                data,
                                                            GDestroyNotify          destroy);

/* State. peek is the last one read, NULL before the first. */
StewardCouncilState       *steward_council_load_state_sync (StewardCouncil         *self,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
StewardCouncilState       *steward_council_load_state_for_sync (StewardCouncil     *self,
                                                            const StewardReview    *review,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
char                      *steward_council_load_text_sync  (StewardCouncil         *self,
                                                            const char             *payload,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
StewardCouncilState       *steward_council_peek_state      (StewardCouncil         *self);
void                       steward_council_refresh         (StewardCouncil         *self);
StewardCouncilState       *steward_council_state_ref       (StewardCouncilState    *self);
void                       steward_council_state_unref     (StewardCouncilState    *self);
const char                *steward_council_state_get_name  (StewardCouncilState    *self,
                                                            const char             *person);
const StewardCertificate  *steward_council_state_get_certificate (StewardCouncilState *self,
                                                            const char             *urn);

/* Acting: prepare checks and shows, seal records. */
StewardAct                *steward_council_prepare_sync    (StewardCouncil         *self,
                                                            const StewardIntent    *intent,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                   steward_council_seal_sync       (StewardCouncil         *self,
                                                            StewardAct             *act,
                                                            GPtrArray             **out_events,
                                                            GError                **error);
void                       steward_council_prepare_async   (StewardCouncil         *self,
                                                            const StewardIntent    *intent,
                                                            GCancellable           *cancellable,
                                                            GAsyncReadyCallback     callback,
                                                            gpointer                user_data);
StewardAct                *steward_council_prepare_finish  (StewardCouncil         *self,
                                                            GAsyncResult           *result,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                       steward_council_seal_async      (StewardCouncil         *self,
                                                            StewardAct             *act,
                                                            GCancellable           *cancellable,
                                                            GAsyncReadyCallback     callback,
                                                            gpointer                user_data);
gboolean                   steward_council_seal_finish     (StewardCouncil         *self,
                                                            GAsyncResult           *result,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;

/* A confirmed intent is kept before it is sealed (undo, crash) and removed by
 * the append; what is still there when a profile is opened was not recorded. */
gboolean                   steward_council_keep_sync       (StewardCouncil         *self,
                                                            StewardAct             *act,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                   steward_council_drop_sync       (StewardCouncil         *self,
                                                            const char             *draft,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray                 *steward_council_list_unsealed_sync (StewardCouncil      *self,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray                 *steward_council_tell_unsealed_sync (StewardCouncil      *self,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;

/* What time and the catalog bring about: superseded and applied reviews,
 * lapsed certificates, re-certifications that are due. Returns what it did. */
GPtrArray                 *steward_council_watch_sync      (StewardCouncil         *self,
                                                            gint64                  now,
                                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCouncilState, steward_council_state_unref)

G_END_DECLS
