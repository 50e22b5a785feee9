/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be seen, for people: columns with their masks, rows, period, and how
 * much of each classification that is. */

#include "config.h"

#include "steward-access-output.h"

#include "steward-output.h"
#include "steward-table.h"

/**
 * steward_access_describe_period:
 * @access: an access
 * @terms: those asked for, or those that stand
 *
 * Returns: (transfer full): from when until when, and how many days that is
 */
char *
steward_access_describe_period (const StewardAccess      *access,
                                const StewardAccessTerms *terms)
{
  gint64 start = MAX (terms->since, access->state != STEWARD_ACCESS_REJECTED ? access->decided_at : 0);
  gint64 days = (terms->until - start + G_TIME_SPAN_DAY / 2) / G_TIME_SPAN_DAY;
  g_autofree char *since = start > 0 ? steward_output_time (start) : g_strdup ("once it is approved");
  g_autofree char *until = terms->until > 0 ? steward_output_time (terms->until) : g_strdup ("no end");

  if (start == 0 || terms->until == 0)
    return g_strdup_printf ("%s – %s", since, until);

  return g_strdup_printf ("%s – %s (%" G_GINT64_FORMAT " %s)", since, until, days, days == 1 ? "day" : "days");
}

static void
print_columns (const StewardAccessObject *object)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < object->columns->len; i++)
    {
      const StewardAccessColumn *column = g_ptr_array_index (object->columns, i);
      g_autofree char *name = steward_output_escape (column->name);
      g_autofree char *cell = column->mask != STEWARD_MASK_NONE
                                ? g_strdup_printf ("%s (%s)", name, steward_mask_to_id (column->mask))
                                : g_strdup (name);

      if (line->len + steward_output_width (cell) > 100)
        {
          steward_output_print ("      %s\n", g_strchomp (line->str));
          g_string_truncate (line, 0);
        }
      g_string_append_printf (line, "%s%s", cell, i + 1 < object->columns->len ? ", " : "");
    }
  if (line->len > 0)
    steward_output_print ("      %s\n", line->str);
}

static void
print_object (const StewardAccessObject *object)
{
  g_autofree char *name = steward_output_escape (object->object);
  g_autofree char *of = object->n_columns > 0 ? g_strdup_printf (" of %u", object->n_columns) : g_strdup ("");

  if (object->whole && object->columns->len == 0)
    steward_output_print ("    %s as a whole\n", name);
  else if (object->whole)
    steward_output_print ("    %s as a whole, with columns that it gets later; now %u%s:\n", name, object->columns->len,
                          of);
  else
    steward_output_print ("    %s, %u%s columns:\n", name, object->columns->len, of);
  print_columns (object);
  for (guint i = 0; i < object->rows->len; i++)
    {
      g_autofree char *words = steward_row_condition_to_text (g_ptr_array_index (object->rows, i));
      g_autofree char *safe = steward_output_escape (words);

      steward_output_print ("      %s %s\n", i == 0 ? "only rows where" : "           and", safe);
    }
}

static void
print_terms (const StewardAccess      *access,
             const StewardAccessTerms *terms)
{
  g_autofree char *grantee = steward_output_escape (terms->grantee);
  g_autofree char *privilege = steward_output_escape (terms->privilege);
  g_autofree char *period = steward_access_describe_period (access, terms);

  if (access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    steward_output_print ("  %s of %s\n", privilege, grantee);
  else
    steward_output_print ("  %s for %s, %s\n", privilege, grantee, period);
  for (guint i = 0; i < terms->objects->len; i++)
    print_object (g_ptr_array_index (terms->objects, i));
}

static const char *
name_terms (const StewardAccess *access,
            gboolean             narrowed)
{
  if (access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return "What is to be taken back";
  if (narrowed)
    return "Narrowed to";
  if (access->state == STEWARD_ACCESS_REQUESTED)
    return "What is asked for";

  return access->state == STEWARD_ACCESS_APPROVED ? "What was approved" : "What was asked for";
}

/**
 * steward_access_print_all_terms:
 * @access: an access
 *
 * Prints the terms as they stand, and those asked for when they differ.
 */
void
steward_access_print_all_terms (const StewardAccess *access)
{
  gboolean narrowed = access->asked != NULL && access->terms != NULL &&
                      !steward_access_terms_equal (access->asked, access->terms);

  if (access->terms == NULL)
    return;
  if (narrowed)
    {
      steward_output_heading ("Asked for at first");
      print_terms (access, access->asked);
    }
  steward_output_heading (name_terms (access, narrowed));
  print_terms (access, access->terms);
}

/**
 * steward_exposure_print:
 * @exposure: (nullable) (element-type StewardExposure): columns by classification
 */
void
steward_exposure_print (GPtrArray *exposure)
{
  static const char *const titles[] = { "CLASS", "VISIBLE", "MASKED", "WHICH", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  if (exposure == NULL || exposure->len == 0)
    return;
  for (guint i = 0; i < exposure->len; i++)
    {
      const StewardExposure *line = g_ptr_array_index (exposure, i);
      g_autofree char *visible = g_strdup_printf ("%u of %u", line->n_visible, line->n_all);
      g_autofree char *masked = line->n_masked > 0 ? g_strdup_printf ("%u", line->n_masked) : g_strdup ("");

      steward_table_add (table, steward_classification_to_title (line->classification), visible, masked,
                         line->words != NULL ? line->words : "", NULL);
    }
  steward_output_heading ("What becomes visible");
  steward_table_print (table, "  ");
}
