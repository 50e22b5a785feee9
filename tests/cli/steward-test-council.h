/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-test-cli.h"

G_BEGIN_DECLS

/* A council in a profile of its own: the sample mesh, copied below the home so
 * that it can be changed, synced and founded under the sample charter. */

#define MARA "mara.lindqvist@example.com"     /* platform, chair */
#define JONAS "jonas.weber@example.com"       /* orders */
#define INES "ines.okafor@example.com"        /* customer */
#define TOMAS "tomas.reyes@example.com"       /* finance */
#define PRIYA "priya.nair@example.com"        /* marketing */
#define AIKO "aiko.tanaka@example.com"        /* payments */
#define CHEN "chen.wei@example.com"           /* supply */
#define OLU "olu.adeyemi@example.com"         /* privacy, veto */
#define NOOR "noor.haddad@example.com"        /* security, veto */
#define RUTA "ruta.kalnina@example.com"       /* audit */

TestCli    *test_council_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void        test_council_add_mesh     (TestCli       *self);
void        test_council_sync         (TestCli       *self);

/* Words, the last one NULL; with --json where something comes back. */
char       *test_council_open         (TestCli       *self,
                                       const char    *as,
                                       ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
void        test_council_vote         (TestCli       *self,
                                       const char    *review,
                                       const char    *as,
                                       const char    *choice);
TestRun    *test_council_show         (TestCli       *self,
                                       const char    *review) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *test_council_get          (TestRun       *shown);
gint64      test_council_count_events (TestCli       *self);
void        test_council_assert_state (TestCli       *self,
                                       const char    *review,
                                       const char    *state);
void        test_council_assert_refused (TestRun     *run,
                                       const char    *words);

G_END_DECLS
