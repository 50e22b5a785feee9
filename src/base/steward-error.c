/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one error domain, and for each code the sentence that says what to do
 * next. Front ends translate the sentence; below them it stays English. */

#include "config.h"

#include "steward-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean complete;                   /* its sentence says what to do next */
} StewardErrorPrivate;

static void
steward_error_private_init (StewardErrorPrivate *private)
{
  private->complete = FALSE;
}

static void
steward_error_private_copy (const StewardErrorPrivate *from,
                            StewardErrorPrivate       *to)
{
  to->complete = from->complete;
}

static void
steward_error_private_clear (StewardErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (StewardError, steward_error)

static const char *const remedies[] = {
  [STEWARD_ERROR_FAILED] = N_("Try again; if it stays, note the sentence above and report it."),
  [STEWARD_ERROR_USAGE] = N_("Check the command with “stewardctl --help”."),
  [STEWARD_ERROR_NETWORK] =
    N_("Check the address and the network, then sync again. What was fetched before stays readable."),
  [STEWARD_ERROR_AUTH] = N_("Enter the password or token again in the source’s settings."),
  [STEWARD_ERROR_DENIED] = N_("Ask the owner of the source for read access to what is named above."),
  [STEWARD_ERROR_NOT_FOUND] = N_("Check the name; it may have been removed or renamed."),
  [STEWARD_ERROR_CONFLICT] = N_("Reload to see the other change, then repeat yours."),
  [STEWARD_ERROR_INVALID_DATA] = N_("Correct the place named above and read it again."),
  [STEWARD_ERROR_UNSUPPORTED] = N_("Choose another kind of source or another action."),
  [STEWARD_ERROR_BUSY] = N_("Wait until the other action is finished, then try again."),
  [STEWARD_ERROR_NO_SPACE] = N_("Free some space on the disk; nothing that was saved is lost."),
  [STEWARD_ERROR_SCHEMA_TOO_NEW] = N_("Open it with the newer Steward that made it, or choose another profile."),
  [STEWARD_ERROR_DAMAGED] = N_("Keep a copy of the profile folder before anything else is done with it."),
  [STEWARD_ERROR_SECRET_MISSING] =
    N_("Enter the password or token in the source’s settings; it is kept in the keyring."),
  [STEWARD_ERROR_KEYRING_NO_BUS] =
    N_("Start Steward inside a desktop session, or run the command with “dbus-run-session”."),
  [STEWARD_ERROR_KEYRING_NO_SERVICE] = N_("Install and start a keyring such as gnome-keyring, then try again."),
  [STEWARD_ERROR_KEYRING_NO_COLLECTION] = N_("Create a login keyring (in Passwords and Keys), then try again."),
  [STEWARD_ERROR_KEYRING_LOCKED] = N_("Unlock the keyring, then try again."),
  [STEWARD_ERROR_SIGNING_KEY_MISSING] =
    N_("Make a key for signing, add yours to the ssh-agent with “ssh-add”, or choose not to sign."),
  [STEWARD_ERROR_NO_SSH_AGENT] =
    N_("Start an ssh-agent and add your key with “ssh-add”, or keep the key in the keyring."),
};

/**
 * steward_error_remedy:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable): one English, translatable sentence that
 *   says what to do next, or %NULL for an error outside the domain or one that
 *   says so itself
 */
const char *
steward_error_remedy (const GError *error)
{
  if (error == NULL || error->domain != STEWARD_ERROR)
    return NULL;
  if (steward_error_get_private (error)->complete || error->code < 0 || (gsize) error->code >= G_N_ELEMENTS (remedies))
    return NULL;

  return remedies[error->code];
}

/**
 * steward_error_complete:
 * @error: an error of the domain
 *
 * Says that its sentence already tells what to do next, so that the general
 * remedy of its code is not put behind it.
 */
void
steward_error_complete (GError *error)
{
  steward_error_get_private (error)->complete = TRUE;
}

/**
 * steward_error_is_cancelled:
 * @error: (nullable): any error
 *
 * Returns: whether @error only says that somebody cancelled; such an error is
 *   never shown
 */
gboolean
steward_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
