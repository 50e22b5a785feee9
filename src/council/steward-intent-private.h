/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-intent.h"

G_BEGIN_DECLS

/* Between the files of an intent: the one table of its members. */

typedef enum
{
  STEWARD_MEMBER_TEXT,
  STEWARD_MEMBER_TIME,
  STEWARD_MEMBER_NUMBER,
  STEWARD_MEMBER_BOOLEAN,
  STEWARD_MEMBER_LIST,
  STEWARD_MEMBER_KIND,
  STEWARD_MEMBER_LEVEL,
  STEWARD_MEMBER_CHOICE,
  STEWARD_MEMBER_KINDS,
  STEWARD_MEMBER_CONDITIONS,
  STEWARD_MEMBER_ANSWER,
  STEWARD_MEMBER_RECORD,
} StewardIntentMemberType;

/* A record of the model that an intent carries: it copies, writes and reads
 * itself. */
typedef struct
{
  gpointer (*copy) (gconstpointer record);
  void (*free) (gpointer record);
  JsonNode *(*to_json) (gconstpointer record);
  gpointer (*from_node) (const StewardNode *node, GError **error);
} StewardIntentRecord;

typedef struct
{
  const char *name;
  StewardIntentMemberType type;
  gsize offset;
  const StewardIntentRecord *record;
} StewardIntentMember;

extern const StewardIntentMember steward_intent_members[];
extern const gsize steward_intent_n_members;

gboolean steward_intent_has_choice (const StewardIntent *self);

G_END_DECLS
