/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody who decides about a grant would want to know and might not
 * think of: who can read it already, what else comes with it, and what will
 * keep it from working. */

#include "config.h"

#include "steward-postgres-draft.h"

#define MAX_NAMED 8

static void
advise_on_kind (StewardPostgresDraft  *self,
                StewardPostgresTarget *target)
{
  const StewardPostgresRelation *relation = target->relation;

  if (relation->partition)
    steward_postgres_draft_warn (self, "“%s” is a partition: who reads the partitioned table needs no right on it, and "
                                 "sees the other partitions, too.", target->name);
  if (relation->kind == 'f')
    steward_postgres_draft_warn (self, "“%s” is a foreign table: its rows come from another server, which decides by "
                                 "the user mapping of whoever reads.", target->name);
  if (relation->kind == 'm')
    steward_postgres_draft_warn (self, "“%s” is a materialised view: it shows what was there at its last refresh.",
                                 target->name);
  if (relation->row_security)
    steward_postgres_draft_warn (self, target->view != NULL
                                       ? "“%s” has row security: a view shows the rows that its owner may see, "
                                         "whoever reads it."
                                       : "“%s” has row security: its policies decide which rows this grant shows.",
                                 target->name);
}

/* Columns that the table has and nobody named. */
static void
advise_on_whole (StewardPostgresDraft  *self,
                 StewardPostgresTarget *target)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const StewardAccessObject *object = target->object;
  unsigned n_more = 0;

  if (target->view != NULL || (!object->whole && object->columns->len > 0))
    return;

  for (unsigned i = 0; object->columns->len > 0 && i < target->relation->columns->len; i++)
    {
      const StewardPostgresColumn *column = g_ptr_array_index (target->relation->columns, i);

      if (steward_access_object_find_column (object, column->name) != NULL)
        continue;
      if (++n_more <= MAX_NAMED)
        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", column->name);
    }
  if (n_more > 0)
    steward_postgres_draft_warn (self, "“%s” has columns that the request does not name, and they become visible, too: "
                                 "%s%s.", target->name, names->str, n_more > MAX_NAMED ? " and more" : "");
  steward_postgres_draft_warn (self, "A grant on the whole of “%s” also covers columns that it gets later.",
                               target->name);
}

static char *
describe_way (StewardPostgresDraft      *self,
              const StewardPostgresLine *line)
{
  if (line->own && line->owner)
    return g_strdup ("as its owner");
  if (line->own)
    return g_strdup_printf ("granted by “%s”", line->grantor);
  if (g_str_equal (line->grantee, "PUBLIC"))
    return g_strdup_printf ("as everybody can, granted to PUBLIC by “%s”", line->grantor);

  return g_strdup_printf ("as a member of “%s”%s", line->grantee, line->owner ? ", its owner" : "");
}

/* A narrow grant beside a wide one narrows nothing. */
static void
advise_on_wider (StewardPostgresDraft  *self,
                 StewardPostgresTarget *target)
{
  const char *grantee = steward_postgres_draft_grantee (self);
  const gboolean narrow = target->view != NULL || (!target->object->whole && target->object->columns->len > 0);

  for (unsigned i = 0; i < target->relation->lines->len; i++)
    {
      const StewardPostgresLine *line = g_ptr_array_index (target->relation->lines, i);
      g_autofree char *way = NULL;

      if (line->passed_on || (line->column != NULL && target->view == NULL) || (line->own && !narrow))
        continue;
      way = describe_way (self, line);
      if (line->column != NULL)
        steward_postgres_draft_warn (self, "“%s” can read the column “%s” of “%s” itself already, %s: the view does "
                                     "not hide it.", grantee, line->column, target->name, way);
      else if (narrow)
        steward_postgres_draft_warn (self, "“%s” can read the whole of “%s” itself already, %s: that wider grant "
                                     "stays, and this one does not narrow it.", grantee, target->name, way);
      else
        steward_postgres_draft_warn (self, "“%s” can read “%s” already, %s.", grantee, target->name, way);
    }
}

static void
advise_on_grantee (StewardPostgresDraft *self)
{
  const StewardPostgresParties *parties = self->parties;
  const char *grantee = steward_postgres_draft_grantee (self);

  if (parties->oid == NULL)
    return;
  if (parties->grantee == NULL)
    steward_postgres_draft_warn (self, "PUBLIC is everybody: all roles of this server gain, also those that are made "
                                 "later.");
  if (parties->grantee_superuser)
    steward_postgres_draft_warn (self, "“%s” is a superuser and can read everything already.", grantee);
  if (!parties->grantee_connects)
    steward_postgres_draft_warn (self, "“%s” may not connect to the database “%s”, so that nothing can be read until "
                                 "its owner allows it.", grantee, self->database);
  if (parties->acts && parties->grantee != NULL && g_str_equal (parties->grantee, parties->role))
    steward_postgres_draft_warn (self, "“%s” is the role with which Steward itself writes.", grantee);
}

/**
 * steward_postgres_draft_advise:
 *
 * Adds the warnings on a grant.
 */
void
steward_postgres_draft_advise (StewardPostgresDraft *self)
{
  advise_on_grantee (self);
  for (unsigned i = 0; i < self->targets->len; i++)
    {
      StewardPostgresTarget *target = g_ptr_array_index (self->targets, i);

      if (target->relation->oid == NULL)
        continue;
      advise_on_wider (self, target);
      advise_on_kind (self, target);
      advise_on_whole (self, target);
    }
}
