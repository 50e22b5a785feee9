/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-incident-case.h"
#include "steward-verb-context.h"
#include "steward-watch-private.h"

G_BEGIN_DECLS

/* Between the files of this folder that are about incidents. */

/* Somebody whom the ladder names. */
typedef struct
{
  char *person;                        /* id, or NULL: not in the directory */
  char *name;
  char *address;                       /* or NULL */
} StewardReached;

void       steward_reached_free             (StewardReached       *self);
GPtrArray *steward_incident_find_rung       (StewardCouncilState  *state,
                                             const StewardEntry   *entry,
                                             const char           *domain,
                                             const char           *rung) G_GNUC_WARN_UNUSED_RESULT;
guint      steward_incident_count_rungs     (const StewardIncident *incident);
gint64     steward_incident_get_rung_due    (StewardCouncilState  *state,
                                             const StewardIncident *incident,
                                             guint                 rung);
char      *steward_incident_tell_reached    (StewardCouncilState  *state,
                                             const StewardEntry   *entry,
                                             const StewardIncident *incident) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_incident_check_planner   (StewardVerbContext   *verb,
                                             const StewardEntry   *entry,
                                             const char           *domain,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char      *steward_incident_format_contact  (const char           *name,
                                             const char           *address);
char      *steward_incident_format_time     (StewardCouncilState  *state,
                                             gint64                time) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *steward_incident_find_downstream (StewardCouncil       *council,
                                             StewardCouncilState  *state,
                                             const StewardEntryDetail *detail,
                                             gint64                now,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *steward_incident_list_consequences (StewardCouncil     *council,
                                             StewardCouncilState  *state,
                                             const StewardIncident *incident,
                                             const StewardLevel   *level,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char      *steward_incident_write_message   (StewardCouncilState  *state,
                                             const StewardIncident *incident,
                                             const StewardLevel   *level,
                                             const StewardEntry   *entry) G_GNUC_WARN_UNUSED_RESULT;

/* Parts of the watch. */
gboolean   steward_watch_escalation         (StewardWatch         *self,
                                             GError              **error);
gboolean   steward_watch_budgets            (StewardWatch         *self,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardReached, steward_reached_free)

G_END_DECLS
