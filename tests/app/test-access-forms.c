/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a request for access, and the lines of what differs. */

#include "config.h"

#include <adwaita.h>

#include "steward-column-choice.h"
#include "steward-column-list.h"
#include "steward-drift-model.h"
#include "steward-drift-row.h"
#include "steward-notice-plan.h"
#include "steward-period-fields.h"
#include "steward-purpose-fields.h"
#include "steward-row-conditions.h"
#include "steward-test-widgets.h"

#define DAY G_TIME_SPAN_DAY

static GPtrArray *
make_columns (void)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_access_column_free);

  g_ptr_array_add (columns, steward_access_column_new ("order_id", STEWARD_CLASSIFICATION_INTERNAL,
                                                       STEWARD_MASK_NONE));
  g_ptr_array_add (columns, steward_access_column_new ("<b>email</b>", STEWARD_CLASSIFICATION_PERSONAL,
                                                       STEWARD_MASK_NONE));
  g_ptr_array_add (columns, steward_access_column_new ("iban", STEWARD_CLASSIFICATION_RESTRICTED, STEWARD_MASK_NONE));

  return columns;
}

static char *
describe (const StewardAccessObject *object)
{
  GString *words = g_string_new (object->whole ? "whole:" : "");

  for (guint i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);

      g_string_append_printf (words, " %s=%s", column->name, steward_mask_to_id (column->mask));
    }
  for (guint i = 0; i < object->rows->len; i++)
    {
      g_autofree char *row = steward_row_condition_to_text (g_ptr_array_index (object->rows, i));

      g_string_append_printf (words, " [%s]", row);
    }

  return g_string_free (words, FALSE);
}

static void
assert_columns (StewardColumnList *list,
                const char        *expected)
{
  g_autoptr (StewardAccessObject) object = steward_access_object_new ();
  g_autofree char *words = NULL;

  steward_column_list_fill (list, object);
  words = describe (object);
  g_assert_cmpstr (words, ==, expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_column_list (void)
{
  g_autoptr (GPtrArray) columns = make_columns ();
  g_autoptr (StewardAccessObject) chosen = steward_access_object_new ();
  GtkWidget *list = g_object_ref_sink (steward_column_list_new ());
  guint count = 0;

  g_signal_connect_swapped (list, "changed", G_CALLBACK (count_cb), &count);
  steward_column_list_set_columns (STEWARD_COLUMN_LIST (list), columns, NULL);
  g_assert_cmpuint (count, ==, 0);
  /* What needs care is not chosen by itself. */
  assert_columns (STEWARD_COLUMN_LIST (list), " order_id=none");
  g_assert_cmpuint (steward_column_list_count_chosen (STEWARD_COLUMN_LIST (list)), ==, 1);
  g_assert_true (steward_test_has_text (list, "1 of 3 columns"));
  steward_test_press (list, "All");
  assert_columns (STEWARD_COLUMN_LIST (list), " order_id=none <b>email</b>=none iban=none");
  steward_test_press (list, "Mask Personal");
  assert_columns (STEWARD_COLUMN_LIST (list), " order_id=none <b>email</b>=digest iban=digest");
  g_assert_cmpuint (count, ==, 2);
  steward_test_press (list, "None");
  g_assert_cmpuint (steward_column_list_count_chosen (STEWARD_COLUMN_LIST (list)), ==, 0);
  g_ptr_array_add (chosen->columns, steward_access_column_new ("iban", STEWARD_CLASSIFICATION_UNKNOWN,
                                                               STEWARD_MASK_PARTIAL));
  g_ptr_array_add (chosen->columns, steward_access_column_new ("gone", STEWARD_CLASSIFICATION_UNKNOWN,
                                                               STEWARD_MASK_NONE));
  steward_column_list_choose (STEWARD_COLUMN_LIST (list), chosen);
  assert_columns (STEWARD_COLUMN_LIST (list), " iban=partial");
  chosen->whole = TRUE;
  steward_column_list_choose (STEWARD_COLUMN_LIST (list), chosen);
  assert_columns (STEWARD_COLUMN_LIST (list), "whole: order_id=none <b>email</b>=none iban=none");
  g_object_unref (list);
}

static void
test_column_choice (void)
{
  StewardAccessColumn *column;
  g_autoptr (StewardColumnChoice) choice = NULL;
  static const char *const all[] = { "birth", "year", NULL };
  static const char *const other[] = { "birth", "month", NULL };
  guint count = 0;

  column = steward_access_column_new ("Birth_Date", STEWARD_CLASSIFICATION_PERSONAL, STEWARD_MASK_NONE);
  choice = steward_column_choice_new (column, "Day and YEAR of birth");
  g_signal_connect_swapped (choice, "notify", G_CALLBACK (count_cb), &count);
  g_assert_true (steward_column_choice_matches (choice, all));
  g_assert_false (steward_column_choice_matches (choice, other));
  g_assert_true (steward_column_choice_matches (choice, NULL));
  g_assert_false (steward_column_choice_get_chosen (choice));
  steward_column_choice_set_chosen (choice, FALSE);
  steward_column_choice_set_mask (choice, STEWARD_MASK_NONE);
  g_assert_cmpuint (count, ==, 0);
  steward_column_choice_set_chosen (choice, TRUE);
  steward_column_choice_set_mask (choice, STEWARD_MASK_YEAR);
  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpint (steward_column_choice_get_mask (choice), ==, STEWARD_MASK_YEAR);
  steward_access_column_free (column);
}

static void
test_row_conditions (void)
{
  g_autoptr (GPtrArray) columns = make_columns ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_row_condition_free);
  g_autoptr (StewardAccessObject) object = steward_access_object_new ();
  GtkWidget *conditions = g_object_ref_sink (steward_row_conditions_new ());
  static const char *const one[] = { "DE, or AT", NULL };
  static const char *const two[] = { "1", "2", NULL };
  g_autofree char *words = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *none = NULL;

  steward_row_conditions_set_columns (STEWARD_ROW_CONDITIONS (conditions), columns);
  none = steward_row_conditions_find_fault (STEWARD_ROW_CONDITIONS (conditions));
  g_assert_null (none);
  g_ptr_array_add (rows, steward_row_condition_new ("iban", STEWARD_ROWS_EQUAL, one));
  g_ptr_array_add (rows, steward_row_condition_new ("order_id", STEWARD_ROWS_ONE_OF, two));
  g_ptr_array_add (rows, steward_row_condition_new ("gone", STEWARD_ROWS_EQUAL, one));
  steward_row_conditions_set_rows (STEWARD_ROW_CONDITIONS (conditions), rows);
  steward_row_conditions_fill (STEWARD_ROW_CONDITIONS (conditions), object);
  g_assert_cmpuint (object->rows->len, ==, 2);
  g_assert_cmpstr (((StewardRowCondition *) g_ptr_array_index (object->rows, 0))->values[0], ==, "DE, or AT");
  g_assert_cmpstr (((StewardRowCondition *) g_ptr_array_index (object->rows, 1))->values[1], ==, "2");
  /* One without a value is told, and is no condition. */
  steward_test_press (conditions, "Add a Condition");
  fault = steward_row_conditions_find_fault (STEWARD_ROW_CONDITIONS (conditions));
  g_assert_cmpstr (fault, ==, "The condition on order_id has no value yet. Write one, or remove the condition.");
  steward_row_conditions_fill (STEWARD_ROW_CONDITIONS (conditions), object);
  g_assert_cmpuint (object->rows->len, ==, 2);
  words = describe (object);
  g_assert_nonnull (words);
  g_object_unref (conditions);
}

static void
test_period (void)
{
  StewardAccessRules rules = { .emergency_allowed = TRUE, .emergency_hours = 24, .emergency_review_days = 2 };
  GtkWidget *widget = g_object_ref_sink (steward_period_fields_new ());
  StewardPeriodFields *fields = STEWARD_PERIOD_FIELDS (widget);
  gint64 now = g_get_real_time ();
  gint64 until;
  g_autofree char *fine = NULL;
  g_autofree char *late = NULL;
  g_autofree char *past = NULL;

  rules.longest_days[STEWARD_CLASSIFICATION_RESTRICTED] = 30;
  steward_period_fields_set_rules (fields, &rules);
  /* As long as nobody chose a day, it is the longest that is allowed. */
  steward_period_fields_set_classification (fields, STEWARD_CLASSIFICATION_RESTRICTED, now);
  until = steward_period_fields_get_until (fields, now);
  g_assert_cmpint (until, <=, now + 30 * DAY);
  g_assert_cmpint (until, >, now + 29 * DAY);
  fine = steward_period_fields_find_fault (fields, now);
  g_assert_null (fine);
  steward_period_fields_set_classification (fields, STEWARD_CLASSIFICATION_PUBLIC, now);
  g_assert_cmpint (steward_period_fields_get_until (fields, now), >, now + 89 * DAY);
  steward_period_fields_set (fields, 0, now + 40 * DAY, FALSE);
  steward_period_fields_set_classification (fields, STEWARD_CLASSIFICATION_RESTRICTED, now);
  late = steward_period_fields_find_fault (fields, now);
  g_assert_true (g_str_has_prefix (late, "Restricted data can be asked for at most 30 days"));
  steward_period_fields_set (fields, 0, now - DAY, FALSE);
  past = steward_period_fields_find_fault (fields, now);
  g_assert_cmpstr (past, ==, "The last day is over already.");
  /* An emergency has its own end. */
  steward_period_fields_set (fields, 0, now - DAY, TRUE);
  g_assert_cmpint (steward_period_fields_get_until (fields, now), ==, now + DAY);
  g_assert_cmpint (steward_period_fields_get_since (fields), ==, 0);
  g_object_unref (widget);
}

static void
free_choice (gpointer data)
{
  StewardAccessChoice *choice = data;

  g_free (choice->id);
  g_free (choice->text);
  g_free (choice);
}

static void
test_purpose (void)
{
  g_autoptr (GPtrArray) purposes = g_ptr_array_new_with_free_func (free_choice);
  StewardAccessChoice *choice = g_new0 (StewardAccessChoice, 1);
  StewardAccessRules rules = { .purposes = purposes, .terms = (char *) "Do not <b>tell</b>." };
  g_autoptr (StewardIntent) given = steward_intent_new ("access.request", "p-1");
  g_autoptr (StewardIntent) got = steward_intent_new ("access.request", "p-1");
  GtkWidget *fields = g_object_ref_sink (steward_purpose_fields_new ());
  char *files[] = { (char *) "/tmp/impact.pdf", NULL };

  choice->id = g_strdup ("reporting");
  choice->text = g_strdup ("Close the books & report");
  g_ptr_array_add (purposes, choice);
  steward_purpose_fields_set_rules (STEWARD_PURPOSE_FIELDS (fields), &rules);
  given->ask = steward_access_ask_new ();
  given->ask->purpose = g_strdup ("reporting");
  given->ask->legal_basis = g_strdup ("no such basis");
  given->ask->ticket = g_strdup ("DATA-7");
  given->ask->accepts_terms = TRUE;
  given->comment = g_strdup ("Because.");
  given->files = g_strdupv (files);
  steward_purpose_fields_set (STEWARD_PURPOSE_FIELDS (fields), given);
  got->ask = steward_access_ask_new ();
  steward_purpose_fields_fill (STEWARD_PURPOSE_FIELDS (fields), got);
  g_assert_cmpstr (got->ask->purpose, ==, "reporting");
  g_assert_null (got->ask->legal_basis);
  g_assert_cmpstr (got->ask->ticket, ==, "DATA-7");
  g_assert_true (got->ask->accepts_terms);
  g_assert_cmpstr (got->comment, ==, "Because.");
  g_assert_cmpstr (got->files[0], ==, "/tmp/impact.pdf");
  g_assert_cmpuint (steward_purpose_fields_count_files (STEWARD_PURPOSE_FIELDS (fields)), ==, 1);
  g_assert_true (steward_test_has_text (fields, "Do not <b>tell</b>."));
  g_object_unref (fields);
}

static StewardDriftItem *
make_difference (StewardDriftKind  kind,
                 const char       *grantee,
                 const char       *access)
{
  StewardDriftItem *item = steward_drift_item_new ();

  item->kind = kind;
  item->source = g_strdup ("s-1");
  item->grantee = g_strdup (grantee);
  item->object = g_strdup ("shop/sales.orders");
  item->privilege = g_strdup ("SELECT");
  item->access = g_strdup (access);
  item->words = g_strdup_printf ("%s can read sales.orders.", grantee);

  return item;
}

static StewardDriftSource *
make_source (gint64 seen_at,
             gint64 synced_at)
{
  StewardDriftSource *source = g_new0 (StewardDriftSource, 1);

  source->source = g_strdup ("s-1");
  source->name = g_strdup ("Warehouse");
  source->seen_at = seen_at;
  source->synced_at = synced_at;
  source->items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_item_free);

  return source;
}

static void
test_drift_lines (void)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_source_free);
  StewardDriftSource *source = make_source (1, 1);
  g_autoptr (GListModel) lines = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_ptr_array_add (source->items, make_difference (STEWARD_DRIFT_EXPIRED, "carl", "a-2026-001"));
  g_ptr_array_add (source->items, make_difference (STEWARD_DRIFT_ORPHAN, "anna", NULL));
  g_ptr_array_add (source->items, make_difference (STEWARD_DRIFT_ORPHAN, "bert", NULL));
  g_ptr_array_add (sources, source);
  lines = steward_drift_model_new (sources);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (StewardDriftLine) line = g_list_model_get_item (lines, i);
      const StewardDriftItem *item = steward_drift_line_get_item (line);

      if (item != NULL)
        g_string_append_printf (words, " %s", item->grantee);
      else
        g_string_append_printf (words, " [%d:%u]", (int) steward_drift_line_get_what (line),
                                steward_drift_line_get_count (line));
    }
  g_assert_cmpstr (words->str, ==, " [0:0] [1:2] anna bert [1:1] carl");
}

static void
assert_standing (StewardDriftSource *source,
                 const char         *expected)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_drift_source_free);
  g_autoptr (GListModel) lines = NULL;
  g_autoptr (StewardDriftLine) line = NULL;
  GtkWidget *row = g_object_ref_sink (steward_drift_row_new ());

  g_ptr_array_add (sources, source);
  lines = steward_drift_model_new (sources);
  line = g_list_model_get_item (lines, 0);
  steward_drift_row_set_line (STEWARD_DRIFT_ROW (row), line);
  g_assert_true (steward_test_has_text (row, expected));
  steward_drift_row_set_line (STEWARD_DRIFT_ROW (row), NULL);
  g_object_unref (row);
}

/* Nothing differs only where that was looked at, lately and with success. */
static void
test_drift_standing (void)
{
  gint64 now = g_get_real_time ();
  StewardDriftSource *failed = make_source (now - DAY, now - DAY);
  StewardDriftSource *some = make_source (now, now);

  failed->error = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_NETWORK, "It is away.");
  g_ptr_array_add (some->items, make_difference (STEWARD_DRIFT_ORPHAN, "anna", NULL));
  assert_standing (make_source (0, now), "Warehouse: never compared");
  assert_standing (make_source (now, now), "Warehouse: nothing differs");
  assert_standing (make_source (now - DAY, now), "Warehouse: nothing differed then");
  assert_standing (failed, "Warehouse: nothing differed then");
  assert_standing (some, "Warehouse: 1 difference");
}

static void
test_notices (void)
{
  g_autoptr (StewardNoticePlan) plan = steward_notice_plan_new ();
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_notice_free);
  g_autoptr (GPtrArray) send = g_ptr_array_new ();
  g_autoptr (GPtrArray) withdraw = g_ptr_array_new_with_free_func (g_free);
  const StewardNotice *notice;

  g_ptr_array_add (notices, steward_notice_new_access ("access-waits:a-1", "a-1", "Access waits for you", "T", NULL,
                                                       FALSE));
  g_ptr_array_add (notices, steward_notice_new_access ("access-granted:a-1", "a-1", "Still granted", "T", NULL, TRUE));
  g_assert_true (steward_notice_plan_update (plan, notices, send, withdraw));
  g_assert_cmpuint (send->len, ==, 2);
  notice = g_ptr_array_index (send, 0);
  g_assert_cmpstr (notice->access, ==, "a-1");
  g_assert_null (notice->review);
  g_ptr_array_set_size (send, 0);
  g_assert_false (steward_notice_plan_update (plan, notices, send, withdraw));
  g_ptr_array_remove_index (notices, 0);
  g_assert_true (steward_notice_plan_update (plan, notices, send, withdraw));
  g_assert_cmpuint (send->len, ==, 0);
  g_assert_cmpstr (g_ptr_array_index (withdraw, 0), ==, "access-waits:a-1");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/access-forms/columns", test_column_list);
  g_test_add_func ("/app/access-forms/column", test_column_choice);
  g_test_add_func ("/app/access-forms/rows", test_row_conditions);
  g_test_add_func ("/app/access-forms/period", test_period);
  g_test_add_func ("/app/access-forms/purpose", test_purpose);
  g_test_add_func ("/app/access-forms/drift-lines", test_drift_lines);
  g_test_add_func ("/app/access-forms/drift-standing", test_drift_standing);
  g_test_add_func ("/app/access-forms/notices", test_notices);

  return g_test_run ();
}
