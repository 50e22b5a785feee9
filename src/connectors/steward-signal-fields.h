/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-document.h"
#include "steward-signal-writer.h"

G_BEGIN_DECLS

/* The parts of one measurement, by whatever name a table or an object has them. */
typedef enum
{
  STEWARD_SIGNAL_TIME,
  STEWARD_SIGNAL_SUBJECT,
  STEWARD_SIGNAL_PROPERTY,
  STEWARD_SIGNAL_CHECK,                /* instead of a property: the name of a check */
  STEWARD_SIGNAL_ELEMENT,
  STEWARD_SIGNAL_KIND,
  STEWARD_SIGNAL_VALUE,
  STEWARD_SIGNAL_ORIGIN,
  STEWARD_N_SIGNAL_FIELDS,
} StewardSignalField;

int       steward_signal_field_find (const char          *name);
char     *steward_signal_describe_missing (const gboolean has[STEWARD_N_SIGNAL_FIELDS]) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_signal_add_fields (const char *const    fields[STEWARD_N_SIGNAL_FIELDS],
                                     const char          *place,
                                     StewardSignalWriter *writer,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_signal_add_row    (StewardSignalWriter *writer,
                                     const char          *subject,
                                     const char          *property,
                                     const char          *element,
                                     StewardMeasurementKind kind,
                                     gint64               time,
                                     const char          *value,
                                     const char          *origin,
                                     const char          *place,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_signal_read_time  (const char          *text,
                                     gint64              *out_time);

G_END_DECLS
