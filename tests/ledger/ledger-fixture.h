/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-ledger-verify.h"
#include "steward-local-ledger.h"
#include "steward-sshsig.h"

G_BEGIN_DECLS

#define PERSON "p-3f9c0a17b2"
#define REVIEW "review/2026-001"

/* A store on disk with a ledger in it, and a door past all protection. */
typedef struct
{
  char *folder;                        /* of everything, removed at the end */
  char *path;
  StewardGovernance *governance;
  StewardLedger *ledger;
  StewardPrivateKey key;               /* of PERSON */
  char *key_line;
  gboolean unsigned_only;              /* nothing that is appended from now on is signed */
  char *note;                          /* reference of a payload that an event of REVIEW has */
  gpointer raw;                        /* sqlite3 */
} TestStore;

TestStore      *test_store_new          (void) G_GNUC_WARN_UNUSED_RESULT;
TestStore      *test_store_new_filled   (void) G_GNUC_WARN_UNUSED_RESULT;
void            test_store_free         (TestStore        *self);
void            test_store_reopen       (TestStore        *self);

void            test_store_append       (TestStore        *self,
                                         const char       *stream,
                                         const char       *type,
                                         gboolean          with_signature,
                                         const char       *body);
char           *test_store_append_text  (TestStore        *self,
                                         const char       *stream,
                                         const char       *type,
                                         const char       *member,
                                         const char       *text) G_GNUC_WARN_UNUSED_RESULT;
void            test_store_fill         (TestStore        *self);

void            test_store_unprotect    (TestStore        *self);
gboolean        test_store_try          (TestStore        *self,
                                         const char       *sql);
void            test_store_run          (TestStore        *self,
                                         const char       *sql);
GBytes         *test_store_get          (TestStore        *self,
                                         const char       *column,
                                         gint64            position) G_GNUC_WARN_UNUSED_RESULT;
gboolean        test_store_set          (TestStore        *self,
                                         const char       *column,
                                         gint64            position,
                                         GBytes           *value,
                                         gboolean          is_text);
void            test_store_reseal       (TestStore        *self,
                                         gint64            from);

void            test_store_assert_fault (TestStore        *self,
                                         StewardFault      fault,
                                         gint64            position,
                                         const char       *words);
StewardVerdict *test_store_verify       (TestStore        *self,
                                         gboolean          deep,
                                         const StewardNotedHead *head) G_GNUC_WARN_UNUSED_RESULT;
void            test_store_get_head     (TestStore        *self,
                                         guint64           size,
                                         StewardNotedHead *out_head);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestStore, test_store_free)

G_END_DECLS
