/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The terms of an access as an object of an event's body, and back. Terms come
 * from files, from other desks and from rows that anybody may have written:
 * what is not known, too long or contradicts itself is refused. */

#include "config.h"

#include "steward-access-terms.h"

#include "steward-body.h"
#include "steward-record-private.h"

#include <string.h>

#define MAX_OBJECTS 1000u
#define MAX_COLUMNS 10000u
#define MAX_CONDITIONS 100u
#define MAX_VALUE 4096u

static const char *const terms_members[] = {
  "source", "instance", "grantee", "privilege", "objects", "since", "until", NULL,
};
static const char *const object_members[] = {
  "object", "name", "address", "whole", "nColumns", "columns", "rows", NULL,
};
static const char *const column_members[] = { "name", "classification", "mask", NULL };
static const char *const row_members[] = { "column", "operator", "values", NULL };

static void
write_column (JsonArray                 *array,
              const StewardAccessColumn *column)
{
  JsonObject *object = steward_body_add_object (array);

  steward_body_set_text (object, "name", column->name);
  steward_body_set_text (object, "classification", steward_classification_to_id (column->classification));
  if (column->mask != STEWARD_MASK_NONE)
    steward_body_set_text (object, "mask", steward_mask_to_id (column->mask));
}

static void
write_condition (JsonArray                 *array,
                 const StewardRowCondition *row)
{
  JsonObject *object = steward_body_add_object (array);

  steward_body_set_text (object, "column", row->column);
  steward_body_set_text (object, "operator", steward_row_operator_to_id (row->operator));
  steward_body_set_list (object, "values", (const char *const *) row->values);
}

static void
write_object (JsonArray                 *array,
              const StewardAccessObject *self)
{
  JsonObject *object = steward_body_add_object (array);
  JsonArray *columns = json_array_new ();
  JsonArray *rows = json_array_new ();

  steward_body_set_text (object, "object", self->object);
  steward_body_set_text (object, "name", self->name);
  steward_body_set_text (object, "address", self->address);
  steward_body_set_flag (object, "whole", self->whole);
  steward_body_set_number (object, "nColumns", self->n_columns);
  for (guint i = 0; i < self->columns->len; i++)
    write_column (columns, self->columns->pdata[i]);
  json_object_set_array_member (object, "columns", columns);
  for (guint i = 0; i < self->rows->len; i++)
    write_condition (rows, self->rows->pdata[i]);
  json_object_set_array_member (object, "rows", rows);
}

/**
 * steward_access_terms_to_json:
 * @self: terms
 *
 * Returns: (transfer full): an object with "source", "instance", "grantee",
 *   "privilege", "objects", "since" and "until"; each object with "object",
 *   "name", "address", "whole", "nColumns", "columns" (name, classification,
 *   mask) and "rows" (column, operator, values)
 */
JsonNode *
steward_access_terms_to_json (const StewardAccessTerms *self)
{
  JsonObject *object;
  JsonNode *node = steward_body_new (&object);
  JsonArray *objects = json_array_new ();

  steward_body_set_text (object, "source", self->source);
  steward_body_set_text (object, "instance", self->instance);
  steward_body_set_text (object, "grantee", self->grantee);
  steward_body_set_text (object, "privilege", self->privilege);
  for (guint i = 0; i < self->objects->len; i++)
    write_object (objects, self->objects->pdata[i]);
  json_object_set_array_member (object, "objects", objects);
  steward_body_set_time (object, "since", self->since);
  steward_body_set_time (object, "until", self->until);

  return node;
}

/* A word of ours: one that is not known is of a newer Steward, or a lie. */
static StewardClassification
read_classification (StewardRecord *record)
{
  g_autofree char *id = steward_record_get_text (record, "classification", STEWARD_RECORD_MAX_NAME, FALSE);
  StewardClassification value = steward_classification_from_text (id);

  if (id != NULL && strcmp (steward_classification_to_id (value), id) != 0)
    steward_record_fail (record, "A column has the classification “%.40s”, which is not known", id);

  return value;
}

static StewardMask
read_mask (StewardRecord *record)
{
  g_autofree char *id = steward_record_get_text (record, "mask", STEWARD_RECORD_MAX_NAME, FALSE);
  StewardMask mask = STEWARD_MASK_NONE;

  if (id != NULL && !steward_mask_from_id (id, &mask))
    steward_record_fail (record, "A column has the mask “%.40s”, which is not known", id);

  return mask;
}

static gboolean
read_column (const StewardNode *node,
             GPtrArray         *columns,
             GError           **error)
{
  StewardAccessColumn *column = steward_access_column_new (NULL, STEWARD_CLASSIFICATION_UNKNOWN, STEWARD_MASK_NONE);
  StewardRecord record;

  g_ptr_array_add (columns, column);
  steward_record_init (&record, node, "A column of an access", column_members);
  column->name = steward_record_get_text (&record, "name", STEWARD_RECORD_MAX_NAME, TRUE);
  column->classification = read_classification (&record);
  column->mask = read_mask (&record);

  return steward_record_finish (&record, error);
}

static gboolean
read_condition (const StewardNode *node,
                GPtrArray         *rows,
                GError           **error)
{
  StewardRowCondition *row = steward_row_condition_new (NULL, STEWARD_ROWS_EQUAL, NULL);
  g_autofree char *id = NULL;
  StewardRecord record;

  g_ptr_array_add (rows, row);
  steward_record_init (&record, node, "A condition for rows", row_members);
  row->column = steward_record_get_text (&record, "column", STEWARD_RECORD_MAX_NAME, TRUE);
  id = steward_record_get_text (&record, "operator", STEWARD_RECORD_MAX_NAME, TRUE);
  if (id != NULL && !steward_row_operator_from_id (id, &row->operator))
    steward_record_fail (&record, "A condition for rows has the operator “%.40s”, which is not known", id);
  g_clear_pointer (&row->values, g_strfreev);
  row->values = steward_record_get_texts (&record, "values", MAX_VALUE);

  return steward_record_finish (&record, error);
}

typedef gboolean (*ReadItem) (const StewardNode *node,
                              GPtrArray         *items,
                              GError           **error);

/* Items of the list @name, as far as they can be read. */
static void
read_items (StewardRecord *record,
            const char    *name,
            guint          most,
            ReadItem       read,
            GPtrArray     *items)
{
  const StewardNode *list = steward_record_get_list (record, name, most);
  g_autoptr(GError) error = NULL;

  for (unsigned i = 0; list != NULL && error == NULL && i < steward_node_get_n_children (list); i++)
    if (!read (steward_node_get_child (list, i), items, &error))
      steward_record_fail (record, "%s", error->message);
}

static gboolean
read_object (const StewardNode *node,
             GPtrArray         *objects,
             GError           **error)
{
  StewardAccessObject *object = steward_access_object_new ();
  StewardRecord record;

  g_ptr_array_add (objects, object);
  steward_record_init (&record, node, "An object of an access", object_members);
  object->object = steward_record_get_text (&record, "object", STEWARD_RECORD_MAX_NAME, TRUE);
  object->name = steward_record_get_text (&record, "name", STEWARD_RECORD_MAX_NAME, FALSE);
  object->address = steward_record_get_text (&record, "address", STEWARD_RECORD_MAX_NAME * 2, FALSE);
  object->whole = steward_record_get_flag (&record, "whole");
  object->n_columns = steward_record_get_count (&record, "nColumns");
  read_items (&record, "columns", MAX_COLUMNS, read_column, object->columns);
  read_items (&record, "rows", MAX_CONDITIONS, read_condition, object->rows);

  return steward_record_finish (&record, error);
}

/**
 * steward_access_terms_from_node:
 * @node: (nullable): as steward_access_terms_to_json() writes it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the terms, which pass
 *   steward_access_terms_check(); else %NULL with %STEWARD_ERROR_INVALID_DATA
 */
StewardAccessTerms *
steward_access_terms_from_node (const StewardNode *node,
                                GError           **error)
{
  g_autoptr(StewardAccessTerms) self = steward_access_terms_new ();
  StewardRecord record;

  steward_record_init (&record, node, "The terms of an access", terms_members);
  self->source = steward_record_get_text (&record, "source", STEWARD_RECORD_MAX_NAME, TRUE);
  self->instance = steward_record_get_text (&record, "instance", STEWARD_RECORD_MAX_NAME, FALSE);
  self->grantee = steward_record_get_text (&record, "grantee", STEWARD_RECORD_MAX_NAME, TRUE);
  self->privilege = steward_record_get_text (&record, "privilege", STEWARD_RECORD_MAX_NAME, TRUE);
  read_items (&record, "objects", MAX_OBJECTS, read_object, self->objects);
  self->since = steward_record_get_time (&record, "since");
  self->until = steward_record_get_time (&record, "until");
  if (!steward_record_finish (&record, error) || !steward_access_terms_check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}
