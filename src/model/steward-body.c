/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts the bodies of events together, and the records within them: flags are 0
 * or 1, times RFC 3339 in UTC, and absent members are left out rather than null. */

#include "config.h"

#include "steward-body.h"

#include "steward-duration.h"

/**
 * steward_body_new:
 * @out_object: (out) (transfer none): where members go; the node owns it
 *
 * Returns: (transfer full): an empty body
 */
JsonNode *
steward_body_new (JsonObject **out_object)
{
  JsonNode *node = json_node_alloc ();

  *out_object = json_object_new ();
  json_node_init_object (node, NULL);
  json_node_take_object (node, *out_object);

  return node;
}

void
steward_body_set_text (JsonObject *body,
                       const char *name,
                       const char *text)
{
  if (text != NULL)
    json_object_set_string_member (body, name, text);
}

void
steward_body_set_time (JsonObject *body,
                       const char *name,
                       gint64      time)
{
  g_autofree char *text = time != 0 ? steward_instant_to_rfc3339 (time) : NULL;

  steward_body_set_text (body, name, text);
}

void
steward_body_set_flag (JsonObject *body,
                       const char *name,
                       gboolean    value)
{
  json_object_set_int_member (body, name, value ? 1 : 0);
}

void
steward_body_set_number (JsonObject *body,
                         const char *name,
                         gint64      value)
{
  json_object_set_int_member (body, name, value);
}

void
steward_body_set_list (JsonObject        *body,
                       const char        *name,
                       const char *const *list)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  json_object_set_array_member (body, name, array);
}

/**
 * steward_body_add_object:
 * @array: an array of a body
 *
 * Returns: (transfer none): a new object at its end
 */
JsonObject *
steward_body_add_object (JsonArray *array)
{
  JsonObject *object = json_object_new ();

  json_array_add_object_element (array, object);

  return object;
}
