/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "steward-council.h"

G_BEGIN_DECLS

/* The certification of a product as the council granted it, or, where it has
 * not, as its source declares it. A suspended or lapsed one has no metal any
 * more, so that nobody reads gold where there is none. */
typedef struct
{
  const StewardCertificate *certificate; /* of the state; NULL: the council granted none */
  StewardStanding standing;            /* of the certificate, now */
  gboolean council;                    /* there is a council that could grant one */
  StewardCertification pips;           /* what the pips show */
  const char *icon_name;               /* in place of the pips, or NULL */
  gboolean trouble;                    /* suspended or lapsed */
  char *word;                          /* "Gold", "Suspended", "Gold, declared" */
  char *note;                          /* one line: "until 1 March 2027 · decision 2026-003" */
} StewardCertified;

void steward_certified_describe    (StewardCertified     *self,
                                    StewardCouncilState  *state,
                                    const char           *urn,
                                    StewardCertification  declared,
                                    gint64                now);
void steward_certified_clear       (StewardCertified     *self);

/* Badges in lists: @density is the object whose council was set. */
void steward_certified_set_council (GObject              *density,
                                    StewardCouncil       *council);
void steward_certified_attach      (GtkWidget            *badge,
                                    GObject              *density);
void steward_certified_show        (GtkWidget            *badge,
                                    const char           *urn,
                                    StewardCertification  declared);
void steward_certified_refresh     (GtkWidget            *root);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardCertified, steward_certified_clear)

G_END_DECLS
