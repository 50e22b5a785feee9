/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The evidence of one review, from what changes down to what was decided
 * before. It keeps its place when the same review is shown again. */

#include "config.h"

#include "steward-evidence-pane.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-change-list.h"
#include "steward-evidence-facts.h"
#include "steward-plain-label.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"
#include "steward-side-box.h"

#define QUIET_MS 300

struct _StewardEvidencePane
{
  AdwBin parent_instance;

  char *review;                        /* owned, nullable: id of what is shown */
  char *revision;                      /* owned, nullable: its digest */
  GPtrArray *findings;                 /* unowned rows that [ and ] visit */
  int finding;                         /* the last visited; −1: none */
  guint waiting;                       /* until the spinner appears */

  AdwHeaderBar *header;                /* template children */
  GtkImage *icon;
  GtkLabel *title;
  GtkWidget *back_button;
  GtkWidget *decide_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  AdwStatusPage *hint;
  GtkWidget *hint_ask;
  GtkWidget *hint_product;
  GtkScrolledWindow *scroll;
  GtkLabel *line;
  GtkButton *revision_button;
  GtkWidget *product_button;
  GtkWidget *banner;
  GtkLabel *banner_label;
  GtkWidget *lead;
  GtkWidget *changes_box;
  GtkLabel *changes_title;
  GtkWidget *advice;
  GtkLabel *advice_label;
  GtkImage *advice_mark;
  StewardChangeList *changes;
  GtkWidget *blocks;
};

G_DEFINE_FINAL_TYPE (StewardEvidencePane, steward_evidence_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_EXCEPT_CHANGED,
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
except_changed_cb (StewardEvidencePane *self)
{
  g_signal_emit (self, signals[SIGNAL_EXCEPT_CHANGED], 0);
}

static void
retry_cb (StewardEvidencePane *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
copy_revision_cb (StewardEvidencePane *self)
{
  if (self->revision != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->revision);
}

static gboolean
waiting_cb (gpointer user_data)
{
  StewardEvidencePane *self = user_data;

  self->waiting = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_state (StewardEvidencePane *self,
            const char          *name)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
set_target (GtkWidget  *button,
            const char *action,
            const char *target)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_widget_set_visible (button, target != NULL);
  if (target == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static char *
say_versions (const StewardEvidence *evidence)
{
  const char *before = evidence->before == NULL ? NULL : evidence->before->version;
  const char *after = evidence->after == NULL ? NULL : evidence->after->version;

  if (before != NULL && after != NULL && !g_str_equal (before, after))
    return g_strdup_printf ("%s → %s", before, after);

  return g_strdup (after != NULL ? after : before);
}

static void
show_line (StewardEvidencePane   *self,
           const StewardEvidence *evidence)
{
  const StewardReview *review = evidence->review;
  gint64 now = g_get_real_time ();
  const char *name = evidence->state == NULL || review->requester == NULL
                       ? NULL : steward_council_state_get_name (evidence->state, review->requester);
  g_autofree char *date = steward_review_say_date (review->opened_at, now);
  g_autofree char *versions = say_versions (evidence);
  g_autofree char *due = review->due > 0 ? steward_review_say_moment (review->due, now) : NULL;
  g_autofree char *asked = g_strdup_printf (_("asked by %s, %s"), name != NULL ? name : _("somebody"), date);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s · ", _(steward_review_kind_to_title (review->kind)));
  if (versions != NULL)
    g_string_append_printf (words, "%s · ", versions);
  g_string_append (words, asked);
  if (due != NULL && review->decided_at == 0)
    g_string_append_printf (words, _(" · due %s"), due);
  g_string_append_printf (words, " · %s", review->id);
  steward_label_set_plain (self->line, words->str);
  g_string_free (words, TRUE);
}

static void
show_revision (StewardEvidencePane   *self,
               const StewardEvidence *evidence)
{
  g_autofree char *digest = steward_review_shorten_digest (evidence->review->revision);
  g_autofree char *label = g_strdup_printf (_("revision %s"), digest);
  g_autofree char *tip = g_strdup_printf (_("Copy %s"), evidence->review->revision != NULL ? evidence->review->revision
                                                                                           : "");

  g_free (self->revision);
  self->revision = g_strdup (evidence->review->revision);
  gtk_button_set_label (self->revision_button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->revision_button), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->revision_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->revision_button), self->revision != NULL);

  set_target (self->product_button, "win.open-product", evidence->detail == NULL ? NULL : evidence->detail->urn);
}

static void
show_banner (StewardEvidencePane   *self,
             const StewardEvidence *evidence)
{
  const StewardReview *review = evidence->review;
  g_autofree char *words = NULL;

  if (review->overridden)
    words = g_strdup_printf (_("The chair decided this by override. %s"),
                             review->outcome != NULL ? review->outcome : "");
  else if (review->state == STEWARD_CHANGE_SUPERSEDED || review->state == STEWARD_CHANGE_CONFLICTED)
    words = g_strdup_printf ("%s. %s", _(steward_change_state_to_title (review->state)),
                             review->outcome != NULL ? review->outcome : "");
  else if (review->appeal_of != NULL)
    words = g_strdup_printf (_("An appeal of %s."), review->appeal_of);
  else if (review->kind != STEWARD_REVIEW_CHARTER && evidence->detail == NULL)
    words = g_strdup (_("The product is not in the catalog now. What you see is what was submitted."));

  gtk_widget_set_visible (self->banner, words != NULL);
  steward_label_set_plain (self->banner_label, words);
}

static GHashTable *
make_outcomes (const StewardReview *review)
{
  GHashTable *outcomes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; review->changes != NULL && i < review->changes->len; i++)
    {
      const StewardReviewChange *change = g_ptr_array_index (review->changes, i);

      if (change->outcome != NULL && change->path != NULL)
        g_hash_table_insert (outcomes, change->path, change->outcome);
    }

  return outcomes;
}

static void
show_advice (StewardEvidencePane   *self,
             const StewardEvidence *evidence)
{
  gboolean fits = evidence->version_fits;

  gtk_widget_set_visible (self->advice, evidence->version_advice != NULL);
  steward_label_set_plain (self->advice_label, evidence->version_advice);
  gtk_image_set_from_icon_name (self->advice_mark, fits ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->advice_mark), fits ? "mark-warning" : "mark-success");
  gtk_widget_add_css_class (GTK_WIDGET (self->advice_mark), fits ? "mark-success" : "mark-warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->advice_mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fits ? _("the version fits") : _("the version does not fit"), -1);
}

static void
show_changes (StewardEvidencePane   *self,
              const StewardEvidence *evidence)
{
  guint n_changes = evidence->changes == NULL ? 0 : evidence->changes->len;
  gboolean contract = evidence->review->kind == STEWARD_REVIEW_CONTRACT ||
                      evidence->review->kind == STEWARD_REVIEW_BREAKING_CONTRACT;
  g_autoptr (GHashTable) outcomes = make_outcomes (evidence->review);
  g_autofree char *title = g_strdup_printf (ngettext ("%u Change", "%u Changes", n_changes), n_changes);

  gtk_widget_set_visible (self->changes_box, n_changes > 0);
  gtk_label_set_text (self->changes_title, title);
  show_advice (self, evidence);
  if (n_changes > 0)
    steward_change_list_set_changes (self->changes, evidence->changes, outcomes,
                                     contract && n_changes > 1 && evidence->voter == STEWARD_VOTER_MAY);
}

static void
append (GtkWidget *box,
        GtkWidget *block)
{
  if (block != NULL)
    gtk_box_append (GTK_BOX (box), block);
}

static GtkWidget *
make_pair (GtkWidget *first,
           GtkWidget *second)
{
  GtkWidget *pair;

  if (first == NULL || second == NULL)
    return first != NULL ? first : second;
  pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (pair), first);
  gtk_box_append (GTK_BOX (pair), second);

  return pair;
}

static void
show_blocks (StewardEvidencePane   *self,
             const StewardEvidence *evidence,
             const char            *person)
{
  steward_box_clear (self->lead);
  steward_box_clear (self->blocks);
  g_ptr_array_set_size (self->findings, 0);
  self->finding = -1;

  append (self->lead, steward_evidence_note_new (evidence));
  append (self->lead, steward_evidence_criteria_new (evidence));
  gtk_widget_set_visible (self->lead, gtk_widget_get_first_child (self->lead) != NULL);
  append (self->blocks, steward_evidence_findings_new (evidence->findings, self->findings));
  append (self->blocks, make_pair (steward_evidence_levels_new (evidence),
                                   steward_evidence_downstream_new (evidence)));
  append (self->blocks, steward_evidence_conditions_new (evidence, person));
  append (self->blocks, steward_evidence_files_new (evidence));
  append (self->blocks, steward_evidence_timeline_new (evidence));
  append (self->blocks, steward_evidence_past_new (evidence->past, _("Decided Before on This Product")));
  append (self->blocks, steward_evidence_past_new (evidence->similar, _("Similar Decisions")));
}

static gboolean
key_cb (StewardEvidencePane *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      steward_evidence_pane_scroll (self, 0.1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      steward_evidence_pane_scroll (self, -0.1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      steward_evidence_pane_scroll (self, 0.9);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      steward_evidence_pane_scroll (self, -0.9);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
steward_evidence_pane_dispose (GObject *object)
{
  StewardEvidencePane *self = STEWARD_EVIDENCE_PANE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_EVIDENCE_PANE);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->review, g_free);
  g_clear_pointer (&self->revision, g_free);

  G_OBJECT_CLASS (steward_evidence_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, header);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, icon);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, title);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, back_button);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, decide_button);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, failure);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, hint);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, hint_ask);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, hint_product);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, scroll);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, line);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, revision_button);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, product_button);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, banner_label);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, lead);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, changes_box);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, changes_title);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, advice);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, advice_label);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, advice_mark);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, changes);
  gtk_widget_class_bind_template_child (widget_class, StewardEvidencePane, blocks);
  gtk_widget_class_bind_template_callback (widget_class, except_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_revision_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
steward_evidence_pane_class_init (StewardEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_evidence_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_EXCEPT_CHANGED] = g_signal_new ("except-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_CHANGE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/review/steward-evidence-pane.ui");
  bind_template (widget_class);
}

static void
steward_evidence_pane_init (StewardEvidencePane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->findings = g_ptr_array_new ();
  self->finding = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroll), keys);
}

/**
 * steward_evidence_pane_new:
 *
 * Returns: (transfer floating): an empty pane
 */
GtkWidget *
steward_evidence_pane_new (void)
{
  return g_object_new (STEWARD_TYPE_EVIDENCE_PANE, NULL);
}

/**
 * steward_evidence_pane_get_header:
 * @self: a pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_evidence_pane_get_header (StewardEvidencePane *self)
{
  g_return_val_if_fail (STEWARD_IS_EVIDENCE_PANE (self), NULL);

  return self->header;
}

/**
 * steward_evidence_pane_dup_except:
 * @self: a pane
 *
 * Returns: (transfer full) (nullable): the paths of changes that are left out
 *   of an approval
 */
char **
steward_evidence_pane_dup_except (StewardEvidencePane *self)
{
  g_return_val_if_fail (STEWARD_IS_EVIDENCE_PANE (self), NULL);

  return steward_change_list_dup_except (self->changes);
}

/**
 * steward_evidence_pane_set_except:
 * @self: a pane
 * @paths: (nullable): of changes that are left out of an approval
 */
void
steward_evidence_pane_set_except (StewardEvidencePane *self,
                                  const char *const   *paths)
{
  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  steward_change_list_set_except (self->changes, paths);
}

/**
 * steward_evidence_pane_set_loading:
 * @self: a pane
 * @title: (nullable): of what is on its way; %NULL: nothing is
 */
void
steward_evidence_pane_set_loading (StewardEvidencePane *self,
                                   const char          *title)
{
  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  steward_label_set_plain (self->title, title);
  if (title == NULL)
    {
      g_clear_pointer (&self->review, g_free);
      gtk_image_clear (self->icon);
      show_state (self, "blank");
    }
  else if (self->waiting == 0)
    self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
}

/**
 * steward_evidence_pane_set_evidence:
 * @self: a pane
 * @evidence: what is shown; must live until other evidence is set
 * @person: (nullable): who reads
 */
void
steward_evidence_pane_set_evidence (StewardEvidencePane *self,
                                    StewardEvidence     *evidence,
                                    const char          *person)
{
  g_auto (GStrv) except = NULL;
  gboolean same;

  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  same = g_strcmp0 (self->review, evidence->review->id) == 0;
  except = same ? steward_change_list_dup_except (self->changes) : NULL;
  g_free (self->review);
  self->review = g_strdup (evidence->review->id);
  steward_label_set_plain (self->title, evidence->review->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), gtk_label_get_text (self->title));
  gtk_image_set_from_icon_name (self->icon, steward_review_kind_to_icon (evidence->review->kind));
  show_line (self, evidence);
  show_revision (self, evidence);
  show_banner (self, evidence);
  show_changes (self, evidence);
  show_blocks (self, evidence, person);
  if (except != NULL)
    steward_change_list_set_except (self->changes, (const char *const *) except);
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  show_state (self, "evidence");
}

/**
 * steward_evidence_pane_set_steps:
 * @self: a pane
 * @back: whether the queue is a step back
 * @decide: whether the decision is a step ahead
 */
void
steward_evidence_pane_set_steps (StewardEvidencePane *self,
                                 gboolean             back,
                                 gboolean             decide)
{
  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  gtk_widget_set_visible (self->back_button, back);
  gtk_widget_set_visible (self->decide_button, decide);
}

/**
 * steward_evidence_pane_show_hint:
 * @self: a pane
 * @title: (nullable): of an item without a review
 * @words: (nullable): what it asks for
 * @subject: (nullable): URN of its product
 *
 * Says what to do about an item of which the council has nothing before it yet.
 */
void
steward_evidence_pane_show_hint (StewardEvidencePane *self,
                                 const char          *title,
                                 const char          *words,
                                 const char          *subject)
{
  g_autofree char *line = steward_plain_text_line (words);
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  g_autofree char *plain = steward_plain_text_line (title);
  g_autofree char *name = g_markup_escape_text (plain, -1);

  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  g_clear_pointer (&self->review, g_free);
  adw_status_page_set_title (self->hint, name);
  adw_status_page_set_description (self->hint, escaped);
  set_target (self->hint_ask, "review.ask", subject);
  set_target (self->hint_product, "win.open-product", subject);
  show_state (self, "hint");
}

/**
 * steward_evidence_pane_show_error:
 * @self: a pane
 * @error: why there is no evidence
 */
void
steward_evidence_pane_show_error (StewardEvidencePane *self,
                                  const GError        *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *message = steward_plain_text_line (error->message);
  g_autofree char *both = g_strdup_printf ("%s\n%s", message, remedy == NULL ? "" : _(remedy));
  g_autofree char *escaped = g_markup_escape_text (both, -1);

  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  g_clear_pointer (&self->review, g_free);
  adw_status_page_set_description (self->failure, escaped);
  show_state (self, "error");
}

/**
 * steward_evidence_pane_jump:
 * @self: a pane
 * @step: 1 for the next finding, −1 for the one before
 *
 * Scrolls to the finding and puts the focus on it.
 */
void
steward_evidence_pane_jump (StewardEvidencePane *self,
                            int                  step)
{
  int n_findings;

  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  n_findings = (int) self->findings->len;
  if (n_findings == 0)
    return;
  self->finding = self->finding < 0 ? (step > 0 ? 0 : n_findings - 1)
                                    : (self->finding + step + n_findings) % n_findings;
  gtk_widget_grab_focus (g_ptr_array_index (self->findings, self->finding));
}

/**
 * steward_evidence_pane_scroll:
 * @self: a pane
 * @pages: how far, in what is seen at once
 */
void
steward_evidence_pane_scroll (StewardEvidencePane *self,
                              double               pages)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroll);

  g_return_if_fail (STEWARD_IS_EVIDENCE_PANE (self));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          pages * gtk_adjustment_get_page_size (adjustment));
}
