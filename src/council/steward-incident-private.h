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

/* The watch of levels. */

typedef struct
{
  StewardWatch *watch;
  StewardCouncilState *state;          /* (unowned) */
  StewardGovernance *governance;       /* (unowned) */
  const char *objective;               /* NULL: of several */
  GPtrArray *known;                    /* (owned): StewardIncident of @objective */
  StewardSloRow *row;                  /* (owned): loaded when it is needed; NULL: not yet, or there is none */
  gboolean looked;                     /* for @row */
  GHashTable *openings;                /* (owned): id → gint64: start of the breach that opened it again last */
  gint64 hysteresis;
} StewardLevelWatch;

void       steward_level_watch_init         (StewardLevelWatch    *self,
                                             StewardWatch         *watch,
                                             StewardCouncilState  *state);
void       steward_level_watch_clear        (StewardLevelWatch    *self);
gboolean   steward_level_watch_is_over      (const StewardLevelWatch *self,
                                             const StewardLevelBreach *breach);
gboolean   steward_level_watch_load_row     (StewardLevelWatch    *self,
                                             GError              **error);
gboolean   steward_level_watch_get_start    (StewardLevelWatch    *self,
                                             const StewardIncident *incident,
                                             gint64               *out_start,
                                             GError              **error);
gboolean   steward_level_watch_open         (StewardLevelWatch    *self,
                                             const StewardLevelBreach *breach,
                                             GError              **error);
gboolean   steward_level_watch_reopen       (StewardLevelWatch    *self,
                                             StewardIncident      *incident,
                                             const StewardLevelBreach *breach,
                                             gint64                start,
                                             GError              **error);
gboolean   steward_level_watch_met          (StewardLevelWatch    *self,
                                             StewardIncident      *incident,
                                             gint64                end,
                                             const char           *words,
                                             GError              **error);
gboolean   steward_level_watch_gone         (StewardLevelWatch    *self,
                                             StewardIncident      *incident,
                                             gint64                end,
                                             GError              **error);
gboolean   steward_watch_escalation         (StewardWatch         *self,
                                             GError              **error);
gboolean   steward_watch_budgets            (StewardWatch         *self,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardReached, steward_reached_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardLevelWatch, steward_level_watch_clear)

G_END_DECLS
