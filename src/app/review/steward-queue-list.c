/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of the queue. Titles of groups cannot be chosen and the keys skip
 * them; what was chosen stays chosen while the queue is read again, and when it
 * leaves, its neighbour is chosen. */

#include "config.h"

#include "steward-queue-list.h"

#include <glib/gi18n.h>

#include "steward-filter-chip.h"
#include "steward-list-keys.h"
#include "steward-plain-label.h"
#include "steward-queue-kinds.h"
#include "steward-queue-row.h"

#define QUIET_MS 300

struct _StewardQueueList
{
  AdwBin parent_instance;

  StewardQueueModel *model;            /* owned */
  GtkSingleSelection *selection;       /* owned */
  StewardCouncilState *state;          /* owned, nullable */
  char *key;                           /* owned, nullable: of the chosen item */
  guint position;                      /* where it stood last */
  guint waiting;                       /* until the spinner appears */
  gboolean read;                       /* the queue was read once */
  gboolean settling;                   /* the list changes under the selection */
  gboolean focused;                    /* it had the focus before */

  AdwHeaderBar *header;                /* template children */
  GtkLabel *badge;
  GtkToggleButton *search_button;
  GtkBox *chips;
  GtkToggleButton *mine_button;
  GtkToggleButton *all_button;
  GtkEditable *search;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkListView *list;
  GtkLabel *words;
  GtkButton *words_button;
  GtkBox *footer;

  GtkWidget *kinds;                    /* unowned: the chip */
};

G_DEFINE_FINAL_TYPE (StewardQueueList, steward_queue_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATE,
  SIGNAL_RETRY,
  SIGNAL_PAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static StewardQueueLine *
peek_line (StewardQueueList *self,
           guint             position)
{
  g_autoptr (StewardQueueLine) line = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return line;                         /* the model keeps it */
}

static gboolean
is_item (StewardQueueList *self,
         guint             position)
{
  StewardQueueLine *line = peek_line (self, position);

  return line != NULL && steward_queue_line_get_item (line) != NULL;
}

static guint
count_lines (StewardQueueList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/* The item nearest to @position, looking first in the direction of @step. */
static gboolean
find_item (StewardQueueList *self,
           int               position,
           int               step,
           guint            *out_position)
{
  int n_lines = (int) count_lines (self);

  for (int turn = 0; turn < 2; turn++, step = -step)
    for (int i = position; i >= 0 && i < n_lines; i += step)
      if (is_item (self, (guint) i))
        {
          *out_position = (guint) i;
          return TRUE;
        }

  return FALSE;
}

static void
remember (StewardQueueList *self,
          const char       *key)
{
  if (g_strcmp0 (self->key, key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (key);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
selected_cb (StewardQueueList *self)
{
  StewardQueueLine *line = gtk_single_selection_get_selected_item (self->selection);
  StewardQueueItem *item = line == NULL ? NULL : steward_queue_line_get_item (line);

  if (self->settling)
    return;
  if (item != NULL)
    self->position = gtk_single_selection_get_selected (self->selection);
  remember (self, item == NULL ? NULL : steward_queue_item_get_key (item));
}

static void
focus_position (StewardQueueList *self,
                guint             position,
                gboolean          focus)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (focus && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    steward_list_keys_focus_row (GTK_WIDGET (self->list), position);
}

static gboolean
has_focus_inside (StewardQueueList *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
}

/* After the lines changed: the same item, or the one that took its place. The
 * focus never stays in a list that goes away, where it would swallow keys. */
static void
settle_selection (StewardQueueList *self)
{
  guint position;

  if (steward_queue_model_get_position (self->model, self->key, &position) ||
      (count_lines (self) > 0 &&
       find_item (self, (int) MIN (self->position, count_lines (self) - 1), 1, &position)))
    {
      self->settling = FALSE;
      gtk_single_selection_set_selected (self->selection, position);
      selected_cb (self);
      if (self->focused)
        focus_position (self, position, TRUE);
      return;
    }

  self->settling = FALSE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  remember (self, NULL);
  if (self->focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->mine_button));
}

static gboolean
is_filtered (StewardQueueList *self)
{
  return *gtk_editable_get_text (self->search) != '\0' ||
         steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->kinds));
}

static void
show_words (StewardQueueList *self,
            const char       *words,
            const char       *button)
{
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->words_button, button);
  gtk_stack_set_visible_child_name (self->stack, "words");
}

static void
show_state (StewardQueueList *self)
{
  guint n_all = steward_queue_model_get_items (self->model)->len;
  g_autofree char *elsewhere = NULL;

  if (!self->read)
    return;
  if (count_lines (self) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (is_filtered (self))
    show_words (self, _("Nothing in the queue matches."), _("Clear Filters"));
  else if (n_all > 0)
    {
      elsewhere = g_strdup_printf (ngettext ("Well done: nothing waits for you. %u item waits for others.",
                                             "Well done: nothing waits for you. %u items wait for others.", n_all),
                                   n_all);
      show_words (self, elsewhere, _("Show All"));
    }
  else
    show_words (self, _("Well done: the queue is empty."), NULL);
}

static void
show_counts (StewardQueueList *self)
{
  guint mine = steward_queue_model_count_mine (self->model);
  g_autofree char *badge = g_strdup_printf ("%u", mine);
  g_autofree char *words = g_strdup_printf (ngettext ("%u item waits for you", "%u items wait for you", mine), mine);

  gtk_label_set_text (self->badge, badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), words);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), mine > 0);
}

static void
apply (StewardQueueList *self)
{
  settle_selection (self);
  show_state (self);
}

static void
begin (StewardQueueList *self)
{
  self->settling = TRUE;
  self->focused = has_focus_inside (self);
}

static void
mine_toggled_cb (StewardQueueList *self)
{
  gboolean mine = gtk_toggle_button_get_active (self->mine_button);

  begin (self);
  steward_queue_model_set_mine (self->model, mine);
  apply (self);
}

static void
search_changed_cb (StewardQueueList *self)
{
  begin (self);
  steward_queue_model_set_text (self->model, gtk_editable_get_text (self->search));
  apply (self);
}

static void
search_toggled_cb (StewardQueueList *self)
{
  gboolean active = gtk_toggle_button_get_active (self->search_button);

  gtk_widget_set_visible (GTK_WIDGET (self->search), active);
  if (active)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else
    gtk_editable_set_text (self->search, "");
}

static void
stop_search_cb (StewardQueueList *self)
{
  gtk_toggle_button_set_active (self->search_button, FALSE);
  steward_queue_list_focus (self);
}

static void
search_activate_cb (StewardQueueList *self)
{
  steward_queue_list_focus (self);
}

static void
kinds_changed_cb (StewardQueueList *self)
{
  begin (self);
  steward_queue_model_set_kinds (self->model, steward_queue_kinds_read (STEWARD_FILTER_CHIP (self->kinds)));
  apply (self);
}

static void
kinds_opened_cb (StewardQueueList *self)
{
  steward_queue_kinds_offer (STEWARD_FILTER_CHIP (self->kinds), steward_queue_model_get_items (self->model));
}

static void
words_clicked_cb (StewardQueueList *self)
{
  if (!self->read)
    g_signal_emit (self, signals[SIGNAL_RETRY], 0);
  else if (is_filtered (self))
    {
      gtk_toggle_button_set_active (self->search_button, FALSE);
      steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->kinds));
      kinds_changed_cb (self);
    }
  else
    steward_queue_list_show_all (self);
}

static void
activate_cb (StewardQueueList *self,
             guint             position)
{
  if (is_item (self, position))
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static gboolean
key_cb (StewardQueueList *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return steward_queue_list_move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return steward_queue_list_move (self, -1);
    case GDK_KEY_Home:
      return steward_queue_list_move (self, -(int) count_lines (self));
    case GDK_KEY_End:
      return steward_queue_list_move (self, (int) count_lines (self));
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      /* The queue is short, the evidence long: these scroll that. */
      g_signal_emit (self, signals[SIGNAL_PAGE], 0, keyval == GDK_KEY_Page_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      return steward_queue_list_mark (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
search_key_cb (StewardQueueList *self,
               guint             keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  steward_queue_list_focus (self);

  return GDK_EVENT_STOP;
}

static void
setup_cb (StewardQueueList *self,
          GtkListItem      *item)
{
  GtkWidget *row = steward_queue_row_new ();

  steward_list_keys_mark (row, item);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (StewardQueueList *self,
         GtkListItem      *item)
{
  StewardQueueLine *line = gtk_list_item_get_item (item);
  gboolean chosen = steward_queue_line_get_item (line) != NULL;

  gtk_list_item_set_selectable (item, chosen);
  gtk_list_item_set_activatable (item, chosen);
  steward_queue_row_set_line (STEWARD_QUEUE_ROW (gtk_list_item_get_child (item)), line, self->state);
}

static void
unbind_cb (StewardQueueList *self,
           GtkListItem      *item)
{
  steward_queue_row_set_line (STEWARD_QUEUE_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static gboolean
waiting_cb (gpointer user_data)
{
  StewardQueueList *self = user_data;

  self->waiting = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
stop_waiting (StewardQueueList *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static void
add_keys (StewardQueueList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *search_keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_event_controller_set_propagation_phase (search_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (search_keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), search_keys);

  steward_queue_footer_add (self->footer, "j k", C_("keys of the queue", "move"));
  steward_queue_footer_add (self->footer, "d", C_("keys of the queue", "defer"));
  steward_queue_footer_add (self->footer, "/", C_("keys of the queue", "filter"));
  steward_queue_footer_add (self->footer, "?", C_("keys of the queue", "all keys"));
}

static void
set_up_list (StewardQueueList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->model = steward_queue_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
}

static void
steward_queue_list_dispose (GObject *object)
{
  StewardQueueList *self = STEWARD_QUEUE_LIST (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_QUEUE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->state, steward_council_state_unref);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (steward_queue_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, header);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, badge);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, search_button);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, chips);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, mine_button);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, all_button);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, search);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, list);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, words);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, words_button);
  gtk_widget_class_bind_template_child (widget_class, StewardQueueList, footer);
  gtk_widget_class_bind_template_callback (widget_class, mine_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_clicked_cb);
}

static void
steward_queue_list_class_init (StewardQueueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_queue_list_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);

  signals[SIGNAL_PAGE] = g_signal_new ("page", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stewardconsole/Steward/ui/review/steward-queue-list.ui");
  bind_template (widget_class);
}

static void
steward_queue_list_init (StewardQueueList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = steward_filter_chip_new (_("Kind"));
  g_signal_connect_swapped (self->kinds, "opened", G_CALLBACK (kinds_opened_cb), self);
  g_signal_connect_swapped (self->kinds, "changed", G_CALLBACK (kinds_changed_cb), self);
  gtk_box_append (self->chips, self->kinds);
  set_up_list (self);
  add_keys (self);
  self->waiting = g_timeout_add (QUIET_MS, waiting_cb, self);
}

/**
 * steward_queue_list_new:
 *
 * Returns: (transfer floating): a list that waits for its items
 */
GtkWidget *
steward_queue_list_new (void)
{
  return g_object_new (STEWARD_TYPE_QUEUE_LIST, NULL);
}

/**
 * steward_queue_list_get_header:
 * @self: a list
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
steward_queue_list_get_header (StewardQueueList *self)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_LIST (self), NULL);

  return self->header;
}

/**
 * steward_queue_list_get_model:
 * @self: a list
 *
 * Returns: (transfer none): its lines
 */
StewardQueueModel *
steward_queue_list_get_model (StewardQueueList *self)
{
  g_return_val_if_fail (STEWARD_IS_QUEUE_LIST (self), NULL);

  return self->model;
}

/**
 * steward_queue_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the chosen item
 */
StewardQueueItem *
steward_queue_list_get_selected (StewardQueueList *self)
{
  guint position;

  g_return_val_if_fail (STEWARD_IS_QUEUE_LIST (self), NULL);

  if (!steward_queue_model_get_position (self->model, self->key, &position))
    return NULL;

  return steward_queue_line_get_item (peek_line (self, position));
}

/**
 * steward_queue_list_set_items:
 * @self: a list
 * @items: (transfer none): #StewardQueueItem, oldest clock first
 * @state: (nullable): the council, for the names of seats
 */
void
steward_queue_list_set_items (StewardQueueList    *self,
                              GPtrArray           *items,
                              StewardCouncilState *state)
{
  StewardCouncilState *old;

  g_return_if_fail (STEWARD_IS_QUEUE_LIST (self));

  stop_waiting (self);
  old = self->state;
  self->state = state == NULL ? NULL : steward_council_state_ref (state);
  g_clear_pointer (&old, steward_council_state_unref);
  self->read = TRUE;
  begin (self);
  steward_queue_model_set_items (self->model, items, g_get_real_time ());
  apply (self);
  show_counts (self);
}

/**
 * steward_queue_list_show_error:
 * @self: a list
 * @error: why the queue could not be read
 *
 * Says so in place of the list; a list that was read before stays.
 */
void
steward_queue_list_show_error (StewardQueueList *self,
                               const GError     *error)
{
  const char *remedy = steward_error_remedy (error);
  g_autofree char *words = NULL;

  g_return_if_fail (STEWARD_IS_QUEUE_LIST (self));

  stop_waiting (self);
  if (self->read)
    return;
  words = g_strdup_printf ("%s\n%s", error->message, remedy == NULL ? "" : _(remedy));
  show_words (self, words, _("Try Again"));
}

/**
 * steward_queue_list_select:
 * @self: a list
 * @review: id of a review
 *
 * Chooses the review, and shows everything if it is filtered away.
 *
 * Returns: whether it is in the queue
 */
gboolean
steward_queue_list_select (StewardQueueList *self,
                           const char       *review)
{
  StewardQueueItem *item;
  guint position;

  g_return_val_if_fail (STEWARD_IS_QUEUE_LIST (self), FALSE);

  item = steward_queue_model_find (self->model, review);
  if (item == NULL)
    return FALSE;
  if (!steward_queue_model_get_position (self->model, steward_queue_item_get_key (item), &position))
    {
      steward_queue_list_show_all (self);
      if (!steward_queue_model_get_position (self->model, steward_queue_item_get_key (item), &position))
        return FALSE;
    }
  focus_position (self, position, TRUE);

  return TRUE;
}

/**
 * steward_queue_list_show_all:
 * @self: a list
 *
 * Clears every filter and shows what waits for others, too.
 */
void
steward_queue_list_show_all (StewardQueueList *self)
{
  g_return_if_fail (STEWARD_IS_QUEUE_LIST (self));

  gtk_toggle_button_set_active (self->search_button, FALSE);
  gtk_editable_set_text (self->search, "");
  steward_queue_model_set_text (self->model, NULL);
  steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->kinds));
  kinds_changed_cb (self);
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

/**
 * steward_queue_list_move:
 * @self: a list
 * @step: 1 for the next item, −1 for the one before; more for the last and first
 *
 * Returns: %GDK_EVENT_STOP
 */
gboolean
steward_queue_list_move (StewardQueueList *self,
                         int               step)
{
  guint current;
  guint position;

  g_return_val_if_fail (STEWARD_IS_QUEUE_LIST (self), GDK_EVENT_PROPAGATE);

  if (!steward_queue_model_get_position (self->model, self->key, &current))
    current = 0;
  else
    current = (guint) CLAMP ((int) current + step, 0, (int) count_lines (self) - 1);
  if (find_item (self, (int) current, step < 0 ? -1 : 1, &position))
    focus_position (self, position, TRUE);

  return GDK_EVENT_STOP;
}

/**
 * steward_queue_list_mark:
 * @self: a list
 *
 * Marks the chosen item for a decision together with others, or takes the mark
 * away.
 *
 * Returns: whether it can be marked
 */
gboolean
steward_queue_list_mark (StewardQueueList *self)
{
  guint position;

  g_return_val_if_fail (STEWARD_IS_QUEUE_LIST (self), FALSE);

  return steward_queue_model_get_position (self->model, self->key, &position) &&
         steward_queue_model_toggle (self->model, position);
}

/**
 * steward_queue_list_focus:
 * @self: a list
 *
 * Puts the focus on the chosen row, or on the first.
 */
void
steward_queue_list_focus (StewardQueueList *self)
{
  guint position;

  g_return_if_fail (STEWARD_IS_QUEUE_LIST (self));

  if (steward_queue_model_get_position (self->model, self->key, &position) || find_item (self, 0, 1, &position))
    focus_position (self, position, TRUE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->mine_button));
}

/**
 * steward_queue_list_focus_search:
 * @self: a list
 */
void
steward_queue_list_focus_search (StewardQueueList *self)
{
  g_return_if_fail (STEWARD_IS_QUEUE_LIST (self));

  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * steward_queue_list_escape:
 * @self: a list
 *
 * Returns: whether there were marks, or else a filter, or else a search, which
 *   are now gone
 */
gboolean
steward_queue_list_escape (StewardQueueList *self)
{
  g_autoptr (GPtrArray) marked = NULL;

  g_return_val_if_fail (STEWARD_IS_QUEUE_LIST (self), FALSE);

  marked = steward_queue_model_get_marked (self->model);
  if (marked->len > 0)
    {
      steward_queue_model_clear_marks (self->model);
      return TRUE;
    }
  if (steward_filter_chip_is_active (STEWARD_FILTER_CHIP (self->kinds)))
    {
      steward_filter_chip_clear (STEWARD_FILTER_CHIP (self->kinds));
      kinds_changed_cb (self);
      return TRUE;
    }
  if (!gtk_toggle_button_get_active (self->search_button))
    return FALSE;
  stop_search_cb (self);

  return TRUE;
}
