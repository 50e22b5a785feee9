/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desktop is told: new once, overdue once, never again, and taken back
 * when it is done. */

#include "config.h"

#include "steward-notice-plan.h"

typedef struct
{
  GPtrArray *notices;
  GPtrArray *send;
  GPtrArray *withdraw;
} Look;

static void
look_begin (Look *look)
{
  look->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_notice_free);
  look->send = g_ptr_array_new ();
  look->withdraw = g_ptr_array_new_with_free_func (g_free);
}

static void
look_end (Look *look)
{
  g_ptr_array_unref (look->notices);
  g_ptr_array_unref (look->send);
  g_ptr_array_unref (look->withdraw);
}

static void
add (Look       *look,
     const char *key,
     gboolean    overdue)
{
  g_ptr_array_add (look->notices, steward_notice_new (key, key, "Certify it", NULL, overdue));
}

static void
check (StewardNoticePlan *plan,
       const char        *a,
       gboolean           a_overdue,
       const char        *b,
       guint              n_send,
       guint              n_withdraw)
{
  Look look;

  look_begin (&look);
  if (a != NULL)
    add (&look, a, a_overdue);
  if (b != NULL)
    add (&look, b, FALSE);
  g_assert_cmpint (steward_notice_plan_update (plan, look.notices, look.send, look.withdraw), ==,
                   n_send + n_withdraw > 0);
  g_assert_cmpuint (look.send->len, ==, n_send);
  g_assert_cmpuint (look.withdraw->len, ==, n_withdraw);
  look_end (&look);
}

static void
test_notice_plan_tells_once (void)
{
  g_autoptr (StewardNoticePlan) plan = steward_notice_plan_new ();

  check (plan, "a", FALSE, NULL, 1, 0);
  check (plan, "a", FALSE, NULL, 0, 0);
  check (plan, "a", FALSE, "b", 1, 0);
  check (plan, "a", TRUE, "b", 1, 0);
  check (plan, "a", TRUE, "b", 0, 0);
  /* A clock that was set back does not make it new again. */
  check (plan, "a", FALSE, "b", 0, 0);
  check (plan, NULL, FALSE, "b", 0, 1);
  check (plan, NULL, FALSE, NULL, 0, 1);
  check (plan, NULL, FALSE, NULL, 0, 0);
}

static void
test_notice_plan_survives (void)
{
  g_autoptr (StewardNoticePlan) plan = steward_notice_plan_new ();
  g_autoptr (StewardNoticePlan) again = NULL;
  g_autofree char *json = NULL;

  check (plan, "review \"one\"", TRUE, "b", 2, 0);
  json = steward_notice_plan_to_json (plan);
  again = steward_notice_plan_from_json (json);
  check (again, "review \"one\"", TRUE, "b", 0, 0);
  check (again, NULL, FALSE, "b", 0, 1);
}

static void
test_notice_plan_reads_anything (void)
{
  static const char *const texts[] = { NULL, "", "[1]", "{\"a\":", "{\"a\":7}", "3" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StewardNoticePlan) plan = steward_notice_plan_from_json (texts[i]);

      g_assert_nonnull (plan);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/notice-plan/tells-once", test_notice_plan_tells_once);
  g_test_add_func ("/app/notice-plan/survives", test_notice_plan_survives);
  g_test_add_func ("/app/notice-plan/reads-anything", test_notice_plan_reads_anything);

  return g_test_run ();
}
