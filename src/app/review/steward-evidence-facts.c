/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is true of the subject: criteria with what a check found, findings of
 * the document, promised levels, and who reads the data. */

#include "config.h"

#include "steward-evidence-facts.h"

#include <glib/gi18n.h>

#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-level-line.h"
#include "steward-markdown-view.h"
#include "steward-objective-words.h"
#include "steward-plain-text.h"

#define MOST_SHOWN 12u

/**
 * steward_evidence_block_new:
 * @title: (nullable): translated
 * @aside: (nullable): small words at the end of the title
 * @content: (transfer none): what stands below it
 *
 * Returns: (transfer floating): a block
 */
GtkWidget *
steward_evidence_block_new (const char *title,
                            const char *aside,
                            GtkWidget  *content)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = steward_text_new (title, "heading");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  if (aside != NULL)
    {
      GtkWidget *words = steward_text_new (aside, "second-line");

      gtk_label_set_xalign (GTK_LABEL (words), 1);
      gtk_box_append (GTK_BOX (head), words);
    }
  gtk_box_append (GTK_BOX (block), head);
  gtk_box_append (GTK_BOX (block), content);

  return block;
}

static GtkWidget *
new_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");

  return card;
}

static void
append_line (GtkWidget *card,
             GtkWidget *line)
{
  if (gtk_widget_get_first_child (card) != NULL)
    gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), line);
}

static GtkWidget *
make_marked_line (const char *icon_name,
                  const char *css_class,
                  const char *word,
                  const char *first,
                  const char *second,
                  GtkWidget  *end)
{
  GtkWidget *line = steward_line_new (NULL, first, second, end);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, css_class);
  gtk_widget_set_valign (icon, second == NULL ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_box_prepend (GTK_BOX (line), icon);

  return line;
}

/**
 * steward_evidence_note_new:
 * @evidence: the evidence
 *
 * Returns: (transfer floating) (nullable): why it is asked
 */
GtkWidget *
steward_evidence_note_new (const StewardEvidence *evidence)
{
  const char *text = steward_evidence_get_text (evidence, evidence->review->note);
  GtkWidget *view;

  if (text == NULL || *text == '\0')
    return NULL;
  view = steward_markdown_view_new ();
  steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (view), text);
  gtk_widget_add_css_class (view, "quotation");

  return view;
}

/**
 * steward_evidence_count_checklist:
 * @evidence: the evidence
 *
 * Returns: how many of its checks are of the checklist; criteria of a level
 *   follow
 */
guint
steward_evidence_count_checklist (const StewardEvidence *evidence)
{
  const StewardCharter *charter = evidence->state == NULL ? NULL : evidence->state->charter;
  const StewardProcedure *procedure = charter == NULL ? NULL
                                                      : steward_charter_get_procedure (charter, evidence->review->kind);
  guint n_items = procedure == NULL || procedure->checklist == NULL ? 0 : procedure->checklist->len;

  return MIN (n_items, evidence->checks == NULL ? 0 : evidence->checks->len);
}

/**
 * steward_evidence_checks_new:
 * @checks: of #StewardCheck
 * @from: the first that is shown
 *
 * Returns: (transfer floating): a card with a line for each check
 */
GtkWidget *
steward_evidence_checks_new (GPtrArray *checks,
                             guint      from)
{
  static const struct { const char *icon_name; const char *css_class; const char *word; } looks[] = {
    [STEWARD_CHECK_MET] = { "emblem-ok-symbolic", "mark-success", N_("Met") },
    [STEWARD_CHECK_MISSED] = { "dialog-error-symbolic", "mark-error", N_("Missed") },
    [STEWARD_CHECK_UNKNOWN] = { "dialog-question-symbolic", "mark-none", N_("A person judges") },
  };
  GtkWidget *card = new_card ();

  for (guint i = from; i < checks->len; i++)
    {
      const StewardCheck *check = g_ptr_array_index (checks, i);

      append_line (card, make_marked_line (looks[check->state].icon_name, looks[check->state].css_class,
                                           _(looks[check->state].word), check->item->text, check->words,
                                           steward_aside_new (_(looks[check->state].word))));
    }

  return card;
}

static char *
count_checks (GPtrArray *checks,
              guint      from)
{
  guint n[3] = { 0 };

  for (guint i = from; i < checks->len; i++)
    n[((const StewardCheck *) g_ptr_array_index (checks, i))->state]++;

  return g_strdup_printf (_("%u met, %u missed, %u for a person to judge"), n[STEWARD_CHECK_MET],
                          n[STEWARD_CHECK_MISSED], n[STEWARD_CHECK_UNKNOWN]);
}

/**
 * steward_evidence_criteria_new:
 * @evidence: the evidence
 *
 * Returns: (transfer floating) (nullable): the criteria of the level that is
 *   asked for
 */
GtkWidget *
steward_evidence_criteria_new (const StewardEvidence *evidence)
{
  guint from = steward_evidence_count_checklist (evidence);
  g_autofree char *title = NULL;
  g_autofree char *aside = NULL;

  if (evidence->checks == NULL || from >= evidence->checks->len)
    return NULL;
  title = g_strdup_printf (_("Criteria for %s"), _(steward_certification_to_title (evidence->review->level)));
  aside = count_checks (evidence->checks, from);

  return steward_evidence_block_new (title, aside, steward_evidence_checks_new (evidence->checks, from));
}

static GtkWidget *
make_finding (const StewardFinding *finding)
{
  static const struct { const char *icon_name; const char *css_class; } looks[] = {
    [STEWARD_SEVERITY_INFO] = { "dialog-information-symbolic", "mark-none" },
    [STEWARD_SEVERITY_WARNING] = { "dialog-warning-symbolic", "mark-warning" },
    [STEWARD_SEVERITY_ERROR] = { "dialog-error-symbolic", "mark-error" },
  };
  g_autofree char *file = steward_plain_text_line (finding->file);
  g_autofree char *place = finding->line == 0 ? g_strdup_printf ("%s · %s", file, finding->rule)
                                              : g_strdup_printf (_("%s, line %u · %s"), file, finding->line,
                                                                 finding->rule);
  GtkWidget *line = make_marked_line (looks[finding->severity].icon_name, looks[finding->severity].css_class,
                                      _(steward_severity_to_title (finding->severity)), finding->message, place, NULL);

  gtk_widget_set_focusable (line, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, finding->message, -1);
  if (finding->remediation != NULL)
    gtk_widget_set_tooltip_text (line, _(finding->remediation));

  return line;
}

/**
 * steward_evidence_findings_new:
 * @findings: (nullable): of #StewardFinding
 * @out_rows: (nullable): gets the unowned rows, which can take the focus
 *
 * Returns: (transfer floating) (nullable): the findings of the document
 */
GtkWidget *
steward_evidence_findings_new (GPtrArray *findings,
                               GPtrArray *out_rows)
{
  guint n[3] = { 0 };
  GtkWidget *card;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *aside = NULL;

  if (findings == NULL || findings->len == 0)
    return NULL;
  card = new_card ();
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);
      GtkWidget *row = make_finding (finding);

      n[finding->severity]++;
      append_line (card, row);
      if (out_rows != NULL)
        g_ptr_array_add (out_rows, row);
    }
  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n[STEWARD_SEVERITY_ERROR]), n[STEWARD_SEVERITY_ERROR]);
  warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n[STEWARD_SEVERITY_WARNING]),
                              n[STEWARD_SEVERITY_WARNING]);
  aside = g_strdup_printf ("%s · %s", errors, warnings);

  return steward_evidence_block_new (_("Findings"), aside, card);
}

static guint
append_levels (GtkWidget          *card,
               const StewardEntry *entry)
{
  guint count = 0;

  for (guint i = 0; entry != NULL && entry->contracts != NULL && i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      for (guint k = 0; contract->objectives != NULL && k < contract->objectives->len; k++)
        {
          const StewardObjective *objective = g_ptr_array_index (contract->objectives, k);
          g_autofree char *title = steward_objective_get_title (objective);
          g_autofree char *words = steward_objective_to_words (objective);

          if (count++ < MOST_SHOWN)
            append_line (card, steward_line_new ("power-profile-performance-symbolic", title, words, NULL));
        }
    }

  return count;
}

static char *
say_levels (GPtrArray *levels,
            guint      n_promised)
{
  guint n_missed = levels == NULL ? 0 : steward_levels_count_missed (levels);

  if (levels == NULL || levels->len == 0)
    return n_promised == 0 ? NULL : g_strdup_printf (_("%u promised"), n_promised);

  return n_missed == 0 ? g_strdup_printf (_("%u promised, none missed now"), levels->len)
                       : g_strdup_printf (_("%u promised, %u missed now"), levels->len, n_missed);
}

/**
 * steward_evidence_levels_new:
 * @evidence: the evidence
 *
 * Returns: (transfer floating): the service levels that are promised, and how
 *   they stand
 */
GtkWidget *
steward_evidence_levels_new (const StewardEvidence *evidence)
{
  const StewardEntry *entry = evidence->after != NULL    ? evidence->after
                              : evidence->detail != NULL ? evidence->detail->entry
                                                         : NULL;
  gboolean stands = evidence->levels != NULL && evidence->levels->len > 0;
  gboolean changes = evidence->after != NULL && evidence->changes->len > 0;
  GtkWidget *card;
  guint count = 0;
  g_autofree char *aside = NULL;

  if (entry == NULL)
    return NULL;
  card = new_card ();
  if (stands)
    gtk_box_append (GTK_BOX (card), steward_level_lines_new (evidence->levels, MOST_SHOWN, TRUE));
  /* What stands has its promise beside it; only what is asked for may be another. */
  if (stands && changes)
    gtk_box_append (GTK_BOX (card), steward_text_new (_("As it is asked for"), "axis-title"));
  if (!stands || changes)
    count = append_levels (card, entry);
  if (!stands && count == 0)
    gtk_box_append (GTK_BOX (card), steward_text_new (_("None is promised."), "second-line"));
  aside = say_levels (evidence->levels, count);

  return steward_evidence_block_new (_("Service Levels"), aside, card);
}

/* Whom to ask. */
static char *
say_contact (const StewardReader *reader)
{
  g_autofree char *words = NULL;

  if (reader->edge->urn == NULL)
    return g_strdup (_("not in any catalog"));
  if (reader->contact == NULL)
    return g_strdup (_("no contact is named"));
  if (reader->address != NULL && !g_str_equal (reader->address, reader->contact))
    words = g_strdup_printf ("%s (%s)", reader->contact, reader->address);

  return steward_plain_text_line (words != NULL ? words : reader->contact);
}

/* What the change does to it, and how that is known. */
static GtkWidget *
make_effect (const StewardReader *reader)
{
  GtkWidget *badge = steward_badge_new ();
  g_autofree char *words = NULL;

  switch (reader->effect)
    {
    case STEWARD_READER_FITS:
      steward_badge_set (STEWARD_BADGE (badge), "emblem-ok-symbolic", _("Fits"), STEWARD_TONE_PLAIN);
      break;
    case STEWARD_READER_MAY_BREAK:
      steward_badge_set (STEWARD_BADGE (badge), "dialog-question-symbolic", _("May break"), STEWARD_TONE_TROUBLE);
      gtk_widget_set_tooltip_text (badge, _("It does not say which columns it reads."));
      break;
    case STEWARD_READER_BREAKS:
      steward_badge_set (STEWARD_BADGE (badge), "dialog-error-symbolic", _("Breaks"), STEWARD_TONE_ERROR);
      words = reader->words == NULL ? NULL : steward_plain_text_line (reader->words);
      gtk_widget_set_tooltip_text (badge, words);
      break;
    }
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);

  return badge;
}

static GtkWidget *
make_reader (const StewardReader *reader,
             gboolean             changes)
{
  const StewardLineageEdge *edge = reader->edge;
  g_autofree char *name = steward_plain_text_line (edge->name);
  g_autofree char *contact = say_contact (reader);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (words), steward_text_new (name, "line-name"));
  gtk_box_append (GTK_BOX (words), steward_text_new (contact, "second-line"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  if (changes)
    gtk_box_append (GTK_BOX (line), make_effect (reader));
  if (edge->urn == NULL)
    return line;

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", edge->urn);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-product");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "neighbour");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

/**
 * steward_evidence_downstream_new:
 * @evidence: the evidence
 *
 * Returns: (transfer floating) (nullable): who reads the data, whom to ask, and
 *   what a change does to them
 */
GtkWidget *
steward_evidence_downstream_new (const StewardEvidence *evidence)
{
  GPtrArray *readers = evidence->detail == NULL ? NULL : evidence->readers;
  gboolean changes = evidence->changes->len > 0;
  GtkWidget *card;
  g_autofree char *aside = NULL;

  if (readers == NULL)
    return NULL;
  card = new_card ();
  for (guint i = 0; i < MIN (readers->len, MOST_SHOWN); i++)
    append_line (card, make_reader (g_ptr_array_index (readers, i), changes));
  if (readers->len == 0)
    gtk_box_append (GTK_BOX (card), steward_text_new (_("Nobody reads it, as far as the catalogs know."),
                                                      "second-line"));
  if (readers->len > MOST_SHOWN)
    {
      g_autofree char *rest = g_strdup_printf (_("%u of %u shown"), MOST_SHOWN, readers->len);

      gtk_box_append (GTK_BOX (card), steward_text_new (rest, "second-line"));
    }
  aside = g_strdup_printf (ngettext ("%u reader", "%u readers", readers->len), readers->len);

  return steward_evidence_block_new (_("Downstream"), aside, card);
}
