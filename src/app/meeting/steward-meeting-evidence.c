/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above the votes: the changes that break somebody, and chips that
 * say how much more there is. All of it is one key away. */

#include "config.h"

#include "steward-meeting-evidence.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "steward-cards.h"
#include "steward-change-list.h"
#include "steward-evidence-pane.h"
#include "steward-wrap-box.h"

#define SHOWN_CHANGES 3

static void
add_chip (GtkWidget  *chips,
          const char *icon_name,
          const char *css_class,
          const char *words)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, css_class);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (chip), icon);
  gtk_box_append (GTK_BOX (chip), steward_text_new (words, NULL));
  gtk_widget_add_css_class (chip, "tag");
  steward_wrap_box_append (STEWARD_WRAP_BOX (chips), chip);
}

static void
count_findings (GPtrArray *findings,
                guint     *out_errors,
                guint     *out_warnings)
{
  *out_errors = *out_warnings = 0;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);

      *out_errors += finding->severity == STEWARD_SEVERITY_ERROR;
      *out_warnings += finding->severity == STEWARD_SEVERITY_WARNING;
    }
}

static void
add_findings (GtkWidget *chips,
              GPtrArray *findings)
{
  guint n_errors, n_warnings;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *words = NULL;

  count_findings (findings, &n_errors, &n_warnings);
  if (n_errors + n_warnings == 0)
    return;
  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  words = n_errors > 0 && n_warnings > 0 ? g_strdup_printf ("%s, %s", errors, warnings)
                                         : g_strdup (n_errors > 0 ? errors : warnings);
  add_chip (chips, n_errors > 0 ? "dialog-error-symbolic" : "dialog-warning-symbolic",
            n_errors > 0 ? "mark-error" : "mark-warning", words);
}

static void
add_checks (GtkWidget *chips,
            GPtrArray *checks)
{
  guint n_met = 0, n_missed = 0, n_unknown = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; checks != NULL && i < checks->len; i++)
    {
      const StewardCheck *check = g_ptr_array_index (checks, i);

      if (!check->automatic)
        continue;
      n_met += check->state == STEWARD_CHECK_MET;
      n_missed += check->state == STEWARD_CHECK_MISSED;
      n_unknown += check->state == STEWARD_CHECK_UNKNOWN;
    }
  if (n_met + n_missed + n_unknown == 0)
    return;
  words = n_missed > 0
            ? g_strdup_printf (ngettext ("%u of %u check missed", "%u of %u checks missed",
                                         n_met + n_missed + n_unknown), n_missed, n_met + n_missed + n_unknown)
            : g_strdup_printf (ngettext ("%u of %u check met", "%u of %u checks met", n_met + n_missed + n_unknown),
                               n_met, n_met + n_missed + n_unknown);
  add_chip (chips, n_missed > 0 ? "dialog-error-symbolic" : "emblem-ok-symbolic",
            n_missed > 0 ? "mark-error" : "mark-success", words);
}

static void
add_reach (GtkWidget             *chips,
           const StewardEvidence *evidence,
           guint                  n_left)
{
  guint n_down = evidence->detail != NULL ? evidence->detail->downstream->len : 0;

  if (n_down > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u product downstream", "%u products downstream", n_down),
                                                n_down);

      add_chip (chips, "emblem-shared-symbolic", "mark-none", words);
    }
  if (n_left > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u more change", "%u more changes", n_left), n_left);

      add_chip (chips, "document-edit-symbolic", "mark-none", words);
    }
  if (evidence->past != NULL && evidence->past->len > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u decision before", "%u decisions before",
                                                          evidence->past->len), evidence->past->len);

      add_chip (chips, "document-open-recent-symbolic", "mark-none", words);
    }
}

/* Those that break somebody first; the array holds what the evidence owns. */
static GPtrArray *
choose_changes (const StewardEvidence *evidence)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (int impact = STEWARD_IMPACT_BREAKING; impact >= 0; impact--)
    for (guint i = 0; evidence->changes != NULL && i < evidence->changes->len && chosen->len < SHOWN_CHANGES; i++)
      {
        StewardEntryChange *change = g_ptr_array_index (evidence->changes, i);

        if ((int) change->impact == impact)
          g_ptr_array_add (chosen, change);
      }

  return chosen;
}

/**
 * steward_meeting_evidence_new:
 * @evidence: of the current item; read now, not kept
 *
 * Returns: (transfer floating): it in short
 */
GtkWidget *
steward_meeting_evidence_new (const StewardEvidence *evidence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *chips = steward_wrap_box_new (6, 6);
  g_autoptr (GPtrArray) changes = choose_changes (evidence);
  guint n_changes = evidence->changes != NULL ? evidence->changes->len : 0;

  if (changes->len > 0)
    {
      GtkWidget *list = steward_change_list_new ();

      steward_change_list_set_changes (STEWARD_CHANGE_LIST (list), changes, NULL, FALSE);
      gtk_box_append (GTK_BOX (box), list);
    }
  add_findings (chips, evidence->findings);
  add_checks (chips, evidence->checks);
  add_reach (chips, evidence, n_changes - changes->len);
  gtk_box_append (GTK_BOX (box), chips);
  if (gtk_widget_get_first_child (chips) == NULL && changes->len == 0)
    gtk_box_append (GTK_BOX (box), steward_text_new (_("Nothing speaks for or against it but its own words."),
                                                     "second-line"));

  return box;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardEvidencePane) pane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEvidence) evidence = steward_evidence_load_finish (STEWARD_COUNCIL (object), result, &error);
  const char *person = g_object_get_data (G_OBJECT (pane), "steward-person");

  if (gtk_widget_get_root (GTK_WIDGET (pane)) == NULL)
    return;
  if (evidence == NULL)
    {
      steward_evidence_pane_show_error (pane, error);
      return;
    }
  steward_evidence_pane_set_evidence (pane, evidence, person);
  g_object_set_data_full (G_OBJECT (pane), "steward-evidence", g_steal_pointer (&evidence),
                          (GDestroyNotify) steward_evidence_free);
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

/**
 * steward_meeting_evidence_open:
 * @parent: the window above which it appears
 * @services: the services
 * @review: id of the review
 *
 * Shows all evidence of a review in a window of its own.
 */
void
steward_meeting_evidence_open (GtkWindow       *parent,
                               StewardServices *services,
                               const char      *review)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("Evidence"), "transient-for", parent, "modal", TRUE,
                                    "default-width", 760, "default-height", 720, "destroy-with-parent", TRUE, NULL);
  GtkWidget *pane = steward_evidence_pane_new ();
  const char *person = steward_services_get_person (services);

  g_object_set_data_full (G_OBJECT (pane), "steward-person", g_strdup (person), g_free);
  adw_window_set_content (ADW_WINDOW (window), pane);
  close_on_escape (window);
  steward_evidence_pane_set_loading (STEWARD_EVIDENCE_PANE (pane), _("Evidence"));
  steward_evidence_load_async (steward_services_get_council (services), review, person, NULL, loaded_cb,
                               g_object_ref (pane));
  gtk_window_present (GTK_WINDOW (window));
}
