/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardQueuePage:
 *
 * Everything that waits for the person who sits here, with the evidence of one
 * review and its decision beside it.
 */
#define STEWARD_TYPE_QUEUE_PAGE (steward_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueuePage, steward_queue_page, STEWARD, QUEUE_PAGE, StewardPage)

GtkWidget *steward_queue_page_new         (StewardServices  *services);

void       steward_queue_page_open_review (StewardQueuePage *self,
                                           const char       *review);

G_END_DECLS
