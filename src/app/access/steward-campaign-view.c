/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of campaigns: there are few, so each is a row of its own. One that is
 * chosen is answered in its place. */

#include "config.h"

#include "steward-campaign-view.h"

#include <glib/gi18n.h>

#include "steward-access-rows.h"
#include "steward-act-form.h"
#include "steward-campaign-detail.h"
#include "steward-campaign-line.h"
#include "steward-cards.h"
#include "steward-council-words.h"
#include "steward-plain-label.h"
#include "steward-plain-text.h"

#define USUAL_DAYS 14

struct _StewardCampaignView
{
  AdwBin parent_instance;

  StewardServices *services;           /* owned */
  gboolean reading;
  gboolean again;

  GtkStack *stack;                     /* unowned, below */
  GtkWidget *list;
  GtkWidget *list_states;
  GtkWidget *error;
  StewardCampaignDetail *detail;
};

G_DEFINE_FINAL_TYPE (StewardCampaignView, steward_campaign_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN_ACCESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
open_access_cb (StewardCampaignView *self,
                const char          *access)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_ACCESS], 0, access);
}

/* The list. */

static GtkWidget *
make_meter (const StewardCampaign *campaign)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bar = gtk_progress_bar_new ();
  guint n_all = campaign->items->len;
  guint n_answered = steward_campaign_count_answered (campaign);
  g_autofree char *count = g_strdup_printf (ngettext ("%u of %u answered", "%u of %u answered", n_all), n_answered,
                                            n_all);
  GtkWidget *label = gtk_label_new (count);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), n_all > 0 ? (double) n_answered / n_all : 1);
  gtk_widget_set_size_request (bar, 120, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, count, -1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "second-line");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static char *
say_campaign (StewardCampaignView   *self,
              const StewardCampaign *campaign)
{
  StewardCouncilState *state = steward_council_peek_state (steward_services_get_council (self->services));
  gint64 time = campaign->closed_at != 0 ? campaign->closed_at : campaign->due;
  g_autofree char *day = steward_council_words_day (time);
  g_autofree char *who = campaign->opened_by != NULL && state != NULL
                           ? g_strdup (steward_council_state_get_name (state, campaign->opened_by)) : NULL;
  g_autoptr (GString) words = g_string_new (campaign->id);

  g_string_append (words, " · ");
  if (campaign->closed_at != 0)
    g_string_append_printf (words, _("closed on %s"), day);
  else if (campaign->due < g_get_real_time ())
    g_string_append_printf (words, _("was due on %s"), day);
  else
    g_string_append_printf (words, _("due on %s"), day);
  if (campaign->domain != NULL)
    g_string_append_printf (words, _(" · domain %s"), campaign->domain);
  if (who != NULL)
    g_string_append_printf (words, _(" · opened by %s"), who);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_row (StewardCampaignView   *self,
          const StewardCampaign *campaign)
{
  GtkWidget *row = gtk_list_box_row_new ();
  gboolean open = campaign->closed_at == 0;
  gboolean late = open && campaign->due < g_get_real_time ();
  g_autofree char *second = say_campaign (self, campaign);
  GtkWidget *line = steward_line_new (late ? "document-open-recent-symbolic" : open ? "content-loading-symbolic"
                                                                                   : "emblem-ok-symbolic",
                                      campaign->title, second, make_meter (campaign));

  gtk_widget_add_css_class (gtk_widget_get_first_child (line), late ? "mark-warning" : open ? "mark-accent"
                                                                                           : "mark-success");
  gtk_widget_add_css_class (line, "campaign-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, campaign->title, -1);
  g_object_set_data_full (G_OBJECT (row), "steward-campaign", g_strdup (campaign->id), g_free);

  return row;
}

/* Open ones first, and of those the one that is due first. */
static int
compare_campaigns (gconstpointer a,
                   gconstpointer b)
{
  const StewardCampaign *left = *(const StewardCampaign *const *) a;
  const StewardCampaign *right = *(const StewardCampaign *const *) b;

  if ((left->closed_at == 0) != (right->closed_at == 0))
    return left->closed_at == 0 ? -1 : 1;
  if (left->closed_at == 0)
    return left->due < right->due ? -1 : left->due > right->due;

  return left->closed_at > right->closed_at ? -1 : left->closed_at < right->closed_at;
}

static void
show_campaigns (StewardCampaignView *self,
                GPtrArray           *campaigns)
{
  GtkWidget *old;

  g_ptr_array_sort (campaigns, compare_campaigns);
  while ((old = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), old);
  for (guint i = 0; i < campaigns->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, g_ptr_array_index (campaigns, i)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->list_states), campaigns->len > 0 ? "list" : "empty");
}

/* Reading. */

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *campaigns = steward_access_rows_list_campaigns (task_data, FALSE, &error);

  if (campaigns != NULL)
    g_task_return_pointer (task, campaigns, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
start_reading (StewardCampaignView *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->services == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->reading)
    {
      self->again = TRUE;
      return;
    }
  self->reading = TRUE;
  self->again = FALSE;
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, g_object_ref (steward_services_get_governance (self->services)), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  StewardCampaignView *self = STEWARD_CAMPAIGN_VIEW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) campaigns = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = error != NULL ? steward_council_words_error (error) : NULL;

  self->reading = FALSE;
  if (self->services == NULL)
    return;
  gtk_widget_set_visible (self->error, error != NULL);
  steward_label_set_plain (GTK_LABEL (self->error), words);
  if (campaigns != NULL)
    show_campaigns (self, campaigns);
  if (self->again)
    start_reading (self);
}

static void
activated_cb (StewardCampaignView *self,
              GtkListBoxRow       *row)
{
  steward_campaign_detail_load (self->detail, g_object_get_data (G_OBJECT (row), "steward-campaign"));
  gtk_stack_set_visible_child_name (self->stack, "detail");
}

/**
 * steward_campaign_view_go_back:
 * @self: the view
 *
 * Shows all campaigns.
 */
void
steward_campaign_view_go_back (StewardCampaignView *self)
{
  const char *campaign;

  g_return_if_fail (STEWARD_IS_CAMPAIGN_VIEW (self));

  campaign = steward_campaign_detail_get_campaign (self->detail);
  gtk_stack_set_visible_child_name (self->stack, "list");
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "steward-campaign"), campaign) == 0)
      gtk_widget_grab_focus (row);
}

/* A new one. */

static StewardIntent *
make_campaign (StewardShortForm *form,
               gpointer          data)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_OPEN_CAMPAIGN, data);
  gint64 due = steward_short_form_get_day (form, "due");
  gboolean domain = g_strcmp0 (steward_short_form_get_choice (form, "over"), "domain") == 0;

  intent->title = steward_short_form_get_text (form, "title");
  intent->name = domain ? g_strdup (steward_short_form_get_choice (form, "domain")) : NULL;
  intent->subject = domain ? NULL : steward_short_form_get_text (form, "product");
  /* The last day counts. */
  if (due != 0)
    {
      g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (due / G_USEC_PER_SEC);
      g_autoptr (GDateTime) next = g_date_time_add_days (day, 1);

      intent->until = (g_date_time_to_unix (next) - 1) * G_USEC_PER_SEC;
    }

  return intent;
}

static void
over_cb (StewardShortForm *form)
{
  gboolean domain = g_strcmp0 (steward_short_form_get_choice (form, "over"), "domain") == 0;

  steward_short_form_set_shown (form, "domain", domain);
  steward_short_form_set_shown (form, "product", !domain);
}

static void
add_over (StewardShortForm    *form,
          StewardCouncilState *state)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) domains = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *seats = state != NULL && state->charter != NULL ? state->charter->seats : NULL;

  g_ptr_array_add (ids, g_strdup ("domain"));
  g_ptr_array_add (titles, g_strdup (_("All products of a domain")));
  g_ptr_array_add (ids, g_strdup ("product"));
  g_ptr_array_add (titles, g_strdup (_("One product")));
  steward_short_form_add_choice (form, "over", _("Over what"), ids, titles);
  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (seats, i);

      if (seat->domain != NULL && !g_ptr_array_find_with_equal_func (domains, seat->domain, g_str_equal, NULL))
        g_ptr_array_add (domains, g_strdup (seat->domain));
    }
  steward_short_form_add_choice (form, "domain", _("Domain"), domains, domains);
}

static void
new_cb (StewardCampaignView *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), STEWARD_TYPE_PAGE);
  const char *person = steward_services_get_person (self->services);
  StewardShortForm *form;

  if (page == NULL)
    return;
  form = steward_short_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("New Campaign"),
                                 _("Somebody answers for each access: keep it, shrink it, or revoke it. What has no "
                                   "answer at the end is proposed to be revoked."), _("Show What Will Be Recorded"));
  steward_short_form_add_line (form, "title", _("What it is called"), NULL, FALSE);
  add_over (form, steward_council_peek_state (steward_services_get_council (self->services)));
  steward_short_form_add_line (form, "product", _("Name of the product"), NULL, TRUE);
  steward_short_form_add_day (form, "due", _("Last day to answer"), g_get_real_time () + USUAL_DAYS * G_TIME_SPAN_DAY,
                              TRUE);
  g_signal_connect (form, "chosen", G_CALLBACK (over_cb), NULL);
  over_cb (form);
  steward_act_form_run (form, STEWARD_PAGE (page), _("Open Campaign"), _("The campaign is open"), make_campaign,
                        g_strdup (person != NULL ? person : ""), g_free);
}

static gboolean
key_cb (StewardCampaignView *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !gtk_widget_get_mapped (self->list))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_j)
    return gtk_widget_child_focus (self->list, GTK_DIR_DOWN) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_k)
    return gtk_widget_child_focus (self->list, GTK_DIR_UP) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;

  return GDK_EVENT_PROPAGATE;
}

static void
steward_campaign_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_campaign_view_parent_class)->map (widget);
  start_reading (STEWARD_CAMPAIGN_VIEW (widget));
}

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
  GTK_WIDGET_CLASS (klass)->map = steward_campaign_view_map;

  signals[SIGNAL_OPEN_ACCESS] = g_signal_new ("open-access", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_empty (StewardCampaignView *self)
{
  GtkWidget *empty = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("New Campaign…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "dialog-password-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Campaign Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("In a campaign somebody answers for each access of a domain or a product: keep "
                                     "it, shrink it, or revoke it."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_cb), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), button);

  return empty;
}

static GtkWidget *
make_list (StewardCampaignView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *button = gtk_button_new_with_label (_("New Campaign…"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Campaigns"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_add_css_class (box, "evidence");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 960);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 960);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
}

static void
steward_campaign_view_init (StewardCampaignView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->list_states = gtk_stack_new ();
  self->error = steward_text_new (NULL, "error-box");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_stack_add_named (GTK_STACK (self->list_states), gtk_label_new (NULL), "reading");
  gtk_stack_add_named (GTK_STACK (self->list_states), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->list_states), make_empty (self), "empty");
  gtk_widget_set_vexpand (self->list_states, TRUE);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), self->list_states);
  gtk_stack_add_named (self->stack, box, "list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_campaign_view_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new view, which reads when it is seen
 */
GtkWidget *
steward_campaign_view_new (StewardServices *services)
{
  StewardCampaignView *self = g_object_new (STEWARD_TYPE_CAMPAIGN_VIEW, NULL);

  self->services = g_object_ref (services);
  self->detail = STEWARD_CAMPAIGN_DETAIL (steward_campaign_detail_new (services));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->detail), "detail");
  g_signal_connect_swapped (self->detail, "back", G_CALLBACK (steward_campaign_view_go_back), self);
  g_signal_connect_swapped (self->detail, "open-access", G_CALLBACK (open_access_cb), self);
  g_signal_connect_object (steward_services_get_council (services), "changed", G_CALLBACK (start_reading), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
