/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-entry.h"

G_BEGIN_DECLS

/**
 * StewardCheckReport:
 * @files: (element-type utf8): the files with documents, in order
 * @findings: (element-type StewardFinding): by file, line and column
 *
 * What a check found, to be written in one of several formats.
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *findings;
  guint n_documents;
} StewardCheckReport;

StewardCheckReport *steward_check_report_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void                steward_check_report_free       (StewardCheckReport        *self);
void                steward_check_report_sort       (StewardCheckReport        *self);
guint               steward_check_report_count      (const StewardCheckReport  *self,
                                                     StewardSeverity            severity);

void                steward_check_report_print_text (const StewardCheckReport  *self);
gboolean            steward_check_report_print_json (const StewardCheckReport  *self,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_check_report_print_sarif (const StewardCheckReport *self,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_check_report_print_junit (const StewardCheckReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCheckReport, steward_check_report_free)

G_END_DECLS
