/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a session goes and how it is protected. Names are resolved here and
 * not by libpq, which would block in getaddrinfo(); so it is also known before
 * the first byte whether the server is on this computer. Off this computer
 * nothing is ever sent unencrypted, and a password only to a server that
 * proves itself: by its certificate, or by knowing the password (SCRAM). */

#include "config.h"

#include "steward-pg-private.h"

#define MAX_ADDRESSES 8
#define MAX_HOST 255

static const char *const bundles[] = {
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/cert.pem",
};

/* Runs before main(), when there is one thread: a configured source must not
 * be redirected by the terminal from which Steward was started. */
__attribute__ ((constructor)) static void
forget_environment (void)
{
  static const char *const names[] = {
    "PGAPPNAME", "PGCHANNELBINDING", "PGCLIENTENCODING", "PGCONNECT_TIMEOUT", "PGDATABASE", "PGDATESTYLE", "PGGEQO",
    "PGGSSENCMODE", "PGGSSLIB", "PGHOST", "PGHOSTADDR", "PGKRBSRVNAME", "PGOPTIONS", "PGPASSFILE", "PGPASSWORD",
    "PGPORT", "PGREPLICATION", "PGREQUIREAUTH", "PGREQUIREPEER", "PGREQUIRESSL", "PGSERVICE", "PGSERVICEFILE",
    "PGSSLCERT", "PGSSLCERTMODE", "PGSSLCOMPRESSION", "PGSSLCRL", "PGSSLCRLDIR", "PGSSLKEY", "PGSSLMAXPROTOCOLVERSION",
    "PGSSLMINPROTOCOLVERSION", "PGSSLMODE", "PGSSLNEGOTIATION", "PGSSLROOTCERT", "PGSSLSNI", "PGSYSCONFDIR",
    "PGTARGETSESSIONATTRS", "PGTZ", "PGUSER", "PGLOADBALANCEHOSTS",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    unsetenv (names[i]);
}

static gboolean
is_socket_folder (const char *host)
{
  return *host == '/';
}

/* libpq reads commas as a list of hosts. */
static gboolean
is_usable_host (const char  *host,
                GError     **error)
{
  gboolean usable = *host != '\0' && strlen (host) <= MAX_HOST && g_utf8_validate (host, -1, NULL);

  for (const char *p = host; usable && *p != '\0'; p++)
    usable = *p != ',' && (is_socket_folder (host) || !g_ascii_isspace (*p)) && !g_ascii_iscntrl (*p);
  if (!usable)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%.100s” is not the name of one host.", host);

  return usable;
}

/* "[::1]" is how an address stands in URLs. */
static char *
strip_brackets (const char *host)
{
  gsize length = strlen (host);

  if (length > 2 && host[0] == '[' && host[length - 1] == ']')
    return g_strndup (host + 1, length - 2);

  return g_strdup (host);
}

static gboolean
resolve_name (StewardPgTarget  *self,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GError) reason = NULL;
  GList *found = g_resolver_lookup_by_name (resolver, self->host, cancellable, &reason);

  for (GList *l = found; l != NULL && self->addresses->len < MAX_ADDRESSES; l = l->next)
    g_ptr_array_add (self->addresses, g_inet_address_to_string (l->data));
  g_resolver_free_addresses (found);

  if (self->addresses->len > 0)
    return TRUE;
  if (steward_error_is_cancelled (reason))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NETWORK, "The host “%.100s” is not known by name: %.200s.",
                 self->host, reason != NULL ? reason->message : "no address");

  return FALSE;
}

static gboolean
find_addresses (StewardPgTarget  *self,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autofree char *ascii = NULL;

  if (is_socket_folder (self->host) || g_hostname_is_ip_address (self->host))
    {
      g_ptr_array_add (self->addresses, g_strdup (is_socket_folder (self->host) ? "" : self->host));
      return TRUE;
    }

  ascii = g_hostname_to_ascii (self->host);
  if (ascii != NULL)
    {
      g_free (self->host);
      self->host = g_steal_pointer (&ascii);
    }

  return resolve_name (self, cancellable, error);
}

/* All of the addresses, so that a name cannot be both here and elsewhere. */
static gboolean
is_here (StewardPgTarget *self)
{
  for (unsigned i = 0; i < self->addresses->len; i++)
    {
      const char *text = g_ptr_array_index (self->addresses, i);
      g_autoptr (GInetAddress) address = *text != '\0' ? g_inet_address_new_from_string (text) : NULL;

      if (*text != '\0' && (address == NULL || !g_inet_address_get_is_loopback (address)))
        return FALSE;
    }

  return TRUE;
}

static const char *
find_bundle (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bundles); i++)
    {
      if (g_file_test (bundles[i], G_FILE_TEST_IS_REGULAR))
        return bundles[i];
    }

  return NULL;
}

static gboolean
choose_certificates (StewardPgTarget  *self,
                     GError          **error)
{
  const char *file = self->options->sslrootcert;
  const gboolean verifies = g_str_has_prefix (self->sslmode, "verify");

  self->sslrootcert = file;
  if (file != NULL && !g_file_test (file, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND,
                   "The file “%.200s” with the trusted certificates does not exist.", file);
      return FALSE;
    }

  if (file == NULL && verifies)
    self->sslrootcert = find_bundle ();
  else if (file == NULL)
    self->sslrootcert = "/dev/null/none";
  if (self->sslrootcert == NULL)
    g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_NOT_FOUND,
                         "This computer has no file of trusted certificates; name one in the source’s settings.");

  return self->sslrootcert != NULL;
}

static gboolean
choose_protection (StewardPgTarget  *self,
                   GError          **error)
{
  static const char *const modes[] = { "verify-full", "verify-ca", "require", "disable", NULL };
  const char *mode = self->options->sslmode;
  const gboolean here = is_here (self);

  if (mode == NULL || *mode == '\0' || g_str_equal (mode, "auto"))
    mode = here && self->options->sslrootcert == NULL ? "prefer" : "verify-full";
  else if (!g_strv_contains (modes, mode))
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%.50s” is not a kind of encryption.", mode);
      return FALSE;
    }

  if (g_str_equal (mode, "disable") && !here)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "“%s” is another computer, and Steward talks to it only with encryption.", self->host);
      return FALSE;
    }
  self->sslmode = is_socket_folder (self->host) ? "disable" : mode;

  return choose_certificates (self, error);
}

/**
 * steward_pg_target_new:
 * @options: must outlive the target
 *
 * Resolves the host's name, which answers @cancellable at once, and settles
 * how the session is protected.
 *
 * Returns: (transfer full): where to go
 */
StewardPgTarget *
steward_pg_target_new (const StewardPgOptions  *options,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  g_autoptr (StewardPgTarget) self = g_new0 (StewardPgTarget, 1);

  self->options = options;
  self->addresses = g_ptr_array_new_with_free_func (g_free);
  if (!is_usable_host (options->host, error))
    return NULL;

  self->host = strip_brackets (options->host);
  self->server = is_socket_folder (self->host) ? g_strdup (self->host)
                                               : g_strdup_printf ("%s:%u", options->host, options->port);
  if (!find_addresses (self, cancellable, error) || !choose_protection (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * steward_pg_target_free:
 * @self: (transfer full): a target
 */
void
steward_pg_target_free (StewardPgTarget *self)
{
  g_free (self->server);
  g_free (self->host);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_free (self);
}
