/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "steward-test-access.h"

JsonObject *
test_access_get_act (TestRun *run)
{
  g_assert_nonnull (run->json);

  return json_object_get_object_member (json_node_get_object (run->json), "act");
}

/* Whether the act has an event of this type. */
gboolean
test_access_has_event (TestRun    *run,
                       const char *type)
{
  JsonArray *events = json_object_get_array_member (test_access_get_act (run), "events");

  for (guint i = 0; i < json_array_get_length (events); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (events, i), "type"), type))
      return TRUE;

  return FALSE;
}

static TestRun *
run_words (TestCli    *self,
           const char *first,
           const char *second,
           const char *as,
           va_list     args)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  const char *word;

  g_ptr_array_add (words, (char *) first);
  if (second != NULL)
    g_ptr_array_add (words, (char *) second);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  g_ptr_array_add (words, (char *) "--as");
  g_ptr_array_add (words, (char *) as);
  g_ptr_array_add (words, (char *) "--json");
  g_ptr_array_add (words, NULL);

  return test_cli_run_argv (self, NULL, (const char *const *) words->pdata);
}

/* "access request WORDS…" as somebody; returns the id. */
char *
test_access_request (TestCli    *self,
                     const char *as,
                     ...)
{
  g_autoptr(TestRun) run = NULL;
  va_list args;

  va_start (args, as);
  run = run_words (self, "access", "request", as, args);
  va_end (args);
  test_run_assert_fine (run);

  return g_strdup (json_object_get_string_member (test_access_get_act (run), "access"));
}

/* "access WORDS…" as somebody, which works. */
void
test_access_do (TestCli    *self,
                const char *as,
                ...)
{
  g_autoptr(TestRun) run = NULL;
  va_list args;

  va_start (args, as);
  run = run_words (self, "access", NULL, as, args);
  va_end (args);
  test_run_assert_fine (run);
  g_assert_true (json_object_get_boolean_member (test_access_get_act (run), "recorded"));
}

TestRun *
test_access_show (TestCli    *self,
                  const char *access)
{
  TestRun *run = test_cli_run (self, NULL, "access", "show", access, "--json", NULL);

  test_run_assert_fine (run);

  return run;
}

JsonObject *
test_access_get (TestRun *shown)
{
  return json_object_get_object_member (json_node_get_object (shown->json), "access");
}

void
test_access_assert_state (TestCli    *self,
                          const char *access,
                          const char *state,
                          const char *provision)
{
  g_autoptr(TestRun) run = test_access_show (self, access);

  g_assert_cmpstr (json_object_get_string_member (test_access_get (run), "state"), ==, state);
  g_assert_cmpstr (json_object_get_string_member (test_access_get (run), "provision"), ==, provision);
}
