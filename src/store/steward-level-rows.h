/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-governance.h"
#include "steward-incident.h"

G_BEGIN_DECLS

/* Measurements with what was made of them: objectives in force, their days and
 * how they stand (kept facts), and incidents and planned windows, folded from
 * events. Every call blocks; those that evaluate lie in sync/. Whoever shows
 * levels hears of "levels-changed" of the store, of incidents and windows of
 * "changed". */

typedef struct
{
  gint64 time;
  StewardMeasurementKind kind;
  char *value;
  char *origin;                        /* or NULL */
} StewardMeasuredValue;

/* An objective in the store, with the promises that were in force. */
typedef struct
{
  gint64 key;                          /* 0: not in the store yet */
  StewardSlo *slo;                     /* in force now */
  char *name;
  char *domain;
  char *source_id;
  gint64 watched_since;                /* first evaluated; breaches that ended before open no incident */
  gint64 next_look;                    /* when it has to be evaluated without a new measurement */
  gboolean gone;
  GArray *series;                      /* gint64: keys */
  GPtrArray *promises;                 /* StewardPromiseSince, ascending; the last is @slo */
} StewardSloRow;

typedef struct
{
  gint64 since;                        /* in force since the day that holds it; 0: since ever, as far as is known */
  StewardSlo *slo;
} StewardPromiseSince;

/* What one evaluation found; written in one transaction. */
typedef struct
{
  gint64 key;                          /* of the objective */
  const StewardLevel *level;           /* unowned */
  gint64 next_look;
  const StewardLevelDay *days;         /* replaced, one by one */
  gsize n_days;
  const gint64 *series;                /* evaluated, with the marks that were seen */
  const gint64 *marks;
  gsize n_series;
} StewardLevelResult;

typedef enum
{
  STEWARD_LEVELS_BY_BUDGET,            /* most burnt first, undecidable and vague last */
  STEWARD_LEVELS_BY_NAME,
  STEWARD_LEVELS_BY_STATE,             /* missed first */
} StewardLevelOrder;

typedef struct
{
  const char *subject;                 /* URN, or NULL */
  const char *domain;                  /* or NULL */
  const char *property;                /* or NULL */
  const char *search;                  /* part of name, property or element, or NULL */
  gboolean missed_only;
  gboolean with_gone;
  StewardLevelOrder order;
  gint64 limit;                        /* 0: all */
} StewardLevelFilter;

typedef struct
{
  const char *subject;
  const char *objective;
  const char *domain;
  const char *assignee;
  gboolean open_only;                  /* not resolved */
  gint64 since;                        /* that lasted after it; 0: all */
  gint64 limit;
} StewardIncidentFilter;

/* Series (element-type StewardSeries) and measurements (StewardMeasuredValue). */
GPtrArray       *steward_series_list_sync          (StewardGovernance          *self,
                                                    gboolean                    dirty_only,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_series_read_sync          (StewardGovernance          *self,
                                                    gint64                      series,
                                                    gint64                      from,
                                                    gint64                      to,
                                                    gint64                      limit,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
gint64           steward_series_time_before_sync   (StewardGovernance          *self,
                                                    gint64                      series,
                                                    gint64                      time,
                                                    GError                    **error);
gboolean         steward_series_know_until_sync    (StewardGovernance          *self,
                                                    const char                 *source_id,
                                                    gint64                      time,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Objectives. put replaces what is in force and keeps the promises before; what
 * is in no list any more is gone and keeps its history. */
GPtrArray       *steward_slo_rows_list_sync        (StewardGovernance          *self,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_slo_rows_put_sync         (StewardGovernance          *self,
                                                    GPtrArray                  *rows,
                                                    gint64                      now,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_level_results_put_sync    (StewardGovernance          *self,
                                                    const StewardLevelResult   *results,
                                                    gsize                       n_results,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
GArray          *steward_level_days_sync           (StewardGovernance          *self,
                                                    const char                 *objective,
                                                    gint64                      first_day,
                                                    gint64                      last_day,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_level_rows_list_sync      (StewardGovernance          *self,
                                                    const StewardLevelFilter   *filter,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
StewardLevel    *steward_level_rows_load_sync      (StewardGovernance          *self,
                                                    const char                 *objective,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
StewardSloRow   *steward_slo_rows_load_sync        (StewardGovernance          *self,
                                                    const char                 *objective,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Incidents and windows. */
GPtrArray       *steward_incident_rows_list_sync   (StewardGovernance          *self,
                                                    const StewardIncidentFilter *filter,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
StewardIncident *steward_incident_rows_load_sync   (StewardGovernance          *self,
                                                    const char                 *id,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_window_rows_list_sync     (StewardGovernance          *self,
                                                    gint64                      since,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where a source's signals were read up to, and what was not understood. */
char            *steward_signal_cursor_get_sync    (StewardGovernance          *self,
                                                    const char                 *source_id,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_signal_cursor_put_sync    (StewardGovernance          *self,
                                                    const char                 *source_id,
                                                    const char                 *cursor,
                                                    GPtrArray                  *unread,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_signal_unread_list_sync   (StewardGovernance          *self,
                                                    const char                 *source_id,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns TRUE once for each key, whichever process asks. */
gboolean         steward_note_once_sync            (StewardGovernance          *self,
                                                    const char                 *key,
                                                    gboolean                   *out_first,
                                                    GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

void             steward_measured_value_free       (StewardMeasuredValue       *self);
void             steward_promise_since_free        (StewardPromiseSince        *self);
StewardSloRow   *steward_slo_row_new               (void);
void             steward_slo_row_free              (StewardSloRow              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMeasuredValue, steward_measured_value_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPromiseSince, steward_promise_since_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSloRow, steward_slo_row_free)

G_END_DECLS
