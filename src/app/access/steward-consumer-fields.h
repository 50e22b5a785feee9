/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-access-offer.h"
#include "steward-consumer-products.h"

G_BEGIN_DECLS

/**
 * StewardConsumerFields:
 *
 * Who will use what is asked for: a person, a team, a product or a service
 * account, with who answers for it. Signal: "changed".
 */
#define STEWARD_TYPE_CONSUMER_FIELDS (steward_consumer_fields_get_type ())
G_DECLARE_FINAL_TYPE (StewardConsumerFields, steward_consumer_fields, STEWARD, CONSUMER_FIELDS, AdwBin)

GtkWidget *steward_consumer_fields_new       (void);

void       steward_consumer_fields_set_offer (StewardConsumerFields    *self,
                                              const StewardAccessOffer *offer,
                                              const char               *person,
                                              GPtrArray                *products);
void       steward_consumer_fields_set_ask   (StewardConsumerFields    *self,
                                              const StewardAccessAsk   *ask);
void       steward_consumer_fields_fill      (StewardConsumerFields    *self,
                                              StewardAccessAsk         *ask);
char      *steward_consumer_fields_find_fault (StewardConsumerFields   *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
