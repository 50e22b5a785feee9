/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-duration.h"

G_BEGIN_DECLS

/* Objectives that a machine can hold against measurements, and how they stand.
 * Plain records: contracts are read into them by sla/, they are kept by store/. */

/* How an objective is held against measurements. */
typedef enum
{
  STEWARD_SLO_VAGUE,                   /* not at all: see StewardSlo.vague */
  STEWARD_SLO_AGE,                     /* of the newest update: freshness */
  STEWARD_SLO_PERIOD,                  /* so many updates in each calendar period: frequency */
  STEWARD_SLO_DEADLINE,                /* an update by a time of day: timeOfAvailability */
  STEWARD_SLO_STATE,                   /* up or down, or a share of up: availability */
  STEWARD_SLO_VALUE,                   /* a figure against a bound: latency, throughput, errorRate, quality, custom */
  STEWARD_SLO_RETENTION,               /* age of the oldest that is kept */
  STEWARD_SLO_REPAIR,                  /* how incidents are dealt with: timeToDetect, timeToNotify, timeToRepair */
  STEWARD_SLO_DATE,                    /* generalAvailability, endOfSupport, endOfLife: a day, without a budget */
} StewardSloMethod;

typedef enum
{
  STEWARD_PERIOD_HOUR,
  STEWARD_PERIOD_DAY,
  STEWARD_PERIOD_WEEK,                 /* from Monday */
  STEWARD_PERIOD_MONTH,
  STEWARD_PERIOD_QUARTER,
  STEWARD_PERIOD_YEAR,
} StewardPeriod;

#define STEWARD_EVERY_DAY 0x7fu        /* of StewardSlo.weekdays */

typedef struct
{
  char *id;                            /* 16 hex digits, see steward_slo_make_id() */
  char *subject;                       /* URN of the product */
  char *port;                          /* that the objective is about; NULL: the product */
  char *contract;                      /* id, or NULL */
  char *contract_version;              /* or NULL */
  char *property;                      /* ODCS's own name: "freshness" */
  char *element;                       /* "table.column", or NULL */
  char *check;                         /* name of a quality rule, or NULL */
  char *driver;                        /* or NULL */
  char *written;                       /* as in the contract, for people: "< 5 minutes" */
  gboolean inherited;                  /* a port has it from its product */
  StewardSloMethod method;
  StewardCompare compare;              /* never NONE, but for VAGUE */
  StewardQuantityKind quantity;        /* of @bound */
  double bound;                        /* VALUE: a number, percent (0…100) or microseconds, by @quantity */
  gint64 limit;                        /* AGE, RETENTION, REPAIR: microseconds; DEADLINE: microseconds after local
                                        * midnight; DATE: instant */
  char *unit;                          /* of @bound as written, or NULL */
  guint count;                         /* PERIOD: so many updates */
  guint every;                         /* PERIOD: in so many periods at a time; 1 if not said otherwise */
  StewardPeriod period;
  char *timezone;                      /* IANA name or "+01:00": in which days begin and end */
  guint weekdays;                      /* bit 0 is Monday: on which days it counts */
  gboolean skips_holidays;             /* and not on those of the charter */
  double target;                       /* share of the time that has to be good: 0.995 */
  guint window;                        /* days over which that is agreed: 30 */
  gint64 hold;                         /* how long one observation of a state or figure speaks, microseconds */
  char *vague;                         /* why it cannot be evaluated: a sentence; NULL if it can */
} StewardSlo;

/* Verdict and reason. */
typedef enum
{
  STEWARD_LEVEL_UNDECIDABLE,
  STEWARD_LEVEL_MET,
  STEWARD_LEVEL_MISSED,
} StewardLevelVerdict;

typedef enum
{
  STEWARD_REASON_NONE,                 /* met or missed */
  STEWARD_REASON_NOT_BEGUN,            /* nothing was measured yet */
  STEWARD_REASON_NO_SIGNAL,            /* nothing was measured for too long */
  STEWARD_REASON_BETWEEN_POLLS,        /* there were updates, nobody saw when */
  STEWARD_REASON_NOT_DUE,              /* the period is not over */
  STEWARD_REASON_WENT_BACK,            /* the newest update became older: something was taken away */
  STEWARD_REASON_UNREADABLE,           /* a value that is none: NaN, no time, out of any range */
  STEWARD_REASON_PLANNED,              /* a window that was declared before it began: does not count */
  STEWARD_REASON_OFF_DUTY,             /* a day on which the objective does not hold: does not count */
  STEWARD_REASON_VAGUE,                /* the objective says nothing measurable */
  STEWARD_N_REASONS,
} StewardLevelReason;

/* Time by verdict, in microseconds; additive. PLANNED and OFF_DUTY stand in
 * @planned, apart from what is undecidable. */
typedef struct
{
  gint64 good;
  gint64 bad;
  gint64 undecidable;
  gint64 planned;
} StewardAttainment;

/* One local day of one objective. */
typedef struct
{
  gint64 day;                          /* days since 1970-01-01, in the objective's zone */
  StewardAttainment time;
  StewardLevelReason reason;           /* of most of its undecidable time, or NONE */
  double worst;                        /* AGE: the greatest age in microseconds; VALUE, STATE: the value farthest on
                                        * the wrong side; else and if unknown NaN */
} StewardLevelDay;

#define STEWARD_LEVEL_STRIP 90         /* days in a strip, today last */

typedef enum
{
  STEWARD_WINDOW_7,
  STEWARD_WINDOW_30,
  STEWARD_WINDOW_90,
  STEWARD_N_WINDOWS,
} StewardLevelWindow;

extern const guint steward_window_days[STEWARD_N_WINDOWS];

/* The alerts of the Google SRE Workbook, chapter 5, table 5-8. */
typedef enum
{
  STEWARD_BURN_FAST,                   /* 2 % of the budget in an hour: 14.4 for 30 days */
  STEWARD_BURN_MEDIUM,                 /* 5 % in six hours: 6 */
  STEWARD_BURN_SLOW,                   /* 10 % in three days: 1 */
  STEWARD_N_BURNS,
} StewardBurnAlert;

/* How one objective stands, as of one moment; what the overview lists. */
typedef struct
{
  StewardSlo *slo;
  char *name;                          /* of the product */
  char *domain;                        /* or NULL */
  char *source_id;                     /* of the product, on this desk */
  gint64 as_of;                        /* when it was evaluated */
  StewardLevelVerdict verdict;
  StewardLevelReason reason;
  gint64 since;                        /* so it stands since then; 0: unknown */
  StewardAttainment windows[STEWARD_N_WINDOWS]; /* today and the days before */
  double budget_left;                  /* over the agreed window: 1 all, 0 none, negative overspent; NaN: none */
  gint64 budget_spent_at;              /* when it was spent, or 0 */
  double burn[STEWARD_N_BURNS];        /* burn rate over each long window; NaN: nothing known */
  guint alerts;                        /* bits 1 << StewardBurnAlert: both windows burn fast enough */
  gint64 exhausted_at;                 /* forecast at the pace of the last day; 0: never */
  gint64 last_time;                    /* of the newest measurement; 0: none */
  gint64 last_update;                  /* the newest update that was seen; 0: none */
  double last_value;                   /* NaN: none */
  guint64 n_measurements;
  guint64 n_late;                      /* came after a newer one */
  guint64 n_duplicates;                /* came twice and were set aside */
  guint64 n_future;                    /* are dated later than now, and wait */
  guint64 n_unreadable;
  char *origin;                        /* of the newest measurement, or NULL */
  char *measured_by;                   /* id of the source that measures it, or NULL */
  guint8 strip[STEWARD_LEVEL_STRIP];   /* STEWARD_STRIP_…, or share of the day that was bad */
  char *incident;                      /* id of the one that is not resolved, or NULL */
  gboolean gone;                       /* no contract promises it any more */
} StewardLevel;

/* What a day of the strip says beside "0…100 per cent of it were bad". */
#define STEWARD_STRIP_UNDECIDABLE 101
#define STEWARD_STRIP_PLANNED     102
#define STEWARD_STRIP_NOTHING     103  /* before anything was known */

StewardSlo   *steward_slo_new             (void);
StewardSlo   *steward_slo_copy            (const StewardSlo     *self);
void          steward_slo_free            (StewardSlo           *self);
char         *steward_slo_make_id         (const StewardSlo     *self) G_GNUC_WARN_UNUSED_RESULT;
char         *steward_slo_to_json         (const StewardSlo     *self) G_GNUC_WARN_UNUSED_RESULT;
StewardSlo   *steward_slo_from_json       (const char           *json,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      steward_slo_is_same_promise (const StewardSlo     *a,
                                           const StewardSlo     *b);

StewardLevel *steward_level_new           (void);
void          steward_level_free          (StewardLevel         *self);

const char   *steward_slo_method_to_id    (StewardSloMethod      method);
const char   *steward_verdict_to_id       (StewardLevelVerdict   verdict);
const char   *steward_verdict_to_title    (StewardLevelVerdict   verdict);
const char   *steward_reason_to_id        (StewardLevelReason    reason);
const char   *steward_reason_to_words     (StewardLevelReason    reason);
const char   *steward_burn_to_id          (StewardBurnAlert      alert);
const char   *steward_period_to_id        (StewardPeriod         period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSlo, steward_slo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLevel, steward_level_free)

G_END_DECLS
