/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-queue.h"

G_BEGIN_DECLS

/**
 * StewardQueueLine:
 *
 * One line of the list: an item, or the title of the group that follows.
 * Property: "marked" (chosen for a decision together with others).
 */
#define STEWARD_TYPE_QUEUE_LINE (steward_queue_line_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueueLine, steward_queue_line, STEWARD, QUEUE_LINE, GObject)

StewardQueueItem  *steward_queue_line_get_item   (StewardQueueLine  *self);
StewardQueueGroup  steward_queue_line_get_group  (StewardQueueLine  *self);
guint              steward_queue_line_get_count  (StewardQueueLine  *self);
gboolean           steward_queue_line_get_marked (StewardQueueLine  *self);

/**
 * StewardQueueModel:
 *
 * The queue as a list of lines: filtered, with a line for each group, and with
 * marks that outlive a new reading. It changes only the lines that differ, so
 * that nobody loses their place. Signal: "marks-changed".
 */
#define STEWARD_TYPE_QUEUE_MODEL (steward_queue_model_get_type ())
G_DECLARE_FINAL_TYPE (StewardQueueModel, steward_queue_model, STEWARD, QUEUE_MODEL, GObject)

StewardQueueModel *steward_queue_model_new       (void) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray         *steward_queue_model_get_items (StewardQueueModel *self);
StewardQueueItem  *steward_queue_model_find      (StewardQueueModel *self,
                                                  const char        *review);
gboolean           steward_queue_model_get_position (StewardQueueModel *self,
                                                  const char        *key,
                                                  guint             *out_position);
guint              steward_queue_model_count_mine (StewardQueueModel *self);
GPtrArray         *steward_queue_model_get_marked (StewardQueueModel *self) G_GNUC_WARN_UNUSED_RESULT;

void               steward_queue_model_set_items (StewardQueueModel *self,
                                                  GPtrArray         *items,
                                                  gint64             now);
void               steward_queue_model_set_mine  (StewardQueueModel *self,
                                                  gboolean           mine);
void               steward_queue_model_set_kinds (StewardQueueModel *self,
                                                  guint              kinds);
void               steward_queue_model_set_text  (StewardQueueModel *self,
                                                  const char        *text);
gboolean           steward_queue_model_toggle    (StewardQueueModel *self,
                                                  guint              position);
void               steward_queue_model_clear_marks (StewardQueueModel *self);

G_END_DECLS
