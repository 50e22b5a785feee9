/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of access: it reads lists and cases, keeps what is written into the
 * decision, and takes what was confirmed to the ledger. After a decision the
 * next one that waits is opened at once; taking it back returns. */

#include "config.h"

#include <glib/gi18n.h>

#include "steward-access-menu.h"
#include "steward-access-page-private.h"

G_DEFINE_FINAL_TYPE (StewardAccessPage, steward_access_page, STEWARD_TYPE_PAGE)

static void lists_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void case_cb  (GObject *source, GAsyncResult *result, gpointer user_data);

static StewardServices *
get_services (StewardAccessPage *self)
{
  return steward_page_get_services (STEWARD_PAGE (self));
}

static const char *
get_person (StewardAccessPage *self)
{
  return steward_services_get_person (get_services (self));
}

/* Forms are kept under the number of the access. */

static void
keep_form (StewardAccessPage *self)
{
  g_autoptr (StewardIntent) form = steward_access_decide_dup_form (self->decide);

  if (form != NULL && self->drafts != NULL)
    steward_form_drafts_put (self->drafts, get_person (self), form->access, form);
}

/* What the source is called here; one of another desk has only its server. */
static const char *
get_place (StewardAccessPage        *self,
           const StewardAccessTerms *terms)
{
  StewardSourceItem *item = terms->source == NULL ? NULL
                                                  : steward_services_find_source (get_services (self), terms->source);

  if (item != NULL)
    return steward_source_get_name (steward_source_item_get_source (item));

  return terms->instance != NULL ? terms->instance : _("a source of another desk");
}

/* What both panes show. */

static void
set_case (StewardAccessPage *self,
          StewardAccessCase *kase,
          gboolean           restore)
{
  StewardAccessCase *old = g_steal_pointer (&self->kase);
  const char *id = kase == NULL ? NULL : kase->access->id;
  const StewardIntent *form = kase == NULL || !restore
                                ? NULL : steward_form_drafts_get (self->drafts, get_person (self), id);
  const GError *failure = id == NULL ? NULL : g_hash_table_lookup (self->failures, id);

  self->kase = kase;
  if (kase != NULL)
    steward_access_pane_set_case (self->pane, kase, get_person (self), get_place (self, kase->access->terms));
  steward_access_decide_set_case (self->decide, kase, form);
  if (id != NULL)
    steward_access_decide_set_pending (self->decide, steward_sealing_holds (self->sealing, id));
  if (failure != NULL)
    steward_access_decide_show_failure (self->decide, failure);
  if (kase == NULL)
    steward_access_planner_set_effect (self->planner, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "access.open-product", kase != NULL && kase->detail != NULL);
  g_clear_pointer (&old, steward_access_case_free);
}

static void
read_case (StewardAccessPage *self)
{
  g_cancellable_cancel (self->reading_case);
  g_clear_object (&self->reading_case);
  if (self->access == NULL || self->council == NULL)
    return;
  self->reading_case = g_cancellable_new ();
  steward_access_case_load_async (self->council, self->access, get_person (self), self->reading_case, case_cb,
                                  g_object_ref (self));
}

static void
case_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardAccessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAccessCase) kase = steward_access_case_load_finish (STEWARD_COUNCIL (source), result, &error);
  gboolean same;

  if (steward_error_is_cancelled (error) || self->council == NULL || self->access == NULL)
    return;
  if (kase == NULL)
    {
      set_case (self, NULL, FALSE);
      steward_access_pane_show_error (self->pane, error);
      return;
    }
  if (g_strcmp0 (kase->access->id, self->access) != 0)
    return;
  same = self->kase != NULL && g_strcmp0 (self->kase->access->id, self->access) == 0;
  set_case (self, g_steal_pointer (&kase), !same);
}

/* What would be done follows the form. */
static void
effect_changed_cb (StewardAccessPage *self)
{
  StewardEffect *effect = steward_access_decide_make_effect (self->decide);

  steward_access_planner_set_effect (self->planner, effect);
  if (self->kase != NULL)
    steward_access_pane_set_terms (self->pane, effect != NULL ? effect->terms : self->kase->access->terms);
  g_clear_pointer (&effect, steward_effect_free);
}

static void
show_room (StewardAccessPage *self)
{
  guint room = steward_review_panes_get_room (self->panes);

  steward_access_pane_set_decide (self->pane, room < 2);
  steward_access_decide_set_back (self->decide, room < 2);
  adw_header_bar_set_show_end_title_buttons (steward_access_pane_get_header (self->pane), room < 2);
  adw_header_bar_set_show_start_title_buttons (steward_access_decide_get_header (self->decide), room < 2);
}

/* Keys act on the page only while the focus is in it; whoever comes from the
 * sidebar has lost it. */
static gboolean
focus_cb (gpointer user_data)
{
  StewardAccessPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  self->focus = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return G_SOURCE_REMOVE;
  if (steward_review_panes_is_shown (self->panes, STEWARD_PANE_LIST))
    steward_access_browse_focus (self->browse);
  else
    steward_access_pane_focus (self->pane);

  return G_SOURCE_REMOVE;
}

static void
take_focus (StewardAccessPage *self)
{
  if (self->focus == 0)
    self->focus = g_timeout_add (50, focus_cb, self);
}

static void
show_access (StewardAccessPage *self,
             const char        *access)
{
  if (g_strcmp0 (self->access, access) == 0)
    return;
  keep_form (self);
  g_free (self->access);
  self->access = g_strdup (access);
  set_case (self, NULL, FALSE);
  steward_access_pane_set_loading (self->pane, access);
  read_case (self);
}

/* Lists. */

static void
read_lists (StewardAccessPage *self)
{
  const StewardAccessFilter filter = { 0 };

  g_cancellable_cancel (self->reading_lists);
  g_clear_object (&self->reading_lists);
  if (self->council == NULL)
    return;
  self->reading_lists = g_cancellable_new ();
  steward_access_summaries_load_async (self->council, &filter, get_person (self), self->reading_lists, lists_cb,
                                       g_object_ref (self));
}

static void
lists_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardAccessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = steward_access_summaries_load_finish (STEWARD_COUNCIL (source), result, &error);

  if (steward_error_is_cancelled (error) || self->council == NULL)
    return;
  if (summaries == NULL)
    {
      steward_access_browse_show_error (self->browse, error);
      return;
    }
  steward_access_browse_set_summaries (self->browse, summaries);
  steward_page_set_badge (STEWARD_PAGE (self), steward_access_browse_count_waiting (self->browse));
  steward_page_set_alarm (STEWARD_PAGE (self), steward_access_browse_is_alarming (self->browse));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_focus (self);
}

static void
council_changed_cb (StewardAccessPage *self)
{
  read_lists (self);
  read_case (self);
}

static void
person_changed_cb (StewardAccessPage *self)
{
  steward_access_decide_set_council (self->decide, self->council, self->planner, get_person (self));
  steward_access_browse_set_person (self->browse, get_person (self));
  council_changed_cb (self);
}

/* Confirming, and what becomes of it. */

/* The next one that is not on its way already; where there is none, back to the
 * list. */
static void
go_on (StewardAccessPage *self)
{
  const char *next;

  while ((next = steward_access_browse_move (self->browse, 1)) != NULL && steward_sealing_holds (self->sealing, next))
    continue;
  if (next == NULL)
    {
      steward_access_page_close (self);
      return;
    }
  show_access (self, next);
  if (steward_review_panes_get_room (self->panes) < 2)
    steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
  steward_access_pane_focus (self->pane);
}

static void
confirmed_cb (StewardAccessPage *self)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_act_free);
  StewardAct *act = steward_access_decide_steal_act (self->decide);
  gboolean decides;

  if (act == NULL)
    return;
  decides = g_str_equal (act->intent->verb, STEWARD_VERB_DECIDE_ACCESS);
  g_ptr_array_add (acts, act);
  steward_form_drafts_put (self->drafts, get_person (self), act->intent->access, NULL);
  g_hash_table_remove (self->failures, act->intent->access);
  steward_sealing_confirm (self->sealing, g_steal_pointer (&acts));
  steward_access_decide_set_pending (self->decide, TRUE);
  if (decides)
    go_on (self);
}

static void
put_back (StewardAccessPage *self,
          const StewardAct  *act)
{
  const char *access = act->intent->access;

  if (access == NULL)
    return;
  steward_form_drafts_put (self->drafts, get_person (self), access, act->intent);
  if (g_strcmp0 (self->access, access) != 0)
    return;
  steward_access_decide_set_pending (self->decide, FALSE);
  if (self->kase != NULL)
    steward_access_decide_set_case (self->decide, self->kase, act->intent);
}

static void
undone_cb (StewardAccessPage *self,
           StewardAct        *act)
{
  put_back (self, act);
  if (act->intent->access != NULL)
    steward_access_page_open_access (self, act->intent->access);
}

static void
effects_ran_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (StewardAccessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = steward_services_run_effects_finish (STEWARD_SERVICES (source), result, &error);

  /* What failed stands in the row of the access; a run elsewhere does the same. */
  if (reports == NULL)
    g_debug ("Effects were not carried out now: %s", error->message);
  if (self->council != NULL)
    steward_council_refresh (self->council);
}

static void
sealed_cb (StewardAccessPage *self,
           StewardAct        *act)
{
  /* Short: it must not lie over the buttons of the next decision. */
  g_autofree char *words = g_strdup_printf (_("Recorded: %s"), act->intent->access != NULL ? act->intent->access
                                                                                          : act->summary);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  steward_page_toast (STEWARD_PAGE (self), adw_toast_new (escaped));
  if (g_strcmp0 (self->access, act->intent->access) == 0)
    steward_access_decide_set_pending (self->decide, FALSE);
  steward_council_refresh (self->council);
  steward_services_run_effects_async (get_services (self), NULL, effects_ran_cb, g_object_ref (self));
}

static void
failed_cb (StewardAccessPage *self,
           StewardAct        *act,
           const GError      *error)
{
  const char *access = act->intent->access;

  if (access == NULL)
    return;
  g_hash_table_insert (self->failures, g_strdup (access), g_error_copy (error));
  put_back (self, act);
  if (g_strcmp0 (self->access, access) == 0)
    steward_access_decide_show_failure (self->decide, error);
}

static void
disarmed_cb (StewardAccessPage *self)
{
  steward_access_pane_focus (self->pane);
}

static void
open_failed_cb (StewardAccessPage *self,
                const char        *access)
{
  if (*access != '\0')
    steward_access_page_open_access (self, access);
}

/* What every page can. */

static gboolean
steward_access_page_go_back (StewardPage *page)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (page);
  StewardPane step = steward_review_panes_get_step (self->panes);

  if (step == STEWARD_PANE_LIST)
    return FALSE;
  if (step == STEWARD_PANE_DECISION && steward_review_panes_get_room (self->panes) < 2)
    {
      steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
      return TRUE;
    }
  steward_access_page_close (self);

  return TRUE;
}

static gboolean
steward_access_page_focus_search (StewardPage *page)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (page);

  if (steward_review_panes_get_step (self->panes) != STEWARD_PANE_LIST)
    steward_access_page_close (self);

  return steward_access_browse_focus_search (self->browse);
}

static gboolean
steward_access_page_escape (StewardPage *page)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (page);

  if (steward_review_panes_get_step (self->panes) == STEWARD_PANE_LIST)
    return steward_access_browse_escape (self->browse);
  if (steward_access_decide_disarm (self->decide) ||
      (steward_access_page_is_typing (self) && gtk_widget_get_focus_child (GTK_WIDGET (self->decide)) != NULL))
    {
      disarmed_cb (self);
      return TRUE;
    }

  return steward_access_page_go_back (page);
}

static gboolean
close_request_cb (StewardAccessPage *self)
{
  keep_form (self);
  if (self->sealing != NULL)
    steward_sealing_flush (self->sealing);

  return GDK_EVENT_PROPAGATE;
}

static void
steward_access_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_access_page_parent_class)->map (widget);

  take_focus (STEWARD_ACCESS_PAGE (widget));
}

static void
steward_access_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steward_access_page_parent_class)->root (widget);

  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "close-request", G_CALLBACK (close_request_cb), widget,
                             G_CONNECT_SWAPPED);
}

static void
build_panes (StewardAccessPage *self)
{
  self->planner = steward_access_planner_new (get_services (self));
  self->browse = STEWARD_ACCESS_BROWSE (steward_access_browse_new (get_services (self)));
  self->pane = STEWARD_ACCESS_PANE (steward_access_pane_new (self->planner));
  self->decide = STEWARD_ACCESS_DECIDE (steward_access_decide_new ());
  self->panes = STEWARD_REVIEW_PANES (steward_review_panes_new (GTK_WIDGET (self->browse), GTK_WIDGET (self->pane),
                                                                GTK_WIDGET (self->decide)));
  steward_review_panes_set_most (self->panes, 2);
  adw_bin_set_child (self->panes_bin, GTK_WIDGET (self->panes));

  g_signal_connect_swapped (self->panes, "notify::room", G_CALLBACK (show_room), self);
  g_signal_connect_swapped (self->browse, "open", G_CALLBACK (steward_access_page_open_access), self);
  g_signal_connect_swapped (self->browse, "retry", G_CALLBACK (read_lists), self);
  g_signal_connect_swapped (self->pane, "retry", G_CALLBACK (read_case), self);
  g_signal_connect_swapped (self->decide, "confirmed", G_CALLBACK (confirmed_cb), self);
  g_signal_connect_swapped (self->decide, "disarmed", G_CALLBACK (disarmed_cb), self);
  g_signal_connect_swapped (self->decide, "effect-changed", G_CALLBACK (effect_changed_cb), self);
}

static void
connect_council (StewardAccessPage *self)
{
  StewardServices *services = get_services (self);

  self->council = g_object_ref (steward_services_get_council (services));
  self->drafts = steward_form_drafts_new (steward_services_get_governance (services));
  self->sealing = steward_sealing_new (self->council);
  g_signal_connect_object (self->sealing, "sealed", G_CALLBACK (sealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sealing, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  steward_undo_bar_set_sealing (self->undo_bar, self->sealing);
  g_signal_connect_object (self->council, "changed", G_CALLBACK (council_changed_cb), self, G_CONNECT_SWAPPED);
  /* Why something waits is no event. */
  g_signal_connect_object (services, "access-changed", G_CALLBACK (council_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (services, "person-changed", G_CALLBACK (person_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_services_get_catalog (services), "changed", G_CALLBACK (read_case), self,
                           G_CONNECT_SWAPPED);
}

static void
steward_access_page_constructed (GObject *object)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (object);

  G_OBJECT_CLASS (steward_access_page_parent_class)->constructed (object);

  build_panes (self);
  steward_page_adopt_header (STEWARD_PAGE (self), steward_access_browse_get_header (self->browse));
  steward_access_page_add_keys (self);
  steward_access_menu_attach (STEWARD_PAGE (self), self->browse);
  connect_council (self);
  person_changed_cb (self);
  show_room (self);
}

static void
steward_access_page_dispose (GObject *object)
{
  StewardAccessPage *self = STEWARD_ACCESS_PAGE (object);

  if (self->council != NULL)
    keep_form (self);
  g_clear_handle_id (&self->focus, g_source_remove);
  g_cancellable_cancel (self->reading_lists);
  g_clear_object (&self->reading_lists);
  g_cancellable_cancel (self->reading_case);
  g_clear_object (&self->reading_case);
  if (self->undo_bar != NULL)
    steward_undo_bar_set_sealing (self->undo_bar, NULL);
  if (self->sealing != NULL)
    g_object_run_dispose (G_OBJECT (self->sealing));
  g_clear_object (&self->sealing);
  g_clear_object (&self->drafts);
  if (self->council != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->decide, self);
      steward_access_decide_set_case (self->decide, NULL, NULL);
      steward_access_planner_set_effect (self->planner, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_ACCESS_PAGE);
  g_clear_pointer (&self->kase, steward_access_case_free);
  g_clear_pointer (&self->failures, g_hash_table_unref);
  g_clear_pointer (&self->access, g_free);
  g_clear_object (&self->planner);
  g_clear_object (&self->council);

  G_OBJECT_CLASS (steward_access_page_parent_class)->dispose (object);
}

static void
steward_access_page_class_init (StewardAccessPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  object_class->constructed = steward_access_page_constructed;
  object_class->dispose = steward_access_page_dispose;
  widget_class->map = steward_access_page_map;
  widget_class->root = steward_access_page_root;
  page_class->go_back = steward_access_page_go_back;
  page_class->focus_search = steward_access_page_focus_search;
  page_class->escape = steward_access_page_escape;

  g_type_ensure (STEWARD_TYPE_UNDO_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/access/steward-access-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPage, panes_bin);
  gtk_widget_class_bind_template_child (widget_class, StewardAccessPage, undo_bar);
  gtk_widget_class_bind_template_callback (widget_class, open_failed_cb);

  steward_access_page_install_actions (widget_class);
}

static void
steward_access_page_init (StewardAccessPage *self)
{
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_access_page_new:
 * @services: the services
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
steward_access_page_new (StewardServices *services)
{
  return g_object_new (STEWARD_TYPE_ACCESS_PAGE,
                       "services", services,
                       "title", _("Access"),
                       "icon-name", "dialog-password-symbolic",
                       NULL);
}

/**
 * steward_access_page_open_access:
 * @self: the page
 * @access: id of an access, or of a request for one
 *
 * Shows it with the decision beside it.
 */
void
steward_access_page_open_access (StewardAccessPage *self,
                                 const char        *access)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PAGE (self));

  steward_access_browse_select (self->browse, access);
  show_access (self, access);
  steward_review_panes_set_step (self->panes, STEWARD_PANE_EVIDENCE);
  show_room (self);
  steward_access_pane_focus (self->pane);
}

/**
 * steward_access_page_close:
 * @self: the page
 *
 * Leaves what is open, and shows the lists.
 */
void
steward_access_page_close (StewardAccessPage *self)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PAGE (self));

  steward_review_panes_set_step (self->panes, STEWARD_PANE_LIST);
  show_access (self, NULL);
  steward_access_browse_focus (self->browse);
}

/**
 * steward_access_page_step:
 * @self: the page
 * @step: how many to go on, or back
 *
 * Opens the next one of the list.
 *
 * Returns: whether there is one
 */
gboolean
steward_access_page_step (StewardAccessPage *self,
                          int                step)
{
  const char *next;

  g_return_val_if_fail (STEWARD_IS_ACCESS_PAGE (self), FALSE);

  next = steward_access_browse_move (self->browse, step);
  if (next == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  show_access (self, next);

  return TRUE;
}

/**
 * steward_access_page_show_view:
 * @self: the page
 * @view: "waiting", "mine", "all", "drift" or "campaigns"
 */
void
steward_access_page_show_view (StewardAccessPage *self,
                               const char        *view)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PAGE (self));

  steward_access_browse_set_view (self->browse, view);
}
