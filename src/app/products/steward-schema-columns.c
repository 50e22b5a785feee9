/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How one column of a schema is shown as one row of the table. */

#include "config.h"

#include "steward-schema-columns.h"

#include <glib/gi18n.h>

static void
show_name (StewardBadge *cell,
           gpointer      record)
{
  const StewardProperty *property = record;
  const char *icon = property->primary_key ? "dialog-password-symbolic"
                                           : property->reference != NULL ? "go-jump-symbolic" : "";

  steward_badge_set (cell, icon, property->name, property->primary_key ? STEWARD_TONE_ACCENT : STEWARD_TONE_PLAIN);
}

static void
show_type (StewardBadge *cell,
           gpointer      record)
{
  g_autofree char *type = steward_schema_columns_say_type (record);

  steward_badge_set (cell, NULL, type, STEWARD_TONE_DIM);
}

static void
show_description (StewardBadge *cell,
                  gpointer      record)
{
  if (steward_schema_columns_is_undescribed (record))
    steward_badge_set (cell, "dialog-warning-symbolic", _("No description"), STEWARD_TONE_WARNING);
  else
    steward_badge_set (cell, NULL, ((const StewardProperty *) record)->description, STEWARD_TONE_PLAIN);
}

static void
show_classification (StewardBadge *cell,
                     gpointer      record)
{
  steward_badge_set_classification (cell, ((const StewardProperty *) record)->classification);
}

static void
show_reference (StewardBadge *cell,
                gpointer      record)
{
  steward_badge_set (cell, NULL, ((const StewardProperty *) record)->reference, STEWARD_TONE_PLAIN);
}

static const StewardRecordColumn columns[] = {
  { N_("Column"), 196, "monospace", show_name },
  { N_("Type"), 116, NULL, show_type },
  { N_("Description"), -160, NULL, show_description },
  { N_("Classification"), 128, NULL, show_classification },
  { N_("References"), 190, NULL, show_reference },
};

/**
 * steward_schema_columns_new_table:
 * @model: (transfer none): a selection over a model of #StewardProperty
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
steward_schema_columns_new_table (GtkSelectionModel *model)
{
  return steward_record_table_new (columns, G_N_ELEMENTS (columns), model);
}

/**
 * steward_schema_columns_say_type:
 * @property: a column
 *
 * Returns: (transfer full): its physical type, else its logical one
 */
char *
steward_schema_columns_say_type (const StewardProperty *property)
{
  if (property->physical_type != NULL)
    return g_strdup (property->physical_type);

  return g_strdup (property->logical_type != NULL ? property->logical_type : "");
}

/**
 * steward_schema_columns_is_key:
 * @property: a column
 *
 * Returns: whether it identifies its row or another product's
 */
gboolean
steward_schema_columns_is_key (const StewardProperty *property)
{
  return property->primary_key || property->reference != NULL;
}

/**
 * steward_schema_columns_is_personal:
 * @property: a column
 *
 * Returns: whether it holds personal data
 */
gboolean
steward_schema_columns_is_personal (const StewardProperty *property)
{
  return property->classification == STEWARD_CLASSIFICATION_PERSONAL;
}

/**
 * steward_schema_columns_is_undescribed:
 * @property: a column
 *
 * Returns: whether nobody has described it
 */
gboolean
steward_schema_columns_is_undescribed (const StewardProperty *property)
{
  return property->description == NULL || *property->description == '\0';
}
