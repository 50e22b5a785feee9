/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of documents for a test, removed when it ends. */
typedef struct
{
  char *path;
} TestFolder;

TestFolder *test_folder_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void        test_folder_free           (TestFolder *self);

void        test_folder_write          (TestFolder *self,
                                        const char *name,
                                        const char *text);
void        test_folder_write_product  (TestFolder *self,
                                        const char *name,
                                        const char *id,
                                        const char *title,
                                        const char *contract_id,
                                        const char *version);
void        test_folder_write_contract (TestFolder *self,
                                        const char *name,
                                        const char *id,
                                        const char *title,
                                        const char *version,
                                        const char *data_product);
void        test_folder_write_many     (TestFolder *self,
                                        const char *name,
                                        guint       n_contracts);
void        test_folder_touch          (TestFolder *self,
                                        const char *name);
void        test_folder_remove         (TestFolder *self,
                                        const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_free)

G_END_DECLS
