/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's signature under what they decide. A key in the keyring never
 * leaves this file; one in an ssh-agent never comes here. */

#include "config.h"

#include "steward-signer.h"

#include "steward-json.h"
#include "steward-ssh-agent.h"

#include <string.h>

#define SECRET_SOURCE "signing"
#define SECRET_LABEL "Steward: key for signing decisions"

struct _StewardSigner
{
  StewardSignerKind kind;
  StewardSecrets *secrets;             /* (owned) (nullable): of the keyring */
  char *person;                        /* (owned) (nullable) */
  StewardPublicKey key;                /* of the agent */
};

static const char *const kind_ids[] = {
  [STEWARD_SIGNER_NONE] = "none",
  [STEWARD_SIGNER_KEYRING] = "keyring",
  [STEWARD_SIGNER_AGENT] = "agent",
};

/**
 * steward_signer_kind_to_id:
 *
 * Returns: (transfer none): as in settings: "none", "keyring", "agent"
 */
const char *
steward_signer_kind_to_id (StewardSignerKind kind)
{
  return kind_ids[kind];
}

gboolean
steward_signer_kind_from_id (const char        *id,
                             StewardSignerKind *out_kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_strcmp0 (id, kind_ids[i]) == 0)
      {
        *out_kind = (StewardSignerKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * steward_signer_new_for_keyring:
 * @secrets: the keyring
 * @person: id of the person whose key it is
 *
 * Returns: (transfer full): a signer; whether there is a key is seen when it
 *   is used
 */
StewardSigner *
steward_signer_new_for_keyring (StewardSecrets *secrets,
                                const char     *person)
{
  StewardSigner *self = g_new0 (StewardSigner, 1);

  self->kind = STEWARD_SIGNER_KEYRING;
  self->secrets = g_object_ref (secrets);
  self->person = g_strdup (person);

  return self;
}

/**
 * steward_signer_new_for_agent:
 * @key_line: "ssh-ed25519 AAAA…": which of the agent's keys
 * @error: return location; %STEWARD_ERROR_INVALID_DATA
 *
 * Returns: (transfer full): a signer, or %NULL
 */
StewardSigner *
steward_signer_new_for_agent (const char  *key_line,
                              GError     **error)
{
  StewardPublicKey key;
  StewardSigner *self;

  if (!steward_public_key_from_line (key_line, &key, error))
    return NULL;

  self = g_new0 (StewardSigner, 1);
  self->kind = STEWARD_SIGNER_AGENT;
  self->key = key;

  return self;
}

void
steward_signer_free (StewardSigner *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->secrets);
  g_free (self->person);
  g_free (self);
}

StewardSignerKind
steward_signer_get_kind (StewardSigner *self)
{
  return self->kind;
}

/* The keyring speaks of sources; here it is about a key. */
static void
translate_missing (GError *reason,
                   GError **error)
{
  if (!g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_SECRET_MISSING))
    {
      g_propagate_error (error, reason);
      return;
    }

  g_error_free (reason);
  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING,
                       "The keyring has no key for signing yet.");
}

static gboolean
load_secret (StewardSigner      *self,
             StewardPrivateKey  *out_key,
             GCancellable       *cancellable,
             GError            **error)
{
  GError *reason = NULL;
  char *secret = steward_secrets_lookup_sync (self->secrets, SECRET_SOURCE, self->person, cancellable, &reason);
  gboolean ok;

  if (secret == NULL)
    {
      translate_missing (reason, error);
      return FALSE;
    }

  ok = steward_private_key_from_text (secret, out_key);
  steward_secret_free (secret);
  if (!ok)
    g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA,
                         "The key for signing in the keyring cannot be read.");

  return ok;
}

/* One that is already there is kept: it may have signed. */
static gboolean
check_absent (StewardSigner  *self,
              GCancellable   *cancellable,
              GError        **error)
{
  g_auto(StewardPrivateKey) key = { 0 };
  g_autoptr(GError) reason = NULL;

  if (load_secret (self, &key, cancellable, &reason))
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_CONFLICT,
                           "The keyring has a key for signing already.");
      return FALSE;
    }
  if (g_error_matches (reason, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * steward_signer_make_key_sync:
 * @self: a signer with the keyring
 * @cancellable: (nullable): stops the wait
 * @error: return location; %STEWARD_ERROR_CONFLICT when there is a key;
 *   %STEWARD_ERROR_KEYRING_*
 *
 * Makes a key and keeps it in the keyring.
 *
 * Returns: (transfer full): its public part, "ssh-ed25519 AAAA…"
 */
char *
steward_signer_make_key_sync (StewardSigner  *self,
                              GCancellable   *cancellable,
                              GError        **error)
{
  g_auto(StewardPrivateKey) key = { 0 };
  StewardPublicKey public_key;
  char *secret;
  gboolean ok;

  g_return_val_if_fail (self->kind == STEWARD_SIGNER_KEYRING, NULL);

  if (!check_absent (self, cancellable, error))
    return NULL;

  steward_private_key_generate (&key);
  steward_private_key_get_public (&key, &public_key);
  secret = steward_private_key_to_text (&key);
  ok = steward_secrets_store_sync (self->secrets, SECRET_SOURCE, self->person, SECRET_LABEL, secret, cancellable,
                                   error);
  steward_secret_free (secret);

  return ok ? steward_public_key_to_line (&public_key, NULL) : NULL;
}

static gboolean
check_agent (StewardSigner  *self,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr(GPtrArray) keys = steward_ssh_agent_list_sync (cancellable, error);

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      StewardAgentKey *item = g_ptr_array_index (keys, i);

      if (steward_public_key_equal (&item->key, &self->key))
        return TRUE;
    }

  g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_SIGNING_KEY_MISSING,
                       "The ssh-agent does not have the key that was chosen.");
  return FALSE;
}

/**
 * steward_signer_load_key_sync:
 * @self: a signer
 * @cancellable: (nullable): stops the wait
 * @error: return location; %STEWARD_ERROR_SIGNING_KEY_MISSING,
 *   %STEWARD_ERROR_KEYRING_*, %STEWARD_ERROR_NO_SSH_AGENT
 *
 * Returns: (transfer full): the public key with which it would sign now
 */
char *
steward_signer_load_key_sync (StewardSigner  *self,
                              GCancellable   *cancellable,
                              GError        **error)
{
  StewardPublicKey public_key = self->key;
  g_auto(StewardPrivateKey) key = { 0 };

  if (self->kind == STEWARD_SIGNER_AGENT)
    return check_agent (self, cancellable, error) ? steward_public_key_to_line (&public_key, NULL) : NULL;
  if (!load_secret (self, &key, cancellable, error))
    return NULL;

  steward_private_key_get_public (&key, &public_key);
  return steward_public_key_to_line (&public_key, NULL);
}

static char *
sign_with_agent (StewardSigner  *self,
                 GBytes         *blob,
                 GCancellable   *cancellable,
                 GError        **error)
{
  StewardSshsig sshsig = { .key = self->key };

  if (!steward_ssh_agent_sign_sync (&self->key, blob, &sshsig.signature, cancellable, error))
    return NULL;

  return steward_sshsig_to_text (&sshsig);
}

/**
 * steward_signer_sign_sync:
 * @self: a signer
 * @data: the canonical bytes of a body
 * @cancellable: (nullable): stops the wait
 * @error: return location: as for steward_signer_load_key_sync()
 *
 * Returns: (transfer full): the armoured signature
 */
char *
steward_signer_sign_sync (StewardSigner  *self,
                          GBytes         *data,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_auto(StewardPrivateKey) key = { 0 };
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);

  if (self->kind == STEWARD_SIGNER_AGENT)
    {
      g_autoptr(GBytes) blob = steward_sshsig_make_data (bytes, length);

      return sign_with_agent (self, blob, cancellable, error);
    }
  if (!load_secret (self, &key, cancellable, error))
    return NULL;

  return steward_sshsig_sign (&key, bytes, length);
}

/**
 * steward_signer_sign_append_sync:
 * @self: a signer
 * @what: what is to be recorded; its signatures are replaced
 * @cancellable: (nullable): stops the wait
 * @error: return location: as for steward_signer_load_key_sync()
 *
 * Signs the body of every draft, as the ledger will keep it.
 *
 * Returns: whether all are signed; otherwise none is
 */
gboolean
steward_signer_sign_append_sync (StewardSigner  *self,
                                 StewardAppend  *what,
                                 GCancellable   *cancellable,
                                 GError        **error)
{
  g_autoptr(GPtrArray) signatures = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < what->drafts->len; i++)
    {
      const StewardDraft *draft = g_ptr_array_index (what->drafts, i);
      g_autoptr(GBytes) body = steward_json_canonicalize (draft->body, STEWARD_JSON_EVENT, error);
      char *signature = body != NULL ? steward_signer_sign_sync (self, body, cancellable, error) : NULL;

      if (signature == NULL)
        return FALSE;
      g_ptr_array_add (signatures, signature);
    }

  g_ptr_array_set_size (what->signatures, 0);
  for (guint i = 0; i < signatures->len; i++)
    g_ptr_array_add (what->signatures, g_strdup (g_ptr_array_index (signatures, i)));

  return TRUE;
}
