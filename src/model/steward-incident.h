/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-slo.h"

G_BEGIN_DECLS

/* Breaches of objectives from their start until somebody said why, and the
 * windows that were declared before they began. Folded from events. */

typedef enum
{
  STEWARD_INCIDENT_OPEN,               /* nobody has acknowledged it */
  STEWARD_INCIDENT_ACKNOWLEDGED,
  STEWARD_INCIDENT_RESOLVED,           /* met again, and somebody named the cause */
} StewardIncidentState;

typedef enum
{
  STEWARD_REMARK_OPENED,
  STEWARD_REMARK_ACKNOWLEDGED,
  STEWARD_REMARK_ASSIGNED,
  STEWARD_REMARK_COMMENTED,
  STEWARD_REMARK_ENDED,                /* met again */
  STEWARD_REMARK_REOPENED,
  STEWARD_REMARK_RESOLVED,
  STEWARD_REMARK_TOLD,
  STEWARD_REMARK_ESCALATED,
} StewardIncidentRemarkKind;

typedef struct
{
  StewardIncidentRemarkKind kind;
  gint64 time;
  char *actor;                         /* person, or "steward" */
  char *person;                        /* to whom it was assigned, or NULL */
  char *words;                         /* plain words of the system, or NULL */
  char *text;                          /* payload, or NULL */
} StewardIncidentRemark;

typedef struct
{
  char *id;                            /* "i-3fa9c21b07": of objective and start, the same on every desk */
  char *objective;                     /* StewardSlo.id */
  char *subject;                       /* URN */
  char *title;                         /* "Freshness of orders.order_events" */
  char *property;
  char *element;                       /* or NULL */
  char *domain;                        /* or NULL */
  StewardIncidentState state;
  gint64 start;                        /* when the breach began */
  gint64 detected_at;                  /* when it was recorded */
  gint64 due;                          /* to be acknowledged by */
  gint64 acknowledged_at;              /* 0: not yet */
  gint64 told_at;                      /* 0: consumers were not told */
  gint64 ended_at;                     /* when the objective was met again; 0: still missed */
  gint64 resolved_at;                  /* 0: not yet */
  guint n_reopened;
  char *assignee;                      /* person, or NULL */
  char *cause;                         /* payload, or NULL */
  char *cause_kind;                    /* of steward_cause_kinds: "change", "upstream"…, or NULL */
  char *words;                         /* what was missed: "5 min were promised; 61 min at the worst" */
  gint64 version;                      /* of its stream */
  GPtrArray *remarks;                  /* StewardIncidentRemark, oldest first */
} StewardIncident;

/* A window declared, whole mesh, domain or product. */
typedef struct
{
  char *id;                            /* "w-2026-001" */
  char *subject;                       /* URN, or NULL */
  char *domain;                        /* or NULL; both NULL: everything */
  gint64 from;
  gint64 to;
  gint64 declared_at;                  /* counts only if before @from */
  gint64 cancelled_at;                 /* 0: stands. What has passed by then stays planned */
  char *declared_by;                   /* person */
  char *reason;                        /* payload, or NULL */
} StewardPlannedWindow;

typedef struct
{
  guint64 n;                           /* distinct incidents */
  guint64 n_acknowledged;
  guint64 n_repaired;
  gint64 mean_to_acknowledge;          /* microseconds, of those acknowledged */
  gint64 mean_to_repair;               /* microseconds, from start to the last end */
} StewardIncidentFigures;

/* A breach that an evaluation found: what opens, reopens and ends incidents. */
typedef struct
{
  char *objective;                     /* StewardSlo.id */
  gint64 start;
  gint64 end;                          /* when it was met again; 0: it lasts */
  gint64 missed;                       /* microseconds */
  char *words;                         /* "5 min were promised; 61 min at the worst" */
} StewardLevelBreach;

extern const char *const steward_cause_kinds[];  /* ends with NULL */

char                 *steward_incident_make_id         (const char            *objective,
                                                        gint64                 start) G_GNUC_WARN_UNUSED_RESULT;
gint64                steward_incident_get_repair_time (const StewardIncident *self,
                                                        gint64                 now);
void                  steward_incidents_get_figures    (GPtrArray             *incidents,
                                                        StewardIncidentFigures *out_figures);
const char           *steward_incident_state_to_id     (StewardIncidentState   state);
const char           *steward_incident_state_to_title  (StewardIncidentState   state);
StewardIncident      *steward_incident_new             (void);
void                  steward_incident_free            (StewardIncident       *self);
void                  steward_incident_remark_free     (StewardIncidentRemark *self);
gboolean              steward_planned_window_counts    (const StewardPlannedWindow *self,
                                                        const char            *subject,
                                                        const char            *domain);
void                  steward_planned_window_free      (StewardPlannedWindow  *self);
void                  steward_level_breach_free        (StewardLevelBreach    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardIncident, steward_incident_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardIncidentRemark, steward_incident_remark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPlannedWindow, steward_planned_window_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLevelBreach, steward_level_breach_free)

G_END_DECLS
