/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-minutes.h"

G_BEGIN_DECLS

/* Minutes on paper: A4 pages with the text of the minutes and, at the foot of
 * each, the head of the ledger that they can be checked against. */

GBytes   *steward_minutes_pdf_render (const char            *title,
                                      const char            *markdown,
                                      const char *const     *foot,
                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char    **steward_minutes_pdf_foot   (const StewardMinutes  *minutes) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_minutes_pdf_save   (const StewardMinutes  *minutes,
                                      const char            *path,
                                      GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
