/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-effects-queue.h"
#include "steward-levels-queue.h"
#include "steward-profile.h"
#include "steward-schedule.h"
#include "steward-services.h"
#include "steward-sync-queue.h"

G_BEGIN_DECLS

/* Between the files of this folder. */

/* What time and the catalog bring about for the council. */
typedef struct _StewardServicesWatch StewardServicesWatch;

StewardServicesWatch *steward_services_watch_new  (StewardCouncil       *council) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_services_watch_look (StewardServicesWatch *self);
void                  steward_services_watch_free (StewardServicesWatch *self);
void                  steward_services_set_signer (StewardServices      *self);

StewardProfile   *steward_services_peek_profile   (StewardServices   *self);
StewardSyncQueue *steward_services_peek_queue     (StewardServices   *self);
StewardEffectsQueue *steward_services_peek_effects (StewardServices  *self);
void              steward_services_tell_access    (StewardServices   *self);
StewardLevelsQueue *steward_services_peek_levels  (StewardServices   *self);
void              steward_services_tell_levels    (StewardServices   *self);
StewardLevelTerms *steward_services_make_level_terms (const StewardCouncilState *state) G_GNUC_WARN_UNUSED_RESULT;
void              steward_services_take_person    (StewardServices   *self,
                                                   char              *person);
char             *steward_services_read_person    (StewardServices   *self);
void              steward_services_reload         (StewardServices   *self);
void              steward_services_read_standings (StewardServices   *self);
void              steward_services_sync_changed   (StewardSourceItem *item,
                                                   gpointer           services);

G_END_DECLS
