/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-connector.h"
#include "steward-council.h"
#include "steward-evaluate-job.h"
#include "steward-governance.h"
#include "steward-source-item.h"

G_BEGIN_DECLS

/**
 * StewardServices:
 *
 * The composition root: opens a profile (settings, catalog, governance,
 * keyring) once and hands its parts down, for the window and for the CLI.
 * "sources" is a #GListModel of #StewardSourceItem that follows the settings
 * file, whichever process changes it.
 */
#define STEWARD_TYPE_SERVICES (steward_services_get_type ())
G_DECLARE_FINAL_TYPE (StewardServices, steward_services, STEWARD, SERVICES, GObject)

char               *steward_services_default_profile   (void) G_GNUC_WARN_UNUSED_RESULT;
StewardServices    *steward_services_open              (const char           *profile,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_services_close             (StewardServices      *self);

const char         *steward_services_get_profile       (StewardServices      *self);
const char *const  *steward_services_get_notices       (StewardServices      *self);
StewardCatalog     *steward_services_get_catalog       (StewardServices      *self);
StewardGovernance  *steward_services_get_governance    (StewardServices      *self);
StewardLedger      *steward_services_get_ledger        (StewardServices      *self);
StewardCouncil     *steward_services_get_council       (StewardServices      *self);
StewardSecrets     *steward_services_get_secrets       (StewardServices      *self);
GListModel         *steward_services_get_sources       (StewardServices      *self);
StewardSourceItem  *steward_services_find_source       (StewardServices      *self,
                                                        const char           *name_or_id);

/* Who sits at this desk: a person's id, or NULL for nobody. Emits
 * "person-changed" on the main context, whichever process changes it. */
const char         *steward_services_get_person        (StewardServices      *self);
gboolean            steward_services_set_person        (StewardServices      *self,
                                                        const char           *person,
                                                        GError              **error);
void                steward_services_set_person_async  (StewardServices      *self,
                                                        const char           *person,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
gboolean            steward_services_set_person_finish (StewardServices      *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);

/* Settings change at once and durably; the secret, if any, goes to the keyring
 * first, and when that fails nothing is saved. A NULL secret keeps the old one. */
void                steward_services_save_source_async  (StewardServices     *self,
                                                         StewardSource       *source,
                                                         GHashTable          *secrets,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
gboolean            steward_services_save_source_finish (StewardServices     *self,
                                                         GAsyncResult        *result,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_services_remove_source_async (StewardServices    *self,
                                                         StewardSource       *source,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
gboolean            steward_services_remove_source_finish (StewardServices   *self,
                                                         GAsyncResult        *result,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Checks settings that are not saved yet; a NULL secret means the stored one. */
void                steward_services_check_source_async (StewardServices     *self,
                                                         StewardSource       *source,
                                                         GHashTable          *secrets,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
char               *steward_services_check_source_finish (StewardServices    *self,
                                                         GAsyncResult        *result,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Syncing updates the source's item; syncing one that already syncs joins it. */
void                steward_services_sync_async         (StewardServices     *self,
                                                         StewardSourceItem   *item,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
gboolean            steward_services_sync_finish        (StewardServices     *self,
                                                         GAsyncResult        *result,
                                                         StewardSyncReport   *out_report,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_services_cancel_sync        (StewardServices     *self,
                                                         StewardSourceItem   *item);
void                steward_services_sync_all           (StewardServices     *self);
/* What would run on the platform; nothing is changed. A source that cannot
 * grant, or is not there, gives a script. */
void                steward_services_plan_async         (StewardServices      *self,
                                                         const StewardEffect  *effect,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
StewardEffectPlan  *steward_services_plan_finish        (StewardServices      *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Carries out what is due: records what expired, then grants and revokes. One
 * runner a profile, by lease; %STEWARD_ERROR_BUSY when another one runs. What
 * failed before is tried at once, too: somebody asks. Returns reports on all
 * that was tried (element-type StewardEffectReport). "access-changed" is
 * emitted when something of outbox or drift may be told anew, here or by the
 * schedule. */
void                steward_services_run_effects_async  (StewardServices      *self,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
void                steward_services_run_due_async      (StewardServices      *self,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray          *steward_services_run_effects_finish (StewardServices      *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Looks, changing nothing, whether the platform is as an effect wants it: for
 * somebody who ran its script. %STEWARD_EFFECT_DONE: it is; %STEWARD_EFFECT_FAILED:
 * it is not; %STEWARD_EFFECT_MANUAL: the source cannot be asked. */
void                steward_services_check_effect_async  (StewardServices     *self,
                                                         const StewardEffect *effect,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
StewardEffectResult *steward_services_check_effect_finish (StewardServices    *self,
                                                         GAsyncResult        *result,
                                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Compares what is approved with what a source grants, and keeps the answer. */
void                steward_services_check_drift_async  (StewardServices      *self,
                                                         StewardSourceItem    *item,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray          *steward_services_check_drift_finish (StewardServices      *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_services_can_compare        (StewardServices      *self,
                                                         StewardSourceItem    *item);
/* Evaluates what is new of service levels, then opens and ends incidents and
 * does what the charter says. Returns what it did, in words (element-type
 * utf8). "levels-changed" is emitted when something of it may be told anew, here
 * or by the schedule. Asking while one runs waits for the next. */
void                steward_services_refresh_levels_async  (StewardServices   *self,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray          *steward_services_refresh_levels_finish (StewardServices   *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* In force now: of the charter, or the usual ones. */
StewardLevelTerms  *steward_services_get_level_terms    (StewardServices      *self) G_GNUC_WARN_UNUSED_RESULT;
void                steward_services_load_course_async  (StewardServices      *self,
                                                         const char           *objective,
                                                         gint64                from,
                                                         gint64                to,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
StewardLevelCourse *steward_services_load_course_finish (StewardServices      *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_services_rehearse_async     (StewardServices      *self,
                                                         const char           *objective,
                                                         const char           *target,
                                                         double                share,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
StewardRehearsal   *steward_services_rehearse_finish    (StewardServices      *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_services_start_schedule     (StewardServices     *self);
void                steward_services_look_at_folders    (StewardServices     *self);

/* What became of one effect in a run. */
typedef struct
{
  char *access;
  char *effect;                        /* id */
  StewardEffectAction action;
  char *title;                         /* of the access */
  StewardEffectResult *result;         /* NULL: it could not be tried, see @error */
  GError *error;
  gboolean waits;                      /* stays queued, and is tried again by itself */
} StewardEffectReport;

void                steward_effect_report_free          (StewardEffectReport  *self);

G_END_DECLS
