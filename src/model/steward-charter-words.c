/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a charter: kinds of reviews, roles of seats, thresholds. */

#include "config.h"

#include "steward-charter-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *title;
} Word;

static const Word kinds[STEWARD_REVIEW_N_KINDS] = {
  [STEWARD_REVIEW_CERTIFICATION] = { "certification", N_("Certification") },
  [STEWARD_REVIEW_CONTRACT] = { "contract", N_("Contract change") },
  [STEWARD_REVIEW_BREAKING_CONTRACT] = { "breaking-contract", N_("Breaking contract change") },
  [STEWARD_REVIEW_RECERTIFICATION] = { "recertification", N_("Re-certification") },
  [STEWARD_REVIEW_RETIREMENT] = { "retirement", N_("Retirement") },
  [STEWARD_REVIEW_CHARTER] = { "charter", N_("Change of the charter") },
  [STEWARD_REVIEW_EXCEPTION] = { "exception", N_("Exception") },
};

static const Word roles[] = {
  [STEWARD_SEAT_MEMBER] = { "member", N_("Member") },
  [STEWARD_SEAT_CHAIR] = { "chair", N_("Chair") },
  [STEWARD_SEAT_VETO] = { "veto", N_("Veto") },
  [STEWARD_SEAT_AUDITOR] = { "auditor", N_("Auditor") },
};

static gboolean
find_word (const Word *words,
           gsize       n_words,
           const char *id,
           gsize      *out_index)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i].id, id) == 0)
        {
          *out_index = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
steward_review_kind_to_id (StewardReviewKind kind)
{
  return kinds[(gsize) kind < G_N_ELEMENTS (kinds) ? kind : 0].id;
}

const char *
steward_review_kind_to_title (StewardReviewKind kind)
{
  return kinds[(gsize) kind < G_N_ELEMENTS (kinds) ? kind : 0].title;
}

/**
 * steward_review_kind_from_id:
 * @id: (nullable): "breaking-contract"
 * @out_kind: (out): set on success only
 *
 * Returns: whether @id is known
 */
gboolean
steward_review_kind_from_id (const char        *id,
                             StewardReviewKind *out_kind)
{
  gsize index;

  if (!find_word (kinds, G_N_ELEMENTS (kinds), id, &index))
    return FALSE;

  *out_kind = (StewardReviewKind) index;
  return TRUE;
}

const char *
steward_seat_role_to_id (StewardSeatRole role)
{
  return roles[(gsize) role < G_N_ELEMENTS (roles) ? role : 0].id;
}

const char *
steward_seat_role_to_title (StewardSeatRole role)
{
  return roles[(gsize) role < G_N_ELEMENTS (roles) ? role : 0].title;
}

gboolean
steward_seat_role_from_id (const char      *id,
                           StewardSeatRole *out_role)
{
  gsize index;

  if (!find_word (roles, G_N_ELEMENTS (roles), id, &index))
    return FALSE;

  *out_role = (StewardSeatRole) index;
  return TRUE;
}

/**
 * steward_share_get_needed:
 * @self: a threshold
 * @n_seats: how many it is a share of
 *
 * Returns: how many votes reach it, at least one; more than @n_seats when a
 *   count cannot be reached
 */
guint
steward_share_get_needed (const StewardShare *self,
                          guint               n_seats)
{
  guint needed = self->count;

  if (self->kind == STEWARD_SHARE_FRACTION)
    needed = (guint) (((guint64) n_seats * self->count + self->denominator - 1) / self->denominator);
  else if (self->kind == STEWARD_SHARE_MAJORITY)
    needed = n_seats / 2 + 1;
  else if (self->kind == STEWARD_SHARE_ALL)
    needed = n_seats;

  return MAX (needed, 1);
}

/**
 * steward_share_to_text:
 * @self: a threshold
 *
 * Returns: (transfer full): as it stands in a charter: "4", "2/3", "majority",
 *   "all"
 */
char *
steward_share_to_text (const StewardShare *self)
{
  switch (self->kind)
    {
    case STEWARD_SHARE_FRACTION:
      return g_strdup_printf ("%u/%u", self->count, self->denominator);
    case STEWARD_SHARE_MAJORITY:
      return g_strdup ("majority");
    case STEWARD_SHARE_ALL:
      return g_strdup ("all");
    case STEWARD_SHARE_COUNT:
      break;
    }

  return g_strdup_printf ("%u", self->count);
}
