/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-offer.h"

G_BEGIN_DECLS

/**
 * StewardPurposeFields:
 *
 * What for: a purpose of the charter and the person's own words, the legal
 * basis, a ticket, files of evidence, and the terms to accept. Signal: "changed".
 */
#define STEWARD_TYPE_PURPOSE_FIELDS (steward_purpose_fields_get_type ())
G_DECLARE_FINAL_TYPE (StewardPurposeFields, steward_purpose_fields, STEWARD, PURPOSE_FIELDS, GtkBox)

GtkWidget *steward_purpose_fields_new       (void);

void       steward_purpose_fields_set_rules (StewardPurposeFields     *self,
                                             const StewardAccessRules *rules);
void       steward_purpose_fields_set       (StewardPurposeFields     *self,
                                             const StewardIntent      *intent);
void       steward_purpose_fields_fill      (StewardPurposeFields     *self,
                                             StewardIntent            *intent);
gboolean   steward_purpose_fields_has_text  (StewardPurposeFields     *self);
guint      steward_purpose_fields_count_files (StewardPurposeFields   *self);

G_END_DECLS
