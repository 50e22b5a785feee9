/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The decision on one incident. What the form says is prepared anew as it
 * changes; a verb is confirmed only on words that were shown. Each verb keeps
 * its own text, so that a cause never becomes a message to consumers. */

#include "config.h"

#include "steward-incident-decide-private.h"

#include <glib/gi18n.h>

#include "steward-error.h"
#include "steward-people-row.h"
#include "steward-plain-label.h"

#define TYPING_MS 180

G_DEFINE_FINAL_TYPE (StewardIncidentDecide, steward_incident_decide, ADW_TYPE_BIN)

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_DISARMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Preparing. */

static void
show_error (StewardIncidentDecide *self,
            const char            *words)
{
  gtk_widget_set_visible (self->error, words != NULL);
  steward_label_set_plain (self->error_label, words);
}

static void
show_act (StewardIncidentDecide *self)
{
  gboolean armed = self->way != STEWARD_INCIDENT_LOOK;

  steward_recorded_box_set_open (self->recorded, armed);
  steward_recorded_box_set_act (self->recorded, self->act, self->state);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), self->act != NULL);
  if (self->act != NULL)
    steward_label_set_plain (self->question, self->act->summary);
  else if (armed)
    gtk_label_set_text (self->question, _(steward_incident_ways[self->way].question));
}

static void
forget_act (StewardIncidentDecide *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
}

static gboolean
can_prepare (StewardIncidentDecide *self)
{
  return self->kase != NULL && self->council != NULL && self->person != NULL && !self->pending &&
         self->way != STEWARD_INCIDENT_LOOK;
}

static StewardIntent *
make_intent (StewardIncidentDecide *self)
{
  StewardIntent *intent = steward_intent_new (steward_incident_ways[self->way].verb, self->person);

  steward_incident_decide_read_form (self, intent);

  return intent;
}

static void
prepare (StewardIncidentDecide *self)
{
  g_autoptr (StewardIntent) intent = NULL;

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  if (!can_prepare (self))
    {
      forget_act (self);
      show_act (self);
      return;
    }
  intent = make_intent (self);
  self->preparing = g_cancellable_new ();
  steward_council_prepare_async (self->council, intent, self->preparing, prepared_cb, g_object_ref (self));
}

static gboolean
typing_cb (gpointer user_data)
{
  StewardIncidentDecide *self = user_data;

  self->typing = 0;
  prepare (self);

  return G_SOURCE_REMOVE;
}

/* Until it is prepared anew, what was shown cannot be confirmed. */
static void
prepare_soon (StewardIncidentDecide *self)
{
  forget_act (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), FALSE);
  self->typing = g_timeout_add (TYPING_MS, typing_cb, self);
}

/* The focus goes to the answer unless somebody is in the middle of the form. */
static void
focus_answer (StewardIncidentDecide *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (self->way == STEWARD_INCIDENT_LOOK || self->act == NULL)
    return;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->content))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->record_button));
}

static char *
say_failure (const GError *error)
{
  const char *remedy = steward_error_remedy (error);

  return remedy == NULL ? g_strdup (error->message) : g_strdup_printf ("%s %s", error->message, _(remedy));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardIncidentDecide) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAct) act = steward_council_prepare_finish (STEWARD_COUNCIL (source), result, &error);
  gboolean current = self->preparing != NULL && g_task_get_cancellable (G_TASK (result)) == self->preparing;
  g_autofree char *words = NULL;

  if (!current || self->kase == NULL)
    return;
  g_clear_object (&self->preparing);
  g_clear_pointer (&self->act, steward_act_free);
  self->act = g_steal_pointer (&act);
  show_act (self);
  words = error != NULL ? say_failure (error) : NULL;
  show_error (self, words);
  focus_answer (self);
}

static void
show_way (StewardIncidentDecide *self)
{
  const StewardIncidentWayLine *way = &steward_incident_ways[self->way];

  steward_comment_box_set_title (self->comment, _(way->comment));
  if (way->answer != NULL)
    steward_key_button_set_title (self->record_button, _(way->answer));
  steward_incident_decide_show_why (self);
  steward_incident_decide_show_buttons (self);
  show_act (self);
}

static void
set_text (StewardIncidentDecide *self,
          const char            *text)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  steward_comment_box_set_text (self->comment, text);
  self->filling = filling;
}

static void
set_way (StewardIncidentDecide *self,
         StewardIncidentWay     way)
{
  g_free (self->texts[self->way]);
  self->texts[self->way] = steward_comment_box_dup_text (self->comment);
  self->way = way;
  set_text (self, self->texts[way]);
  show_error (self, NULL);
  forget_act (self);
  show_way (self);
  prepare (self);
}

static void
form_changed_cb (StewardIncidentDecide *self)
{
  if (self->filling || self->kase == NULL || self->way == STEWARD_INCIDENT_LOOK)
    return;
  self->touched = TRUE;
  self->touched_way = self->way;
  prepare_soon (self);
}

static void
verb_clicked_cb (StewardIncidentDecide *self,
                 GtkWidget             *button)
{
  steward_incident_decide_perform (self, gtk_widget_get_name (button));
}

static void
record_clicked_cb (StewardIncidentDecide *self)
{
  if (self->act != NULL && self->way != STEWARD_INCIDENT_LOOK)
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
cancel_clicked_cb (StewardIncidentDecide *self)
{
  if (steward_incident_decide_disarm (self))
    g_signal_emit (self, signals[SIGNAL_DISARMED], 0);
}

static gboolean
key_cb (StewardIncidentDecide *self,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0 ||
      self->way == STEWARD_INCIDENT_LOOK)
    return GDK_EVENT_PROPAGATE;
  record_clicked_cb (self);

  return GDK_EVENT_STOP;
}

static void
steward_incident_decide_dispose (GObject *object)
{
  StewardIncidentDecide *self = STEWARD_INCIDENT_DECIDE (object);

  forget_act (self);
  self->filling = TRUE;
  self->kase = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_INCIDENT_DECIDE);
  g_clear_pointer (&self->told_checks, g_ptr_array_unref);
  g_clear_object (&self->council);
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->incident, g_free);
  for (guint i = 0; i < STEWARD_INCIDENT_N_WAYS; i++)
    g_clear_pointer (&self->texts[i], g_free);

  G_OBJECT_CLASS (steward_incident_decide_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, header);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, back_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, content);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, why);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, why_icon);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, why_label);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, person_group);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, cause_group);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, cause);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, still_missed);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, told_box);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, told);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, comment);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, footer);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, error);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, error_label);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, recorded);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, buttons);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, choose_page);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, confirm_page);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, acknowledge_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, resolve_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, assign_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, comment_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, tell_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, question);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, record_button);
  gtk_widget_class_bind_template_child (widget_class, StewardIncidentDecide, hint);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, verb_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
steward_incident_decide_class_init (StewardIncidentDecideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_incident_decide_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISARMED] = g_signal_new ("disarmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_COMMENT_BOX);
  g_type_ensure (STEWARD_TYPE_RECORDED_BOX);
  g_type_ensure (STEWARD_TYPE_KEY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/incidents/steward-incident-decide.ui");
  bind_template (widget_class);
}

static void
steward_incident_decide_init (StewardIncidentDecide *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->filling = TRUE;
  self->told_checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->assignee = steward_people_row_new (_("Who deals with it"));
  adw_preferences_group_add (self->person_group, self->assignee);
  g_signal_connect_swapped (self->assignee, "notify::selected", G_CALLBACK (form_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->filling = FALSE;
}

/**
 * steward_incident_decide_new:
 *
 * Returns: (transfer floating): a pane with nothing to decide
 */
GtkWidget *
steward_incident_decide_new (void)
{
  return g_object_new (STEWARD_TYPE_INCIDENT_DECIDE, NULL);
}

/**
 * steward_incident_decide_get_header:
 * @self: a pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_incident_decide_get_header (StewardIncidentDecide *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_DECIDE (self), NULL);

  return self->header;
}

/**
 * steward_incident_decide_steal_act:
 * @self: a pane that says "confirmed"
 *
 * Returns: (transfer full) (nullable): what was shown and confirmed
 */
StewardAct *
steward_incident_decide_steal_act (StewardIncidentDecide *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_DECIDE (self), NULL);

  self->touched = FALSE;

  return g_steal_pointer (&self->act);
}

/**
 * steward_incident_decide_dup_form:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): the form as it is, to be shown again
 *   later; %NULL when the person changed nothing in it
 */
StewardIntent *
steward_incident_decide_dup_form (StewardIncidentDecide *self)
{
  StewardIncidentWay way;
  StewardIntent *form;

  g_return_val_if_fail (STEWARD_IS_INCIDENT_DECIDE (self), NULL);

  if (!self->touched || self->kase == NULL || self->person == NULL)
    return NULL;
  way = self->way;
  self->way = self->touched_way;
  form = make_intent (self);
  self->way = way;
  if (way != self->touched_way)
    {
      g_free (form->comment);
      form->comment = g_strdup (self->texts[self->touched_way]);
    }

  return form;
}

/**
 * steward_incident_decide_set_council:
 * @self: a pane
 * @council: (nullable): where it is recorded
 * @person: (nullable): who sits here
 */
void
steward_incident_decide_set_council (StewardIncidentDecide *self,
                                     StewardCouncil        *council,
                                     const char            *person)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_DECIDE (self));

  g_set_object (&self->council, council);
  g_free (self->person);
  self->person = g_strdup (person);
}

static void
take_state (StewardIncidentDecide *self,
            StewardCouncilState   *state)
{
  if (state != NULL)
    steward_council_state_ref (state);
  g_clear_pointer (&self->state, steward_council_state_unref);
  self->state = state;
}

static void
start_form (StewardIncidentDecide *self,
            const StewardIntent   *form)
{
  self->way = STEWARD_INCIDENT_LOOK;
  steward_incident_decide_fill_form (self, form);
  set_text (self, NULL);
  self->touched = form != NULL;
  for (guint i = 0; form != NULL && i < STEWARD_INCIDENT_N_WAYS; i++)
    if (g_strcmp0 (steward_incident_ways[i].verb, form->verb) == 0)
      self->touched_way = (StewardIncidentWay) i;
}

/**
 * steward_incident_decide_set_case:
 * @self: a pane
 * @kase: (nullable): what is decided; must live until another one is set
 * @state: (nullable): names of persons
 * @form: (nullable): what the person wrote into the form before
 *
 * The same incident again keeps what is in the form.
 */
void
steward_incident_decide_set_case (StewardIncidentDecide *self,
                                  StewardIncidentCase   *kase,
                                  StewardCouncilState   *state,
                                  const StewardIntent   *form)
{
  gboolean same;

  g_return_if_fail (STEWARD_IS_INCIDENT_DECIDE (self));

  same = kase != NULL && form == NULL && g_strcmp0 (self->incident, kase->incident->id) == 0;
  forget_act (self);
  self->kase = kase;
  gtk_widget_set_visible (self->content, kase != NULL);
  gtk_widget_set_visible (self->footer, kase != NULL);
  if (kase == NULL)
    {
      g_clear_pointer (&self->incident, g_free);
      self->way = STEWARD_INCIDENT_LOOK;
      self->touched = FALSE;
      return;
    }
  take_state (self, state);
  self->filling = TRUE;
  if (!same)
    {
      self->pending = FALSE;
      show_error (self, NULL);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
    }
  if (!same || (!self->touched && self->way == STEWARD_INCIDENT_LOOK))
    start_form (self, form);
  else if (!steward_incident_decide_may (self, self->way))
    self->way = STEWARD_INCIDENT_LOOK;
  g_free (self->incident);
  self->incident = g_strdup (kase->incident->id);
  self->filling = FALSE;
  show_way (self);
  prepare (self);
}

/**
 * steward_incident_decide_set_back:
 * @self: a pane
 * @back: whether the incident is a step back
 */
void
steward_incident_decide_set_back (StewardIncidentDecide *self,
                                  gboolean               back)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_DECIDE (self));

  gtk_widget_set_visible (self->back_button, back);
}

/**
 * steward_incident_decide_set_pending:
 * @self: a pane
 * @pending: whether something on this incident is on its way into the ledger
 */
void
steward_incident_decide_set_pending (StewardIncidentDecide *self,
                                     gboolean               pending)
{
  g_return_if_fail (STEWARD_IS_INCIDENT_DECIDE (self));

  if (self->pending == pending)
    return;
  self->pending = pending;
  if (self->kase == NULL)
    return;
  self->filling = TRUE;
  if (pending)
    start_form (self, NULL);
  self->way = STEWARD_INCIDENT_LOOK;
  self->filling = FALSE;
  forget_act (self);
  show_way (self);
}

/**
 * steward_incident_decide_show_failure:
 * @self: a pane
 * @error: why something on this incident was not recorded
 */
void
steward_incident_decide_show_failure (StewardIncidentDecide *self,
                                      const GError          *error)
{
  g_autofree char *failure = say_failure (error);
  g_autofree char *words = g_strdup_printf (_("Not recorded. %s"), failure);

  g_return_if_fail (STEWARD_IS_INCIDENT_DECIDE (self));

  show_error (self, words);
}

/* What has to be said before anything can be shown gets the focus. */
static void
focus_first (StewardIncidentDecide *self)
{
  switch (self->way)
    {
    case STEWARD_INCIDENT_ASSIGN:
      gtk_widget_grab_focus (self->assignee);
      break;
    case STEWARD_INCIDENT_RESOLVE:
      gtk_widget_grab_focus (GTK_WIDGET (self->cause));
      break;
    case STEWARD_INCIDENT_COMMENT:
      steward_comment_box_focus (self->comment);
      break;
    case STEWARD_INCIDENT_LOOK:
    case STEWARD_INCIDENT_ACKNOWLEDGE:
    case STEWARD_INCIDENT_TELL:
    case STEWARD_INCIDENT_N_WAYS:
    default:
      focus_answer (self);
    }
}

static void
arm (StewardIncidentDecide *self,
     StewardIncidentWay     way)
{
  if (!steward_incident_decide_may (self, way))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  set_way (self, way);
  focus_first (self);
}

/**
 * steward_incident_decide_perform:
 * @self: a pane
 * @verb: "acknowledge", "assign", "comment", "resolve" or "tell"
 *
 * Opens what the verb would record. The same verb again does not confirm it.
 *
 * Returns: whether @verb is one
 */
gboolean
steward_incident_decide_perform (StewardIncidentDecide *self,
                                 const char            *verb)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_DECIDE (self), FALSE);

  for (guint i = STEWARD_INCIDENT_ACKNOWLEDGE; i < STEWARD_INCIDENT_N_WAYS; i++)
    if (g_str_equal (steward_incident_ways[i].name, verb))
      {
        if (self->way == (StewardIncidentWay) i)
          focus_answer (self);
        else
          arm (self, (StewardIncidentWay) i);
        return TRUE;
      }

  return FALSE;
}

/**
 * steward_incident_decide_disarm:
 * @self: a pane
 *
 * Returns: whether something was about to be confirmed; it is no longer
 */
gboolean
steward_incident_decide_disarm (StewardIncidentDecide *self)
{
  g_return_val_if_fail (STEWARD_IS_INCIDENT_DECIDE (self), FALSE);

  if (self->way == STEWARD_INCIDENT_LOOK)
    return FALSE;
  set_way (self, STEWARD_INCIDENT_LOOK);

  return TRUE;
}
