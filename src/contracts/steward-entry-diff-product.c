/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed in a product itself: its words, its standing, its people and
 * its ports. */

#include "config.h"

#include "steward-entry-diff-private.h"

#include <stddef.h>

#define PREFIX "product"

/* What a product or port only repeats of its contract is told once, where the
 * contract says it. @member: offset of a text of StewardContract. */
static gboolean
is_echo (const StewardDiff *self,
         gsize              member,
         const char        *before,
         const char        *after)
{
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (self->contracts, StewardDiffPair, i);

      if (pair->before != NULL && pair->after != NULL &&
          !steward_diff_differs (G_STRUCT_MEMBER (char *, pair->before, member), before) &&
          !steward_diff_differs (G_STRUCT_MEMBER (char *, pair->after, member), after))
        return TRUE;
    }

  return FALSE;
}

#define IS_ECHO(self, member, before, after) is_echo (self, offsetof (StewardContract, member), before, after)

/*
 * steward_diff_judge_lifecycle:
 * @before: where it was
 * @after: where it is
 *
 * Returns: what it means to readers; the note is owned by the caller
 */
StewardDiffVerdict
steward_diff_judge_lifecycle (StewardLifecycle before,
                              StewardLifecycle after)
{
  if (before == after)
    return (StewardDiffVerdict) { STEWARD_IMPACT_COSMETIC, g_strdup ("Another word for the same.") };
  if (after == STEWARD_LIFECYCLE_RETIRED)
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING, g_strdup ("Retired; whoever reads it has to leave.") };
  if (after == STEWARD_LIFECYCLE_DEPRECATED && before != STEWARD_LIFECYCLE_RETIRED)
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING,
                                  g_strdup ("Deprecated; whoever reads it has to plan to leave.") };
  if (before == STEWARD_LIFECYCLE_ACTIVE)
    return (StewardDiffVerdict) { STEWARD_IMPACT_BREAKING, g_strdup ("No longer active; it may change or vanish.") };

  return (StewardDiffVerdict) { STEWARD_IMPACT_COMPATIBLE, NULL };
}

static const char *
get_status (const StewardEntry *entry)
{
  const char *text = steward_diff_settle (entry->status_text);

  if (text != NULL || entry->lifecycle == STEWARD_LIFECYCLE_UNKNOWN)
    return text;

  return steward_lifecycle_to_id (entry->lifecycle);
}

/* Whether the lifecycle is what the status says. */
static gboolean
is_as_written (const StewardEntry *entry)
{
  return entry->lifecycle == steward_lifecycle_from_text (entry->status_text);
}

static void
diff_status (StewardDiff *self)
{
  const char *old = get_status (self->before);
  const char *new = get_status (self->after);
  StewardDiffVerdict verdict;

  if (self->before->lifecycle == self->after->lifecycle &&
      !steward_diff_differs (self->before->status_text, self->after->status_text))
    return;
  if (IS_ECHO (self, status, self->before->status_text, self->after->status_text) && is_as_written (self->before) &&
      is_as_written (self->after))
    return;

  if (g_strcmp0 (old, new) == 0)
    {
      old = steward_lifecycle_to_id (self->before->lifecycle);
      new = steward_lifecycle_to_id (self->after->lifecycle);
    }
  verdict = steward_diff_judge_lifecycle (self->before->lifecycle, self->after->lifecycle);
  steward_diff_add (self, g_strdup (PREFIX ".status"), old, new, verdict.impact, verdict.note);
}

static void
diff_visibility (StewardDiff *self)
{
  StewardVisibility old = self->before->visibility;
  StewardVisibility new = self->after->visibility;
  gboolean narrowed = new != STEWARD_VISIBILITY_UNKNOWN && new < old;
  const char *note = "It was not said before.";

  if (old == new)
    return;

  if (new == STEWARD_VISIBILITY_UNKNOWN)
    note = "It is no longer said who may see it.";
  else if (narrowed)
    note = "Narrowed; readers outside of it lose it.";
  else if (new == STEWARD_VISIBILITY_EXTERNAL)
    note = "It can be seen outside of the organisation.";
  else if (old != STEWARD_VISIBILITY_UNKNOWN)
    note = "More people can see it.";
  steward_diff_add (self, g_strdup (PREFIX ".visibility"),
                    old != STEWARD_VISIBILITY_UNKNOWN ? steward_visibility_to_id (old) : NULL,
                    new != STEWARD_VISIBILITY_UNKNOWN ? steward_visibility_to_id (new) : NULL,
                    narrowed ? STEWARD_IMPACT_BREAKING : STEWARD_IMPACT_COMPATIBLE, g_strdup (note));
}

static void
diff_classification (StewardDiff *self)
{
  StewardClassification old = self->before->classification;
  StewardClassification new = self->after->classification;
  StewardDiffVerdict verdict;

  if (old == new)
    return;

  verdict = steward_diff_judge_classification (old, new);
  steward_diff_add (self, g_strdup (PREFIX ".classification"),
                    old != STEWARD_CLASSIFICATION_UNKNOWN ? steward_classification_to_id (old) : NULL,
                    new != STEWARD_CLASSIFICATION_UNKNOWN ? steward_classification_to_id (new) : NULL,
                    verdict.impact, verdict.note);
}

static char *
key_by_port (gconstpointer item)
{
  const StewardPort *port = item;

  return g_strdup_printf ("%d\n%s", port->direction, port->name != NULL ? port->name : "");
}

static char *
key_by_port_name (gconstpointer item)
{
  const StewardPort *port = item;

  return g_strdup (port->name);
}

/* A contract that only got another id is the same contract. */
static gboolean
is_same_contract (const StewardDiff *self,
                  const char        *before,
                  const char        *after)
{
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (self->contracts, StewardDiffPair, i);

      if (pair->before != NULL && pair->after != NULL &&
          g_strcmp0 (((const StewardContract *) pair->before)->id, before) == 0 &&
          g_strcmp0 (((const StewardContract *) pair->after)->id, after) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
diff_port (StewardDiff       *self,
           const char        *path,
           const StewardPort *before,
           const StewardPort *after)
{
  StewardImpact impact = after->direction == STEWARD_PORT_OUTPUT ? STEWARD_IMPACT_BREAKING
                                                                 : STEWARD_IMPACT_COMPATIBLE;
  gboolean same = steward_diff_settle (before->contract_id) == NULL ||
                  is_same_contract (self, before->contract_id, after->contract_id);

  steward_diff_add_text (self, path, "type", before->kind, after->kind,
                         steward_diff_settle (before->kind) == NULL ? STEWARD_IMPACT_COMPATIBLE : impact,
                         "It is read in another way.");
  steward_diff_add_text (self, path, "location", before->location, after->location,
                         steward_diff_settle (before->location) == NULL ? STEWARD_IMPACT_COMPATIBLE : impact,
                         "It is read at another place.");
  steward_diff_add_text (self, path, "contractId", before->contract_id, after->contract_id,
                         same ? STEWARD_IMPACT_COMPATIBLE : impact,
                         same ? "The contract itself is the same or was not named." : "Another contract holds for it.");
  if (!IS_ECHO (self, version, before->version, after->version))
    steward_diff_add_text (self, path, "version", before->version, after->version, STEWARD_IMPACT_COSMETIC, NULL);
  steward_diff_add_words (self, path, "description", before->description, after->description);
}

static void
add_or_remove_port (StewardDiff       *self,
                    char              *path,
                    const StewardPort *port,
                    gboolean           added)
{
  const char *text = steward_diff_settle (port->location);
  StewardImpact impact = STEWARD_IMPACT_COMPATIBLE;
  const char *note = NULL;

  if (text == NULL)
    text = steward_diff_settle (port->kind) != NULL ? port->kind : "port";
  if (!added && port->direction == STEWARD_PORT_OUTPUT)
    {
      impact = STEWARD_IMPACT_BREAKING;
      note = "Removed; whoever reads it there fails.";
    }
  else if (port->direction == STEWARD_PORT_INPUT)
    note = added ? "It depends on one more." : "It no longer depends on it.";
  steward_diff_add (self, path, added ? NULL : text, added ? text : NULL, impact, g_strdup (note));
}

static void
diff_ports (StewardDiff *self)
{
  const GPtrArray *before = self->before->ports;
  const GPtrArray *after = self->after->ports;
  g_autoptr(GArray) pairs = steward_diff_match (before, after, key_by_port, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (pairs, StewardDiffPair, i);
      const StewardPort *port = pair->before != NULL ? pair->before : pair->after;
      g_autofree char *path = g_strconcat (PREFIX, ".",
                                           port->direction == STEWARD_PORT_OUTPUT ? "outputPorts." : "inputPorts.",
                                           steward_diff_settle (port->name) != NULL ? port->name : "(unnamed)", NULL);

      if (pair->before == NULL || pair->after == NULL)
        add_or_remove_port (self, g_steal_pointer (&path), port, pair->before == NULL);
      else
        diff_port (self, path, pair->before, pair->after);
    }
  steward_diff_add_order (self, g_strdup (PREFIX ".ports"), before, after, pairs, key_by_port_name,
                          STEWARD_IMPACT_COSMETIC, "Another order.");
}

static const char *
get_person (const StewardOwner *owner)
{
  const char *person = steward_diff_settle (owner->address);

  if (person == NULL)
    person = steward_diff_settle (owner->name);

  return person != NULL ? person : "(unnamed)";
}

static char *
key_by_person (gconstpointer item)
{
  return g_utf8_strdown (get_person (item), -1);
}

static char *
key_by_name (gconstpointer item)
{
  const StewardOwner *owner = item;

  return g_strdup (steward_diff_settle (owner->name));
}

static char *
describe_owner (const StewardOwner *owner)
{
  const char *name = steward_diff_settle (owner->name);
  const char *role = steward_diff_settle (owner->role);

  if (name == NULL)
    name = get_person (owner);

  return role != NULL ? g_strdup_printf ("%s · %s", name, role) : g_strdup (name);
}

static gboolean
has_accountable (const GPtrArray *owners)
{
  for (guint i = 0; i < owners->len; i++)
    if (((const StewardOwner *) g_ptr_array_index (owners, i))->accountable)
      return TRUE;

  return FALSE;
}

static void
diff_owner (StewardDiff        *self,
            const char         *path,
            const StewardOwner *before,
            const StewardOwner *after,
            const char         *note)
{
  steward_diff_add_text (self, path, "name", before->name, after->name, STEWARD_IMPACT_COSMETIC, NULL);
  steward_diff_add_text (self, path, "username", before->address, after->address, STEWARD_IMPACT_COMPATIBLE, NULL);
  steward_diff_add_text (self, path, "role", before->role, after->role, STEWARD_IMPACT_COMPATIBLE, note);
  if (!before->accountable != !after->accountable && !steward_diff_differs (before->role, after->role))
    steward_diff_add (self, g_strconcat (path, ".accountable", NULL), before->accountable ? "true" : "false",
                      after->accountable ? "true" : "false", STEWARD_IMPACT_COMPATIBLE, g_strdup (note));
}

/*
 * steward_diff_team:
 * @self: a comparison
 * @prefix: path of the team
 * @before: (element-type StewardOwner): who stood there
 * @after: (element-type StewardOwner): who stands there
 */
void
steward_diff_team (StewardDiff     *self,
                   const char      *prefix,
                   const GPtrArray *before,
                   const GPtrArray *after)
{
  g_autoptr(GArray) pairs = steward_diff_match (before, after, key_by_person, key_by_name);
  gboolean lost = has_accountable (before) && !has_accountable (after);
  const char *note = lost ? "Nobody is accountable any more." : NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const StewardDiffPair *pair = &g_array_index (pairs, StewardDiffPair, i);
      const StewardOwner *owner = pair->before != NULL ? pair->before : pair->after;
      g_autofree char *path = g_strconcat (prefix, ".", get_person (owner), NULL);
      g_autofree char *text = describe_owner (owner);

      if (pair->before == NULL)
        steward_diff_add (self, g_steal_pointer (&path), NULL, text, STEWARD_IMPACT_COMPATIBLE, NULL);
      else if (pair->after == NULL)
        steward_diff_add (self, g_steal_pointer (&path), text, NULL, STEWARD_IMPACT_COMPATIBLE, g_strdup (note));
      else
        diff_owner (self, path, pair->before, pair->after, note);
    }
  steward_diff_add_order (self, g_strdup (prefix), before, after, pairs, key_by_person, STEWARD_IMPACT_COSMETIC,
                          "Another order.");
}

static void
diff_identity (StewardDiff *self)
{
  const StewardEntry *before = self->before;
  const StewardEntry *after = self->after;

  if (before->kind != after->kind)
    steward_diff_add (self, g_strdup (PREFIX ".kind"), before->kind == STEWARD_ENTRY_PRODUCT ? "product" : "dataset",
                      after->kind == STEWARD_ENTRY_PRODUCT ? "product" : "dataset", STEWARD_IMPACT_COMPATIBLE, NULL);
  steward_diff_add_text (self, PREFIX, "id", before->native_id, after->native_id, STEWARD_IMPACT_COMPATIBLE,
                         "The source knows it under another name.");
  steward_diff_add_text (self, PREFIX, "name", before->name, after->name, STEWARD_IMPACT_BREAKING,
                         "Renamed; whoever names it does not find it.");
  steward_diff_add_text (self, PREFIX, "address", before->address, after->address,
                         steward_diff_settle (before->address) != NULL ? STEWARD_IMPACT_BREAKING
                                                                       : STEWARD_IMPACT_COMPATIBLE,
                         "It is read at another place.");
  steward_diff_add_text (self, PREFIX, "domain", before->domain, after->domain, STEWARD_IMPACT_COMPATIBLE,
                         "Another domain answers for it.");
  if (!IS_ECHO (self, version, before->version, after->version))
    steward_diff_add_text (self, PREFIX, "version", before->version, after->version, STEWARD_IMPACT_COSMETIC, NULL);
  if (!IS_ECHO (self, format, before->format, after->format))
    steward_diff_add_text (self, PREFIX, "apiVersion", before->format, after->format, STEWARD_IMPACT_COSMETIC, NULL);
}

/*
 * steward_diff_product:
 * @self: a comparison that knows which contract is which
 */
void
steward_diff_product (StewardDiff *self)
{
  const StewardEntry *before = self->before;
  const StewardEntry *after = self->after;

  diff_identity (self);
  diff_status (self);
  diff_visibility (self);
  diff_classification (self);
  if (!IS_ECHO (self, purpose, before->purpose, after->purpose))
    steward_diff_add_words (self, PREFIX, "purpose", before->purpose, after->purpose);
  if (!IS_ECHO (self, purpose, before->description, after->description))
    steward_diff_add_words (self, PREFIX, "description", before->description, after->description);
  steward_diff_add_tags (self, PREFIX, before->tags, after->tags);
  diff_ports (self);
  steward_diff_team (self, PREFIX ".team", before->owners, after->owners);
}
