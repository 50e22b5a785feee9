/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables and columns of every dialect: a list of objects that have a name, or
 * a mapping from names to objects; properties, columns or fields likewise.
 * Nested properties become rows with dotted names, the items of an array end
 * in "[]", the values of a map in "{}". */

#include "config.h"

#include "steward-reading-schema.h"

#include <string.h>

#include "steward-reading-reference.h"

#define MAX_OBJECTS 2000
#define MAX_PROPERTIES 20000
#define MAX_NAME 1024

/* One object that is being read. */
typedef struct
{
  StewardReader *reader;
  StewardSchemaObject *object;
  GHashTable *seen;                    /* property name → its node; borrowed */
  GHashTable *by_name;                 /* property name → StewardProperty; borrowed; made when needed */
  unsigned n_keys;
  const StewardNode *key_without_position;
  GString *unclassified;               /* names of columns that look personal */
  const StewardNode *first_unclassified;
  unsigned n_unclassified;
} ObjectReader;

static void read_properties (ObjectReader      *self,
                             const StewardNode *properties,
                             const char        *prefix);

static const char *
find_name (const StewardNode *node,
           const char        *key)
{
  const char *name = steward_part_first_text (node, STEWARD_NAMES ("name", "column", "table", "physicalName"));

  return key != NULL ? key : name;
}

/* "#/definitions/order_id" of the same document; one step only. */
static const StewardNode *
find_definition (const StewardReader *reader,
                 const StewardNode   *field)
{
  const char *reference = steward_node_get_member_text (field, "$ref");

  if (reference == NULL || !g_str_has_prefix (reference, "#/definitions/"))
    return NULL;

  return steward_node_get_member (steward_node_get_member (reader->root, "definitions"),
                                  reference + strlen ("#/definitions/"));
}

static char *
find_text (const StewardNode *node,
           const StewardNode *definition,
           const char *const *names)
{
  const char *text = steward_part_first_text (node, names);

  if (text == NULL)
    text = steward_part_first_text (definition, names);

  return g_strdup (text);
}

static void
read_classification (StewardProperty   *property,
                     const StewardNode *node,
                     const StewardNode *definition)
{
  gboolean personal = FALSE;

  property->classification_text = find_text (node, definition, STEWARD_NAMES ("classification"));
  if (property->classification_text == NULL)
    property->classification_text = g_strdup (steward_part_custom (node, "classification"));
  property->classification = steward_classification_from_text (property->classification_text);

  if (!steward_part_flag (node, "pii", &personal))
    (void) steward_part_flag (definition, "pii", &personal);
  if (personal && property->classification_text == NULL)
    property->classification = STEWARD_CLASSIFICATION_PERSONAL;
}

static void
read_position (ObjectReader      *self,
               const StewardNode *node)
{
  const char *position = steward_node_get_member_text (node, "primaryKeyPosition");

  self->n_keys++;
  if (self->key_without_position == NULL &&
      (position == NULL || g_ascii_strtoll (position, NULL, 10) < 1))
    self->key_without_position = node;
}

static void
read_flags (ObjectReader      *self,
            StewardProperty   *property,
            const StewardNode *node)
{
  gboolean value;

  if (steward_part_flag (node, "primaryKey", &value) || steward_part_flag (node, "isPrimaryKey", &value) ||
      steward_part_flag (node, "primary", &value))
    property->primary_key = value;
  if (steward_part_flag (node, "required", &value))
    property->required = value;
  else if (steward_part_flag (node, "isNullable", &value) || steward_part_flag (node, "nullable", &value))
    property->required = !value;
  if (steward_part_flag (node, "unique", &value) || steward_part_flag (node, "isUnique", &value))
    property->unique = value;

  if (property->primary_key)
    read_position (self, node);
}

/* Names whose last words are these hold personal data nearly always. */
static gboolean
looks_personal (const StewardProperty *property)
{
  static const char *const endings[] = {
    "email", "e_mail", "email_address", "mail_address", "phone", "phone_number", "mobile_number", "first_name",
    "last_name", "given_name", "family_name", "surname", "full_name", "maiden_name", "date_of_birth", "birth_date",
    "birthdate", "birthday", "dob", "ssn", "social_security_number", "national_id", "passport_number", "iban",
    "street", "street_address", "home_address", "ip_address",
  };
  const char *dot = strrchr (property->name, '.');
  const char *leaf = dot != NULL ? dot + 1 : property->name;
  gsize length = strlen (leaf);

  if (g_strcmp0 (property->logical_type, "boolean") == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i]);

      if (length < ending || g_ascii_strcasecmp (leaf + length - ending, endings[i]) != 0)
        continue;
      if (length == ending || leaf[length - ending - 1] == '_')
        return TRUE;
    }

  return FALSE;
}

static void
note_personal (ObjectReader          *self,
               const StewardProperty *property,
               const StewardNode     *node)
{
  if (property->classification_text != NULL || property->classification != STEWARD_CLASSIFICATION_UNKNOWN ||
      !looks_personal (property))
    return;
  if (self->first_unclassified == NULL)
    self->first_unclassified = node;
  if (self->n_unclassified++ < 8)
    g_string_append_printf (self->unclassified, "%s“%s”", self->unclassified->len > 0 ? ", " : "", property->name);
}

static void
note_duplicate (ObjectReader      *self,
                StewardProperty   *property,
                const StewardNode *node)
{
  const StewardNode *first = g_hash_table_lookup (self->seen, property->name);

  if (first == NULL)
    {
      g_hash_table_insert (self->seen, property->name, (gpointer) node);
      return;
    }
  steward_reader_warn (self->reader, STEWARD_SEVERITY_WARNING, "contract/duplicate-property", node,
                       g_strdup_printf ("“%s” is described twice, first in line %u.", property->name,
                                        steward_node_get_line (first)),
                       "Keep one of the two, or give one another name.");
}

static void
read_children (ObjectReader          *self,
               const StewardProperty *property,
               const StewardNode     *node,
               const StewardNode     *definition)
{
  const char *const *names = STEWARD_NAMES ("properties", "fields", "columns");
  const StewardNode *children = steward_part_first (node, names);

  if (children == NULL)
    children = steward_part_first (definition, names);
  read_properties (self, children, property->name);
}

static void
read_property (ObjectReader      *self,
               const StewardNode *node,
               char              *name)
{
  StewardProperty *property = steward_property_new ();
  const StewardNode *definition = find_definition (self->reader, node);
  const StewardNode *part;

  g_ptr_array_add (self->object->properties, property);
  property->name = name;
  property->physical_name = steward_part_text (node, "physicalName");
  property->logical_type = find_text (node, definition, STEWARD_NAMES ("logicalType", "type"));
  property->physical_type = find_text (node, definition, STEWARD_NAMES ("physicalType", "data_type"));
  property->description = find_text (node, definition, STEWARD_NAMES ("description", "businessName", "title"));
  property->reference = steward_reference_of_property (node, self->reader->file);
  property->tags = steward_part_tags (steward_node_get_member (node, "tags"));
  read_classification (property, node, definition);
  read_flags (self, property, node);
  note_duplicate (self, property, node);
  note_personal (self, property, node);

  read_children (self, property, node, definition);
  part = steward_node_get_member (node, "items");
  if (part != NULL && steward_node_get_kind (part) == STEWARD_NODE_MAPPING)
    read_property (self, part, g_strconcat (property->name, "[]", NULL));
  part = steward_node_get_member (node, "values");
  if (part != NULL && steward_node_get_kind (part) == STEWARD_NODE_MAPPING)
    read_property (self, part, g_strconcat (property->name, "{}", NULL));
}

static void
read_properties (ObjectReader      *self,
                 const StewardNode *properties,
                 const char        *prefix)
{
  for (unsigned i = 0; i < steward_node_get_n_children (properties); i++)
    {
      const StewardNode *node = steward_node_get_child (properties, i);
      const char *key = steward_node_get_key (properties, i);
      const char *name = find_name (node, key);
      gboolean readable = key != NULL || name != NULL || steward_node_get_kind (node) == STEWARD_NODE_MAPPING;

      if (!readable || self->object->properties->len >= MAX_PROPERTIES)
        continue;
      if (name == NULL)
        name = "?";
      if (prefix != NULL && strlen (prefix) + strlen (name) > MAX_NAME)
        continue;
      read_property (self, node, prefix != NULL ? g_strconcat (prefix, ".", name, NULL) : g_strdup (name));
    }
}

static StewardProperty *
find_property (ObjectReader *self,
               const char   *name)
{
  GPtrArray *properties = self->object->properties;

  if (self->by_name == NULL)
    {
      self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = properties->len; i > 0; i--)
        {
          StewardProperty *property = g_ptr_array_index (properties, i - 1);

          g_hash_table_insert (self->by_name, property->name, property);
        }
    }

  return g_hash_table_lookup (self->by_name, name);
}

/* DCS names the columns of a key beside them. */
static void
read_object_key (ObjectReader      *self,
                 const StewardNode *key)
{
  for (unsigned i = 0; i < steward_node_get_n_children (key); i++)
    {
      const char *name = steward_node_get_text (steward_node_get_child (key, i));
      StewardProperty *property = name != NULL ? find_property (self, name) : NULL;

      if (property != NULL)
        property->primary_key = TRUE;
    }
}

static void
give_reference (ObjectReader      *self,
                const StewardNode *from,
                const StewardNode *to)
{
  const char *source = steward_node_get_text (from);
  const char *target = steward_node_get_text (to);
  const char *slash = source != NULL ? strrchr (source, '/') : NULL;
  const char *dot = source != NULL ? strrchr (source, '.') : NULL;
  StewardProperty *property;

  if (source == NULL || target == NULL)
    return;
  property = find_property (self, slash != NULL ? slash + 1 : dot != NULL ? dot + 1 : source);
  if (property != NULL && property->reference == NULL)
    property->reference = steward_reference_from_text (target, self->reader->file);
}

/* Relations of the whole object: one column to another, or several. */
static void
read_relationships (ObjectReader      *self,
                    const StewardNode *relationships)
{
  if (relationships == NULL || steward_node_get_kind (relationships) != STEWARD_NODE_SEQUENCE)
    return;

  for (unsigned i = 0; i < steward_node_get_n_children (relationships); i++)
    {
      const StewardNode *relationship = steward_node_get_child (relationships, i);
      const StewardNode *from = steward_node_get_member (relationship, "from");
      const StewardNode *to = steward_node_get_member (relationship, "to");

      give_reference (self, from, to);
      for (unsigned k = 0; k < steward_node_get_n_children (from); k++)
        give_reference (self, steward_node_get_child (from, k), steward_node_get_child (to, k));
    }
}

static void
finish_object (ObjectReader *self)
{
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  if (self->n_keys > 1 && self->key_without_position != NULL)
    steward_reader_warn (self->reader, STEWARD_SEVERITY_WARNING, "contract/key-position", self->key_without_position,
                         g_strdup_printf ("The primary key of “%s” has %u columns, and this one has no position.",
                                          self->object->name, self->n_keys),
                         "Number the columns of the key with primaryKeyPosition, from 1.");
  if (self->first_unclassified != NULL)
    steward_reader_warn (self->reader, STEWARD_SEVERITY_INFO, "contract/unclassified-personal",
                         self->first_unclassified,
                         g_strdup_printf (self->n_unclassified == 1
                                            ? "In “%s”, %s%s looks personal and has no classification."
                                            : "In “%s”, %s%s look personal and have no classification.",
                                          self->object->name, self->unclassified->str,
                                          self->n_unclassified > 8 ? " and others" : ""),
                         "Classify them, so that access to them can be decided.");
}

/**
 * steward_schema_read_object:
 * @reader: a reader
 * @node: a table, topic or the like
 * @name: its name
 * @objects: (element-type StewardSchemaObject): where it goes
 */
void
steward_schema_read_object (StewardReader     *reader,
                            const StewardNode *node,
                            const char        *name,
                            GPtrArray         *objects)
{
  StewardSchemaObject *object = steward_schema_object_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) unclassified = g_string_new (NULL);
  ObjectReader self = { .reader = reader, .object = object, .seen = seen, .unclassified = unclassified };

  g_ptr_array_add (objects, object);
  object->name = g_strdup (name);
  object->physical_name = steward_part_text (node, "physicalName");
  object->kind = g_strdup (steward_part_first_text (node, STEWARD_NAMES ("physicalType", "type", "logicalType")));
  object->description = steward_part_text (node, "description");
  if (object->description == NULL)
    object->description = g_strdup (steward_part_first_text (node, STEWARD_NAMES ("businessName", "title")));

  read_properties (&self, steward_part_first (node, STEWARD_NAMES ("properties", "columns", "fields")), NULL);
  if (steward_node_get_kind (node) == STEWARD_NODE_MAPPING)
    {
      read_object_key (&self, steward_node_get_member (node, "primaryKey"));
      read_relationships (&self, steward_node_get_member (node, "relationships"));
    }
  finish_object (&self);
}

/**
 * steward_schema_read_objects:
 * @reader: a reader
 * @schema: (nullable): a list of objects, or a mapping from names to objects
 * @objects: (element-type StewardSchemaObject): where they go
 *
 * Reads tables, topics and the like with their properties, and warns of
 * duplicates, of key columns without position, and of columns that look
 * personal and have no classification.
 */
void
steward_schema_read_objects (StewardReader     *reader,
                             const StewardNode *schema,
                             GPtrArray         *objects)
{
  for (unsigned i = 0; i < steward_node_get_n_children (schema) && objects->len < MAX_OBJECTS; i++)
    {
      const StewardNode *node = steward_node_get_child (schema, i);
      const char *key = steward_node_get_key (schema, i);
      const char *name = find_name (node, key);

      if (name == NULL && steward_node_get_kind (node) != STEWARD_NODE_MAPPING)
        continue;
      steward_schema_read_object (reader, node, name != NULL ? name : "?", objects);
    }
}
