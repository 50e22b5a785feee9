/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a server refused to grant or revoke, in our words, and whether it is
 * worth trying again without a person. Only the SQLSTATE decides; the server's
 * own words, in whatever language, are quoted. */

#include "config.h"

#include "steward-postgres-plan.h"

static const struct
{
  const char *sqlstate;                /* or a class of two characters */
  gboolean again;
  const char *words;                   /* a sentence; the server's follows */
} states[] = {
  { "28P01", FALSE, "The password is refused; enter it again in the source’s settings" },
  { "28", FALSE, "The server does not let this role in; its administrator has to allow it" },
  { "42501", FALSE, "The role that writes lacks a right; the owner of what is named has to grant it" },
  { "0LP01", FALSE, "The role that writes may not grant this; it needs the grant option" },
  { "42704", FALSE, "A role or a type does not exist any more" },
  { "3F000", FALSE, "The schema does not exist any more" },
  { "3D000", FALSE, "The database does not exist any more" },
  { "42P01", FALSE, "The table or view does not exist any more" },
  { "42703", FALSE, "A column does not exist any more" },
  { "42P07", TRUE, "Something of this name has just been made by somebody else" },
  { "42P06", TRUE, "A schema of this name has just been made by somebody else" },
  { "42710", TRUE, "Something of this name has just been made by somebody else" },
  { "42809", FALSE, "What is named is not what it was: a view has become a table, or the reverse" },
  { "2BP01", FALSE, "Something else depends on it and has to be taken away first" },
  { "25006", FALSE, "The server can only be read; the source has to name the primary server" },
  { "40P01", TRUE, "Another session wanted the same at the same moment" },
  { "40", TRUE, "Another session changed the same at the same moment" },
  { "55P03", TRUE, "What is needed is locked by another session" },
  { "57014", TRUE, "It took too long and was stopped" },
  { "57P", TRUE, "The server is stopping, or an administrator ended the session" },
  { "08", TRUE, "The connection broke" },
  { "53", TRUE, "The server is out of something that it needs" },
  { "XX000", TRUE, "Another session changed the same at the same moment, or the server has an inner error" },
  { "22", FALSE, "A value does not fit the type of its column" },
};

/**
 * steward_postgres_explain:
 * @sqlstate: five characters, or "" when the connection broke
 * @complaint: (nullable): what the server says, one line
 * @role: the role that writes
 * @out_again: (out): whether it is worth trying by itself later
 *
 * Returns: (transfer full): a sentence for people
 */
char *
steward_postgres_explain (const char *sqlstate,
                          const char *complaint,
                          const char *role,
                          gboolean   *out_again)
{
  for (gsize i = 0; *sqlstate != '\0' && i < G_N_ELEMENTS (states); i++)
    {
      if (!g_str_has_prefix (sqlstate, states[i].sqlstate))
        continue;
      *out_again = states[i].again;
      return g_strdup_printf ("%s (as “%s”: %s).", states[i].words, role, complaint != NULL ? complaint : sqlstate);
    }

  *out_again = *sqlstate == '\0';
  if (*sqlstate == '\0')
    return g_strdup ("The connection broke before the end.");

  return g_strdup_printf ("The server refused it with the error %s (as “%s”: %s).", sqlstate, role,
                          complaint != NULL ? complaint : "no reason given");
}
