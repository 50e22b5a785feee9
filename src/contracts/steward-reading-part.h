/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-reader.h"

G_BEGIN_DECLS

/* What the readers of all dialects share: forgiving access to members, people,
 * tags, custom properties, and warnings that no schema knows. */

typedef struct
{
  StewardReading *reading;
  const char *file;                    /* nullable */
  const StewardNode *root;
  gboolean silent;                     /* within text that has no lines of its own */
  unsigned n_warnings;
  unsigned n_compared;                 /* names, while looking for elements */
} StewardReader;

void               steward_reader_warn        (StewardReader     *self,
                                               StewardSeverity    severity,
                                               const char        *rule,
                                               const StewardNode *node,
                                               char              *message,
                                               const char        *remediation);

char              *steward_part_text_of       (const StewardNode *node) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_part_text          (const StewardNode *map,
                                               const char        *name) G_GNUC_WARN_UNUSED_RESULT;
const char        *steward_part_first_text    (const StewardNode *map,
                                               const char *const *names);
const StewardNode *steward_part_first         (const StewardNode *map,
                                               const char *const *names);
gboolean           steward_part_flag          (const StewardNode *map,
                                               const char        *name,
                                               gboolean          *out_value);
char              *steward_part_tags          (const StewardNode *tags) G_GNUC_WARN_UNUSED_RESULT;
const char        *steward_part_custom        (const StewardNode *map,
                                               const char        *name);

void               steward_part_add_owner     (GPtrArray         *owners,
                                               const char        *name,
                                               const char        *address,
                                               const char        *role,
                                               gboolean           accountable);
void               steward_part_read_team     (const StewardNode *team,
                                               GPtrArray         *owners);
void               steward_part_read_support  (const StewardNode *support,
                                               GPtrArray         *owners);
gboolean           steward_part_is_owned      (GPtrArray         *owners);

#define STEWARD_NAMES(...) ((const char *const[]) { __VA_ARGS__, NULL })

G_END_DECLS
