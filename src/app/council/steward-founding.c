/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The form with which a council is founded. The charter is checked first: what
 * is wrong is shown at its lines, and only one without an error can be sealed. */

#include "config.h"

#include "steward-founding.h"

#include <glib/gi18n.h>

#include "steward-act-box.h"
#include "steward-cards.h"
#include "steward-charter-document.h"
#include "steward-council-words.h"
#include "steward-dialogs.h"
#include "steward-short-form.h"

#define SHOWN_FINDINGS 100
#define ADDRESS_CHARS 40

typedef struct
{
  StewardPage *page;                   /* unowned: it outlives its windows */
  StewardShortForm *form;              /* unowned: it owns this */
  char *name;                          /* owned: of the file */
  char *text;                          /* owned: the charter */
  GtkWidget *box;                      /* unowned: what will be recorded */
  StewardAct *act;                     /* owned; NULL until it is prepared */
} Founding;

static void picked_cb   (GObject *object, GAsyncResult *result, gpointer user_data);
static void read_cb     (GObject *object, GAsyncResult *result, gpointer user_data);
static void prepared_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void sealed_cb   (GObject *object, GAsyncResult *result, gpointer user_data);
static void person_cb   (GObject *object, GAsyncResult *result, gpointer user_data);

static void
free_founding (gpointer data)
{
  Founding *founding = data;

  g_free (founding->name);
  g_free (founding->text);
  g_clear_pointer (&founding->act, steward_act_free);
  g_free (founding);
}

static Founding *
get_founding (gpointer form)
{
  return g_object_get_data (form, "steward-founding");
}

static StewardCouncil *
get_council (Founding *founding)
{
  return steward_services_get_council (steward_page_get_services (founding->page));
}

static void
refuse (StewardShortForm *form,
        const GError     *error)
{
  g_autofree char *sentence = steward_council_words_error (error);

  steward_short_form_refuse (form, sentence);
}

static void
prepare (Founding *founding)
{
  const char *who = steward_short_form_get_choice (founding->form, "founder");
  g_autoptr (StewardIntent) intent = steward_intent_new (STEWARD_VERB_FOUND_CHARTER, who);

  intent->document = g_strdup (founding->text);
  intent->document_name = g_strdup (founding->name);
  steward_short_form_set_busy (founding->form, TRUE);
  steward_council_prepare_async (get_council (founding), intent, NULL, prepared_cb, g_object_ref (founding->form));
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Founding *founding = get_founding (form);
  StewardAct *act = steward_council_prepare_finish (STEWARD_COUNCIL (object), result, &error);

  g_clear_pointer (&founding->act, steward_act_free);
  founding->act = act;
  steward_act_box_set_act (founding->box, act, steward_council_peek_state (STEWARD_COUNCIL (object)));
  steward_short_form_set_busy (form, act == NULL);
  if (act == NULL)
    {
      refuse (form, error);
      steward_short_form_set_busy (form, TRUE);
    }
}

static void
done_cb (Founding *founding)
{
  if (founding->act == NULL)
    return;
  steward_short_form_set_busy (founding->form, TRUE);
  steward_council_seal_async (get_council (founding), founding->act, NULL, sealed_cb, g_object_ref (founding->form));
}

static void
sealed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Founding *founding = get_founding (form);

  if (!steward_council_seal_finish (STEWARD_COUNCIL (object), result, &error))
    {
      refuse (form, error);
      return;
    }
  steward_services_set_person_async (steward_page_get_services (founding->page), founding->act->append->actor, NULL,
                                     person_cb, g_object_ref (form));
}

static void
person_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardShortForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Founding *founding = get_founding (form);

  if (!steward_services_set_person_finish (STEWARD_SERVICES (object), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (founding->page), "win.notice", "s", error->message);
  steward_page_toast (founding->page, adw_toast_new (_("The council is founded")));
  steward_short_form_finish (form);
}

static GtkWidget *
make_findings (GPtrArray *findings)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < MIN (findings->len, SHOWN_FINDINGS); i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);
      gboolean error = finding->severity == STEWARD_SEVERITY_ERROR;
      g_autofree char *place = g_strdup_printf (_("line %u"), finding->line);
      GtkWidget *line = steward_line_new (error ? "dialog-error-symbolic" : "dialog-warning-symbolic",
                                          finding->message, NULL, steward_aside_new (place));

      g_object_set (line, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
      gtk_widget_add_css_class (gtk_widget_get_first_child (line), error ? "mark-error" : "mark-warning");
      gtk_list_box_append (GTK_LIST_BOX (list), line);
    }

  return list;
}

/* In one line: a broken address is another address. */
static GtkWidget *
make_address (const char *address)
{
  GtkWidget *label = steward_aside_new (address);

  gtk_label_set_max_width_chars (GTK_LABEL (label), ADDRESS_CHARS);

  return label;
}

static void
add_seats (StewardShortForm     *form,
           const StewardCharter *charter)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);
      g_autofree char *words = steward_council_words_seat (seat);
      GtkWidget *line = steward_line_new (NULL, seat->name != NULL ? seat->name : seat->holder != NULL ? seat->holder
                                                                                                       : _("Vacant"),
                                          words, seat->holder != NULL ? make_address (seat->holder) : NULL);

      g_object_set (line, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), line);
    }
  steward_short_form_add_widget (form, steward_text_new (_("Seats"), "heading"));
  steward_short_form_add_widget (form, list);
}

static void
add_rules (StewardShortForm     *form,
           const StewardCharter *charter)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < charter->procedures->len; i++)
    {
      const StewardProcedure *procedure = g_ptr_array_index (charter->procedures, i);
      g_autofree char *words = steward_council_words_procedure (charter, procedure);

      gtk_box_append (GTK_BOX (box), steward_line_new (NULL, procedure->title != NULL
                                                               ? procedure->title
                                                               : _(steward_review_kind_to_title (procedure->kind)),
                                                       words, NULL));
    }
  steward_short_form_add_widget (form, steward_text_new (_("Rules"), "heading"));
  steward_short_form_add_widget (form, box);
}

/* The founder is the holder of the chair unless another one says so. */
static void
add_founder (StewardShortForm     *form,
             const StewardCharter *charter)
{
  const StewardSeat *chair = steward_charter_get_chair (charter);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < charter->seats->len; i++)
    {
      const StewardSeat *seat = g_ptr_array_index (charter->seats, i);
      int at = seat == chair ? 0 : -1;

      if (seat->holder == NULL)
        continue;
      g_ptr_array_insert (ids, at, g_strdup (seat->holder));
      g_ptr_array_insert (names, at, g_strdup (seat->name != NULL ? seat->name : seat->holder));
    }
  steward_short_form_add_choice (form, "founder", _("Who sits at this desk"), ids, names);
}

static void
show_refused (StewardPage            *page,
              StewardCharterDocument *document,
              const char             *name,
              const GError           *error)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autofree char *title = g_strdup_printf (_("“%s” Cannot Be a Charter"), name);
  StewardShortForm *form = steward_short_form_new (GTK_WINDOW (window), title, NULL, _("Choose Another File…"));

  if (document->findings != NULL && document->findings->len > 0)
    {
      /* The error says what the list says, at its lines. */
      steward_short_form_refuse (form, _("The charter cannot be used as it is. Nothing was recorded."));
      steward_short_form_add_widget (form, make_findings (document->findings));
    }
  else
    refuse (form, error);
  g_signal_connect_object (form, "done", G_CALLBACK (gtk_window_destroy), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "done", G_CALLBACK (steward_founding_start), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (form));
}

static void
show_form (StewardPage                  *page,
           const StewardCharterDocument *document,
           const char                   *name,
           const char                   *text)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page)));
  Founding *founding = g_new0 (Founding, 1);
  StewardShortForm *form =
    steward_short_form_new (GTK_WINDOW (window), document->charter->council,
                            _("Everything that the council decides from now on follows this charter. Who sits at a "
                              "desk is recorded as asserted: nobody proves here who they are."),
                            _("Found Council"));

  founding->page = page;
  founding->form = form;
  founding->name = g_strdup (name);
  founding->text = g_strdup (text);
  founding->box = steward_act_box_new ();
  g_object_set_data_full (G_OBJECT (form), "steward-founding", founding, free_founding);
  add_founder (form, document->charter);
  if (document->findings != NULL && document->findings->len > 0)
    steward_short_form_add_widget (form, make_findings (document->findings));
  add_seats (form, document->charter);
  add_rules (form, document->charter);
  steward_short_form_add_widget (form, founding->box);
  g_signal_connect_swapped (form, "chosen", G_CALLBACK (prepare), founding);
  g_signal_connect_swapped (form, "done", G_CALLBACK (done_cb), founding);
  gtk_window_set_default_size (GTK_WINDOW (form), 640, 700);
  gtk_window_present (GTK_WINDOW (form));
  prepare (founding);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (object));
  g_auto (StewardCharterDocument) document = { 0 };

  if (gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  if (g_file_load_contents_finish (G_FILE (object), result, &text, NULL, NULL, &error)
      && steward_charter_document_read (&document, text, name, &error))
    show_form (page, &document, name, text);
  else
    show_refused (page, &document, name, error);
}

/**
 * steward_founding_open_file:
 * @page: the page above which the form appears
 * @path: of a charter
 *
 * Checks the charter and shows what it would found.
 */
void
steward_founding_open_file (StewardPage *page,
                            const char  *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_load_contents_async (file, NULL, read_cb, g_object_ref (page));
}

static void
picked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardPage) page = user_data;
  g_autofree char *path = steward_dialogs_open_file_finish (result, NULL);

  if (path != NULL)
    steward_founding_open_file (page, path);
}

/**
 * steward_founding_start:
 * @page: the page above which the picker appears
 *
 * Asks for a charter.
 */
void
steward_founding_start (StewardPage *page)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (page));

  if (GTK_IS_WINDOW (window))
    steward_dialogs_open_file_async (GTK_WINDOW (window), _("Choose a Charter"), _("Charters (YAML)"),
                                     "*.yaml *.yml", NULL, picked_cb, g_object_ref (page));
}
