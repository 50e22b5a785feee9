/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-revision.h"

G_BEGIN_DECLS

/* Which members of an entry are a revision, as tables that writer and reader
 * share. Nothing outside the two includes this. */

#define STEWARD_REVISION_FORMAT 1

typedef enum
{
  STEWARD_MEMBER_FORMAT,               /* the number of the list of members */
  STEWARD_MEMBER_TEXT,                 /* char *; absent when empty */
  STEWARD_MEMBER_TAGS,                 /* char *, comma-separated; a sorted array without doubles */
  STEWARD_MEMBER_FLAG,                 /* gboolean; absent when FALSE */
  STEWARD_MEMBER_WORD,                 /* an enumeration; absent when unknown */
  STEWARD_MEMBER_TEXTS,                /* GPtrArray of char * */
  STEWARD_MEMBER_RECORDS,              /* GPtrArray of records of another table */
} StewardMemberKind;

typedef enum
{
  STEWARD_WORD_ENTRY_KIND,
  STEWARD_WORD_LIFECYCLE,
  STEWARD_WORD_VISIBILITY,
  STEWARD_WORD_CLASSIFICATION,
  STEWARD_WORD_DIRECTION,
} StewardWord;

typedef struct _StewardRecordTable StewardRecordTable;

typedef struct
{
  const char *name;                    /* in JSON */
  StewardMemberKind kind;
  gsize offset;                        /* in the record */
  StewardWord word;
  const StewardRecordTable *records;
} StewardMember;

/* Members stand in the order of canonical JSON. */
struct _StewardRecordTable
{
  const char *noun;                    /* "a column", for messages */
  const StewardMember *members;
  gsize n_members;
  gpointer (*create) (void);
};

extern const StewardRecordTable steward_revision_table;

const char *steward_word_to_id   (StewardWord  word,
                                  int          value);
gboolean    steward_word_from_id (StewardWord  word,
                                  const char  *id,
                                  int         *out_value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
