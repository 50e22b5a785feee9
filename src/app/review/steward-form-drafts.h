/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-council.h"

G_BEGIN_DECLS

/**
 * StewardFormDrafts:
 *
 * What somebody wrote into forms and has not confirmed: kept in memory and, by
 * a thread, in the store, so that neither another item nor a restart loses it.
 * Signal: "loaded" (what an earlier run kept can be had).
 */
#define STEWARD_TYPE_FORM_DRAFTS (steward_form_drafts_get_type ())
G_DECLARE_FINAL_TYPE (StewardFormDrafts, steward_form_drafts, STEWARD, FORM_DRAFTS, GObject)

StewardFormDrafts   *steward_form_drafts_new   (StewardGovernance   *governance) G_GNUC_WARN_UNUSED_RESULT;

const StewardIntent *steward_form_drafts_get   (StewardFormDrafts   *self,
                                                const char          *person,
                                                const char          *form);
void                 steward_form_drafts_put   (StewardFormDrafts   *self,
                                                const char          *person,
                                                const char          *form,
                                                const StewardIntent *intent);

G_END_DECLS
