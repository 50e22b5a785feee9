/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for what, from when until when, and why. What begins in the past is
 * refused at once: it would not count. */

#include "config.h"

#include "steward-declare-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "steward-act-form.h"
#include "steward-plain-text.h"

#define EVERYTHING "everything"
#define USUAL_LENGTH (2 * G_TIME_SPAN_HOUR)

/* What can be chosen, read in a thread. */
typedef struct
{
  StewardPage *page;                   /* unowned: it outlives its windows */
  char *person;                        /* owned */
  char *subject;                       /* owned, nullable: chosen first */
  char *name;                          /* owned, nullable: of it */
  char *domain;                        /* owned, nullable */
  GPtrArray *ids;                      /* owned char*: "everything", "domain:…", "product:…" */
  GPtrArray *titles;                   /* owned char* */
} Declaring;

static void levels_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_declaring (gpointer data)
{
  Declaring *declaring = data;

  g_free (declaring->person);
  g_free (declaring->subject);
  g_free (declaring->name);
  g_free (declaring->domain);
  g_ptr_array_unref (declaring->ids);
  g_ptr_array_unref (declaring->titles);
  g_free (declaring);
}

/* Choices. */

static void
add_choice (Declaring  *declaring,
            const char *kind,
            const char *id,
            const char *title)
{
  char *key = id == NULL ? g_strdup (kind) : g_strconcat (kind, ":", id, NULL);

  for (guint i = 0; i < declaring->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (declaring->ids, i), key))
      {
        g_free (key);
        return;
      }
  g_ptr_array_add (declaring->ids, key);
  g_ptr_array_add (declaring->titles, steward_plain_text_line (title));
}

static void
add_domain (Declaring  *declaring,
            const char *domain)
{
  g_autofree char *title = NULL;

  if (domain == NULL || *domain == '\0')
    return;
  title = g_strdup_printf (_("All of the domain %s"), domain);
  add_choice (declaring, "domain", domain, title);
}

static void
add_product (Declaring  *declaring,
             const char *urn,
             const char *name)
{
  if (urn != NULL)
    add_choice (declaring, "product", urn, name != NULL ? name : urn);
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const StewardLevel *left = *(StewardLevel *const *) a;
  const StewardLevel *right = *(StewardLevel *const *) b;

  return g_utf8_collate (left->name != NULL ? left->name : "", right->name != NULL ? right->name : "");
}

static void
add_levels (Declaring *declaring,
            GPtrArray *levels)
{
  add_product (declaring, declaring->subject, declaring->name);
  add_domain (declaring, declaring->domain);
  add_choice (declaring, EVERYTHING, NULL, _("Everything"));
  if (levels == NULL)
    return;
  g_ptr_array_sort (levels, compare_levels);
  for (guint i = 0; i < levels->len; i++)
    add_domain (declaring, ((const StewardLevel *) g_ptr_array_index (levels, i))->domain);
  for (guint i = 0; i < levels->len; i++)
    {
      const StewardLevel *level = g_ptr_array_index (levels, i);

      add_product (declaring, level->slo->subject, level->name);
    }
}

/* The moments. */

static gboolean
read_clock (const char *text,
            gint64     *out_span)
{
  int hour, minute;
  char rest;

  if (text == NULL || sscanf (text, "%2d:%2d%c", &hour, &minute, &rest) != 2 || hour < 0 || hour > 24 || minute < 0 ||
      minute > 59 || hour * 60 + minute > 24 * 60)
    return FALSE;
  *out_span = hour * 60 + minute;

  return TRUE;
}

/* A moment of local time; a day on which the clock changes is not 24 hours. */
static gboolean
read_moment (StewardShortForm *form,
             const char       *day_key,
             const char       *time_key,
             gint64           *out_time)
{
  g_autofree char *text = steward_short_form_get_text (form, time_key);
  gint64 midnight = steward_short_form_get_day (form, day_key);
  g_autoptr (GDateTime) day = midnight != 0 ? g_date_time_new_from_unix_local (midnight / G_USEC_PER_SEC) : NULL;
  g_autoptr (GDateTime) moment = NULL;
  gint64 minutes;

  if (day == NULL || !read_clock (text, &minutes))
    return FALSE;
  if (minutes == 24 * 60)
    moment = g_date_time_add_days (day, 1);
  else
    moment = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                    g_date_time_get_day_of_month (day), (int) (minutes / 60), (int) (minutes % 60), 0);
  if (moment == NULL)
    return FALSE;
  *out_time = g_date_time_to_unix (moment) * G_USEC_PER_SEC;

  return TRUE;
}

static char *
find_fault (StewardShortForm *form)
{
  gint64 from, to;

  if (!read_moment (form, "from-day", "from-time", &from))
    return g_strdup (_("From when on? A time is written as 22:00."));
  if (!read_moment (form, "to-day", "to-time", &to))
    return g_strdup (_("Until when? A time is written as 22:00."));
  if (from <= g_get_real_time ())
    return g_strdup (_("The window would begin in the past. Only what is declared before it begins counts, so that "
                       "nobody can plan a breach away."));
  if (to <= from)
    return g_strdup (_("The window would end before it begins."));

  return NULL;
}

static void
check_cb (StewardShortForm *form)
{
  g_autofree char *fault = find_fault (form);

  if (fault == NULL)
    return;
  steward_short_form_refuse (form, fault);
  g_signal_stop_emission_by_name (form, "done");
}

static StewardIntent *
make_intent (StewardShortForm *form,
             gpointer          data)
{
  const Declaring *declaring = data;
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_DECLARE_WINDOW, declaring->person);
  const char *choice = steward_short_form_get_choice (form, "subject");

  if (choice != NULL && g_str_has_prefix (choice, "product:"))
    intent->subject = g_strdup (choice + strlen ("product:"));
  else if (choice != NULL && g_str_has_prefix (choice, "domain:"))
    intent->domain = g_strdup (choice + strlen ("domain:"));
  read_moment (form, "from-day", "from-time", &intent->since);
  read_moment (form, "to-day", "to-time", &intent->until);
  intent->comment = steward_short_form_get_text (form, "reason");

  return intent;
}

/* The form. */

static char *
format_clock (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return g_date_time_format (moment, "%H:%M");
}

/* The full hour after the next one, so that there is time to fill in the form. */
static gint64
propose_start (void)
{
  gint64 hour = G_TIME_SPAN_HOUR;

  return (g_get_real_time () / hour + 2) * hour;
}

static void
present_form (Declaring *declaring)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (declaring->page));
  gint64 from = propose_start ();
  g_autofree char *from_clock = format_clock (from);
  g_autofree char *to_clock = format_clock (from + USUAL_LENGTH);
  StewardShortForm *form =
    steward_short_form_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Declare a Planned Window"),
                            _("What happens in a planned window counts neither for nor against a service level. It "
                              "has to be declared before it begins."),
                            _("Show What Will Be Recorded"));

  steward_short_form_add_choice (form, "subject", _("For"), declaring->ids, declaring->titles);
  steward_short_form_add_day (form, "from-day", _("From, day"), from, TRUE);
  steward_short_form_add_line (form, "from-time", _("From, time"), from_clock, TRUE);
  steward_short_form_add_day (form, "to-day", _("Until, day"), from + USUAL_LENGTH, TRUE);
  steward_short_form_add_line (form, "to-time", _("Until, time"), to_clock, TRUE);
  steward_short_form_add_text (form, "reason", _("Reason"), TRUE);
  g_signal_connect (form, "done", G_CALLBACK (check_cb), NULL);
  steward_act_form_run (form, declaring->page, _("Declare Window"), _("The window is declared"), make_intent, declaring,
                        free_declaring);
}

static void
levels_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const StewardLevelFilter filter = { .order = STEWARD_LEVELS_BY_NAME };
  GError *error = NULL;
  GPtrArray *levels = steward_level_rows_list_sync (task_data, &filter, &error);

  if (levels != NULL)
    g_task_return_pointer (task, levels, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
levels_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Declaring *declaring = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = g_task_propagate_pointer (G_TASK (result), &error);

  /* Without the products, a window for a domain or for everything can still be declared. */
  if (levels == NULL)
    g_debug ("The products cannot be offered: %s", error->message);
  if (gtk_widget_get_root (GTK_WIDGET (declaring->page)) == NULL)
    {
      free_declaring (declaring);
      return;
    }
  add_levels (declaring, levels);
  present_form (declaring);
}

/**
 * steward_declare_window_present:
 * @page: above which the form appears
 * @subject: (nullable): URN of the product that is chosen first
 * @name: (nullable): its name
 * @domain: (nullable): its domain
 *
 * Asks for a planned window. Where nobody sits at this desk, shows the page on
 * which that is chosen.
 */
void
steward_declare_window_present (StewardPage *page,
                                const char  *subject,
                                const char  *name,
                                const char  *domain)
{
  StewardServices *services = steward_page_get_services (page);
  const char *person = steward_services_get_person (services);
  Declaring *declaring;
  g_autoptr (GTask) task = NULL;

  if (person == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "win.show-page", "s", "council");
      return;
    }
  declaring = g_new0 (Declaring, 1);
  declaring->page = page;
  declaring->person = g_strdup (person);
  declaring->subject = g_strdup (subject);
  declaring->name = g_strdup (name);
  declaring->domain = g_strdup (domain);
  declaring->ids = g_ptr_array_new_with_free_func (g_free);
  declaring->titles = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (page, NULL, levels_cb, declaring);
  g_task_set_source_tag (task, steward_declare_window_present);
  g_task_set_task_data (task, g_object_ref (steward_services_get_governance (services)), g_object_unref);
  g_task_run_in_thread (task, levels_in_thread);
}
