/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at the queue and at accesses when the ledger has more, and every minute
 * for what has become overdue. What was told is kept in the store, so that a restart tells
 * nothing twice. */

#include "config.h"

#include "steward-notifier.h"

#include <glib/gi18n.h>

#include "steward-access-look.h"
#include "steward-notice-plan.h"
#include "steward-queue.h"

#define LOOK_AGAIN_SECONDS 60
#define MANY 3
#define NEWS (7 * G_TIME_SPAN_DAY)
#define DRAFT_KIND "notices"
#define SUMMARY "queue"

struct _StewardNotifier
{
  GObject parent_instance;

  GApplication *application;           /* unowned: it owns this */
  StewardServices *services;           /* owned; NULL once it was stopped */
  StewardSettings *settings;           /* unowned: the application's */
  StewardNoticePlan *plan;             /* owned; NULL until it is read */
  char *person;                        /* owned: whose plan it is */
  GPtrArray *notices;                  /* owned, nullable: of the queue, until those of accesses are there */
  guint timer;                         /* source */
  gboolean looking;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (StewardNotifier, steward_notifier, G_TYPE_OBJECT)

typedef struct
{
  StewardGovernance *governance;       /* owned */
  char *id;                            /* owned */
  char *body;                          /* owned; NULL: read */
} DraftJob;

static void plan_cb  (GObject *object, GAsyncResult *result, gpointer user_data);
static void queue_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void access_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_job (gpointer data)
{
  DraftJob *job = data;

  g_object_unref (job->governance);
  g_free (job->id);
  g_free (job->body);
  g_free (job);
}

static DraftJob *
make_job (StewardNotifier *self,
          char            *body)
{
  DraftJob *job = g_new0 (DraftJob, 1);

  job->governance = g_object_ref (steward_services_get_governance (self->services));
  job->id = g_strdup_printf ("notices:%s", self->person);
  job->body = body;

  return job;
}

static void
save_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const DraftJob *job = task_data;
  g_autoptr (GError) error = NULL;

  /* At worst something is told again after the next start. */
  if (!steward_governance_put_draft_sync (job->governance, job->id, DRAFT_KIND, NULL, job->body, &error))
    g_debug ("What was told is not kept: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
save_plan (StewardNotifier *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, save_plan);
  g_task_set_task_data (task, make_job (self, steward_notice_plan_to_json (self->plan)), free_job);
  g_task_run_in_thread (task, save_in_thread);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const DraftJob *job = task_data;
  g_autoptr (GPtrArray) drafts = steward_governance_list_drafts_sync (job->governance, DRAFT_KIND, NULL);
  const char *body = NULL;

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const StewardKeptDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->id, job->id) == 0)
        body = draft->body;
    }
  g_task_return_pointer (task, steward_notice_plan_from_json (body), (GDestroyNotify) steward_notice_plan_free);
}

static void
look (StewardNotifier *self)
{
  const char *person = self->services != NULL ? steward_services_get_person (self->services) : NULL;
  g_autoptr (GTask) task = NULL;

  if (person == NULL)
    return;
  if (self->looking)
    {
      self->again = TRUE;
      return;
    }
  self->looking = TRUE;
  self->again = FALSE;
  if (self->plan != NULL && g_strcmp0 (self->person, person) == 0)
    {
      steward_queue_load_async (steward_services_get_council (self->services), person, NULL, queue_cb,
                                g_object_ref (self));
      return;
    }
  g_free (self->person);
  self->person = g_strdup (person);
  g_clear_pointer (&self->plan, steward_notice_plan_free);
  task = g_task_new (self, NULL, plan_cb, NULL);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, make_job (self, NULL), free_job);
  g_task_run_in_thread (task, load_in_thread);
}

static void
plan_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardNotifier *self = STEWARD_NOTIFIER (object);

  self->plan = g_task_propagate_pointer (G_TASK (result), NULL);
  self->looking = FALSE;
  look (self);
}

static GPtrArray *
make_notices (GPtrArray *items)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_notice_free);
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < items->len; i++)
    {
      StewardQueueItem *item = g_ptr_array_index (items, i);
      gint64 due = steward_queue_item_get_due (item);

      if (!steward_queue_item_is_mine (item) || steward_queue_item_get_review (item) == NULL
          || steward_queue_item_get_deferred (item) > now)
        continue;
      g_ptr_array_add (notices, steward_notice_new (steward_queue_item_get_key (item),
                                                    steward_queue_item_get_review (item),
                                                    steward_queue_item_get_title (item),
                                                    steward_queue_item_get_detail (item), due != 0 && due < now));
    }

  return notices;
}

static void
add_access (GPtrArray  *notices,
            const char *what,
            const StewardAccess *access,
            const char *heading,
            const char *body,
            gboolean    overdue)
{
  g_autofree char *key = g_strdup_printf ("access-%s:%s", what, access->id);

  g_ptr_array_add (notices, steward_notice_new_access (key, access->id, heading, access->title, body, overdue));
}

/* What waits, what was decided of one's own lately, and what is still granted
 * that should be gone. */
static void
add_accesses (GPtrArray *notices,
              GPtrArray *summaries)
{
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < summaries->len; i++)
    {
      const StewardAccessSummary *summary = g_ptr_array_index (summaries, i);
      const StewardAccess *access = summary->access;
      gboolean decided = access->state == STEWARD_ACCESS_APPROVED || access->state == STEWARD_ACCESS_REJECTED;

      if (summary->waits)
        add_access (notices, "waits", access, summary->overdue ? _("Access overdue") : _("Access waits for you"),
                    summary->waits_for, summary->overdue);
      else if (summary->mine && decided && access->decided_at > now - NEWS)
        add_access (notices, "decided", access,
                    access->state == STEWARD_ACCESS_APPROVED ? _("Access approved") : _("Access not approved"),
                    access->outcome, FALSE);
      if (summary->overdue && steward_access_is_to_be_gone (access))
        add_access (notices, "granted", access, _("Still granted, and should be gone"), access->provision_reason, TRUE);
    }
}

static char *
make_id (const char *key)
{
  return g_strdup_printf ("queue:%s", key);
}

static void
send (StewardNotifier     *self,
      const StewardNotice *notice)
{
  g_autofree char *id = make_id (notice->key);
  g_autofree char *body = notice->body != NULL && *notice->body != '\0'
                            ? g_strdup_printf ("%s\n%s", notice->title, notice->body) : g_strdup (notice->title);
  const char *heading = notice->heading != NULL ? notice->heading
                        : notice->overdue ? _("Overdue in your queue") : _("New in your queue");
  const char *action = notice->access != NULL ? "app.open-access" : "app.open-review";
  const char *target = notice->access != NULL ? notice->access : notice->review;
  g_autoptr (GNotification) notification = g_notification_new (heading);

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, notice->overdue ? G_NOTIFICATION_PRIORITY_HIGH
                                                             : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, action, "s", target);
  g_notification_add_button_with_target (notification, _("Open"), action, "s", target);
  g_application_send_notification (self->application, id, notification);
}

/* After a holiday one line is enough. */
static void
send_summary (StewardNotifier *self,
              guint            n_items)
{
  g_autoptr (GNotification) notification = g_notification_new (_("Your queue"));
  g_autofree char *body = g_strdup_printf (ngettext ("%u item waits for you.", "%u items wait for you.", n_items),
                                           n_items);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-page", "s", "queue");
  g_notification_add_button_with_target (notification, _("Open"), "app.show-page", "s", "queue");
  g_application_send_notification (self->application, SUMMARY, notification);
}

/* In a form above the window somebody is here, too. */
static gboolean
is_watched (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_toplevels = g_list_model_get_n_items (toplevels);

  for (guint i = 0; i < n_toplevels; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_is_active (window))
        return TRUE;
    }

  return FALSE;
}

/**
 * steward_notifier_is_wanted:
 * @settings: the application's
 *
 * Returns: whether the desktop is to be told something now: the person wants
 *   to be told, and looks at none of the windows
 */
gboolean
steward_notifier_is_wanted (StewardSettings *settings)
{
  return steward_settings_get_boolean (settings, STEWARD_SETTINGS_NOTIFICATIONS) && !is_watched ();
}

static void
tell (StewardNotifier *self,
      GPtrArray       *notices)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func (g_free);

  if (!steward_notice_plan_update (self->plan, notices, fresh, done))
    return;
  if (fresh->len > MANY && steward_notifier_is_wanted (self->settings))
    send_summary (self, fresh->len);
  for (guint i = 0; fresh->len <= MANY && steward_notifier_is_wanted (self->settings) && i < fresh->len; i++)
    send (self, g_ptr_array_index (fresh, i));
  for (guint i = 0; i < done->len; i++)
    {
      g_autofree char *id = make_id (g_ptr_array_index (done, i));

      g_application_withdraw_notification (self->application, id);
    }
  if (notices->len == 0)
    g_application_withdraw_notification (self->application, SUMMARY);
  save_plan (self);
}

static void
queue_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = steward_queue_load_finish (STEWARD_COUNCIL (object), result, &error);
  const StewardAccessFilter filter = { 0 };

  if (self->services == NULL || items == NULL)
    {
      self->looking = FALSE;
      /* The queue's page shows the error; here it only means that nothing is told. */
      if (error != NULL)
        g_debug ("The queue cannot be read: %s", error->message);
      if (self->again)
        look (self);
      return;
    }
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  self->notices = make_notices (items);
  steward_access_summaries_load_async (STEWARD_COUNCIL (object), &filter, self->person, NULL, access_cb,
                                       g_object_ref (self));
}

static void
access_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = steward_access_summaries_load_finish (STEWARD_COUNCIL (object), result, &error);
  g_autoptr (GPtrArray) notices = g_steal_pointer (&self->notices);

  self->looking = FALSE;
  if (self->services == NULL)
    return;
  if (summaries == NULL)
    g_debug ("Accesses cannot be read: %s", error->message);
  else if (self->plan != NULL && g_strcmp0 (self->person, steward_services_get_person (self->services)) == 0)
    {
      add_accesses (notices, summaries);
      tell (self, notices);
    }
  if (self->again)
    look (self);
}

static gboolean
timer_cb (gpointer user_data)
{
  look (user_data);

  return G_SOURCE_CONTINUE;
}

static void
steward_notifier_dispose (GObject *object)
{
  steward_notifier_stop (STEWARD_NOTIFIER (object));

  G_OBJECT_CLASS (steward_notifier_parent_class)->dispose (object);
}

static void
steward_notifier_finalize (GObject *object)
{
  StewardNotifier *self = STEWARD_NOTIFIER (object);

  g_clear_pointer (&self->plan, steward_notice_plan_free);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_free (self->person);

  G_OBJECT_CLASS (steward_notifier_parent_class)->finalize (object);
}

static void
steward_notifier_class_init (StewardNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_notifier_finalize;
}

static void
steward_notifier_init (StewardNotifier *self)
{
}

/**
 * steward_notifier_new:
 * @application: sends the notifications; has the actions "open-review" and
 *   "show-page", and outlives the notifier
 * @services: the services
 * @settings: whether notifications are wanted; outlives the notifier
 *
 * Returns: (transfer full): a notifier that begins to look
 */
StewardNotifier *
steward_notifier_new (GApplication    *application,
                      StewardServices *services,
                      StewardSettings *settings)
{
  StewardNotifier *self = g_object_new (STEWARD_TYPE_NOTIFIER, NULL);

  self->application = application;
  self->services = g_object_ref (services);
  self->settings = settings;
  self->timer = g_timeout_add_seconds (LOOK_AGAIN_SECONDS, timer_cb, self);
  g_signal_connect_object (steward_services_get_council (services), "changed", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (services, "person-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);

  return self;
}

/**
 * steward_notifier_stop:
 * @self: a notifier
 *
 * Looks no more, and lets go of the services.
 */
void
steward_notifier_stop (StewardNotifier *self)
{
  g_return_if_fail (STEWARD_IS_NOTIFIER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->services);
}
