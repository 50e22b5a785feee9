/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-review.h"
#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardReviewForm:
 *
 * Asks the council for a review: which kind, of what, why; with what will be
 * recorded below.
 */
#define STEWARD_TYPE_REVIEW_FORM (steward_review_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardReviewForm, steward_review_form, STEWARD, REVIEW_FORM, AdwWindow)

GtkWindow *steward_review_form_open        (GtkWindow           *parent,
                                            StewardServices     *services,
                                            StewardReviewKind    kind,
                                            const char          *subject);
GtkWindow *steward_review_form_open_appeal (GtkWindow           *parent,
                                            StewardServices     *services,
                                            const StewardReview *review);

G_END_DECLS
