/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-catalog.h"
#include "steward-council.h"
#include "steward-incident.h"
#include "steward-level-rows.h"

G_BEGIN_DECLS

/* One incident with all that a person needs to deal with it. */

/* Somebody downstream, and how to reach them. */
typedef struct
{
  char *name;                          /* product, team or role that reads */
  char *urn;                           /* of a product, or NULL */
  char *access;                        /* id of the access by which it reads, or NULL */
  char *through;                       /* port or contract, or NULL */
  char *contact;                       /* "Jonas Weber <jonas@…>", or NULL: nobody is named */
  guint distance;                      /* 1: reads it directly */
} StewardDownstream;

typedef struct
{
  StewardIncident *incident;
  StewardLevel *level;                 /* NULL: the objective is gone */
  GPtrArray *downstream;               /* StewardDownstream: nearest first, each once */
  GPtrArray *contacts;                 /* StewardOwner: of the product */
  GPtrArray *earlier;                  /* StewardIncident: of the same objective, newest first */
  GPtrArray *consequences;             /* char*: what the charter says follows, in words, done or due */
  char *escalation;                    /* whom the ladder has reached, or NULL */
  gint64 escalates_at;                 /* 0: no more */
  char *message;                       /* draft of what consumers can be told */
} StewardIncidentCase;

StewardIncidentCase *steward_incident_case_load_sync (StewardCouncil      *council,
                                                      StewardCatalog      *catalog,
                                                      const char          *id,
                                                      gint64               now,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_incident_case_free      (StewardIncidentCase *self);
void                 steward_downstream_free         (StewardDownstream   *self);
gint64               steward_incident_get_due        (const StewardCouncilState *state,
                                                      const char          *subject,
                                                      gint64               detected_at);

/* Incidents (element-type StewardIncident) that somebody has to acknowledge, or that are assigned to them. */
GPtrArray           *steward_incidents_waiting_sync  (StewardCouncil      *council,
                                                      const char          *person,
                                                      gint64               now,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* What levels bring about: opens, reopens and ends incidents, escalates them,
 * and carries out what the charter says of a spent budget. Called after an
 * evaluation. @breaches: (element-type StewardLevelBreach). Returns what it did, in words. */
GPtrArray           *steward_council_watch_levels_sync (StewardCouncil    *council,
                                                      GPtrArray           *breaches,
                                                      gint64               now,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardIncidentCase, steward_incident_case_free)

G_END_DECLS
