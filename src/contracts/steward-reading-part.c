/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Forgiving access to documents: a number where text is expected keeps its
 * source text, a list of lines becomes lines, one value stands for a list of
 * one, and what makes no sense is passed over. Nothing here fails. */

#include "config.h"

#include "steward-reading-part.h"

#include <string.h>

#include "steward-duration.h"
#include "steward-reading-text.h"

#define MAX_WARNINGS 100
#define MAX_PEOPLE 500

/**
 * steward_reader_warn:
 * @self: a reader
 * @severity: information or warning
 * @rule: the rule's id, "contract/vague-level"
 * @node: (nullable): what it is about; %NULL for the whole document
 * @message: (transfer full): the sentence
 * @remediation: what to do
 *
 * Adds a finding that no official schema has. Their number is bounded.
 */
void
steward_reader_warn (StewardReader     *self,
                     StewardSeverity    severity,
                     const char        *rule,
                     const StewardNode *node,
                     char              *message,
                     const char        *remediation)
{
  if (self->silent || self->n_warnings++ >= MAX_WARNINGS)
    {
      g_free (message);
      return;
    }
  g_ptr_array_add (self->reading->findings,
                   steward_finding_new (rule, severity, self->file,
                                        node != NULL ? steward_node_get_line (node) : 0,
                                        node != NULL ? steward_node_get_column (node) : 0, message, remediation));
}

static char *
join_texts (const StewardNode *list,
            const char        *separator)
{
  GString *out = g_string_new (NULL);

  for (unsigned i = 0; i < steward_node_get_n_children (list); i++)
    {
      const char *text = steward_node_get_text (steward_node_get_child (list, i));

      if (text == NULL || *text == '\0')
        continue;
      if (out->len > 0)
        g_string_append (out, separator);
      g_string_append (out, text);
    }
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free (out, FALSE);
}

/**
 * steward_part_text_of:
 * @node: (nullable): any node
 *
 * Returns: (transfer full) (nullable): its text; the lines of a list of texts;
 *   %NULL for empty and for anything else
 */
char *
steward_part_text_of (const StewardNode *node)
{
  const char *text = steward_node_get_text (node);

  if (text != NULL)
    return *text != '\0' ? g_strdup (text) : NULL;
  if (node != NULL && steward_node_get_kind (node) == STEWARD_NODE_SEQUENCE)
    return join_texts (node, "\n");

  return NULL;
}

/**
 * steward_part_text:
 * @map: (nullable): a mapping
 * @name: of a member
 *
 * Returns: (transfer full) (nullable): its text, see steward_part_text_of()
 */
char *
steward_part_text (const StewardNode *map,
                   const char        *name)
{
  return steward_part_text_of (steward_node_get_member (map, name));
}

/**
 * steward_part_first:
 * @map: (nullable): a mapping
 * @names: (array zero-terminated=1): members, the best first
 *
 * Returns: (nullable): the first that is there and not null
 */
const StewardNode *
steward_part_first (const StewardNode *map,
                    const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const StewardNode *node = steward_node_get_member (map, *names);

      if (!steward_node_is_null (node))
        return node;
    }

  return NULL;
}

/**
 * steward_part_first_text:
 * @map: (nullable): a mapping
 * @names: (array zero-terminated=1): members, the best first
 *
 * Returns: (nullable): the first that is a text and not empty
 */
const char *
steward_part_first_text (const StewardNode *map,
                         const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const char *text = steward_node_get_member_text (map, *names);

      if (text != NULL && *text != '\0')
        return text;
    }

  return NULL;
}

/**
 * steward_part_flag:
 * @map: (nullable): a mapping
 * @name: of a member
 * @out_value: (out): its truth
 *
 * Understands yes, no, 1 and 0 in any case, too.
 *
 * Returns: whether the member says anything
 */
gboolean
steward_part_flag (const StewardNode *map,
                   const char        *name,
                   gboolean          *out_value)
{
  static const char *const words[] = { "true", "yes", "1", "y", "on", "false", "no", "0", "n", "off" };
  const char *text = steward_node_get_member_text (map, name);

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        {
          *out_value = i < G_N_ELEMENTS (words) / 2;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * steward_part_tags:
 * @tags: (nullable): a list of texts, or one text
 *
 * Returns: (transfer full) (nullable): the tags, separated by commas
 */
char *
steward_part_tags (const StewardNode *tags)
{
  const char *text = steward_node_get_text (tags);
  GString *out;

  if (text != NULL)
    return *text != '\0' ? g_strdup (text) : NULL;
  if (steward_node_get_n_children (tags) == 0 || steward_node_get_kind (tags) != STEWARD_NODE_SEQUENCE)
    return NULL;

  out = g_string_new (NULL);
  for (unsigned i = 0; i < steward_node_get_n_children (tags); i++)
    {
      const StewardNode *tag = steward_node_get_child (tags, i);
      const char *name = steward_node_get_text (tag);

      if (name == NULL)
        name = steward_part_first_text (tag, STEWARD_NAMES ("name", "tag"));
      if (name == NULL || *name == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, ',');
      for (; *name != '\0'; name++)
        g_string_append_c (out, *name == ',' ? ' ' : *name);
    }
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free (out, FALSE);
}

/**
 * steward_part_custom:
 * @map: (nullable): a mapping with customProperties
 * @name: of a custom property, in any case
 *
 * Custom properties are a list of property and value; a plain mapping is
 * understood too.
 *
 * Returns: (nullable): its value as text
 */
const char *
steward_part_custom (const StewardNode *map,
                     const char        *name)
{
  const StewardNode *custom = steward_node_get_member (map, "customProperties");

  if (custom == NULL || steward_node_get_kind (custom) == STEWARD_NODE_MAPPING)
    return steward_node_get_member_text (custom, name);

  for (unsigned i = 0; i < steward_node_get_n_children (custom); i++)
    {
      const StewardNode *item = steward_node_get_child (custom, i);
      const char *property = steward_node_get_member_text (item, "property");

      if (property != NULL && g_ascii_strcasecmp (property, name) == 0)
        return steward_node_get_member_text (item, "value");
    }

  return NULL;
}

/* A technical owner runs the machines, a former one is history. */
static gboolean
is_accountable (const char *role)
{
  if (steward_text_has_word (role, "accountable"))
    return TRUE;

  return steward_text_has_word (role, "owner") && !steward_text_has_word (role, "technical") &&
         !steward_text_has_word (role, "former");
}

static gboolean
is_same_person (const StewardOwner *owner,
                const char         *name,
                const char         *address)
{
  return g_strcmp0 (owner->name, name) == 0 && g_strcmp0 (owner->address, address) == 0;
}

/**
 * steward_part_add_owner:
 * @owners: (element-type StewardOwner): where it goes
 * @name: (nullable): of the person, team or channel
 * @address: (nullable): e-mail, user name or address
 * @role: (nullable): as written
 * @accountable: an owner, not only a contact
 *
 * Adds a person once; being accountable in one role is enough.
 */
void
steward_part_add_owner (GPtrArray  *owners,
                        const char *name,
                        const char *address,
                        const char *role,
                        gboolean    accountable)
{
  StewardOwner *owner;

  if (name == NULL)
    name = address;
  if (name == NULL || *name == '\0' || owners->len >= MAX_PEOPLE)
    return;
  for (guint i = 0; i < owners->len; i++)
    {
      owner = g_ptr_array_index (owners, i);
      if (!is_same_person (owner, name, address))
        continue;
      if (accountable && !owner->accountable)
        {
          g_free (owner->role);
          owner->role = g_strdup (role);
          owner->accountable = TRUE;
        }
      return;
    }

  owner = steward_owner_new ();
  owner->name = g_strdup (name);
  owner->address = g_strdup (address);
  owner->role = g_strdup (role);
  owner->accountable = accountable;
  g_ptr_array_add (owners, owner);
}

/* Somebody who left before today answers for nothing. */
static gboolean
has_left (const StewardNode *member)
{
  const char *date = steward_node_get_member_text (member, "dateOut");
  gint64 instant;

  return date != NULL && *date != '\0' && steward_instant_parse (date, &instant, NULL) &&
         instant < steward_instant_now ();
}

static void
read_member (const StewardNode *member,
             GPtrArray         *owners)
{
  const char *address = steward_part_first_text (member, STEWARD_NAMES ("username", "email", "id"));
  const char *name = steward_part_first_text (member, STEWARD_NAMES ("name", "username"));
  const char *role = steward_part_first_text (member, STEWARD_NAMES ("role"));

  if (steward_node_get_text (member) != NULL)
    {
      steward_part_add_owner (owners, steward_node_get_text (member), NULL, NULL, FALSE);
      return;
    }
  if (!has_left (member))
    steward_part_add_owner (owners, name, address, role, is_accountable (role));
}

/**
 * steward_part_read_team:
 * @team: (nullable): a list of members, a team with members, or a name
 * @owners: (element-type StewardOwner): where its people go
 */
void
steward_part_read_team (const StewardNode *team,
                        GPtrArray         *owners)
{
  const StewardNode *members = team;

  if (steward_node_is_null (team))
    return;
  if (steward_node_get_kind (team) == STEWARD_NODE_MAPPING)
    members = steward_node_get_member (team, "members");
  else if (steward_node_get_kind (team) == STEWARD_NODE_SCALAR)
    read_member (team, owners);

  for (unsigned i = 0; i < steward_node_get_n_children (members); i++)
    read_member (steward_node_get_child (members, i), owners);

  if (members != team)
    steward_part_add_owner (owners, steward_node_get_member_text (team, "name"), NULL, "team", FALSE);
}

/**
 * steward_part_read_support:
 * @support: (nullable): a list of channels
 * @owners: (element-type StewardOwner): where they go, as contacts
 */
void
steward_part_read_support (const StewardNode *support,
                           GPtrArray         *owners)
{
  if (support == NULL || steward_node_get_kind (support) != STEWARD_NODE_SEQUENCE)
    return;

  for (unsigned i = 0; i < steward_node_get_n_children (support); i++)
    {
      const StewardNode *channel = steward_node_get_child (support, i);

      steward_part_add_owner (owners, steward_part_first_text (channel, STEWARD_NAMES ("channel", "name")),
                              steward_part_first_text (channel, STEWARD_NAMES ("url", "address")), "support", FALSE);
    }
}

/**
 * steward_part_is_owned:
 * @owners: (element-type StewardOwner): people
 *
 * Returns: whether anybody is accountable
 */
gboolean
steward_part_is_owned (GPtrArray *owners)
{
  for (guint i = 0; i < owners->len; i++)
    {
      if (((const StewardOwner *) g_ptr_array_index (owners, i))->accountable)
        return TRUE;
    }

  return FALSE;
}
