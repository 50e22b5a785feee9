/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-filter-option.h"
#include "steward-services.h"

G_BEGIN_DECLS

/* What a list can be filtered by, in the order of the chips. */
typedef enum
{
  STEWARD_AXIS_LIFECYCLE,
  STEWARD_AXIS_DOMAIN,
  STEWARD_AXIS_CERTIFICATION,
  STEWARD_AXIS_CLASSIFICATION,
  STEWARD_AXIS_SOURCE,
  STEWARD_N_AXES
} StewardAxis;

const char *steward_axis_get_title     (StewardAxis         axis);
gboolean    steward_axis_fits          (StewardAxis         axis,
                                        StewardEntryKind    kind);
void        steward_axis_set           (StewardAxis         axis,
                                        StewardQuery       *query,
                                        char              **ids);
GPtrArray  *steward_axis_make_options  (StewardAxis         axis,
                                        GPtrArray          *facets,
                                        StewardServices    *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
