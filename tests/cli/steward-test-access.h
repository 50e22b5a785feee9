/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-test-council.h"

G_BEGIN_DECLS

/* Access in the council of steward-test-council.h. */
JsonObject *test_access_get_act      (TestRun    *run);
gboolean    test_access_has_event    (TestRun    *run,
                                      const char *type);
char       *test_access_request      (TestCli    *self,
                                      const char *as,
                                      ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
void        test_access_do           (TestCli    *self,
                                      const char *as,
                                      ...) G_GNUC_NULL_TERMINATED;
TestRun    *test_access_show         (TestCli    *self,
                                      const char *access) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *test_access_get          (TestRun    *shown);
void        test_access_assert_state (TestCli    *self,
                                      const char *access,
                                      const char *state,
                                      const char *provision);

G_END_DECLS
