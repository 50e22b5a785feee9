/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the news after each evaluation. What was told is noted in the store, so
 * that neither a restart nor another window tells it again. */

#include "config.h"

#include "steward-level-notifier.h"

#include <glib/gi18n.h>

#include "steward-level-notices.h"
#include "steward-notifier.h"

struct _StewardLevelNotifier
{
  GObject parent_instance;

  GApplication *application;           /* unowned: it owns this */
  StewardServices *services;           /* owned; NULL once it was stopped */
  StewardSettings *settings;           /* unowned: the application's */
  gboolean taking;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (StewardLevelNotifier, steward_level_notifier, G_TYPE_OBJECT)

static void news_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
take (StewardLevelNotifier *self)
{
  if (self->services == NULL)
    return;
  if (self->taking)
    {
      self->again = TRUE;
      return;
    }
  self->taking = TRUE;
  self->again = FALSE;
  steward_level_news_take_async (self->services, NULL, news_cb, g_object_ref (self));
}

static void
send (StewardLevelNotifier     *self,
      const StewardLevelNotice *notice)
{
  g_autoptr (GNotification) notification = g_notification_new (notice->heading);

  g_notification_set_body (notification, notice->body);
  g_notification_set_priority (notification, notice->urgent ? G_NOTIFICATION_PRIORITY_HIGH
                                                            : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, notice->action, "s", notice->target);
  g_notification_add_button_with_target (notification, _("Open"), notice->action, "s", notice->target);
  g_application_send_notification (self->application, notice->id, notification);
}

static void
news_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardLevelNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) news = steward_level_news_take_finish (STEWARD_SERVICES (source), result, &error);
  g_autoptr (GPtrArray) notices = news != NULL ? steward_level_notices_make (news) : NULL;

  self->taking = FALSE;
  if (self->services == NULL)
    return;
  /* The page of service levels shows the error; here it only means that nothing is told. */
  if (news == NULL)
    g_debug ("The news of service levels cannot be read: %s", error->message);
  for (guint i = 0; notices != NULL && steward_notifier_is_wanted (self->settings) && i < notices->len; i++)
    send (self, g_ptr_array_index (notices, i));
  if (self->again)
    take (self);
}

static void
steward_level_notifier_dispose (GObject *object)
{
  steward_level_notifier_stop (STEWARD_LEVEL_NOTIFIER (object));

  G_OBJECT_CLASS (steward_level_notifier_parent_class)->dispose (object);
}

static void
steward_level_notifier_class_init (StewardLevelNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_level_notifier_dispose;
}

static void
steward_level_notifier_init (StewardLevelNotifier *self)
{
}

/**
 * steward_level_notifier_new:
 * @application: sends the notifications; has the actions "open-incident",
 *   "open-objective" and "show-page", and outlives the notifier
 * @services: the services
 * @settings: whether notifications are wanted; outlives the notifier
 *
 * Returns: (transfer full): a notifier that begins to look
 */
StewardLevelNotifier *
steward_level_notifier_new (GApplication    *application,
                            StewardServices *services,
                            StewardSettings *settings)
{
  StewardLevelNotifier *self = g_object_new (STEWARD_TYPE_LEVEL_NOTIFIER, NULL);

  self->application = application;
  self->services = g_object_ref (services);
  self->settings = settings;
  g_signal_connect_object (services, "levels-changed", G_CALLBACK (take), self, G_CONNECT_SWAPPED);
  take (self);

  return self;
}

/**
 * steward_level_notifier_stop:
 * @self: a notifier
 *
 * Looks no more, and lets go of the services.
 */
void
steward_level_notifier_stop (StewardLevelNotifier *self)
{
  g_return_if_fail (STEWARD_IS_LEVEL_NOTIFIER (self));

  g_clear_object (&self->services);
}
