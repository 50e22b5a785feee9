/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One place that says what the certification of a product is. A row of a list
 * costs one look into a hash table. */

#include "config.h"

#include "steward-certified.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-council-words.h"

#define COUNCIL_KEY "steward-certified-council"
#define DENSITY_KEY "steward-certified-density"
#define ROW_KEY "steward-certified-row"

typedef struct
{
  char *urn;
  StewardCertification declared;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->urn);
  g_free (row);
}

static void
describe_declared (StewardCertified     *self,
                   StewardCertification  declared)
{
  if (declared == STEWARD_CERTIFICATION_NONE)
    {
      self->word = g_strdup (C_("certification", "None"));
      self->note = g_strdup (self->council ? _("the council has granted none") : _("nobody declares one"));
      return;
    }
  self->pips = self->council ? STEWARD_CERTIFICATION_NONE : declared;
  /* Translators: %s is a level, such as Gold, that only the source claims */
  self->word = self->council ? g_strdup_printf (_("%s, declared"), _(steward_certification_to_title (declared)))
                             : g_strdup (_(steward_certification_to_title (declared)));
  self->note = g_strdup (self->council ? _("declared by the source, not granted by the council")
                                       : _("declared by the source"));
}

static void
describe_granted (StewardCertified         *self,
                  const StewardCertificate *certificate)
{
  g_autofree char *until = steward_council_words_day (certificate->until);

  self->pips = certificate->level;
  self->word = g_strdup (_(steward_certification_to_title (certificate->level)));
  self->note = certificate->review != NULL ? g_strdup_printf (_("until %s · decision %s"), until, certificate->review)
                                           : g_strdup_printf (_("until %s"), until);
}

static void
describe_trouble (StewardCertified         *self,
                  const StewardCertificate *certificate)
{
  const char *level = _(steward_certification_to_title (certificate->level));
  gboolean suspended = self->standing == STEWARD_STANDING_SUSPENDED;
  g_autofree char *day = steward_council_words_day (suspended ? certificate->changed_at : certificate->until);

  self->trouble = TRUE;
  self->icon_name = suspended ? "media-playback-pause-symbolic" : "document-open-recent-symbolic";
  self->word = g_strdup (suspended ? _("Suspended") : _("Lapsed"));
  /* Translators: a level such as Gold, and a day */
  self->note = g_strdup_printf (suspended ? _("was %s, suspended on %s") : _("was %s, until %s"), level, day);
}

/**
 * steward_certified_describe:
 * @self: filled in; steward_certified_clear() frees it
 * @state: (nullable): what is in force; outlives @self
 * @urn: a product
 * @declared: what its source says
 * @now: µs
 */
void
steward_certified_describe (StewardCertified     *self,
                            StewardCouncilState  *state,
                            const char           *urn,
                            StewardCertification  declared,
                            gint64                now)
{
  *self = (StewardCertified) { .council = state != NULL && state->charter != NULL };
  self->certificate = self->council ? steward_council_state_get_certificate (state, urn) : NULL;
  if (self->certificate != NULL)
    self->standing = steward_certificate_get_standing (self->certificate, now);

  if (self->certificate == NULL || self->standing == STEWARD_STANDING_WITHDRAWN)
    describe_declared (self, declared);
  else if (self->standing == STEWARD_STANDING_GRANTED)
    describe_granted (self, self->certificate);
  else
    describe_trouble (self, self->certificate);
}

/**
 * steward_certified_clear:
 * @self: a description
 */
void
steward_certified_clear (StewardCertified *self)
{
  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->note, g_free);
}

/**
 * steward_certified_set_council:
 * @density: the object with which cells are made
 * @council: (nullable): whose certificates they show
 */
void
steward_certified_set_council (GObject        *density,
                               StewardCouncil *council)
{
  g_object_set_data_full (density, COUNCIL_KEY, council != NULL ? g_object_ref (council) : NULL, g_object_unref);
}

/**
 * steward_certified_attach:
 * @badge: a badge that will show certifications
 * @density: whose council it shows; outlives @badge
 */
void
steward_certified_attach (GtkWidget *badge,
                          GObject   *density)
{
  g_object_set_data (G_OBJECT (badge), DENSITY_KEY, density);
}

static void
show (GtkWidget *badge,
      const Row *row)
{
  GObject *density = g_object_get_data (G_OBJECT (badge), DENSITY_KEY);
  StewardCouncil *council = density != NULL ? g_object_get_data (density, COUNCIL_KEY) : NULL;
  StewardCouncilState *state = council != NULL ? steward_council_peek_state (council) : NULL;
  g_auto (StewardCertified) certified = { 0 };

  steward_certified_describe (&certified, state, row->urn, row->declared, g_get_real_time ());
  if (certified.icon_name != NULL)
    steward_badge_set (STEWARD_BADGE (badge), certified.icon_name, certified.word, STEWARD_TONE_WARNING);
  else if (certified.council && certified.pips == STEWARD_CERTIFICATION_NONE
           && row->declared != STEWARD_CERTIFICATION_NONE)
    steward_badge_set (STEWARD_BADGE (badge), NULL, certified.word, STEWARD_TONE_DIM);
  else
    steward_badge_set_certification (STEWARD_BADGE (badge), certified.pips);
}

/**
 * steward_certified_show:
 * @badge: a badge that was attached
 * @urn: (nullable): a product; %NULL says nothing
 * @declared: what its source says
 */
void
steward_certified_show (GtkWidget            *badge,
                        const char           *urn,
                        StewardCertification  declared)
{
  Row *row = g_object_get_data (G_OBJECT (badge), ROW_KEY);

  if (urn == NULL)
    {
      g_object_set_data (G_OBJECT (badge), ROW_KEY, NULL);
      steward_badge_clear (STEWARD_BADGE (badge));
      return;
    }
  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      g_object_set_data_full (G_OBJECT (badge), ROW_KEY, row, free_row);
    }
  if (g_strcmp0 (row->urn, urn) != 0)
    {
      g_free (row->urn);
      row->urn = g_strdup (urn);
    }
  row->declared = declared;
  show (badge, row);
}

/**
 * steward_certified_refresh:
 * @root: a widget
 *
 * Shows every certification at or below @root as it is now.
 */
void
steward_certified_refresh (GtkWidget *root)
{
  if (STEWARD_IS_BADGE (root))
    {
      const Row *row = g_object_get_data (G_OBJECT (root), ROW_KEY);

      if (row != NULL)
        show (root, row);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    steward_certified_refresh (child);
}
