/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-append.h"
#include "steward-event.h"
#include "steward-intent.h"

G_BEGIN_DECLS

typedef struct _StewardCouncil StewardCouncil; /* steward-council.h */

/**
 * StewardAct:
 *
 * An intent that was checked: exactly what will be recorded. It is shown
 * before it is sealed.
 */
typedef struct
{
  StewardIntent *intent;
  StewardAppend *append;
  char *summary;                       /* "Approve “Certify orders.order_status gold” for the platform seat" */
  GPtrArray *consequences;             /* char*: "This vote decides: approved." */
  GPtrArray *warnings;                 /* char*: what a person should know before */
  char *review;                        /* id of the review that it makes or touches, or NULL */
  char *meeting;                       /* id, likewise */
  char *access;                        /* id, likewise */
  char *campaign;                      /* id, likewise */
  char *incident;                      /* id, likewise */
  char *window;                        /* id, likewise */
  GHashTable *files;                   /* path → GBytes: evidence, read once */
  gint64 after_position;               /* head of the ledger when it was prepared */
  char *after_seal;                    /* hex */
} StewardAct;

StewardAct *steward_act_new         (const StewardIntent *intent);
void        steward_act_free        (StewardAct          *self);
void        steward_act_add_consequence (StewardAct      *self,
                                     const char          *format,
                                     ...) G_GNUC_PRINTF (2, 3);
void        steward_act_add_warning (StewardAct          *self,
                                     const char          *format,
                                     ...) G_GNUC_PRINTF (2, 3);
char       *steward_act_to_text     (const StewardAct    *self,
                                     GHashTable          *people) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAct, steward_act_free)

G_END_DECLS
