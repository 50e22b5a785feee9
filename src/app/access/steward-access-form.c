/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The form that asks for access. What follows is worked out anew as it changes:
 * the way by the charter at once, what would be recorded and what would run a
 * moment later. What was typed is kept until it is recorded, whatever happens. */

#include "config.h"

#include "steward-access-form.h"

#include <glib/gi18n.h>

#include "steward-access-fields.h"
#include "steward-access-offer.h"
#include "steward-access-outlook.h"
#include "steward-access-planner.h"
#include "steward-accessible.h"
#include "steward-consumer-fields.h"
#include "steward-form-drafts.h"
#include "steward-form-note.h"
#include "steward-plain-label.h"
#include "steward-plain-text.h"
#include "steward-recorded-box.h"
#include "steward-undo-bar.h"

#define TYPING_MS 250
#define KEPT_MOMENT (10 * G_TIME_SPAN_MINUTE)
#define TWO_FROM 900

struct _StewardAccessForm
{
  AdwWindow parent_instance;

  StewardServices *services;           /* owned */
  StewardCouncil *council;             /* owned */
  StewardFormDrafts *drafts;           /* owned */
  StewardSealing *sealing;             /* owned */
  StewardIntent *given;                /* owned, nullable: what it is filled with first */
  char *subject;                       /* owned, nullable: URN; NULL until one is chosen */
  GPtrArray *products;                 /* owned StewardConsumerProduct, nullable */
  StewardAccessOffer *offer;           /* owned, nullable */
  StewardAct *act;                     /* owned, nullable */
  StewardAccessPlanner *planner;       /* owned: of the terms as they stand */
  GError *failure;                     /* owned, nullable: why the last attempt was not recorded */
  GCancellable *cancellable;           /* owned: of what ends with the window */
  GCancellable *loading;               /* owned, nullable */
  GCancellable *preparing;             /* owned, nullable */
  gint64 now;                          /* what periods are counted from: it does not run on at every key */
  guint typing;
  gboolean drafts_loaded;
  gboolean touched;
  gboolean wide;

  AdwBin *fields_bin;                  /* template children */
  GtkStack *states;
  GtkLabel *failure_label;
  GtkLabel *subject_label;
  GtkWidget *product_row;
  GtkDropDown *product;
  GtkWidget *scroll;
  AdwBin *below_bin;
  AdwBin *beside_bin;
  GtkWidget *beside;
  AdwBin *footer_below;
  AdwBin *footer_beside;
  StewardUndoBar *undo_bar;

  StewardAccessFields *fields;         /* unowned, in fields_bin */
  GtkWidget *outlook;                  /* owned: moves between its places */
  GtkWidget *footer;                   /* owned: likewise */
  GtkWidget *error;                    /* unowned, in the footer */
  GtkWidget *error_label;
  StewardRecordedBox *recorded;
  GtkWidget *ask_button;
};

G_DEFINE_FINAL_TYPE (StewardAccessForm, steward_access_form, ADW_TYPE_WINDOW)

static void prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void load_offer  (StewardAccessForm *self);

static char *
make_form_id (StewardAccessForm *self)
{
  return g_strdup_printf ("access-%s", self->subject);
}

static const char *
get_person (StewardAccessForm *self)
{
  return steward_services_get_person (self->services);
}

static gint64
get_now (StewardAccessForm *self)
{
  gint64 now = g_get_real_time ();

  if (now - self->now > KEPT_MOMENT || now < self->now)
    self->now = now;

  return self->now;
}

/* What would run for these terms, if that is known. */
static const StewardEffectPlan *
find_plan (StewardAccessForm        *self,
           const StewardAccessTerms *terms)
{
  const StewardEffect *effect = steward_access_planner_get_effect (self->planner);

  return effect != NULL && terms != NULL && steward_access_terms_equal (effect->terms, terms)
           ? steward_access_planner_get_plan (self->planner) : NULL;
}

static StewardIntent *
make_intent (StewardAccessForm *self)
{
  StewardIntent *intent = steward_intent_new (STEWARD_VERB_REQUEST_ACCESS, get_person (self));

  const StewardEffectPlan *plan;

  intent->subject = g_strdup (self->subject);
  steward_access_fields_fill (self->fields, intent, get_now (self));
  plan = find_plan (self, intent->terms);
  if (plan != NULL)
    intent->plan = steward_effect_plan_copy (plan);

  return intent;
}

static void
show_error (StewardAccessForm *self,
            const GError      *error)
{
  const char *remedy = error == NULL ? NULL : steward_error_remedy (error);
  g_autofree char *words = error == NULL ? NULL : g_strdup_printf ("%s %s", error->message,
                                                                   remedy != NULL ? _(remedy) : "");

  gtk_widget_set_visible (self->error, error != NULL);
  steward_label_set_plain (GTK_LABEL (self->error_label), words);
}

static void
show_act (StewardAccessForm *self)
{
  steward_access_outlook_set_warnings (STEWARD_ACCESS_OUTLOOK (self->outlook),
                                       self->act != NULL ? self->act->warnings : NULL);
  steward_recorded_box_set_act (self->recorded, self->act, steward_council_peek_state (self->council));
  gtk_widget_set_sensitive (self->ask_button, self->act != NULL);
}

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* What would become of it. */

static void
start_preparing (StewardAccessForm *self)
{
  g_autoptr (StewardIntent) intent = make_intent (self);

  cancel (&self->preparing);
  self->preparing = g_cancellable_new ();
  steward_council_prepare_async (self->council, intent, self->preparing, prepared_cb, g_object_ref (self));
}

static void
start_planning (StewardAccessForm *self)
{
  g_autofree char *id = g_strdup_printf ("%s/grant-1", self->act->access);
  g_autoptr (StewardEffect) effect = steward_effect_new (STEWARD_EFFECT_GRANT, id, self->act->access,
                                                         self->act->intent->terms);

  steward_access_planner_set_effect (self->planner, effect);
}

/* Where nobody is asked, what runs is a part of what is recorded. */
static void
planned_cb (StewardAccessForm *self)
{
  if (self->act != NULL && self->act->intent->plan == NULL && self->typing == 0 &&
      find_plan (self, self->act->intent->terms) != NULL)
    start_preparing (self);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardAccessForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAct) act = steward_council_prepare_finish (STEWARD_COUNCIL (source), result, &error);

  if (self->preparing == NULL || g_task_get_cancellable (G_TASK (result)) != self->preparing)
    return;
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  self->act = g_steal_pointer (&act);
  show_act (self);
  show_error (self, error != NULL ? error : self->failure);
  if (self->act != NULL && self->act->access != NULL)
    start_planning (self);
}

static gboolean
show_outlook (StewardAccessForm *self,
              GPtrArray         *faults)
{
  StewardAccessOutlook *outlook = STEWARD_ACCESS_OUTLOOK (self->outlook);
  g_autoptr (StewardIntent) intent = make_intent (self);
  g_autoptr (StewardAccessRoute) route = NULL;
  g_autoptr (GPtrArray) overlaps = NULL;

  steward_access_outlook_set_terms (outlook, intent->terms, self->offer->detail);
  if (intent->terms != NULL && self->offer->rules != NULL)
    {
      route = steward_access_offer_route (self->offer, intent->ask, intent->terms,
                                          steward_access_fields_has_purpose_text (self->fields),
                                          steward_access_fields_count_files (self->fields), get_now (self));
      overlaps = steward_access_offer_find_overlaps (self->offer, intent->ask, intent->terms, get_person (self),
                                                     get_now (self));
    }
  steward_access_outlook_set_route (outlook, route, faults);
  steward_access_outlook_set_overlaps (outlook, overlaps);

  return intent->terms != NULL && faults->len == 0 && (route == NULL || route->outcome != STEWARD_ROUTE_INCOMPLETE);
}

static void
update (StewardAccessForm *self)
{
  g_autoptr (GPtrArray) faults = NULL;
  gboolean complete;

  g_clear_handle_id (&self->typing, g_source_remove);
  cancel (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  if (self->offer == NULL || self->loading != NULL)
    return;
  faults = steward_access_fields_show_faults (self->fields, get_now (self));
  complete = show_outlook (self, faults);
  show_act (self);
  show_error (self, self->failure);
  if (complete && get_person (self) != NULL)
    start_preparing (self);
  else
    steward_access_planner_set_effect (self->planner, NULL);
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardAccessForm *self = user_data;

  self->typing = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (StewardAccessForm *self)
{
  self->touched = TRUE;
  g_clear_error (&self->failure);
  g_clear_handle_id (&self->typing, g_source_remove);
  gtk_widget_set_sensitive (self->ask_button, FALSE);
  self->typing = g_timeout_add (TYPING_MS, typing_cb, self);
}

/* Drafts. */

static void
keep_draft (StewardAccessForm *self)
{
  g_autofree char *form = self->subject != NULL ? make_form_id (self) : NULL;
  g_autoptr (StewardIntent) intent = NULL;

  if (!self->touched || self->offer == NULL || form == NULL)
    return;
  intent = steward_intent_new (STEWARD_VERB_REQUEST_ACCESS, get_person (self));
  intent->subject = g_strdup (self->subject);
  steward_access_fields_keep (self->fields, intent);
  steward_form_drafts_put (self->drafts, get_person (self), form, intent);
}

static void
forget_draft (StewardAccessForm *self)
{
  g_autofree char *form = self->subject != NULL ? make_form_id (self) : NULL;

  self->touched = FALSE;
  if (form != NULL)
    steward_form_drafts_put (self->drafts, get_person (self), form, NULL);
}

static void
read_draft (StewardAccessForm *self)
{
  g_autofree char *form = self->subject != NULL ? make_form_id (self) : NULL;
  const StewardIntent *draft = form != NULL ? steward_form_drafts_get (self->drafts, get_person (self), form) : NULL;

  if (self->offer == NULL || self->touched)
    return;
  if (self->given != NULL)
    steward_access_fields_set_intent (self->fields, self->given);
  else if (draft != NULL)
    {
      steward_access_fields_set_intent (self->fields, draft);
      self->touched = TRUE;
    }
  update (self);
}

static void
drafts_loaded_cb (StewardAccessForm *self)
{
  self->drafts_loaded = TRUE;
  read_draft (self);
}

/* Asking. */

static void
set_busy (StewardAccessForm *self,
          gboolean           busy)
{
  gtk_widget_set_sensitive (self->scroll, !busy);
  gtk_widget_set_sensitive (self->ask_button, !busy && self->act != NULL);
}

static void
ask_cb (StewardAccessForm *self)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);

  if (self->act == NULL || self->typing != 0 || !gtk_widget_get_sensitive (self->ask_button))
    return;
  g_clear_error (&self->failure);
  cancel (&self->preparing);
  g_ptr_array_add (acts, g_steal_pointer (&self->act));
  steward_sealing_confirm (self->sealing, g_steal_pointer (&acts));
  set_busy (self, TRUE);
}

static void
ask_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ask_cb (STEWARD_ACCESS_FORM (widget));
}

static void
undone_cb (StewardAccessForm *self)
{
  set_busy (self, FALSE);
  update (self);
}

/* What was asked can be asked again as it is. */
static void
failed_cb (StewardAccessForm *self,
           StewardAct        *act,
           const GError      *error)
{
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  self->touched = TRUE;
  set_busy (self, FALSE);
  keep_draft (self);
  update (self);
}

static void
open_access (StewardAccessForm *self,
             const char        *action,
             const char        *access)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL && access != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "s", access);
}

static void
sealed_cb (StewardAccessForm *self,
           StewardAct        *act)
{
  forget_draft (self);
  steward_council_refresh (self->council);
  open_access (self, "win.access-opened", act->access);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
overlap_cb (StewardAccessForm *self,
            const char        *access)
{
  open_access (self, "win.open-access", access);
  gtk_window_close (GTK_WINDOW (self));
}

/* What was confirmed is recorded at once, what was only written is kept. */
static gboolean
settle_cb (StewardAccessForm *self)
{
  if (steward_sealing_get_state (self->sealing) == STEWARD_SEALING_IDLE)
    {
      keep_draft (self);
      return GDK_EVENT_PROPAGATE;
    }
  steward_sealing_flush (self->sealing);
  forget_draft (self);
  steward_council_refresh (self->council);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
steward_access_form_close_request (GtkWindow *window)
{
  settle_cb (STEWARD_ACCESS_FORM (window));

  return GTK_WINDOW_CLASS (steward_access_form_parent_class)->close_request (window);
}

/* One column or two. */

static void
place_panes (StewardAccessForm *self,
             gboolean           wide)
{
  if (self->wide == wide)
    return;
  self->wide = wide;
  adw_bin_set_child (self->below_bin, NULL);
  adw_bin_set_child (self->beside_bin, NULL);
  adw_bin_set_child (self->footer_below, NULL);
  adw_bin_set_child (self->footer_beside, NULL);
  adw_bin_set_child (wide ? self->beside_bin : self->below_bin, self->outlook);
  adw_bin_set_child (wide ? self->footer_beside : self->footer_below, self->footer);
  gtk_widget_set_visible (self->beside, wide);
}

static void
width_cb (StewardAccessForm *self,
          GParamSpec        *pspec,
          GdkSurface        *surface)
{
  int width = gdk_surface_get_width (surface);

  if (width > 1)
    place_panes (self, width >= TWO_FROM);
}

static void
steward_access_form_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (steward_access_form_parent_class)->realize (widget);
  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect_object (surface, "notify::width", G_CALLBACK (width_cb), widget, G_CONNECT_SWAPPED);
}

static void
steward_access_form_dispose (GObject *object)
{
  StewardAccessForm *self = STEWARD_ACCESS_FORM (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  cancel (&self->loading);
  cancel (&self->preparing);
  if (self->undo_bar != NULL)
    steward_undo_bar_set_sealing (self->undo_bar, NULL);
  self->undo_bar = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_ACCESS_FORM);
  g_clear_object (&self->outlook);
  g_clear_object (&self->footer);
  g_clear_object (&self->planner);
  g_clear_object (&self->sealing);
  g_clear_object (&self->drafts);
  g_clear_object (&self->council);
  g_clear_object (&self->services);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->act, steward_act_free);
  g_clear_pointer (&self->given, steward_intent_free);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->products, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_access_form_parent_class)->dispose (object);
}

static void
steward_access_form_finalize (GObject *object)
{
  StewardAccessForm *self = STEWARD_ACCESS_FORM (object);

  g_clear_pointer (&self->offer, steward_access_offer_free);
  g_free (self->subject);

  G_OBJECT_CLASS (steward_access_form_parent_class)->finalize (object);
}

static void
product_cb (StewardAccessForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->product);

  if (self->products == NULL || selected >= self->products->len)
    return;
  keep_draft (self);
  g_free (self->subject);
  self->subject = g_strdup (((const StewardConsumerProduct *) g_ptr_array_index (self->products, selected))->urn);
  load_offer (self);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, fields_bin);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, states);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, failure_label);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, subject_label);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, product_row);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, product);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, below_bin);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, beside_bin);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, beside);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, footer_below);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, footer_beside);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessForm, undo_bar);
  gtk_widget_class_bind_template_callback (widget_class, product_cb);
}

static void
steward_access_form_class_init (StewardAccessFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_access_form_dispose;
  object_class->finalize = steward_access_form_finalize;
  widget_class->realize = steward_access_form_realize;
  GTK_WINDOW_CLASS (klass)->close_request = steward_access_form_close_request;

  g_type_ensure (STEWARD_TYPE_UNDO_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/access/steward-access-form.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.ask", NULL, ask_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Before the fields get the keys: a text of several lines would take them. */
static void
add_ask_keys (StewardAccessForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (trigger, gtk_named_action_new ("form.ask")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
make_footer (StewardAccessForm *self)
{
  self->footer = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (self->footer, "form-actions");
  self->error = steward_form_error_new (&self->error_label);
  gtk_box_append (GTK_BOX (self->footer), self->error);
  self->recorded = STEWARD_RECORDED_BOX (steward_recorded_box_new ());
  gtk_box_append (GTK_BOX (self->footer), GTK_WIDGET (self->recorded));
  self->ask_button = gtk_button_new_with_label (_("Request Access"));
  gtk_widget_set_tooltip_text (self->ask_button, _("Ctrl+Return"));
  gtk_widget_set_sensitive (self->ask_button, FALSE);
  gtk_widget_add_css_class (self->ask_button, "suggested-action");
  gtk_widget_add_css_class (self->ask_button, "main-action");
  g_signal_connect_swapped (self->ask_button, "clicked", G_CALLBACK (ask_cb), self);
  gtk_box_append (GTK_BOX (self->footer), self->ask_button);
  steward_recorded_box_set_act (self->recorded, NULL, NULL);
}

static void
steward_access_form_init (StewardAccessForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->product,
                                gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  steward_accessible_name_buttons (GTK_WIDGET (self->product), _("Product"));
  make_footer (self);
  self->outlook = g_object_ref_sink (steward_access_outlook_new ());
  g_signal_connect_swapped (self->outlook, "open", G_CALLBACK (overlap_cb), self);
  place_panes (self, TRUE);
  add_ask_keys (self);
}

/* Reading. */

static void
fail (StewardAccessForm *self,
      const GError      *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = g_strdup_printf ("%s\n%s", error->message, remedy != NULL ? _(remedy) : "");
  g_autofree char *plain = steward_plain_text_block (words, G_MAXSIZE, NULL);

  gtk_label_set_text (self->failure_label, plain);
  gtk_stack_set_visible_child_name (self->states, "error");
}

static void
offer_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardAccessForm) self = user_data;
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (StewardAccessOffer) offer = steward_access_offer_load_finish (STEWARD_COUNCIL (source), result, &error);
  g_autoptr (StewardAccessOffer) old = NULL;
  g_autofree char *name = NULL;

  if (self->loading == NULL || cancellable != self->loading)
    return;
  g_clear_object (&self->loading);
  if (offer == NULL)
    {
      fail (self, error);
      return;
    }
  old = g_steal_pointer (&self->offer);
  self->offer = g_steal_pointer (&offer);
  name = steward_plain_text_line (self->offer->detail->entry->name);
  gtk_label_set_text (self->subject_label, name);
  self->fields = STEWARD_ACCESS_FIELDS (steward_access_fields_new (self->services));
  steward_access_fields_set_offer (self->fields, self->offer, get_person (self),
                                   steward_consumer_products_copy (self->products));
  adw_bin_set_child (self->fields_bin, GTK_WIDGET (self->fields));
  g_signal_connect_swapped (self->fields, "changed", G_CALLBACK (changed_cb), self);
  gtk_stack_set_visible_child_name (self->states, "fields");
  gtk_widget_child_focus (GTK_WIDGET (self->fields), GTK_DIR_TAB_FORWARD);
  self->touched = FALSE;
  if (self->drafts_loaded || self->given != NULL)
    read_draft (self);
  else
    update (self);
}

static void
load_offer (StewardAccessForm *self)
{
  cancel (&self->loading);
  cancel (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  show_act (self);
  self->loading = g_cancellable_new ();
  steward_access_offer_load_async (self->council, self->subject, self->loading, offer_cb, g_object_ref (self));
}

static void
show_products (StewardAccessForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->products->len; i++)
    {
      g_autofree char *name =
        steward_plain_text_line (((const StewardConsumerProduct *) g_ptr_array_index (self->products, i))->name);

      gtk_string_list_append (names, name);
    }
  g_signal_handlers_block_by_func (self->product, product_cb, self);
  gtk_drop_down_set_model (self->product, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->product, GTK_INVALID_LIST_POSITION);
  g_signal_handlers_unblock_by_func (self->product, product_cb, self);
  gtk_stack_set_visible_child_name (self->states, "choose");
  gtk_widget_grab_focus (GTK_WIDGET (self->product));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardAccessForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) products = steward_consumer_products_list_finish (STEWARD_CATALOG (source), result, &error);

  if (self->council == NULL)
    return;
  if (products == NULL)
    {
      fail (self, error);
      return;
    }
  self->products = g_steal_pointer (&products);
  if (self->subject != NULL)
    load_offer (self);
  else
    show_products (self);
}

static void
connect_signals (StewardAccessForm *self,
                 GtkWindow         *parent)
{
  g_signal_connect_object (self->planner, "changed", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "loaded", G_CALLBACK (drafts_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "sealed", G_CALLBACK (sealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  /* Whoever quits closes the window below. */
  if (parent != NULL)
    g_signal_connect_object (parent, "close-request", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
}

static GtkWindow *
open_form (GtkWindow           *parent,
           StewardServices     *services,
           const char          *subject,
           const StewardIntent *given)
{
  StewardAccessForm *self = g_object_new (STEWARD_TYPE_ACCESS_FORM, "transient-for", parent, NULL);
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;

  self->services = g_object_ref (services);
  self->subject = g_strdup (subject);
  self->given = given != NULL ? steward_intent_copy (given) : NULL;
  self->drafts = steward_form_drafts_new (steward_services_get_governance (services));
  self->council = g_object_ref (steward_services_get_council (services));
  self->sealing = steward_sealing_new (self->council);
  self->planner = steward_access_planner_new (services);
  steward_access_outlook_set_planner (STEWARD_ACCESS_OUTLOOK (self->outlook), self->planner);
  connect_signals (self, parent);
  steward_undo_bar_set_sealing (self->undo_bar, self->sealing);
  gtk_widget_set_visible (self->product_row, subject == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->subject_label), subject != NULL);
  if (width > 0 && width < TWO_FROM)
    gtk_window_set_default_size (GTK_WINDOW (self), MAX (width - 24, 480), 820);
  if (get_person (self) == NULL)
    self->failure = g_error_new_literal (STEWARD_ERROR, STEWARD_ERROR_DENIED,
                                         _("Nobody sits at this desk. Choose who you are in the queue."));
  show_error (self, self->failure);
  steward_consumer_products_list_async (steward_services_get_catalog (services), self->cancellable, listed_cb,
                                        g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}

/**
 * steward_access_form_open:
 * @parent: (nullable): the window above which it appears
 * @services: the services
 * @subject: (nullable): URN of a product; %NULL lets the person choose one
 *
 * Returns: (transfer none): the form, which belongs to GTK as every toplevel
 *   does
 */
GtkWindow *
steward_access_form_open (GtkWindow       *parent,
                          StewardServices *services,
                          const char      *subject)
{
  return open_form (parent, services, subject, NULL);
}

/**
 * steward_access_form_open_intent:
 * @parent: (nullable): the window above which it appears
 * @services: the services
 * @intent: an access.request with its subject: what stands in the form
 *
 * Returns: (transfer none): the form
 */
GtkWindow *
steward_access_form_open_intent (GtkWindow           *parent,
                                 StewardServices     *services,
                                 const StewardIntent *intent)
{
  return open_form (parent, services, intent->subject, intent);
}
