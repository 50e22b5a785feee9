/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The council page. It is made anew when what it shows has changed, which is
 * rare; a meeting takes its place, and the sidebar's, while it is conducted. */

#include "config.h"

#include "steward-council-page.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-council-facts.h"
#include "steward-council-forms.h"
#include "steward-council-groups.h"
#include "steward-council-words.h"
#include "steward-founding.h"
#include "steward-meeting-forms.h"
#include "steward-meeting-view.h"
#include "steward-minutes-window.h"
#include "steward-review-form.h"

struct _StewardCouncilPage
{
  StewardPage parent_instance;

  StewardCouncil *council;             /* owned */
  StewardCouncilFacts *facts;          /* owned; NULL until they are read */
  char *mark;                          /* owned: of what is shown */
  GCancellable *loading;               /* owned, nullable */
  gboolean resumed;                    /* a meeting that was not left was looked for */

  GtkWidget *stack;                    /* unowned child: "loading", "empty", "council", "error", "meeting" */
  AdwWindowTitle *title;
  GtkWidget *content;
  GtkWidget *error;
  GtkWidget *states;
  GtkWidget *meeting;                  /* unowned: in the stack, or NULL */
};

G_DEFINE_FINAL_TYPE (StewardCouncilPage, steward_council_page, STEWARD_TYPE_PAGE)

static void loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static GtkWindow *
get_window (StewardCouncilPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
load (StewardCouncilPage *self)
{
  StewardServices *services = steward_page_get_services (STEWARD_PAGE (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  steward_council_facts_load_async (self->council, steward_services_get_person (services), self->loading, loaded_cb,
                                    g_object_ref (self));
}

static void
add_group (StewardCouncilPage *self,
           GtkWidget          *group)
{
  if (group != NULL)
    gtk_box_append (GTK_BOX (self->content), group);
}

static void
show_council (StewardCouncilPage *self)
{
  const StewardCharter *charter = self->facts->state->charter;
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, charter->version);
  g_autofree char *subtitle = g_strdup_printf (_("Charter, version %s"), version);

  adw_window_title_set_title (self->title, charter->council);
  adw_window_title_set_subtitle (self->title, subtitle);
  steward_box_clear (self->content);
  add_group (self, steward_council_desk_group (self->facts));
  add_group (self, steward_council_meetings_group (self->facts));
  add_group (self, steward_council_seats_group (self->facts));
  add_group (self, steward_council_rules_group (self->facts));
  add_group (self, steward_council_delegations_group (self->facts));
  add_group (self, steward_council_levels_group (self->facts));
}

static void
show_facts (StewardCouncilPage *self)
{
  gboolean founded = self->facts->state->charter != NULL;

  if (founded)
    show_council (self);
  else
    {
      adw_window_title_set_title (self->title, _("Council"));
      adw_window_title_set_subtitle (self->title, NULL);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "council.new-meeting", founded && self->facts->person != NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), founded ? "council" : "empty");
}

static void
resume (StewardCouncilPage *self)
{
  if (self->resumed)
    return;
  self->resumed = TRUE;
  if (self->facts->resume == NULL || self->meeting != NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "council");
  steward_council_page_open_meeting (self, self->facts->resume);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardCouncilPage) self = user_data;
  g_autoptr (GError) error = NULL;
  StewardCouncilFacts *facts = steward_council_facts_load_finish (result, &error);
  g_autofree char *mark = NULL;

  if (self->council == NULL || steward_error_is_cancelled (error))
    {
      steward_council_facts_free (facts);
      return;
    }
  if (facts == NULL)
    {
      g_autofree char *sentence = steward_council_words_error (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->error), escaped);
      gtk_stack_set_visible_child_name (GTK_STACK (self->states), "error");
      return;
    }
  g_clear_pointer (&self->facts, steward_council_facts_free);
  self->facts = facts;
  mark = steward_council_facts_to_mark (facts);
  if (g_strcmp0 (mark, self->mark) != 0)
    {
      g_free (self->mark);
      self->mark = g_steal_pointer (&mark);
      show_facts (self);
    }
  resume (self);
}

static void
leave_meeting_cb (StewardCouncilPage *self)
{
  GtkWidget *meeting = g_steal_pointer (&self->meeting);

  if (meeting == NULL)
    return;
  steward_meeting_view_leave (STEWARD_MEETING_VIEW (meeting));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "overview");
  gtk_stack_remove (GTK_STACK (self->stack), meeting);
  steward_page_set_wants_room (STEWARD_PAGE (self), FALSE);
  load (self);
}

static void
opened_cb (StewardCouncilPage *self,
           const char         *meeting)
{
  steward_council_page_open_meeting (self, meeting);
}

static const StewardMeeting *
find_meeting (StewardCouncilPage *self,
              const char         *id)
{
  for (guint i = 0; self->facts != NULL && i < self->facts->meetings->len; i++)
    {
      const StewardMeeting *meeting = g_ptr_array_index (self->facts->meetings, i);

      if (g_strcmp0 (meeting->id, id) == 0)
        return meeting;
    }

  return NULL;
}

static void
open_meeting_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const StewardMeeting *meeting = find_meeting (self, id);

  if (meeting == NULL || meeting->closed_at == 0)
    steward_council_page_open_meeting (self, id);
  else
    gtk_window_present (steward_minutes_window_new (get_window (self), steward_page_get_services (STEWARD_PAGE (self)),
                                                    id));
}

static void
new_meeting_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (widget);

  steward_meeting_forms_new (get_window (self), steward_page_get_services (STEWARD_PAGE (self)),
                             G_CALLBACK (opened_cb), self);
}

static void
change_charter_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  steward_review_form_open (get_window (STEWARD_COUNCIL_PAGE (widget)),
                            steward_page_get_services (STEWARD_PAGE (widget)), STEWARD_REVIEW_CHARTER, NULL);
}

static void
form_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (widget);

  if (self->facts == NULL)
    return;
  if (g_str_equal (name, "council.choose-person"))
    steward_council_forms_choose_person (STEWARD_PAGE (self), self->facts);
  else if (g_str_equal (name, "council.sign"))
    steward_council_forms_sign (STEWARD_PAGE (self), self->facts);
  else if (g_str_equal (name, "council.delegate"))
    steward_council_forms_delegate (STEWARD_PAGE (self), self->facts);
  else
    steward_council_forms_end_delegation (STEWARD_PAGE (self), self->facts, g_variant_get_string (parameter, NULL));
}

static void
found_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  steward_founding_start (STEWARD_PAGE (widget));
}

static gboolean
go_back (StewardPage *page)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (page);

  if (self->meeting == NULL)
    return FALSE;
  leave_meeting_cb (self);

  return TRUE;
}

static gboolean
escape (StewardPage *page)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (page);

  return self->meeting != NULL && steward_meeting_view_escape (STEWARD_MEETING_VIEW (self->meeting));
}

/* Whoever comes from a page that is hidden now goes on with the keyboard here. */
static void
steward_council_page_map (GtkWidget *widget)
{
  GtkWindow *window = get_window (STEWARD_COUNCIL_PAGE (widget));
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;

  GTK_WIDGET_CLASS (steward_council_page_parent_class)->map (widget);
  if (focus == NULL || !gtk_widget_get_mapped (focus))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Found a Council…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "council.found");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");

  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "system-users-symbolic", "title", _("No Council Yet"),
                       "description", _("A council decides under a charter: who sits in it, how many must agree, by "
                                        "when. Write one as YAML and found the council with it."),
                       "child", button, NULL);
}

static GtkWidget *
make_error (StewardCouncilPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (load), self);
  self->error = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-error-symbolic", "title",
                              _("The Council Cannot Be Read"), "child", button, NULL);

  return self->error;
}

static GtkWidget *
make_overview (StewardCouncilPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *clamp;

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Council"), NULL));
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, "child", self->content, "margin-top", 12, "margin-bottom",
                        24, "margin-start", 18, "margin-end", 18, NULL);
  self->states = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->states), adw_bin_new (), "loading");
  gtk_stack_add_named (GTK_STACK (self->states), make_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->states), make_error (self), "error");
  gtk_stack_add_named (GTK_STACK (self->states),
                       g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp,
                                     NULL),
                       "council");
  gtk_widget_set_vexpand (self->states, TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->states);
  steward_page_adopt_header (STEWARD_PAGE (self), ADW_HEADER_BAR (header));

  return box;
}

static void
steward_council_page_constructed (GObject *object)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (object);
  StewardServices *services = steward_page_get_services (STEWARD_PAGE (self));

  G_OBJECT_CLASS (steward_council_page_parent_class)->constructed (object);

  self->council = g_object_ref (steward_services_get_council (services));
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), make_overview (self), "overview");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect_object (self->council, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services, "person-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
steward_council_page_dispose (GObject *object)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->council);

  G_OBJECT_CLASS (steward_council_page_parent_class)->dispose (object);
}

static void
steward_council_page_finalize (GObject *object)
{
  StewardCouncilPage *self = STEWARD_COUNCIL_PAGE (object);

  g_clear_pointer (&self->facts, steward_council_facts_free);
  g_free (self->mark);

  G_OBJECT_CLASS (steward_council_page_parent_class)->finalize (object);
}

static void
steward_council_page_class_init (StewardCouncilPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  object_class->constructed = steward_council_page_constructed;
  object_class->dispose = steward_council_page_dispose;
  object_class->finalize = steward_council_page_finalize;
  widget_class->map = steward_council_page_map;
  page_class->go_back = go_back;
  page_class->escape = escape;

  gtk_widget_class_install_action (widget_class, "council.found", NULL, found_action);
  gtk_widget_class_install_action (widget_class, "council.choose-person", NULL, form_action);
  gtk_widget_class_install_action (widget_class, "council.change-charter", NULL, change_charter_action);
  gtk_widget_class_install_action (widget_class, "council.sign", NULL, form_action);
  gtk_widget_class_install_action (widget_class, "council.delegate", NULL, form_action);
  gtk_widget_class_install_action (widget_class, "council.end-delegation", "s", form_action);
  gtk_widget_class_install_action (widget_class, "council.open-meeting", "s", open_meeting_action);
  gtk_widget_class_install_action (widget_class, "council.new-meeting", NULL, new_meeting_action);
}

static void
steward_council_page_init (StewardCouncilPage *self)
{
}

/**
 * steward_council_page_new:
 * @services: whose council is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
steward_council_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_COUNCIL_PAGE, "services", services, "title", _("Council"), "icon-name",
                       "system-users-symbolic", NULL);
}

/**
 * steward_council_page_open_meeting:
 * @self: the page
 * @meeting: id of a meeting
 *
 * Shows the meeting in place of the council.
 */
void
steward_council_page_open_meeting (StewardCouncilPage *self,
                                   const char         *meeting)
{
  g_return_if_fail (STEWARD_IS_COUNCIL_PAGE (self));

  if (self->meeting != NULL)
    leave_meeting_cb (self);
  self->meeting = steward_meeting_view_new (steward_page_get_services (STEWARD_PAGE (self)), meeting);
  steward_page_adopt_header (STEWARD_PAGE (self),
                             steward_meeting_view_get_header (STEWARD_MEETING_VIEW (self->meeting)));
  g_signal_connect_object (self->meeting, "leave", G_CALLBACK (leave_meeting_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->stack), self->meeting, "meeting");
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->meeting);
  steward_page_set_wants_room (STEWARD_PAGE (self), TRUE);
}
