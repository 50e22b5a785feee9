/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-services.h"

G_BEGIN_DECLS

/* The way to one source during a run. Internal to services. */
typedef struct
{
  StewardSource *source;               /* owned */
  char *instance;                      /* of the server that was there when it was synced last, or NULL */
  StewardConnector *connector;         /* owned, or NULL: not opened yet */
  GError *closed;                      /* why nobody comes in during this run, or NULL */
  gboolean touched;                    /* something was changed behind it */
} StewardEffectsDoor;

/**
 * StewardEffectsDoors:
 *
 * All sources of the desk, to be found by the server that an access names. May
 * be used from one thread at a time.
 */
typedef struct _StewardEffectsDoors StewardEffectsDoors;

StewardEffectsDoors *steward_effects_doors_new   (StewardServices          *services) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_effects_doors_free  (StewardEffectsDoors      *self);
StewardEffectsDoor  *steward_effects_doors_find  (StewardEffectsDoors      *self,
                                                  const StewardAccessTerms *terms,
                                                  GError                  **error);
StewardConnector    *steward_effects_doors_open  (StewardEffectsDoors      *self,
                                                  StewardEffectsDoor       *door,
                                                  GError                  **error);
gboolean             steward_effects_doors_share (StewardEffectsDoors      *self,
                                                  StewardEffect            *effect,
                                                  GPtrArray               **out_sentences,
                                                  GError                  **error);
gboolean             steward_effects_doors_plan  (StewardEffectsDoors      *self,
                                                  const StewardEffect      *effect,
                                                  gboolean                  or_script,
                                                  StewardEffectPlan       **out_plan,
                                                  GCancellable             *cancellable,
                                                  GError                  **error);
GPtrArray           *steward_effects_doors_list  (StewardEffectsDoors      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEffectsDoors, steward_effects_doors_free)

G_END_DECLS
