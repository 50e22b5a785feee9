/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "steward-services.h"

G_BEGIN_DECLS

/**
 * StewardSourceForm:
 *
 * Adds a source or edits one. Its fields are the connector kind's, so that a
 * new kind needs no work here. Emits "saved" with the source's item.
 */
#define STEWARD_TYPE_SOURCE_FORM (steward_source_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardSourceForm, steward_source_form, STEWARD, SOURCE_FORM, AdwWindow)

StewardSourceForm *steward_source_form_new         (StewardServices            *services,
                                                    StewardSourceItem          *item);

void               steward_source_form_choose_kind (StewardSourceForm          *self,
                                                    const StewardConnectorKind *kind);
void               steward_source_form_focus       (StewardSourceForm          *self,
                                                    StewardFieldKind            kind);

G_END_DECLS
