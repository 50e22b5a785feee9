/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is true of one access: how it stands, what was asked for and why, what
 * becomes visible by it, and what was done on the platform. */

#include "config.h"

#include "steward-access-blocks.h"

#include <glib/gi18n.h>

#include "steward-access-look.h"
#include "steward-badge.h"
#include "steward-cards.h"
#include "steward-evidence-facts.h"
#include "steward-exposure-bar.h"
#include "steward-markdown-view.h"
#include "steward-plain-text.h"
#include "steward-review-words.h"
#include "steward-wrap-box.h"

static GtkWidget *
new_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "product-card");

  return card;
}

static const char *
get_name (const StewardAccessCase *kase,
          const char              *person)
{
  const char *name = person == NULL ? NULL : steward_council_state_get_name (kase->state, person);

  return name != NULL ? name : _("somebody");
}

/* Pills. */

static void
add_pill (GtkWidget  *box,
          const char *icon_name,
          const char *words,
          const char *css_class)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_box_append (GTK_BOX (pill), icon);
  gtk_box_append (GTK_BOX (pill), gtk_label_new (words));
  gtk_widget_add_css_class (pill, "pill-tag");
  if (css_class != NULL)
    gtk_widget_add_css_class (pill, css_class);
  steward_wrap_box_append (STEWARD_WRAP_BOX (box), pill);
}

static char *
say_state (const StewardAccessCase *kase)
{
  const StewardAccess *access = kase->access;
  const StewardAccessStep *step = kase->tally == NULL || kase->tally->step < 0 ||
                                      (guint) kase->tally->step >= access->steps->len
                                    ? NULL : g_ptr_array_index (access->steps, kase->tally->step);

  if (access->state == STEWARD_ACCESS_REQUESTED && step != NULL)
    return g_strdup_printf (_("Waiting for %s"), step->title);

  return g_strdup (_(steward_access_state_to_title (access->state)));
}

static void
add_state_pill (GtkWidget               *box,
                const StewardAccessCase *kase)
{
  static const struct { const char *icon_name; const char *css_class; } looks[] = {
    [STEWARD_ACCESS_REQUESTED] = { "content-loading-symbolic", "accent" },
    [STEWARD_ACCESS_APPROVED] = { "emblem-ok-symbolic", "success" },
    [STEWARD_ACCESS_REJECTED] = { "window-close-symbolic", "error" },
    [STEWARD_ACCESS_WITHDRAWN] = { "edit-undo-symbolic", NULL },
    [STEWARD_ACCESS_EXPIRED] = { "document-open-recent-symbolic", NULL },
    [STEWARD_ACCESS_REVOKED] = { "media-playback-stop-symbolic", NULL },
  };
  g_autofree char *words = say_state (kase);
  g_autofree char *plain = steward_plain_text_line (words);

  add_pill (box, looks[kase->access->state].icon_name, plain, looks[kase->access->state].css_class);
}

static void
add_provision_pill (GtkWidget           *box,
                    const StewardAccess *access)
{
  StewardAccessLook look = steward_access_get_provision_look (access);

  add_pill (box, look.icon_name, look.words, look.tone == STEWARD_TONE_ERROR     ? "error"
                                             : look.tone == STEWARD_TONE_TROUBLE ? "warning"
                                                                                 : NULL);
}

/**
 * steward_access_pills_new:
 * @kase: the case
 * @person: (nullable): who reads
 *
 * Returns: (transfer floating): how it stands, at a glance
 */
GtkWidget *
steward_access_pills_new (const StewardAccessCase *kase,
                          const char              *person)
{
  const StewardAccess *access = kase->access;
  gint64 now = g_get_real_time ();
  GtkWidget *box = steward_wrap_box_new (6, 6);

  add_state_pill (box, kase);
  if (access->state == STEWARD_ACCESS_REQUESTED && access->due > 0 && access->due <= now)
    {
      g_autofree char *late = steward_review_say_remaining (access->due, now);

      add_pill (box, "document-open-recent-symbolic", late, "error");
    }
  else if (kase->overdue)
    add_pill (box, "document-open-recent-symbolic",
              steward_access_is_to_be_gone (access) ? _("Revocation is late") : _("Review is late"), "error");
  add_provision_pill (box, access);
  if (access->touches & STEWARD_TOUCHES_PERSONAL)
    add_pill (box, "auth-fingerprint-symbolic", _("Personal data"), NULL);
  else
    add_pill (box, steward_classification_to_icon (access->classification),
              access->classification == STEWARD_CLASSIFICATION_UNKNOWN
                ? _("Unclassified") : _(steward_classification_to_title (access->classification)), NULL);
  if (access->ask->emergency)
    add_pill (box, "dialog-warning-symbolic", _("Emergency"), "warning");
  if (access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION)
    add_pill (box, "user-trash-symbolic", _("Takes something back"), NULL);

  return box;
}

/* The banner. */

/**
 * steward_access_banner_new:
 * @kase: the case
 *
 * Returns: (transfer floating) (nullable): where the platform differs from what
 *   was approved, with a button that mends it
 */
GtkWidget *
steward_access_banner_new (const StewardAccessCase *kase)
{
  const StewardDriftItem *item = kase->drift->len == 0 ? NULL : g_ptr_array_index (kase->drift, 0);
  GtkWidget *banner, *icon, *words, *button;
  g_autofree char *title = NULL;
  guint remedies;

  if (item == NULL)
    return NULL;
  banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  title = kase->drift->len == 1
            ? g_strdup (_(steward_drift_kind_to_title (item->kind)))
            : g_strdup_printf (ngettext ("%s, and %u more difference", "%s, and %u more differences",
                                         kase->drift->len - 1), _(steward_drift_kind_to_title (item->kind)),
                               kase->drift->len - 1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "mark-warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (words), steward_text_new (title, "line-name"));
  gtk_box_append (GTK_BOX (words), steward_text_new (item->words, "small"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (banner), icon);
  gtk_box_append (GTK_BOX (banner), words);
  remedies = steward_drift_get_remedies (item);
  button = gtk_button_new_with_label ((remedies & (1u << STEWARD_REMEDY_AGAIN)) != 0    ? _("Carry Out Again…")
                                      : (remedies & (1u << STEWARD_REMEDY_REVOKE)) != 0 ? _("Take It Back…")
                                                                                        : _("Show Differences"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "access.mend");
  gtk_box_append (GTK_BOX (banner), button);
  gtk_widget_add_css_class (banner, "drift-banner");

  return banner;
}

/* The request. */

typedef struct
{
  GtkWidget *grid;
  int row;
} Facts;

static void
add_fact (Facts      *facts,
          const char *name,
          const char *icon_name,
          const char *value,
          GtkWidget  *end)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = steward_text_new (name, "second-line");
  GtkWidget *text = steward_text_new (value, NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (icon, "dim-label");
      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (line), icon);
    }
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), text);
  if (end != NULL)
    gtk_box_append (GTK_BOX (line), end);
  gtk_grid_attach (GTK_GRID (facts->grid), label, 0, facts->row, 1, 1);
  gtk_grid_attach (GTK_GRID (facts->grid), line, 1, facts->row, 1, 1);
  facts->row++;
}

static char *
say_consumer (const StewardAccessCase *kase)
{
  const StewardAccessAsk *ask = kase->access->ask;
  GString *words = g_string_new (kase->consumer);

  if (ask->consumer_kind != STEWARD_CONSUMER_PERSON)
    g_string_append_printf (words, " · %s", steward_consumer_kind_to_word (ask->consumer_kind));
  if (ask->on_behalf != NULL)
    g_string_append_printf (words, _(" · asked by %s for %s"), get_name (kase, kase->access->requester),
                            get_name (kase, ask->on_behalf));
  else
    g_string_append_printf (words, _(" · asked by %s"), get_name (kase, kase->access->requester));
  if (ask->answerable != NULL)
    g_string_append_printf (words, _(" · %s answers for it"), get_name (kase, ask->answerable));

  return g_string_free (words, FALSE);
}

static char *
say_choice (const char *text,
            const char *id)
{
  if (id == NULL)
    return NULL;

  return text != NULL && g_strcmp0 (text, id) != 0 ? g_strdup_printf ("%s (%s)", text, id) : g_strdup (id);
}

static void
add_purpose (Facts                   *facts,
             const StewardAccessCase *kase)
{
  const StewardAccessAsk *ask = kase->access->ask;
  const StewardAccessRules *rules = kase->rules == NULL || kase->rules->charter == NULL
                                      ? NULL : kase->rules->charter->access;
  const char *text = steward_access_case_get_text (kase, kase->access->purpose_text);
  g_autofree char *purpose = say_choice (rules == NULL || ask->purpose == NULL
                                           ? NULL : steward_access_rules_get_purpose (rules, ask->purpose),
                                         ask->purpose);
  g_autofree char *basis = say_choice (rules == NULL || ask->legal_basis == NULL
                                         ? NULL : steward_access_rules_get_legal_basis (rules, ask->legal_basis),
                                       ask->legal_basis);

  if (purpose != NULL)
    add_fact (facts, _("Purpose"), NULL, purpose, NULL);
  if (text != NULL && *text != '\0')
    add_fact (facts, _("In words"), NULL, text, NULL);
  if (basis != NULL)
    add_fact (facts, _("Legal basis"), NULL, basis, NULL);
}

static void
add_objects (Facts                    *facts,
             const StewardAccessTerms *terms)
{
  for (guint i = 0; i < terms->objects->len; i++)
    {
      const StewardAccessObject *object = g_ptr_array_index (terms->objects, i);

      add_fact (facts, i == 0 ? _("Data") : "", NULL, object->object, NULL);
      for (guint k = 0; k < object->rows->len; k++)
        {
          g_autofree char *condition = steward_row_condition_to_text (g_ptr_array_index (object->rows, k));

          add_fact (facts, k == 0 ? _("Only rows") : "", NULL, condition, NULL);
        }
    }
}

static void
add_contract (Facts                   *facts,
              const StewardAccessCase *kase)
{
  const StewardAccess *access = kase->access;
  g_autofree char *words = NULL;
  GtkWidget *button = NULL;

  if (access->contract_version == NULL && access->contract == NULL)
    return;
  words = g_strdup_printf (kase->contract_changed ? _("%s, frozen in this request; the contract has changed since")
                                                  : _("%s, frozen in this request"),
                           access->contract_version != NULL ? access->contract_version : _("without a version"));
  if (kase->detail != NULL)
    {
      button = gtk_button_new_with_label (_("Product"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "address");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", access->subject);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-product");
    }
  add_fact (facts, _("Contract"),
            kase->contract_changed ? "dialog-warning-symbolic" : "changes-prevent-symbolic", words, button);
}

static void
add_files (Facts                   *facts,
           const StewardAccessCase *kase)
{
  for (guint i = 0; i < kase->access->attachments->len; i++)
    {
      const StewardAttachment *file = g_ptr_array_index (kase->access->attachments, i);
      const char *name = steward_access_case_get_text (kase, file->name);
      g_autofree char *digest = steward_review_shorten_digest (file->payload);
      g_autofree char *words = g_strdup_printf ("%s · sha256 %s", name != NULL ? name : _("a file"), digest);
      GtkWidget *button = gtk_button_new_with_label (_("Save…"));

      gtk_widget_set_tooltip_text (button, file->payload);
      gtk_widget_add_css_class (button, "small-button");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", file->payload);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "access.save-file");
      add_fact (facts, i == 0 ? _("Evidence") : "", "mail-attachment-symbolic", words, button);
    }
}

static void
add_overlaps (Facts                   *facts,
              const StewardAccessCase *kase)
{
  for (guint i = 0; i < kase->overlaps->len; i++)
    {
      const StewardAccessOverlap *overlap = g_ptr_array_index (kase->overlaps, i);
      GtkWidget *button = gtk_button_new_with_label (_("Open"));

      gtk_widget_add_css_class (button, "small-button");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", overlap->access);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "access.open");
      add_fact (facts, i == 0 ? _("Overlaps") : "",
                overlap->duplicate ? "dialog-warning-symbolic" : "edit-copy-symbolic",
                overlap->words, button);
    }
}

static void
add_flags (Facts                   *facts,
           const StewardAccessCase *kase)
{
  GPtrArray *flags = kase->access->flags;

  for (guint i = 0; flags != NULL && i < flags->len; i++)
    add_fact (facts, i == 0 ? _("Flagged") : "", "dialog-warning-symbolic", g_ptr_array_index (flags, i), NULL);
  if (kase->proposal != NULL)
    add_fact (facts, _("Attestation"), "dialog-warning-symbolic", kase->proposal, NULL);
}

static char *
say_period (const StewardAccess *access)
{
  gint64 now = g_get_real_time ();
  gint64 start = access->state == STEWARD_ACCESS_REQUESTED ? 0 : access->decided_at;
  g_autofree char *period = steward_access_say_period (access->terms, start, now);
  g_autofree char *asked = NULL;

  if (access->asked == NULL || access->asked->until == access->terms->until)
    return g_steal_pointer (&period);
  asked = steward_review_say_date (access->asked->until - 1, now);

  return g_strdup_printf (_("%s (asked for until %s)"), period, asked);
}

/**
 * steward_access_request_new:
 * @kase: the case
 *
 * Returns: (transfer floating): what was asked for, and why
 */
GtkWidget *
steward_access_request_new (const StewardAccessCase *kase)
{
  const StewardAccess *access = kase->access;
  GtkWidget *card = new_card ();
  Facts facts = { g_object_new (GTK_TYPE_GRID, "column-spacing", 24, "row-spacing", 5, NULL), 0 };
  g_autofree char *consumer = say_consumer (kase);
  g_autofree char *role = g_strdup_printf ("%s · %s", access->terms->grantee, access->terms->privilege);
  g_autofree char *period = say_period (access);

  gtk_box_append (GTK_BOX (card), facts.grid);
  add_fact (&facts, _("Consumer"), steward_consumer_kind_to_icon (access->ask->consumer_kind), consumer, NULL);
  add_fact (&facts, _("Role there"), NULL, role, NULL);
  add_purpose (&facts, kase);
  add_objects (&facts, access->terms);
  add_fact (&facts, _("Period"), NULL, period, NULL);
  add_contract (&facts, kase);
  if (access->ask->ticket != NULL)
    add_fact (&facts, _("Ticket"), NULL, access->ask->ticket, NULL);
  if (access->ask->accepts_terms)
    add_fact (&facts, _("Terms"), "emblem-ok-symbolic", _("accepted by the requester"), NULL);
  add_files (&facts, kase);
  add_overlaps (&facts, kase);
  add_flags (&facts, kase);

  return steward_evidence_block_new (_("Request"), access->id, card);
}

/* What becomes visible. */

static void
attach_exposure (GtkWidget             *grid,
                 int                    row,
                 const StewardExposure *exposure)
{
  GtkWidget *name = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (steward_classification_to_icon (exposure->classification));
  const char *title = exposure->classification == STEWARD_CLASSIFICATION_UNKNOWN
                        ? _("Unclassified") : _(steward_classification_to_title (exposure->classification));
  g_autofree char *figure = g_strdup_printf (_("%u of %u"), exposure->n_visible,
                                             MAX (exposure->n_all, exposure->n_visible));
  GtkWidget *count = steward_text_new (figure, "numeric");
  GtkWidget *bar = steward_exposure_bar_new (exposure);
  GtkWidget *words = steward_text_new (exposure->words, "second-line");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (name), icon);
  gtk_box_append (GTK_BOX (name), steward_text_new (title, NULL));
  gtk_label_set_wrap (GTK_LABEL (count), FALSE);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_valign (bar, GTK_ALIGN_START);
  gtk_widget_set_margin_top (bar, 4);
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), bar, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), count, 2, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), words, 3, row, 1, 1);
}

/**
 * steward_access_exposure_new:
 * @kase: the case
 * @exposure: of #StewardExposure: of the terms as they would be approved
 *
 * Returns: (transfer floating) (nullable): what becomes visible, by
 *   classification
 */
GtkWidget *
steward_access_exposure_new (const StewardAccessCase *kase,
                             GPtrArray               *exposure)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 5, NULL);
  GtkWidget *card = new_card ();
  guint n_all = 0, n_visible = 0, n_masked = 0;
  gboolean taken = kase->access->ask->kind == STEWARD_ACCESS_KIND_REVOCATION;
  g_autoptr (GString) aside = g_string_new (NULL);
  int row = 0;

  for (guint i = 0; exposure != NULL && i < exposure->len; i++)
    {
      const StewardExposure *line = g_ptr_array_index (exposure, i);

      if (line->n_all == 0 && line->n_visible == 0)
        continue;
      attach_exposure (grid, row++, line);
      n_all += MAX (line->n_all, line->n_visible);
      n_visible += line->n_visible;
      n_masked += line->n_masked;
    }
  gtk_box_append (GTK_BOX (card), grid);
  if (row == 0)
    {
      g_object_ref_sink (card);
      g_object_unref (card);
      return NULL;
    }
  g_string_append_printf (aside, ngettext ("%u of %u column", "%u of %u columns", n_all), n_visible, n_all);
  if (n_masked > 0)
    g_string_append_printf (aside, ngettext (" · %u masked", " · %u masked", n_masked), n_masked);

  return steward_evidence_block_new (taken ? _("What Is No Longer Visible") : _("What Becomes Visible"), aside->str,
                                     card);
}

/* What was done. */

static GtkWidget *
make_effect_buttons (const StewardAccessCase   *kase,
                     const StewardEffectRecord *record,
                     gboolean                   last)
{
  GtkWidget *button;

  if (g_strcmp0 (record->outcome, "manual") == 0 && last)
    {
      button = gtk_button_new_with_label (_("Confirm Script…"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", record->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "access.confirm-script");
      return button;
    }
  if (last && kase->effect != NULL && (g_strcmp0 (record->outcome, "failed") == 0 ||
                                       g_strcmp0 (record->outcome, "partial") == 0))
    {
      button = gtk_button_new_with_label (_("Try Again…"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "again");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "access.perform");
      return button;
    }

  return NULL;
}

static GtkWidget *
make_effect (const StewardAccessCase   *kase,
             const StewardEffectRecord *record,
             gboolean                   last)
{
  static const struct
  {
    const char *outcome;
    const char *icon_name;
    const char *css_class;
    const char *word;
  } looks[] = {
    { "queued", "content-loading-symbolic", "mark-none", N_("waits to be carried out") },
    { "done", "emblem-ok-symbolic", "mark-success", N_("carried out, and read back") },
    { "confirmed", "emblem-ok-symbolic", "mark-success", N_("run by a person, and confirmed") },
    { "partial", "dialog-warning-symbolic", "mark-warning", N_("carried out in part") },
    { "failed", "dialog-error-symbolic", "mark-error", N_("failed; nothing was changed") },
    { "manual", "dialog-information-symbolic", "mark-accent", N_("a person has to run the script") },
  };
  g_autofree char *date = record->time > 0 ? steward_review_say_moment (record->time, g_get_real_time ()) : NULL;
  g_autofree char *first = NULL;
  g_autoptr (GString) second = g_string_new (record->words);
  GtkWidget *line, *icon, *end = make_effect_buttons (kase, record, last);
  guint look = 0;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].outcome, record->outcome) == 0)
      look = i;
  first = g_strdup_printf ("%s: %s", g_strcmp0 (record->action, "revoke") == 0 ? _("Revocation") : _("Grant"),
                           _(looks[look].word));
  if (record->attempts > 1)
    g_string_append_printf (second, "%s%s", second->len > 0 ? " " : "", _("Tried more than once."));
  if (date != NULL)
    g_string_append_printf (second, "%s%s", second->len > 0 ? " · " : "", date);
  line = steward_line_new (NULL, first, second->str, end);
  icon = gtk_image_new_from_icon_name (looks[look].icon_name);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, looks[look].css_class);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_prepend (GTK_BOX (line), icon);

  return line;
}

/**
 * steward_access_effects_new:
 * @kase: the case
 * @place: name of the source
 *
 * Returns: (transfer floating) (nullable): what was done on the platform, the
 *   latest first, with what a person can do about it
 */
GtkWidget *
steward_access_effects_new (const StewardAccessCase *kase,
                            const char              *place)
{
  GPtrArray *effects = kase->access->effects;
  GtkWidget *card;

  if (effects == NULL || effects->len == 0)
    return NULL;
  card = new_card ();
  for (guint i = effects->len; i > 0; i--)
    gtk_box_append (GTK_BOX (card), make_effect (kase, g_ptr_array_index (effects, i - 1), i == effects->len));

  return steward_evidence_block_new (_("On the Platform"), place, card);
}

/* Remarks. */

static GtkWidget *
make_remark (const StewardAccessCase *kase,
             const StewardRemark     *remark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *text = steward_access_case_get_text (kase, remark->comment);
  g_autofree char *date = steward_review_say_moment (remark->time, g_get_real_time ());
  g_autofree char *who = g_strdup_printf (remark->asks_changes ? _("%s asks for changes · %s") : "%s · %s",
                                          get_name (kase, remark->person), date);
  GtkWidget *view = steward_markdown_view_new ();

  steward_markdown_view_set_text (STEWARD_MARKDOWN_VIEW (view), text != NULL ? text : "");
  gtk_box_append (GTK_BOX (box), steward_text_new (who, "second-line"));
  gtk_box_append (GTK_BOX (box), view);

  return box;
}

/**
 * steward_access_remarks_new:
 * @kase: the case
 *
 * Returns: (transfer floating) (nullable): questions and remarks, the oldest first
 */
GtkWidget *
steward_access_remarks_new (const StewardAccessCase *kase)
{
  GPtrArray *remarks = kase->access->remarks;
  GtkWidget *card;

  if (remarks == NULL || remarks->len == 0)
    return NULL;
  card = new_card ();
  for (guint i = 0; i < remarks->len; i++)
    gtk_box_append (GTK_BOX (card), make_remark (kase, g_ptr_array_index (remarks, i)));

  return steward_evidence_block_new (_("Questions and Remarks"), NULL, card);
}
