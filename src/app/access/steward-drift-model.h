/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "steward-drift.h"
#include "steward-services.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_DRIFT_LINE_SOURCE,
  STEWARD_DRIFT_LINE_KIND,
  STEWARD_DRIFT_LINE_ITEM,
} StewardDriftLineKind;

/* What the last comparison with one source found, or why there is none. */
typedef struct
{
  char *source;                        /* id */
  char *name;
  gint64 seen_at;                      /* 0: never */
  guint64 n_lines;
  guint64 n_left_out;
  GPtrArray *items;                    /* StewardDriftItem */
  gint64 synced_at;                    /* of the source */
  gboolean busy;                       /* being compared now */
  GError *error;                       /* of the last try, or NULL */
} StewardDriftSource;

void                     steward_drift_source_free    (StewardDriftSource     *self);
gboolean                 steward_drift_source_is_old  (const StewardDriftSource *self);

/**
 * StewardDriftLine:
 *
 * One line of the view: a source, a kind of difference in it, or a difference.
 */
#define STEWARD_TYPE_DRIFT_LINE (steward_drift_line_get_type ())
G_DECLARE_FINAL_TYPE (StewardDriftLine, steward_drift_line, STEWARD, DRIFT_LINE, GObject)

StewardDriftLineKind      steward_drift_line_get_what   (StewardDriftLine *self);
const StewardDriftSource *steward_drift_line_get_source (StewardDriftLine *self);
StewardDriftKind          steward_drift_line_get_kind   (StewardDriftLine *self);
guint                     steward_drift_line_get_count  (StewardDriftLine *self);
const StewardDriftItem   *steward_drift_line_get_item   (StewardDriftLine *self);
char                     *steward_drift_line_make_key   (StewardDriftLine *self) G_GNUC_WARN_UNUSED_RESULT;

GListModel               *steward_drift_model_new       (GPtrArray        *sources) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
