/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-offer.h"
#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardAccessFields:
 *
 * Everything that a person fills in to ask for access. Signal: "changed".
 */
#define STEWARD_TYPE_ACCESS_FIELDS (steward_access_fields_get_type ())
G_DECLARE_FINAL_TYPE (StewardAccessFields, steward_access_fields, STEWARD, ACCESS_FIELDS, GtkBox)

GtkWidget                  *steward_access_fields_new         (StewardServices          *services);

void                        steward_access_fields_set_offer   (StewardAccessFields      *self,
                                                               const StewardAccessOffer *offer,
                                                               const char               *person,
                                                               GPtrArray                *products);
void                        steward_access_fields_set_intent  (StewardAccessFields      *self,
                                                               const StewardIntent      *intent);
void                        steward_access_fields_fill        (StewardAccessFields      *self,
                                                               StewardIntent            *intent,
                                                               gint64                    now);
void                        steward_access_fields_keep        (StewardAccessFields      *self,
                                                               StewardIntent            *intent);
GPtrArray                  *steward_access_fields_show_faults (StewardAccessFields      *self,
                                                               gint64                    now) G_GNUC_WARN_UNUSED_RESULT;
const StewardOfferedObject *steward_access_fields_get_object  (StewardAccessFields      *self);
gboolean                    steward_access_fields_has_purpose_text (StewardAccessFields *self);
guint                       steward_access_fields_count_files (StewardAccessFields      *self);

G_END_DECLS
