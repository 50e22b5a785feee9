/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The statements word for word: they wrap and scroll and are never shortened.
 * What was shown stays readable while it is made anew. */

#include "config.h"

#include "steward-plan-box.h"

#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-error.h"
#include "steward-plain-text.h"

#define HIGH 240
#define MANY_ROLES 8u

struct _StewardPlanBox
{
  GtkBox parent_instance;

  GtkWidget *title;                    /* unowned, below */
  GtkWidget *spinner;
  GtkWidget *aside;
  GtkWidget *copy;
  GtkWidget *scroll;
  GtkWidget *text;
  GtkWidget *notes;
};

G_DEFINE_FINAL_TYPE (StewardPlanBox, steward_plan_box, GTK_TYPE_BOX)

static void
copy_cb (StewardPlanBox *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (GTK_LABEL (self->text)));
}

static GtkWidget *
make_head (StewardPlanBox *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->title = steward_text_new (_("Exactly what would run"), "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Asking the platform"), -1);
  self->aside = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->aside, "second-line");
  gtk_widget_add_css_class (self->aside, "numeric");
  self->copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_add_css_class (self->copy, "flat");
  gtk_widget_set_valign (self->copy, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->copy, _("Copy the Statements"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy the statements"),
                                  -1);
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->spinner);
  gtk_box_append (GTK_BOX (head), self->aside);
  gtk_box_append (GTK_BOX (head), self->copy);

  return head;
}

static void
steward_plan_box_class_init (StewardPlanBoxClass *klass)
{
}

static void
steward_plan_box_init (StewardPlanBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), make_head (self));
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "yalign", 0.f, "wrap", TRUE, "wrap-mode",
                             PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  gtk_widget_add_css_class (self->text, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Exactly what would run"), -1);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->text, "hscrollbar-policy", GTK_POLICY_NEVER,
                               "propagate-natural-height", TRUE, "max-content-height", HIGH, NULL);
  gtk_widget_add_css_class (self->scroll, "code-block");
  gtk_box_append (GTK_BOX (self), self->scroll);
  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self), self->notes);
  steward_plan_box_clear (self);
}

/**
 * steward_plan_box_new:
 *
 * Returns: (transfer floating): a box without a plan, and hidden
 */
GtkWidget *
steward_plan_box_new (void)
{
  return g_object_new (STEWARD_TYPE_PLAN_BOX, NULL);
}

static void
add_note (StewardPlanBox *self,
          const char     *icon_name,
          const char     *css_class,
          const char     *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, css_class);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), steward_text_new (words, "small"));
  gtk_box_append (GTK_BOX (self->notes), line);
}

static char *
say_role (const StewardEffectRole *role)
{
  return role->path != NULL ? g_strdup_printf ("%s (%s)", role->role, role->path) : g_strdup (role->role);
}

/* Those who could see all of it before change nothing. */
static void
add_roles (StewardPlanBox          *self,
           const StewardEffectPlan *plan)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;
  guint n_roles = 0;

  for (guint i = 0; i < plan->roles->len; i++)
    {
      const StewardEffectRole *role = g_ptr_array_index (plan->roles, i);
      g_autofree char *name = say_role (role);

      if (role->had || n_roles++ >= MANY_ROLES)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (n_roles == 0)
    return;
  if (n_roles > MANY_ROLES)
    g_string_append (names, "…");
  words = g_strdup_printf (ngettext ("%u more role is touched by membership: %s",
                                     "%u more roles are touched by membership: %s", n_roles), n_roles, names->str);
  add_note (self, "system-users-symbolic", "mark-warning", words);
}

static char *
join_statements (const StewardEffectPlan *plan)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < plan->statements->len; i++)
    {
      const char *statement = g_ptr_array_index (plan->statements, i);
      gboolean ended = g_str_has_suffix (statement, ";") || g_str_has_prefix (statement, "--");

      g_string_append_printf (all, "%s%s%s", i > 0 ? "\n" : "", statement, ended ? "" : ";");
    }

  return g_string_free (all, FALSE);
}

static void
show_aside (StewardPlanBox          *self,
            const StewardEffectPlan *plan)
{
  guint n = plan->statements->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u statement", "%u statements", n), n);
  g_autofree char *words = plan->transactional ? g_strdup_printf (_("%s · 1 transaction"), count) : g_strdup (count);

  gtk_label_set_text (GTK_LABEL (self->aside), n > 0 ? words : "");
}

/**
 * steward_plan_box_set_plan:
 * @self: a box
 * @plan: what would run; read now, not kept
 */
void
steward_plan_box_set_plan (StewardPlanBox          *self,
                           const StewardEffectPlan *plan)
{
  g_autofree char *all = join_statements (plan);
  g_autofree char *plain = steward_plain_text_block (all, G_MAXSIZE, NULL);
  g_autofree char *platform = steward_plain_text_line (plan->platform);
  g_autofree char *title = *platform == '\0' ? g_strdup (_("Exactly what would run"))
                                             : g_strdup_printf (_("Exactly what would run on %s"), platform);

  g_return_if_fail (STEWARD_IS_PLAN_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->text), plain);
  gtk_widget_set_visible (self->scroll, plan->statements->len > 0);
  gtk_widget_set_visible (self->copy, plan->statements->len > 0);
  show_aside (self, plan);
  steward_box_clear (self->notes);
  if (plan->satisfied)
    add_note (self, "emblem-ok-symbolic", "mark-success", _("The platform is so already. Nothing needs to run."));
  if (!plan->executable && !plan->satisfied)
    add_note (self, "dialog-information-symbolic", "mark-none",
              _("Steward cannot run this itself: a person runs it as a script and confirms that it was run."));
  add_roles (self, plan);
  for (guint i = 0; i < plan->warnings->len; i++)
    add_note (self, "dialog-warning-symbolic", "mark-warning", g_ptr_array_index (plan->warnings, i));
}

/**
 * steward_plan_box_set_busy:
 * @self: a box
 *
 * Says that a plan is being made; one that is shown stays.
 */
void
steward_plan_box_set_busy (StewardPlanBox *self)
{
  g_return_if_fail (STEWARD_IS_PLAN_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
}

/**
 * steward_plan_box_set_error:
 * @self: a box
 * @error: why nobody can say what would run
 */
void
steward_plan_box_set_error (StewardPlanBox *self,
                            const GError   *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = NULL;

  g_return_if_fail (STEWARD_IS_PLAN_BOX (self));

  words = g_strdup_printf ("%s %s", error->message, remedy != NULL ? _(remedy) : "");
  steward_plan_box_clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  add_note (self, "dialog-error-symbolic", "mark-error", words);
}

/**
 * steward_plan_box_clear:
 * @self: a box
 *
 * Shows nothing, and hides.
 */
void
steward_plan_box_clear (StewardPlanBox *self)
{
  g_return_if_fail (STEWARD_IS_PLAN_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_label_set_text (GTK_LABEL (self->title), _("Exactly what would run"));
  gtk_label_set_text (GTK_LABEL (self->text), "");
  gtk_label_set_text (GTK_LABEL (self->aside), "");
  gtk_widget_set_visible (self->scroll, FALSE);
  gtk_widget_set_visible (self->copy, FALSE);
  steward_box_clear (self->notes);
}
