/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks into JSON of which nothing is certain. */

#include "config.h"

#include "steward-signal-nodes.h"

#include "steward-duration.h"

/* Returns: (nullable): the text of a member that is a scalar and not null */
const char *
steward_node_find_text (const StewardNode *self,
                        const char        *name)
{
  const StewardNode *member = steward_node_is_object (self) ? steward_node_get_member (self, name) : NULL;

  if (member == NULL || steward_node_get_kind (member) != STEWARD_NODE_SCALAR || steward_node_is_null (member))
    return NULL;

  return steward_node_get_text (member);
}

/* Returns: (nullable): the text of the first of these members that has one */
const char *
steward_node_find_first (const StewardNode *self,
                         const char *const *names)
{
  const char *text = NULL;

  for (; text == NULL && *names != NULL; names++)
    text = steward_node_find_text (self, *names);

  return text;
}

static const StewardNode *
find_kind (const StewardNode *self,
           const char        *name,
           StewardNodeKind    kind)
{
  const StewardNode *member = steward_node_is_object (self) ? steward_node_get_member (self, name) : NULL;

  return member != NULL && steward_node_get_kind (member) == kind ? member : NULL;
}

const StewardNode *
steward_node_find_list (const StewardNode *self,
                        const char        *name)
{
  return find_kind (self, name, STEWARD_NODE_SEQUENCE);
}

const StewardNode *
steward_node_find_object (const StewardNode *self,
                          const char        *name)
{
  return find_kind (self, name, STEWARD_NODE_MAPPING);
}

/* @self: (nullable) */
gboolean
steward_node_is_object (const StewardNode *self)
{
  return self != NULL && steward_node_get_kind (self) == STEWARD_NODE_MAPPING;
}

/* Returns: whether the member is there and a time */
gboolean
steward_node_find_time (const StewardNode *self,
                        const char        *name,
                        gint64            *out_time)
{
  const char *text = steward_node_find_text (self, name);

  return text != NULL && steward_instant_parse (text, out_time, NULL);
}
