/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a charter, from YAML or from the JSON of the ledger alike. Everything
 * that is wrong or contradicts itself becomes a finding with its line; with an
 * error among them there is no charter, because a council whose rules are half
 * understood would decide by accident. */

#include "config.h"

#include "steward-charter-private.h"

#include <string.h>

static void
read_zone (StewardCharterReader *self,
           const char          **zone)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCalendar) calendar = NULL;

  *zone = steward_charter_get_text (self, self->root, "timezone", TRUE);
  if (*zone == NULL)
    {
      *zone = "UTC";
      return;
    }

  calendar = steward_calendar_new (*zone, NULL, NULL, &error);
  if (calendar == NULL)
    {
      steward_charter_fail (self, "charter/zone", steward_node_get_member (self->root, "timezone"),
                            g_strconcat (error->message, ".", NULL));
      *zone = "UTC";
    }
}

static void
read_hours (StewardCharterReader *self,
            const char          **hours)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCalendar) calendar = NULL;

  *hours = steward_charter_get_text (self, self->root, "workingHours", FALSE);
  if (*hours == NULL)
    return;

  calendar = steward_calendar_new ("UTC", *hours, NULL, &error);
  if (calendar == NULL)
    {
      steward_charter_fail (self, "charter/hours", steward_node_get_member (self->root, "workingHours"),
                            g_strconcat (error->message, ".", NULL));
      *hours = NULL;
    }
}

static void
read_holiday (StewardCharterReader *self,
              const StewardNode    *node,
              GPtrArray            *holidays)
{
  const char *date = steward_node_get_kind (node) == STEWARD_NODE_SCALAR ? steward_node_get_text (node) : "";
  const char *const dates[] = { date, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardCalendar) calendar = steward_calendar_new ("UTC", NULL, dates, &error);

  if (calendar == NULL)
    steward_charter_fail (self, "charter/holiday", node, g_strconcat (error->message, ".", NULL));
  else
    g_ptr_array_add (holidays, (gpointer) date);
}

/* After an error it is some calendar, so that what follows can be read. */
static void
read_calendar (StewardCharterReader *self)
{
  const StewardNode *list = steward_charter_get_list (self, self->root, "holidays");
  g_autoptr(GPtrArray) holidays = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  const char *zone, *hours;

  read_zone (self, &zone);
  read_hours (self, &hours);
  for (unsigned i = 0; list != NULL && i < steward_node_get_n_children (list); i++)
    read_holiday (self, steward_node_get_child (list, i), holidays);
  g_ptr_array_add (holidays, NULL);
  self->charter->calendar = steward_calendar_new (zone, hours, (const char *const *) holidays->pdata, &error);
  g_assert (self->charter->calendar != NULL);
}

/* One of two words; TRUE for @yes. */
static gboolean
read_choice (StewardCharterReader *self,
             const StewardNode    *map,
             const char           *name,
             const char           *yes,
             const char           *no,
             gboolean              fallback)
{
  const char *text = steward_charter_get_text (self, map, name, FALSE);

  if (text == NULL)
    return fallback;
  if (strcmp (text, yes) != 0 && strcmp (text, no) != 0)
    steward_charter_fail (self, "charter/choice", steward_charter_node_of (map, name),
                          g_strdup_printf ("“%s” should be %s or %s, and is “%.40s”.", name, yes, no, text));

  return strcmp (text, yes) == 0;
}

static void
read_head (StewardCharterReader *self)
{
  const StewardNode *conflicts = steward_node_get_member (self->root, "conflicts");
  StewardCharter *charter = self->charter;
  guint version = 0;

  if (!steward_charter_get_count (self, self->root, "charter", G_MAXINT32, &version) &&
      steward_node_get_member (self->root, "charter") == NULL)
    steward_charter_report (self, STEWARD_SEVERITY_ERROR, "charter/missing", self->root,
                            g_strdup ("“charter” is missing: which version is this?"),
                            "Begin with “charter: 1”, and count on with every change.");
  charter->version = version;
  charter->council = g_strdup (steward_charter_get_text (self, self->root, "council", TRUE));
  charter->override_by_chair = read_choice (self, self->root, "override", "chair", "nobody", FALSE);
  charter->recuse_own_domain = TRUE;
  if (conflicts != NULL && !steward_node_is_null (conflicts) &&
      steward_charter_is_map (self, conflicts, "“conflicts”"))
    charter->recuse_own_domain = read_choice (self, conflicts, "ownDomain", "recused", "allowed", TRUE);
}

static void
read_sections (StewardCharterReader *self)
{
  read_head (self);
  read_calendar (self);
  steward_charter_read_seats (self);
  steward_charter_read_checklists (self);
  steward_charter_read_procedures (self);
  steward_charter_read_levels (self);
  steward_charter_read_escalations (self);
  steward_charter_read_delegations (self);
  steward_charter_read_access (self);
  steward_charter_read_level_terms (self);
  steward_charter_check (self);
  steward_charter_check_names (self);
}

/* The first error in the order of the document. */
static const StewardFinding *
find_error (GPtrArray *findings)
{
  const StewardFinding *first = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == STEWARD_SEVERITY_ERROR && (first == NULL || finding->line < first->line))
        first = finding;
    }

  return first;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const StewardFinding *x = *(const StewardFinding *const *) a;
  const StewardFinding *y = *(const StewardFinding *const *) b;

  return x->line != y->line ? (int) x->line - (int) y->line : (int) x->column - (int) y->column;
}

static gboolean
check_findings (StewardCharterReader  *self,
                GError               **error)
{
  const StewardFinding *first = find_error (self->findings);

  if (first == NULL)
    return TRUE;

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "The charter cannot be used (line %u): %s",
               first->line, first->message);
  return FALSE;
}

/**
 * steward_charter_read:
 * @root: of a document, YAML or the JSON of the ledger; need not outlive the
 *   charter
 * @file: (nullable): for findings
 * @out_findings: (out) (optional) (transfer container) (element-type
 *   StewardFinding): what is wrong or doubtful, in the order of lines; set in
 *   any case
 * @error: return location
 *
 * Sections that are not known belong to other features and are left alone.
 *
 * Returns: (transfer full) (nullable): the charter; with a finding that is an
 *   error %NULL with %STEWARD_ERROR_INVALID_DATA, which says the first one
 */
StewardCharter *
steward_charter_read (const StewardNode  *root,
                      const char         *file,
                      GPtrArray         **out_findings,
                      GError            **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free);
  g_autoptr(StewardCharter) charter = steward_charter_new ();
  g_autoptr(GHashTable) checklists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify) g_ptr_array_unref);
  StewardCharterReader reader = { root, file, findings, charter, checklists };
  gboolean good;

  if (steward_charter_is_map (&reader, root, "A charter"))
    read_sections (&reader);
  g_ptr_array_sort (findings, compare_findings);
  good = check_findings (&reader, error);
  if (out_findings != NULL)
    *out_findings = g_steal_pointer (&findings);

  return good ? g_steal_pointer (&charter) : NULL;
}
