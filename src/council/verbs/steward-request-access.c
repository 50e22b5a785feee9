/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody asks for access, or that one be taken back which nobody approved. */

#include "config.h"

#include "steward-access-request.h"
#include "steward-verbs-private.h"

gboolean
steward_request_access_prepare (StewardCouncil  *council,
                                StewardAct      *act,
                                GError         **error)
{
  g_auto(StewardVerbContext) verb = { 0 };
  g_auto(StewardAccessRequest) request = { .verb = &verb };

  return steward_verb_begin (&verb, council, act, STEWARD_NEEDS_ACTOR | STEWARD_NEEDS_CHARTER, error) &&
         steward_access_request_fill (&request, error) && steward_access_request_write (&request, error);
}
