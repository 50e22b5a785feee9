/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The charter as it stands in the ledger: the whole document, also the
 * sections of other features, in the JSON that events may hold, with ids in
 * the place of persons, and without what is said of them. */

#include "config.h"

#include "steward-charter-private.h"

#include <string.h>

#define LARGEST_INTEGER G_GINT64_CONSTANT (9007199254740991) /* 2^53 − 1 */

typedef struct
{
  StewardPersonMap map;
  gpointer data;
} Persons;

/* The part of a document within which members name persons. */
typedef enum
{
  PLACE_ROOT,
  PLACE_SEATS,
  PLACE_SEAT,
  PLACE_DELEGATION,
  PLACE_ACTIVE,
  PLACE_DELEGATE,
  PLACE_OTHER,
} Place;

static JsonNode *write_node (const StewardNode *node,
                             Place              place,
                             const Persons     *persons);

static JsonNode *
write_text (const char *text)
{
  JsonNode *json = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (json, text);
  return json;
}

/* An integer that every reader of JSON keeps exactly, or its text. */
static JsonNode *
write_integer (const char *text)
{
  gint64 value;
  JsonNode *json;

  if (!g_ascii_string_to_signed (text, 10, -LARGEST_INTEGER, LARGEST_INTEGER, &value, NULL))
    return write_text (text);

  json = json_node_new (JSON_NODE_VALUE);
  json_node_set_int (json, value);

  return json;
}

static JsonNode *
write_scalar (const StewardNode *node)
{
  const char *text = steward_node_get_text (node);
  JsonNode *json;

  switch (steward_node_get_scalar_type (node))
    {
    case STEWARD_SCALAR_NULL:
      return json_node_new (JSON_NODE_NULL);

    case STEWARD_SCALAR_BOOLEAN:
      json = json_node_new (JSON_NODE_VALUE);
      json_node_set_boolean (json, g_ascii_strcasecmp (text, "true") == 0);
      return json;

    case STEWARD_SCALAR_INTEGER:
      return write_integer (text);

    case STEWARD_SCALAR_NUMBER:
    case STEWARD_SCALAR_STRING:
      break;
    }

  return write_text (text);
}

static Place
enter (Place       place,
       const char *key)
{
  if (place == PLACE_ROOT && strcmp (key, "seats") == 0)
    return PLACE_SEATS;
  if (place == PLACE_ROOT && strcmp (key, "delegation") == 0)
    return PLACE_DELEGATION;
  if (place == PLACE_DELEGATION && strcmp (key, "active") == 0)
    return PLACE_ACTIVE;

  return PLACE_OTHER;
}

static gboolean
is_person (Place       place,
           const char *key)
{
  if (place == PLACE_SEAT)
    return strcmp (key, "holder") == 0;

  return place == PLACE_DELEGATE && (strcmp (key, "from") == 0 || strcmp (key, "to") == 0);
}

/* What is said of a person, and belongs beside the ledger: the document is a
 * payload, and can be erased. */
static gboolean
is_private (Place       place,
            const char *key)
{
  if (place == PLACE_SEAT)
    return strcmp (key, "name") == 0;

  return place == PLACE_DELEGATE && (strcmp (key, "name") == 0 || strcmp (key, "reason") == 0);
}

static JsonNode *
write_person (const StewardNode *node,
              const StewardNode *map,
              const Persons     *persons)
{
  const char *address = steward_node_get_kind (node) == STEWARD_NODE_SCALAR ? steward_node_get_text (node) : NULL;
  const StewardNode *name = steward_node_get_member (map, "name");
  g_autofree char *id = NULL;

  if (address == NULL || *address == '\0' || steward_node_is_null (node))
    return write_node (node, PLACE_OTHER, persons);

  if (persons->map != NULL)
    id = persons->map (address,
                       name != NULL && steward_node_get_kind (name) == STEWARD_NODE_SCALAR &&
                       !steward_node_is_null (name) ? steward_node_get_text (name) : NULL,
                       persons->data);

  return write_text (id != NULL ? id : address);
}

static JsonNode *
write_mapping (const StewardNode *node,
               Place              place,
               const Persons     *persons)
{
  JsonNode *json = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (json, object);
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    {
      const char *key = steward_node_get_key (node, i);
      const StewardNode *child = steward_node_get_child (node, i);

      if (is_private (place, key))
        continue;
      json_object_set_member (object, key, is_person (place, key)
                              ? write_person (child, node, persons)
                              : write_node (child, enter (place, key), persons));
    }

  return json;
}

static JsonNode *
write_sequence (const StewardNode *node,
                Place              place,
                const Persons     *persons)
{
  JsonNode *json = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  Place inner = place == PLACE_SEATS ? PLACE_SEAT : place == PLACE_ACTIVE ? PLACE_DELEGATE : PLACE_OTHER;

  json_node_take_array (json, array);
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    json_array_add_element (array, write_node (steward_node_get_child (node, i), inner, persons));

  return json;
}

/* Recursion is bounded by the depth that documents may have. */
static JsonNode *
write_node (const StewardNode *node,
            Place              place,
            const Persons     *persons)
{
  switch (steward_node_get_kind (node))
    {
    case STEWARD_NODE_MAPPING:
      return write_mapping (node, place, persons);
    case STEWARD_NODE_SEQUENCE:
      return write_sequence (node, place, persons);
    case STEWARD_NODE_SCALAR:
      break;
    }

  return write_scalar (node);
}

/**
 * steward_charter_to_json:
 * @root: of a document that steward_charter_read() accepts
 * @map: (nullable) (scope call): for each holder of a seat, and each person of
 *   a delegation
 * @data: for @map
 *
 * Seats come before delegations only if the document has them so; @map gets a
 * name for holders of seats alone.
 *
 * Returns: (transfer full): the whole document as the ledger keeps it:
 *   integers within ±(2^53 − 1), other numbers as texts, persons by what @map
 *   gave, seats without names, delegations without their reasons
 */
JsonNode *
steward_charter_to_json (const StewardNode *root,
                         StewardPersonMap   map,
                         gpointer           data)
{
  Persons persons = { map, data };

  return write_node (root, PLACE_ROOT, &persons);
}
