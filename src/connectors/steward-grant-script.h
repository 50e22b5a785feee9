/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-effect.h"

G_BEGIN_DECLS

/* What a person has to run where Steward cannot grant itself. Nothing is asked:
 * the script follows from where the contract says that the data lies. */

StewardEffectPlan *steward_grant_script_new (const StewardEffect  *effect,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
