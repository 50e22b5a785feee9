/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan. While the platform is asked anew, the statements that were shown
 * stay readable and are marked as old; nothing jumps. */

#include "config.h"

#include "steward-access-plan-block.h"

#include <glib/gi18n.h>

#include "steward-access-look.h"
#include "steward-cards.h"
#include "steward-error.h"
#include "steward-plain-label.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"

struct _StewardAccessPlanBlock
{
  AdwBin parent_instance;

  StewardAccessPlanner *planner;       /* owned, nullable */
  StewardEffectPlan *recorded;         /* owned, nullable: of the case */
  char *source;                        /* owned, nullable: name of the source */
  char *ends;                          /* owned, nullable: a sentence about the end */
  char *statements;                    /* owned, nullable: exactly, for the clipboard */

  GtkLabel *title;                     /* unowned, below the child */
  GtkLabel *aside;
  GtkSpinner *spinner;
  GtkWidget *copy_button;
  GtkWidget *failure;
  GtkLabel *failure_label;
  GtkWidget *code;
  GtkLabel *text;
  GtkWidget *notes;
  GtkLabel *last;
};

G_DEFINE_FINAL_TYPE (StewardAccessPlanBlock, steward_access_plan_block, ADW_TYPE_BIN)

/* Words of the language itself, so that names stand out by being plain. */
static PangoAttrList *
make_emphasis (const char *text)
{
  PangoAttrList *list = pango_attr_list_new ();
  const char *p = text;
  char quote = '\0';

  while (*p != '\0')
    {
      const char *start = p;
      gboolean word = g_ascii_isalpha (*p) || *p == '_';

      if (quote != '\0' || !word)
        {
          if (quote == *p)
            quote = '\0';
          else if (quote == '\0' && (*p == '\'' || *p == '"'))
            quote = *p;
          p++;
          continue;
        }
      for (word = TRUE; g_ascii_isalnum (*p) || *p == '_'; p++)
        word = word && g_ascii_isupper (*p);
      if (word && p - start > 1)
        {
          PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          bold->start_index = (guint) (start - text);
          bold->end_index = (guint) (p - text);
          pango_attr_list_insert (list, bold);
        }
    }

  return list;
}

static void
add_note (StewardAccessPlanBlock *self,
          const char             *icon_name,
          const char             *css_class,
          const char             *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *text = steward_text_new (words, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, css_class);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (self->notes), line);
}

static GtkWidget *
make_role (const StewardEffectRole *role)
{
  g_autofree char *second = g_strdup_printf ("%s · %s", role->path != NULL ? role->path : "",
                                             role->can_login ? _("can log in") : _("a group"));

  return steward_line_new (role->can_login ? "avatar-default-symbolic" : "system-users-symbolic", role->role, second,
                           NULL);
}

static void
show_roles (StewardAccessPlanBlock  *self,
            const StewardEffectPlan *plan)
{
  GtkWidget *expander, *list;
  guint n_gain = 0, n_had = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < plan->roles->len; i++)
    {
      const StewardEffectRole *role = g_ptr_array_index (plan->roles, i);

      n_gain += role->had ? 0 : 1;
      n_had += role->had ? 1 : 0;
    }
  if (n_gain + n_had == 0)
    return;
  if (n_gain == 0)
    words = g_strdup_printf (ngettext ("%u other role is concerned, and could see it before",
                                       "%u other roles are concerned, and could see it before", n_had), n_had);
  else
    words = g_strdup_printf (ngettext ("%u more role is concerned by membership",
                                       "%u more roles are concerned by membership", n_gain), n_gain);
  expander = gtk_expander_new (words);
  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < plan->roles->len; i++)
    gtk_box_append (GTK_BOX (list), make_role (g_ptr_array_index (plan->roles, i)));
  gtk_widget_add_css_class (list, "plan-roles");
  gtk_expander_set_child (GTK_EXPANDER (expander), list);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), n_gain > 0 && n_gain <= 3);
  gtk_box_append (GTK_BOX (self->notes), expander);
}

static void
show_statements (StewardAccessPlanBlock  *self,
                 const StewardEffectPlan *plan)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *plain = NULL;
  PangoAttrList *emphasis;

  for (guint i = 0; i < plan->statements->len; i++)
    {
      const char *statement = g_ptr_array_index (plan->statements, i);

      g_string_append_printf (all, "%s%s%s", i > 0 ? "\n" : "", statement,
                              g_str_has_suffix (statement, ";") ? "" : ";");
    }
  plain = steward_plain_text_block (all->str, G_MAXSIZE, NULL);
  emphasis = make_emphasis (plain);
  gtk_label_set_text (self->text, plain);
  gtk_label_set_attributes (self->text, emphasis);
  pango_attr_list_unref (emphasis);
  g_free (self->statements);
  self->statements = g_strdup (all->str);
  gtk_widget_set_visible (self->code, plan->statements->len > 0);
}

static void
show_aside (StewardAccessPlanBlock  *self,
            const StewardEffectPlan *plan)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, ngettext ("%u statement", "%u statements", plan->statements->len),
                          plan->statements->len);
  if (plan->transactional && plan->statements->len > 0)
    g_string_append (words, _(" · 1 transaction"));
  gtk_label_set_text (self->aside, words->str);
}

static void
show_plan (StewardAccessPlanBlock  *self,
           const StewardEffectPlan *plan,
           gboolean                 past)
{
  steward_box_clear (self->notes);
  show_statements (self, plan);
  show_aside (self, plan);
  if (plan->satisfied && !past)
    add_note (self, "emblem-ok-symbolic", "mark-success", _("The platform is so already; nothing has to run."));
  /* A plan that is a script says so itself. */
  if (!plan->executable && plan->warnings->len == 0)
    add_note (self, "dialog-information-symbolic", "mark-none",
              past ? _("A person runs this as a script and confirms it.")
                   : _("Steward cannot run this here: a person runs it as a script and confirms it."));
  for (guint i = 0; i < plan->warnings->len; i++)
    add_note (self, "dialog-warning-symbolic", "mark-warning", g_ptr_array_index (plan->warnings, i));
  show_roles (self, plan);
}

static void
show_title (StewardAccessPlanBlock  *self,
            const StewardEffectPlan *plan,
            gboolean                 past)
{
  const char *platform = plan != NULL && plan->platform != NULL ? plan->platform : self->source;
  g_autofree char *words = NULL;

  if (platform == NULL)
    words = g_strdup (past ? _("Exactly what was decided to run") : _("Exactly what will run"));
  else
    words = g_strdup_printf (past ? _("Exactly what was decided to run on %s") : _("Exactly what will run on %s"),
                             platform);
  steward_label_set_plain (self->title, words);
}

static void
show (StewardAccessPlanBlock *self)
{
  StewardPlannerState state = self->planner == NULL ? STEWARD_PLANNER_NONE
                                                    : steward_access_planner_get_state (self->planner);
  const StewardEffectPlan *plan = state == STEWARD_PLANNER_READY ? steward_access_planner_get_plan (self->planner)
                                  : state == STEWARD_PLANNER_NONE ? self->recorded : NULL;
  gboolean past = state == STEWARD_PLANNER_NONE;
  gboolean asking = state == STEWARD_PLANNER_ASKING;

  gtk_widget_set_visible (GTK_WIDGET (self), plan != NULL || !past);
  gtk_spinner_set_spinning (self->spinner, asking);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), asking);
  gtk_widget_set_visible (self->failure, state == STEWARD_PLANNER_FAILED);
  gtk_widget_set_sensitive (self->code, !asking);
  show_title (self, plan, past);
  if (plan != NULL)
    show_plan (self, plan, past);
  else if (asking)
    gtk_label_set_text (self->aside, _("the platform is asked…"));
  if (state == STEWARD_PLANNER_FAILED)
    {
      const GError *error = steward_access_planner_get_error (self->planner);
      const char *remedy = steward_error_remedy (error);
      g_autofree char *words = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");

      steward_label_set_plain (self->failure_label, words);
      gtk_label_set_text (self->aside, NULL);
      gtk_label_set_text (self->text, NULL);
      gtk_widget_set_visible (self->code, FALSE);
      steward_box_clear (self->notes);
    }
  gtk_widget_set_visible (self->copy_button, plan != NULL && plan->statements->len > 0);
  steward_label_set_plain (self->last, self->ends);
  gtk_widget_set_visible (GTK_WIDGET (self->last), self->ends != NULL && plan != NULL && plan->executable);
}

static void
copy_cb (StewardAccessPlanBlock *self)
{
  if (self->statements != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->statements);
}

static void
retry_cb (StewardAccessPlanBlock *self)
{
  if (self->planner != NULL)
    steward_access_planner_retry (self->planner);
}

static void
steward_access_plan_block_dispose (GObject *object)
{
  StewardAccessPlanBlock *self = STEWARD_ACCESS_PLAN_BLOCK (object);

  g_clear_object (&self->planner);
  g_clear_pointer (&self->recorded, steward_effect_plan_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->ends, g_free);
  g_clear_pointer (&self->statements, g_free);

  G_OBJECT_CLASS (steward_access_plan_block_parent_class)->dispose (object);
}

static void
steward_access_plan_block_class_init (StewardAccessPlanBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_access_plan_block_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_head (StewardAccessPlanBlock *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->title = GTK_LABEL (steward_text_new (NULL, "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->aside = GTK_LABEL (steward_text_new (NULL, "second-line"));
  gtk_label_set_wrap (self->aside, FALSE);
  self->copy_button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_add_css_class (self->copy_button, "flat");
  gtk_widget_add_css_class (self->copy_button, "small-button");
  gtk_widget_set_valign (self->copy_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->copy_button, _("Copy the Statements"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy the statements"), -1);
  g_signal_connect_swapped (self->copy_button, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->aside));
  gtk_box_append (GTK_BOX (head), self->copy_button);

  return head;
}

static GtkWidget *
make_failure (StewardAccessPlanBlock *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("network-offline-symbolic");
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  self->failure = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->failure_label = GTK_LABEL (steward_text_new (NULL, NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->failure_label), TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "mark-error");
  gtk_widget_add_css_class (self->failure, "error-box");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (retry_cb), self);
  gtk_box_append (GTK_BOX (self->failure), icon);
  gtk_box_append (GTK_BOX (self->failure), GTK_WIDGET (self->failure_label));
  gtk_box_append (GTK_BOX (self->failure), button);

  return self->failure;
}

static void
steward_access_plan_block_init (StewardAccessPlanBlock *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_failure (self));
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "yalign", 0.f, "wrap", TRUE, "wrap-mode",
                             PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Statements"), -1);
  self->code = adw_bin_new ();
  adw_bin_set_child (ADW_BIN (self->code), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (self->code, "code-block");
  gtk_widget_add_css_class (self->code, "statements");
  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->last = GTK_LABEL (steward_text_new (NULL, "second-line"));
  gtk_box_append (GTK_BOX (box), self->code);
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->last));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_access_plan_block_new:
 *
 * Returns: (transfer floating): no plan yet
 */
GtkWidget *
steward_access_plan_block_new (void)
{
  return g_object_new (STEWARD_TYPE_ACCESS_PLAN_BLOCK, NULL);
}

/**
 * steward_access_plan_block_set_planner:
 * @self: a block
 * @planner: what it shows
 */
void
steward_access_plan_block_set_planner (StewardAccessPlanBlock *self,
                                       StewardAccessPlanner   *planner)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PLAN_BLOCK (self));

  if (!g_set_object (&self->planner, planner))
    return;
  g_signal_connect_object (planner, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static char *
say_end (const StewardAccess *access)
{
  g_autofree char *day = NULL;

  if (access->ask != NULL && access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    return g_strdup (_("Read back and compared afterwards."));
  if (access->terms->until == 0 || (access->state != STEWARD_ACCESS_REQUESTED &&
                                    access->state != STEWARD_ACCESS_APPROVED))
    return NULL;
  day = steward_review_say_date (access->terms->until - 1, g_get_real_time ());

  return g_strdup_printf (_("Read back and compared afterwards. After %s it is taken back by itself."), day);
}

/**
 * steward_access_plan_block_set_case:
 * @self: a block
 * @kase: the case: what was recorded with its decision is shown while nothing
 *   is planned
 * @place: (nullable): name of the source
 */
void
steward_access_plan_block_set_case (StewardAccessPlanBlock  *self,
                                    const StewardAccessCase *kase,
                                    const char              *place)
{
  g_return_if_fail (STEWARD_IS_ACCESS_PLAN_BLOCK (self));

  g_clear_pointer (&self->recorded, steward_effect_plan_free);
  self->recorded = kase->plan == NULL ? NULL : steward_effect_plan_copy (kase->plan);
  g_free (self->source);
  self->source = g_strdup (place);
  g_free (self->ends);
  self->ends = say_end (kase->access);
  show (self);
}
