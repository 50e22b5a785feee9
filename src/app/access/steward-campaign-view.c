/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The view in its place on the page of access. */

#include "config.h"

#include "steward-campaign-view.h"

struct _StewardCampaignView
{
  AdwBin parent_instance;

  StewardServices *services;           /* owned */
};

G_DEFINE_FINAL_TYPE (StewardCampaignView, steward_campaign_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN_ACCESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
steward_campaign_view_dispose (GObject *object)
{
  g_clear_object (&STEWARD_CAMPAIGN_VIEW (object)->services);

  G_OBJECT_CLASS (steward_campaign_view_parent_class)->dispose (object);
}

static void
steward_campaign_view_class_init (StewardCampaignViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_campaign_view_dispose;

  signals[SIGNAL_OPEN_ACCESS] = g_signal_new ("open-access", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_campaign_view_init (StewardCampaignView *self)
{
}

/**
 * steward_campaign_view_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
steward_campaign_view_new (StewardServices *services)
{
  StewardCampaignView *self = g_object_new (STEWARD_TYPE_CAMPAIGN_VIEW, NULL);

  self->services = g_object_ref (services);

  return GTK_WIDGET (self);
}
