/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The section "access": for what, for how long, and by whose approval. The
 * matrix and its rules stand in steward-charter-matrix.c. */

#include "config.h"

#include "steward-charter-access-private.h"

#include "steward-duration.h"

#include <string.h>

#define MAX_DAYS 365
#define MAX_HOURS (31 * 24)
#define DEFAULT_DAYS 2
#define HOUR (G_GINT64_CONSTANT (60) * 60 * G_USEC_PER_SEC)

/* One of our own words: what catalogs call a class may mean something else in
 * another one. */
gboolean
steward_charter_read_classification (StewardCharterReader  *self,
                                     const StewardNode     *node,
                                     const char            *text,
                                     StewardClassification *out_classification)
{
  *out_classification = text != NULL ? steward_classification_from_text (text) : STEWARD_CLASSIFICATION_UNKNOWN;
  if (*out_classification != STEWARD_CLASSIFICATION_UNKNOWN &&
      strcmp (steward_classification_to_id (*out_classification), text) == 0)
    return TRUE;

  steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/classification", node,
                          g_strdup_printf ("“%.40s” is no classification.", text != NULL ? text : ""),
                          "Write public, internal, confidential, personal or restricted.");
  return FALSE;
}

/* (nullable): the text of a scalar; anything else is reported. */
const char *
steward_charter_get_item (StewardCharterReader *self,
                          const StewardNode    *node,
                          const char           *what)
{
  const char *text = steward_node_get_kind (node) == STEWARD_NODE_SCALAR && !steward_node_is_null (node)
                     ? steward_node_get_text (node) : NULL;

  if (text == NULL || *text == '\0')
    {
      steward_charter_fail (self, "charter/type", node, g_strdup_printf ("%s should be one text.", what));
      return NULL;
    }

  return text;
}

static gboolean
has_choice (GPtrArray  *choices,
            const char *id)
{
  for (guint i = 0; i < choices->len; i++)
    if (strcmp (((StewardAccessChoice *) choices->pdata[i])->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
read_choice (StewardCharterReader *self,
             const StewardNode    *node,
             GPtrArray            *choices)
{
  StewardAccessChoice *choice;
  const char *id, *text;

  if (!steward_charter_is_map (self, node, "A purpose or legal basis"))
    return;
  id = steward_charter_get_text (self, node, "id", TRUE);
  text = steward_charter_get_text (self, node, "text", TRUE);
  if (id == NULL || text == NULL)
    return;
  if (!steward_charter_is_id (id))
    steward_charter_fail (self, "charter/id", steward_charter_node_of (node, "id"),
                          g_strdup_printf ("“%.40s” is no id; it should have small letters, digits and hyphens.",
                                           id));
  if (has_choice (choices, id))
    steward_charter_fail (self, "charter/item-twice", steward_charter_node_of (node, "id"),
                          g_strdup_printf ("Two items of one list have the id “%.60s”.", id));

  choice = g_new0 (StewardAccessChoice, 1);
  choice->id = g_strdup (id);
  choice->text = g_strdup (text);
  g_ptr_array_add (choices, choice);
}

static void
read_choices (StewardCharterReader *self,
              const StewardNode    *access,
              const char           *name,
              GPtrArray            *choices)
{
  const StewardNode *list = steward_charter_get_list (self, access, name);

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_choice (self, steward_node_get_child (list, i), choices);
}

/* (transfer full) (nullable): ids, each one of @choices; anything else is
 * reported. One text stands for a list of one. */
char **
steward_charter_read_ids (StewardCharterReader *self,
                          const StewardNode    *node,
                          GPtrArray            *choices,
                          const char           *what)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean list = steward_node_get_kind (node) == STEWARD_NODE_SEQUENCE;
  guint n = list ? steward_node_get_n_children (node) : 1;

  if (list && n == 0)
    {
      steward_charter_fail (self, "charter/type", node, g_strdup_printf ("The list of %ss is empty.", what));
      return NULL;
    }
  for (guint i = 0; i < MIN (n, STEWARD_CHARTER_MAX_ITEMS); i++)
    {
      const StewardNode *item = list ? steward_node_get_child (node, i) : node;
      const char *id = steward_charter_get_item (self, item, what);

      if (id == NULL)
        continue;
      if (!has_choice (choices, id))
        steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/choice", item,
                                g_strdup_printf ("There is no %s “%.60s” in this charter.", what, id),
                                "Add it to the list, or correct the name.");
      g_strv_builder_add (builder, id);
    }

  return g_strv_builder_end (builder);
}

static void
read_pair (StewardCharterReader *self,
           const StewardNode    *node,
           StewardAccessRules   *rules)
{
  g_auto(GStrv) pair = NULL;

  if (steward_node_get_kind (node) != STEWARD_NODE_SEQUENCE || steward_node_get_n_children (node) != 2)
    {
      steward_charter_fail (self, "charter/incompatible", node,
                            g_strdup ("Incompatible purposes are named in pairs, such as [advertising, research]."));
      return;
    }

  pair = steward_charter_read_ids (self, node, rules->purposes, "purpose");
  if (pair == NULL || g_strv_length (pair) != 2)
    return;
  if (strcmp (pair[0], pair[1]) == 0)
    steward_charter_fail (self, "charter/incompatible", node,
                          g_strdup_printf ("The purpose “%s” cannot be incompatible with itself.", pair[0]));
  g_ptr_array_add (rules->incompatible, g_steal_pointer (&pair));
}

static void
read_incompatible (StewardCharterReader *self,
                   const StewardNode    *access,
                   StewardAccessRules   *rules)
{
  const StewardNode *list = steward_charter_get_list (self, access, "incompatible");

  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_pair (self, steward_node_get_child (list, i), rules);
}

static void
read_longest (StewardCharterReader *self,
              const StewardNode    *access,
              StewardAccessRules   *rules)
{
  const StewardNode *map = steward_node_get_member (access, "longest");

  if (map == NULL || steward_node_is_null (map) || !steward_charter_is_map (self, map, "“longest”"))
    return;

  for (unsigned i = 0; i < steward_node_get_n_children (map); i++)
    {
      const char *name = steward_node_get_key (map, i);
      StewardClassification classification;

      if (steward_charter_read_classification (self, steward_node_get_key_node (map, i), name, &classification))
        (void) steward_charter_get_days (self, map, name, &rules->longest_days[classification]);
    }
}

static void
read_checklist (StewardCharterReader *self,
                const StewardNode    *access,
                StewardAccessRules   *rules)
{
  const char *name = steward_charter_get_text (self, access, "checklist", FALSE);
  GPtrArray *items = name != NULL ? g_hash_table_lookup (self->checklists, name) : NULL;

  if (name != NULL && items == NULL)
    steward_charter_fail (self, "charter/checklist", steward_charter_node_of (access, "checklist"),
                          g_strdup_printf ("There is no checklist “%.60s”.", name));
  if (items == NULL)
    return;

  g_ptr_array_unref (rules->checklist);
  rules->checklist = steward_charter_copy_items (items);
}

static void
read_emergency_length (StewardCharterReader *self,
                       const StewardNode    *map,
                       StewardAccessRules   *rules)
{
  const char *text = steward_charter_get_text (self, map, "longest", rules->emergency_allowed);
  StewardDuration duration;

  if (text == NULL)
    return;
  if (!steward_duration_parse (text, &duration, NULL) || duration.microseconds < HOUR ||
      duration.microseconds > MAX_HOURS * HOUR || duration.microseconds % HOUR != 0)
    {
      steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/term", steward_charter_node_of (map, "longest"),
                              g_strdup_printf ("“longest” should be from one hour to 31 days, and is “%.40s”.", text),
                              "Write hours or days, such as “24 hours”.");
      return;
    }

  rules->emergency_hours = (guint) (duration.microseconds / HOUR);
}

static void
read_emergency (StewardCharterReader *self,
                const StewardNode    *access,
                StewardAccessRules   *rules)
{
  const StewardNode *map = steward_node_get_member (access, "emergency");

  if (map == NULL || steward_node_is_null (map) || !steward_charter_is_map (self, map, "“emergency”"))
    return;

  rules->emergency_allowed = steward_charter_get_flag (self, map, "allowed", FALSE);
  rules->emergency_review_days = DEFAULT_DAYS;
  (void) steward_charter_get_count (self, map, "review", MAX_DAYS, &rules->emergency_review_days);
  read_emergency_length (self, map, rules);
}

/* A sentence there is for people, and opens no round of questions. */
static void
read_attestation (StewardCharterReader *self,
                  const StewardNode    *access,
                  StewardAccessRules   *rules)
{
  const char *text = steward_charter_get_text (self, access, "attestation", FALSE);

  if (text == NULL)
    return;
  if (g_ascii_isdigit (*text))
    (void) steward_charter_get_days (self, access, "attestation", &rules->attestation_days);
  else
    steward_charter_report (self, STEWARD_SEVERITY_WARNING, "charter/attestation",
                            steward_charter_node_of (access, "attestation"),
                            g_strdup ("“attestation” is a sentence, so that nobody is asked by it."),
                            "Write a length of time, such as “90 days”.");
}

/**
 * steward_charter_read_access:
 * @self: a reader, whose seats and checklists are read already
 *
 * Reads the section "access". Without one the charter decides about no access.
 */
void
steward_charter_read_access (StewardCharterReader *self)
{
  const StewardNode *access = steward_node_get_member (self->root, "access");
  const char *terms;
  StewardAccessRules *rules;

  if (access == NULL || steward_node_is_null (access) || !steward_charter_is_map (self, access, "“access”"))
    return;

  rules = self->charter->access = steward_access_rules_new ();
  rules->decision_days = DEFAULT_DAYS;
  (void) steward_charter_get_count (self, access, "days", MAX_DAYS, &rules->decision_days);
  read_choices (self, access, "purposes", rules->purposes);
  read_choices (self, access, "legalBases", rules->legal_bases);
  read_incompatible (self, access, rules);
  read_longest (self, access, rules);
  terms = steward_charter_get_text (self, access, "terms", FALSE);
  rules->terms = g_strdup (terms);
  read_checklist (self, access, rules);
  steward_charter_read_matrix (self, access, rules);
  steward_charter_read_access_rules (self, access, rules);
  read_emergency (self, access, rules);
  read_attestation (self, access, rules);
}
