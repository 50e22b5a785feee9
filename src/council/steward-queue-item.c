/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of the queue. Groups are days of the council's own calendar, so
 * that everybody who looks at it sees the same. */

#include "config.h"

#include "steward-queue-private.h"

struct _StewardQueueItem
{
  GObject parent_instance;

  char *key;
  char *review;
  char *subject;
  char *title;
  char *detail;
  char *seat;
  StewardReviewKind kind;
  StewardQueueRole role;
  gboolean mine;
  gboolean bulk;
  gint64 opened_at;
  gint64 due;
  gint64 deferred;
  guint escalation;
  StewardCalendar *calendar;           /* owned */
};

G_DEFINE_FINAL_TYPE (StewardQueueItem, steward_queue_item, G_TYPE_OBJECT)

static void
steward_queue_item_finalize (GObject *object)
{
  StewardQueueItem *self = STEWARD_QUEUE_ITEM (object);

  g_free (self->key);
  g_free (self->review);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->seat);
  g_clear_pointer (&self->calendar, steward_calendar_unref);

  G_OBJECT_CLASS (steward_queue_item_parent_class)->finalize (object);
}

static void
steward_queue_item_class_init (StewardQueueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_queue_item_finalize;
}

static void
steward_queue_item_init (StewardQueueItem *self)
{
}

/* What was deferred is nobody's before its day. */
StewardQueueItem *
steward_queue_item_new (const StewardQueueFields *fields,
                        gint64                    now)
{
  StewardQueueItem *self = g_object_new (STEWARD_TYPE_QUEUE_ITEM, NULL);

  self->key = g_strdup (fields->key);
  self->review = g_strdup (fields->review);
  self->subject = g_strdup (fields->subject);
  self->title = g_strdup (fields->title);
  self->detail = g_strdup (fields->detail);
  self->seat = g_strdup (fields->seat);
  self->kind = fields->kind;
  self->role = fields->role;
  self->mine = fields->role != STEWARD_ROLE_WATCHING && fields->role != STEWARD_ROLE_RECUSED &&
               fields->deferred <= now;
  self->bulk = fields->bulk;
  self->opened_at = fields->opened_at;
  self->due = fields->due;
  self->deferred = fields->deferred > now ? fields->deferred : 0;
  self->escalation = fields->escalation;
  self->calendar = steward_calendar_ref (fields->calendar);

  return self;
}

/**
 * steward_queue_item_get_key:
 *
 * Returns: (transfer none): the same for the same line each time it is loaded
 */
const char *
steward_queue_item_get_key (StewardQueueItem *self)
{
  return self->key;
}

/**
 * steward_queue_item_get_review:
 *
 * Returns: (transfer none) (nullable): id; NULL for a certificate of one's own
 */
const char *
steward_queue_item_get_review (StewardQueueItem *self)
{
  return self->review;
}

const char *
steward_queue_item_get_subject (StewardQueueItem *self)
{
  return self->subject;
}

const char *
steward_queue_item_get_title (StewardQueueItem *self)
{
  return self->title;
}

/**
 * steward_queue_item_get_detail:
 *
 * Returns: (transfer none): one sentence on where it stands
 */
const char *
steward_queue_item_get_detail (StewardQueueItem *self)
{
  return self->detail;
}

StewardReviewKind
steward_queue_item_get_kind (StewardQueueItem *self)
{
  return self->kind;
}

StewardQueueRole
steward_queue_item_get_role (StewardQueueItem *self)
{
  return self->role;
}

/**
 * steward_queue_item_get_seat:
 *
 * Returns: (transfer none) (nullable): id of the seat whose vote is asked
 */
const char *
steward_queue_item_get_seat (StewardQueueItem *self)
{
  return self->seat;
}

/**
 * steward_queue_item_is_mine:
 *
 * Returns: whether something is asked of the reader now
 */
gboolean
steward_queue_item_is_mine (StewardQueueItem *self)
{
  return self->mine;
}

/**
 * steward_queue_item_get_bulk:
 *
 * Returns: whether the charter lets it be decided together with others
 */
gboolean
steward_queue_item_get_bulk (StewardQueueItem *self)
{
  return self->bulk;
}

gint64
steward_queue_item_get_opened_at (StewardQueueItem *self)
{
  return self->opened_at;
}

gint64
steward_queue_item_get_due (StewardQueueItem *self)
{
  return self->due;
}

/**
 * steward_queue_item_get_deferred:
 *
 * Returns: until when the reader put it off; 0: not, or not any more
 */
gint64
steward_queue_item_get_deferred (StewardQueueItem *self)
{
  return self->deferred;
}

/**
 * steward_queue_item_get_escalation:
 *
 * Returns: how many steps of the charter's ladder are reached
 */
guint
steward_queue_item_get_escalation (StewardQueueItem *self)
{
  return self->escalation;
}

/* The day as a number that counts on from day to day. */
static guint32
get_day (GDateTime *time)
{
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_get_julian (&date);
}

/**
 * steward_queue_item_get_group:
 * @self: an item
 * @now: microseconds since the epoch
 *
 * Returns: its group, by days of the council's calendar; a week ends on Sunday
 */
StewardQueueGroup
steward_queue_item_get_group (StewardQueueItem *self,
                              gint64            now)
{
  g_autoptr(GDateTime) today = steward_calendar_to_local (self->calendar, now);
  g_autoptr(GDateTime) due = steward_calendar_to_local (self->calendar, self->due);
  guint32 this_day = get_day (today);
  guint32 due_day = get_day (due);

  if (self->due == 0)
    return STEWARD_GROUP_LATER;
  if (self->due <= now)
    return STEWARD_GROUP_OVERDUE;
  if (due_day == this_day)
    return STEWARD_GROUP_TODAY;
  if (due_day <= this_day + 7 - (guint32) g_date_time_get_day_of_week (today))
    return STEWARD_GROUP_THIS_WEEK;

  return STEWARD_GROUP_LATER;
}
