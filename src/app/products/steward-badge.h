/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-plain-label.h"
#include "steward-query-model.h"

G_BEGIN_DECLS

typedef enum
{
  STEWARD_TONE_PLAIN,
  STEWARD_TONE_DIM,                    /* nothing there, and nothing wrong with that */
  STEWARD_TONE_WARNING,
  STEWARD_TONE_ERROR,
  STEWARD_TONE_TROUBLE,                /* plain words, marked as a warning */
  STEWARD_TONE_ACCENT,                 /* plain words, with the mark of the accent */
} StewardTone;

/**
 * StewardBadge:
 *
 * One fact of a product as it stands in rows and cards: a mark and a word. The
 * mark is an icon, the pips of a certification, or missing; the word is always
 * there and is never markup.
 */
#define STEWARD_TYPE_BADGE (steward_badge_get_type ())
G_DECLARE_FINAL_TYPE (StewardBadge, steward_badge, STEWARD, BADGE, GtkWidget)

GtkWidget *steward_badge_new                 (void);
GtkWidget *steward_badge_new_cell            (void);

void       steward_badge_clear               (StewardBadge           *self);
void       steward_badge_set                 (StewardBadge           *self,
                                             const char            *icon_name,
                                             const char            *text,
                                             StewardTone            tone);
void       steward_badge_set_certification   (StewardBadge           *self,
                                             StewardCertification   certification);
void       steward_badge_set_classification  (StewardBadge           *self,
                                             StewardClassification  classification);
void       steward_badge_set_owner           (StewardBadge           *self,
                                             const char            *owner);
void       steward_badge_set_levels          (StewardBadge           *self,
                                             guint                  n_levels);
void       steward_badge_set_age             (StewardBadge           *self,
                                             gint64                 synced_at);
const char *steward_badge_get_text           (StewardBadge           *self);

void       steward_badge_refresh_ages        (GtkWidget             *root);

const char *steward_classification_to_icon   (StewardClassification  classification);

G_END_DECLS
