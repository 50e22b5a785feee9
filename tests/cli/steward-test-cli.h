/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "steward-test-folder.h"

G_BEGIN_DECLS

/* Runs of the real stewardctl, each a process of its own, with a profile and a
 * home that last as long as the test. Without a session bus, unless @bus. */
typedef struct
{
  TestFolder *home;
  char *profile;
  gboolean bus;
} TestCli;

typedef struct
{
  int status;                          /* exit status */
  char *out, *err;
  JsonNode *json;                      /* of out, when it is JSON */
} TestRun;

TestCli *test_cli_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void     test_cli_free        (TestCli           *self);
char    *test_cli_add_folder  (TestCli           *self,
                               const char        *name) G_GNUC_WARN_UNUSED_RESULT;
TestRun *test_cli_run         (TestCli           *self,
                               const char        *input,
                               ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
TestRun *test_cli_run_argv    (TestCli           *self,
                               const char        *input,
                               const char *const *words) G_GNUC_WARN_UNUSED_RESULT;
GSubprocess *test_cli_start   (TestCli           *self,
                               const char *const *words) G_GNUC_WARN_UNUSED_RESULT;
void     test_run_free        (TestRun           *self);

/* An error is one line that begins with the program's name, and the remedy. */
void     test_run_assert_failed (TestRun         *self,
                               int                status,
                               const char        *words);
void     test_run_assert_fine (TestRun           *self);

JsonObject *test_run_get_item (TestRun           *self,
                               const char        *array,
                               guint              index);
guint    test_run_count       (TestRun           *self,
                               const char        *array);
void     test_assert_members  (JsonObject        *object,
                               ...) G_GNUC_NULL_TERMINATED;
gboolean test_tree_contains   (const char        *path,
                               const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCli, test_cli_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestRun, test_run_free)

G_END_DECLS
