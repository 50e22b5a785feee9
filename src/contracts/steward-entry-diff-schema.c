/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed in the tables and columns of a contract. */

#include "config.h"

#include "steward-entry-diff-private.h"

#include <string.h>

static char *
key_by_property_name (gconstpointer item)
{
  const StewardProperty *property = item;

  return g_strdup (property->name != NULL ? property->name : "");
}

static char *
key_by_property_place (gconstpointer item)
{
  const StewardProperty *property = item;

  return g_strdup (steward_diff_settle (property->physical_name));
}

static char *
key_by_object_name (gconstpointer item)
{
  const StewardSchemaObject *object = item;

  return g_strdup (object->name != NULL ? object->name : "");
}

static char *
key_by_object_place (gconstpointer item)
{
  const StewardSchemaObject *object = item;

  return g_strdup (steward_diff_settle (object->physical_name));
}

static const char *
name_or_mark (const char *name)
{
  return steward_diff_settle (name) != NULL ? name : "(unnamed)";
}

/* "varchar(12) · required · Internal" */
static char *
describe_property (const StewardProperty *property)
{
  const char *type = steward_diff_settle (property->physical_type);
  GString *text = g_string_new (NULL);

  if (type == NULL)
    type = steward_diff_settle (property->logical_type);
  g_string_append (text, type != NULL ? type : "no type");
  if (property->primary_key)
    g_string_append (text, " · primary key");
  if (property->required)
    g_string_append (text, " · required");
  if (property->unique)
    g_string_append (text, " · unique");
  if (property->classification != STEWARD_CLASSIFICATION_UNKNOWN)
    g_string_append_printf (text, " · %s", steward_classification_to_title (property->classification));

  return g_string_free (text, FALSE);
}

/* What a contract calls a thing in the source, where it does not say. */
static const char *
get_place (const char *physical_name,
           const char *name)
{
  return steward_diff_settle (physical_name) != NULL ? physical_name : steward_diff_settle (name);
}

static void
diff_place (StewardDiff *self,
            const char  *path,
            const char  *before_place,
            const char  *after_place,
            const char  *before_name,
            const char  *after_name)
{
  gboolean same = g_strcmp0 (get_place (before_place, before_name), get_place (after_place, after_name)) == 0;

  if (same)
    steward_diff_add_text (self, path, "physicalName", before_place, after_place, STEWARD_IMPACT_COSMETIC,
                           "It is the same in the source.");
  else
    steward_diff_add_text (self, path, "physicalName", before_place, after_place, STEWARD_IMPACT_BREAKING,
                           "Whoever reads it by its name in the source fails.");
}

/* "String" and "string" are one type. */
static void
diff_logical_type (StewardDiff           *self,
                   const char            *path,
                   const StewardProperty *before,
                   const StewardProperty *after)
{
  const char *old = steward_diff_settle (before->logical_type);
  const char *new = steward_diff_settle (after->logical_type);

  if (old == NULL)
    steward_diff_add_text (self, path, "logicalType", old, new, STEWARD_IMPACT_COMPATIBLE,
                           "The type was not promised before.");
  else if (new == NULL)
    steward_diff_add_text (self, path, "logicalType", old, new, STEWARD_IMPACT_BREAKING,
                           "The type is no longer promised.");
  else if (g_ascii_strcasecmp (old, new) == 0)
    steward_diff_add_text (self, path, "logicalType", old, new, STEWARD_IMPACT_COSMETIC,
                           "Another way to write the same type.");
  else
    steward_diff_add_text (self, path, "logicalType", old, new, STEWARD_IMPACT_BREAKING,
                           "Another type; whoever reads or stores it has to follow.");
}

static void
diff_physical_type (StewardDiff           *self,
                    const char            *path,
                    const StewardProperty *before,
                    const StewardProperty *after)
{
  StewardDiffVerdict verdict;

  if (!steward_diff_differs (before->physical_type, after->physical_type))
    return;

  verdict = steward_diff_judge_physical_type (steward_diff_settle (before->physical_type),
                                              steward_diff_settle (after->physical_type));
  steward_diff_add_text (self, path, "physicalType", before->physical_type, after->physical_type, verdict.impact,
                         verdict.note);
  g_free (verdict.note);
}

/* @lost and @gained: what it means when the promise goes or comes. */
static void
diff_flag (StewardDiff   *self,
           const char    *path,
           const char    *member,
           gboolean       before,
           gboolean       after,
           StewardImpact  lost,
           const char    *lost_note,
           StewardImpact  gained,
           const char    *gained_note)
{
  if (!before == !after)
    return;

  steward_diff_add (self, steward_diff_join (path, member), before ? "true" : "false", after ? "true" : "false",
                    before ? lost : gained, g_strdup (before ? lost_note : gained_note));
}

/*
 * steward_diff_judge_classification:
 * @before: how much care was asked for
 * @after: how much is now
 *
 * Returns: what it means to readers; the note is owned by the caller
 */
StewardDiffVerdict
steward_diff_judge_classification (StewardClassification before,
                                   StewardClassification after)
{
  if (after == STEWARD_CLASSIFICATION_UNKNOWN)
    return (StewardDiffVerdict) { STEWARD_IMPACT_COMPATIBLE,
                                  g_strdup ("No longer classified; nobody knows which care it needs.") };
  if (before == STEWARD_CLASSIFICATION_UNKNOWN && after < STEWARD_CLASSIFICATION_PERSONAL)
    return (StewardDiffVerdict) { STEWARD_IMPACT_COMPATIBLE, g_strdup ("It was not classified before.") };
  if (after > before)
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING,
                                  g_strdup ("Raised; readers without leave for it may lose access.") };

  return (StewardDiffVerdict) { STEWARD_IMPACT_COMPATIBLE,
                                g_strdup ("Lowered; more people may come to read it.") };
}

/* The words that were written, and what they mean: one change, in which both
 * can be seen. */
static void
diff_classification (StewardDiff           *self,
                     const char            *path,
                     const StewardProperty *before,
                     const StewardProperty *after)
{
  const char *old = steward_diff_settle (before->classification_text);
  const char *new = steward_diff_settle (after->classification_text);
  StewardDiffVerdict verdict;

  if (before->classification == after->classification)
    {
      steward_diff_add_text (self, path, "classification", old, new, STEWARD_IMPACT_COSMETIC,
                             "Another word for the same class.");
      return;
    }

  if (old == NULL && before->classification != STEWARD_CLASSIFICATION_UNKNOWN)
    old = steward_classification_to_id (before->classification);
  if (new == NULL && after->classification != STEWARD_CLASSIFICATION_UNKNOWN)
    new = steward_classification_to_id (after->classification);
  verdict = steward_diff_judge_classification (before->classification, after->classification);
  if (g_strcmp0 (old, new) == 0)
    steward_diff_add (self, steward_diff_join (path, "classification"),
                      steward_classification_to_id (before->classification),
                      steward_classification_to_id (after->classification), verdict.impact, verdict.note);
  else
    steward_diff_add (self, steward_diff_join (path, "classification"), old, new, verdict.impact, verdict.note);
}

static void
diff_promises (StewardDiff           *self,
               const char            *path,
               const StewardProperty *before,
               const StewardProperty *after,
               gboolean               delivered)
{
  diff_flag (self, path, "required", before->required, after->required,
             STEWARD_IMPACT_BREAKING, "It may be empty from now on.",
             delivered ? STEWARD_IMPACT_BREAKING : STEWARD_IMPACT_COMPATIBLE,
             delivered ? "Whoever delivers it has to fill it from now on." : "It is never empty from now on.");
  diff_flag (self, path, "unique", before->unique, after->unique,
             STEWARD_IMPACT_BREAKING, "Values may repeat from now on.",
             STEWARD_IMPACT_COMPATIBLE, "Values never repeat from now on.");
  diff_flag (self, path, "primaryKey", before->primary_key, after->primary_key,
             STEWARD_IMPACT_BREAKING, "No longer part of the key; joins by it may multiply rows.",
             STEWARD_IMPACT_BREAKING, "The key is another one; rows that were one may be several.");
}

static void
diff_property (StewardDiff           *self,
               const char            *prefix,
               const StewardProperty *before,
               const StewardProperty *after,
               gboolean               delivered)
{
  g_autofree char *path = g_strconcat (prefix, ".", name_or_mark (before->name), NULL);

  steward_diff_add_text (self, path, "name", before->name, after->name, STEWARD_IMPACT_BREAKING,
                         "Renamed; whoever reads it by its name fails.");
  diff_place (self, path, before->physical_name, after->physical_name, before->name, after->name);
  diff_logical_type (self, path, before, after);
  diff_physical_type (self, path, before, after);
  diff_classification (self, path, before, after);
  diff_promises (self, path, before, after, delivered);
  steward_diff_add_words (self, path, "description", before->description, after->description);
  steward_diff_add_text (self, path, "relationships", before->reference, after->reference,
                         STEWARD_IMPACT_COMPATIBLE, "It refers to something else.");
  steward_diff_add_tags (self, path, before->tags, after->tags);
}

static void
add_property (StewardDiff           *self,
              const char            *prefix,
              const StewardProperty *property,
              gboolean               delivered)
{
  g_autofree char *text = describe_property (property);
  gboolean breaks = delivered && property->required;

  steward_diff_add (self, g_strconcat (prefix, ".", name_or_mark (property->name), NULL), NULL, text,
                    breaks ? STEWARD_IMPACT_BREAKING : STEWARD_IMPACT_COMPATIBLE,
                    g_strdup (breaks ? "Whoever delivers it has to fill a new column." : NULL));
}

static void
remove_property (StewardDiff           *self,
                 const char            *prefix,
                 const StewardProperty *property)
{
  g_autofree char *text = describe_property (property);

  steward_diff_add (self, g_strconcat (prefix, ".", name_or_mark (property->name), NULL), text, NULL,
                    STEWARD_IMPACT_BREAKING, g_strdup ("Removed; whoever reads it fails."));
}

static void
diff_properties (StewardDiff     *self,
                 const char      *object_path,
                 const GPtrArray *before,
                 const GPtrArray *after,
                 gboolean         delivered)
{
  g_autoptr(GArray) pairs = steward_diff_match (before, after, key_by_property_name, key_by_property_place);
  g_autofree char *prefix = g_strconcat (object_path, ".properties", NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (pairs, StewardDiffPair, i);

      if (pair->before == NULL)
        add_property (self, prefix, pair->after, delivered);
      else if (pair->after == NULL)
        remove_property (self, prefix, pair->before);
      else
        diff_property (self, prefix, pair->before, pair->after, delivered);
    }
  steward_diff_add_order (self, g_strdup (prefix), before, after, pairs, key_by_property_name,
                          STEWARD_IMPACT_COMPATIBLE,
                          "Another order; whoever reads columns by their position has to look again.");
}

/* Tables and views are read alike, a topic is not. */
static gboolean
is_relation (const char *kind)
{
  static const char *const relations[] = { "table", "view", "materialized view", "materializedview" };

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    if (kind != NULL && g_ascii_strcasecmp (kind, relations[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
diff_object_kind (StewardDiff               *self,
                  const char                *path,
                  const StewardSchemaObject *before,
                  const StewardSchemaObject *after)
{
  const char *old = steward_diff_settle (before->kind);
  const char *new = steward_diff_settle (after->kind);

  if (old == NULL || (is_relation (old) && is_relation (new)))
    steward_diff_add_text (self, path, "physicalType", old, new, STEWARD_IMPACT_COMPATIBLE,
                           "It is read as before.");
  else
    steward_diff_add_text (self, path, "physicalType", old, new, STEWARD_IMPACT_BREAKING,
                           "It may have to be read in another way.");
}

static void
diff_object (StewardDiff               *self,
             const char                *path,
             const StewardSchemaObject *before,
             const StewardSchemaObject *after,
             gboolean                   delivered)
{
  steward_diff_add_text (self, path, "name", before->name, after->name, STEWARD_IMPACT_BREAKING,
                         "Renamed; whoever reads it by its name fails.");
  diff_place (self, path, before->physical_name, after->physical_name, before->name, after->name);
  diff_object_kind (self, path, before, after);
  steward_diff_add_words (self, path, "description", before->description, after->description);
  diff_properties (self, path, before->properties, after->properties, delivered);
}

static char *
describe_object (const StewardSchemaObject *object)
{
  const char *kind = steward_diff_settle (object->kind);
  guint n = object->properties->len;

  return g_strdup_printf ("%s · %u column%s", kind != NULL ? kind : "table", n, n == 1 ? "" : "s");
}

/*
 * steward_diff_schema:
 * @self: a comparison
 * @prefix: path of the contract, or ""
 * @before: a contract
 * @after: the same, later
 * @delivered: whether it is others who have to deliver what it says
 */
void
steward_diff_schema (StewardDiff           *self,
                     const char            *prefix,
                     const StewardContract *before,
                     const StewardContract *after,
                     gboolean               delivered)
{
  g_autoptr(GArray) pairs = steward_diff_match (before->objects, after->objects, key_by_object_name,
                                                key_by_object_place);

  for (guint i = 0; i < pairs->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (pairs, StewardDiffPair, i);
      const StewardSchemaObject *object = pair->before != NULL ? pair->before : pair->after;
      g_autofree char *path = steward_diff_join (prefix, name_or_mark (object->name));
      g_autofree char *text = describe_object (object);

      if (pair->before == NULL)
        steward_diff_add (self, g_steal_pointer (&path), NULL, text, STEWARD_IMPACT_COMPATIBLE, NULL);
      else if (pair->after == NULL)
        steward_diff_add (self, g_steal_pointer (&path), text, NULL, STEWARD_IMPACT_BREAKING,
                          g_strdup ("Removed with all its columns; whoever reads it fails."));
      else
        diff_object (self, path, pair->before, pair->after, delivered);
    }
  steward_diff_add_order (self, steward_diff_join (prefix, "schema"), before->objects, after->objects, pairs,
                          key_by_object_name, STEWARD_IMPACT_COSMETIC, "Another order.");
}
