/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-access-case.h"
#include "steward-drift-model.h"

G_BEGIN_DECLS

/**
 * StewardDriftRow:
 *
 * A line of the view of differences. Its buttons activate "drift.check" (id of a
 * source) and "drift.mend" (id of a remedy) on the row's line.
 */
#define STEWARD_TYPE_DRIFT_ROW (steward_drift_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardDriftRow, steward_drift_row, STEWARD, DRIFT_ROW, GtkWidget)

GtkWidget        *steward_drift_row_new      (void);
void              steward_drift_row_set_line (StewardDriftRow  *self,
                                              StewardDriftLine *line);

/* How the remedies are called, and their keys. */
typedef struct
{
  StewardRemedy remedy;
  const char *id;                      /* "revoke" */
  const char *title;                   /* N_() */
  const char *key;
  guint keyval;
  const char *heading;                 /* N_(): of the form that it opens */
  const char *explanation;             /* N_() */
} StewardRemedyLook;

const StewardRemedyLook *steward_remedy_looks (gsize *out_n_looks);

G_END_DECLS
