/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signs for people who have registered a key: with the one in the keyring of
 * this desk, or with one in the ssh-agent. Who is recorded from another desk
 * than their own has no key here, and that is recorded unsigned; a keyring
 * that is only locked is told, so that it can be unlocked. */

#include "config.h"

#include "steward-services-private.h"

#include "steward-signer.h"

#include <string.h>

/* Key lines are equal up to their comments. */
static gboolean
is_same_key (const char *a,
             const char *b)
{
  const char *a_data = strchr (a, ' ');
  const char *b_data = strchr (b, ' ');
  gsize length;

  if (a_data == NULL || b_data == NULL)
    return FALSE;
  length = strcspn (a_data + 1, " \n");

  return length == strcspn (b_data + 1, " \n") && strncmp (a_data + 1, b_data + 1, length) == 0;
}

static gboolean
is_registered (GPtrArray  *keys,
               const char *line)
{
  for (guint i = 0; i < keys->len; i++)
    if (is_same_key (g_ptr_array_index (keys, i), line))
      return TRUE;

  return FALSE;
}

static char *
sign_with_keyring (StewardSecrets  *secrets,
                   const char      *person,
                   GPtrArray       *keys,
                   GBytes          *body,
                   GError         **error)
{
  g_autoptr(StewardSigner) signer = steward_signer_new_for_keyring (secrets, person);
  g_autofree char *line = steward_signer_load_key_sync (signer, NULL, error);

  if (line == NULL || !is_registered (keys, line))
    return NULL;

  return steward_signer_sign_sync (signer, body, NULL, error);
}

static char *
sign_with_agent (GPtrArray *keys,
                 GBytes    *body)
{
  char *signature = NULL;

  for (guint i = 0; signature == NULL && i < keys->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(StewardSigner) signer = steward_signer_new_for_agent (g_ptr_array_index (keys, i), &error);

      if (signer != NULL)
        signature = steward_signer_sign_sync (signer, body, NULL, &error);
      if (signature == NULL)
        g_debug ("The ssh-agent did not sign: %s", error->message);
    }

  return signature;
}

static char *
sign (const char  *person,
      GPtrArray   *keys,
      GBytes      *body,
      gpointer     data,
      GError     **error)
{
  g_autoptr(GError) local = NULL;
  char *signature = sign_with_keyring (data, person, keys, body, &local);

  if (signature == NULL)
    signature = sign_with_agent (keys, body);
  if (signature == NULL && g_error_matches (local, STEWARD_ERROR, STEWARD_ERROR_KEYRING_LOCKED))
    g_propagate_error (error, g_steal_pointer (&local));

  return signature;
}

/* Before anybody acts. */
void
steward_services_set_signer (StewardServices *self)
{
  steward_council_set_signer (steward_services_get_council (self), sign,
                              g_object_ref (steward_services_get_secrets (self)), g_object_unref);
}
