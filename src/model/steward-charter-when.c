/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The conditions of steps and rules: `when: {classification: personal, masked:
 * true}`. A member that is not known is an error here, because without it the
 * condition would hold for more than its author meant. */

#include "config.h"

#include "steward-charter-access-private.h"

#include <string.h>

static const struct { const char *name; gsize offset; } flags[] = {
  { "personal", G_STRUCT_OFFSET (StewardAccessWhen, personal) },
  { "masked", G_STRUCT_OFFSET (StewardAccessWhen, masked) },
  { "sameDomain", G_STRUCT_OFFSET (StewardAccessWhen, same_domain) },
  { "external", G_STRUCT_OFFSET (StewardAccessWhen, external) },
  { "emergency", G_STRUCT_OFFSET (StewardAccessWhen, emergency) },
  { "renewal", G_STRUCT_OFFSET (StewardAccessWhen, renewal) },
  { "incompatible", G_STRUCT_OFFSET (StewardAccessWhen, incompatible) },
};

/* Bits of the words in @node, one text or a list. */
typedef gboolean (*ReadBit) (StewardCharterReader *self,
                             const StewardNode    *node,
                             const char           *text,
                             guint                *out_value);

static gboolean
read_classification (StewardCharterReader *self,
                     const StewardNode    *node,
                     const char           *text,
                     guint                *out_value)
{
  StewardClassification classification;

  if (!steward_charter_read_classification (self, node, text, &classification))
    return FALSE;

  *out_value = classification;
  return TRUE;
}

static gboolean
read_consumer (StewardCharterReader *self,
               const StewardNode    *node,
               const char           *text,
               guint                *out_value)
{
  StewardConsumerKind kind;

  if (!steward_consumer_kind_from_id (text, &kind))
    {
      steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/consumer", node,
                              g_strdup_printf ("“%.40s” is no kind of consumer.", text),
                              "Write person, team, product or service.");
      return FALSE;
    }

  *out_value = kind;
  return TRUE;
}

static guint
read_bits (StewardCharterReader *self,
           const StewardNode    *node,
           const char           *name,
           ReadBit               read)
{
  gboolean list = steward_node_get_kind (node) == STEWARD_NODE_SEQUENCE;
  guint n = list ? steward_node_get_n_children (node) : 1;
  guint bits = 0;

  if (n == 0)
    steward_charter_fail (self, "charter/type", node, g_strdup_printf ("The list “%s” is empty.", name));
  for (guint i = 0; i < MIN (n, STEWARD_CHARTER_MAX_ITEMS); i++)
    {
      const StewardNode *item = list ? steward_node_get_child (node, i) : node;
      const char *text = steward_charter_get_item (self, item, name);
      guint value;

      if (text != NULL && read (self, item, text, &value))
        bits |= 1u << value;
    }

  return bits;
}

static gboolean
read_flag (StewardCharterReader *self,
           const StewardNode    *map,
           const char           *name,
           StewardAccessWhen    *when)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      if (strcmp (flags[i].name, name) == 0)
        {
          G_STRUCT_MEMBER (StewardOnly, when, flags[i].offset) =
            steward_charter_get_flag (self, map, name, FALSE) ? STEWARD_ONLY_IF : STEWARD_ONLY_NOT;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_name (const char *name,
         const char *one,
         const char *several)
{
  return strcmp (name, one) == 0 || strcmp (name, several) == 0;
}

static void
read_member (StewardCharterReader *self,
             const StewardNode    *map,
             unsigned              index,
             StewardAccessRules   *rules,
             StewardAccessWhen    *when)
{
  const char *name = steward_node_get_key (map, index);
  const StewardNode *node = steward_node_get_child (map, index);

  if (steward_node_is_null (node))
    steward_charter_fail (self, "charter/when", node, g_strdup_printf ("“%.40s” has no value.", name));
  else if (is_name (name, "classification", "classifications"))
    when->classifications |= read_bits (self, node, name, read_classification);
  else if (is_name (name, "consumer", "consumers"))
    when->consumers |= read_bits (self, node, name, read_consumer);
  else if (is_name (name, "purpose", "purposes") && when->purposes == NULL)
    when->purposes = steward_charter_read_ids (self, node, rules->purposes, "purpose");
  else if (is_name (name, "legalBasis", "legalBases") && when->legal_bases == NULL)
    when->legal_bases = steward_charter_read_ids (self, node, rules->legal_bases, "legal basis");
  else if (strcmp (name, "longerThan") == 0)
    (void) steward_charter_get_days (self, map, name, &when->longer_than_days);
  else if (!read_flag (self, map, name, when))
    steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/when", steward_node_get_key_node (map, index),
                            g_strdup_printf ("“%.40s” is no condition.", name),
                            "Write classification, purpose, legalBasis, consumer, personal, masked, sameDomain, "
                            "external, emergency, renewal, incompatible or longerThan.");
}

/* (transfer full) (nullable): what stands under "when" in @map; %NULL when there
 * is none. */
StewardAccessWhen *
steward_charter_read_when (StewardCharterReader *self,
                           const StewardNode    *map,
                           StewardAccessRules   *rules)
{
  const StewardNode *node = steward_node_get_member (map, "when");
  StewardAccessWhen *when;

  if (node == NULL || !steward_charter_is_map (self, node, "“when”"))
    return NULL;

  when = g_new0 (StewardAccessWhen, 1);
  for (unsigned i = 0; i < steward_node_get_n_children (node); i++)
    read_member (self, node, i, rules, when);

  return when;
}
