/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl review list: all reviews, or with --mine what waits for one
 * person, in the order of the queue: oldest clock first. */

#include "config.h"

#include "steward-cli-act.h"
#include "steward-commands.h"
#include "steward-council-rows.h"
#include "steward-output.h"
#include "steward-person-output.h"
#include "steward-queue.h"
#include "steward-review-output.h"
#include "steward-table.h"

typedef struct
{
  gboolean mine;
  char **states;
  char **kinds;
  char *subject;
  char *query;
  char *as;
  gboolean json;

  guint state_bits;
  guint kind_bits;
  char *urn;                           /* of the subject, or NULL: any */
} ListOptions;

static void
clear_options (ListOptions *options)
{
  g_strfreev (options->states);
  g_strfreev (options->kinds);
  g_free (options->subject);
  g_free (options->query);
  g_free (options->as);
  g_free (options->urn);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, clear_options)

/* A line: with --mine one for each seat that is asked, else one for each review. */
typedef struct
{
  const StewardReview *review;
  StewardQueueItem *item;              /* or NULL */
} Row;

static gboolean
read_words (ListOptions  *options,
            GError      **error)
{
  for (gsize i = 0; options->states != NULL && options->states[i] != NULL; i++)
    {
      StewardChangeState state;

      if (!steward_change_state_from_id (options->states[i], &state))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no value of --state; there are: submitted, "
                       "in-review, approved, applied, rejected, conflicted, withdrawn, superseded.",
                       options->states[i]);
          return FALSE;
        }
      options->state_bits |= 1u << state;
    }
  for (gsize i = 0; options->kinds != NULL && options->kinds[i] != NULL; i++)
    {
      StewardReviewKind kind;

      if (!steward_review_kind_from_id (options->kinds[i], &kind))
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no value of --kind; there are: "
                       "certification, contract, breaking-contract, recertification, retirement, charter, exception.",
                       options->kinds[i]);
          return FALSE;
        }
      options->kind_bits |= 1u << kind;
    }

  return TRUE;
}

/* A subject that the catalog does not have any more is taken as a URN. */
static char *
find_urn (StewardCouncil *council,
          const char     *subject)
{
  g_autoptr(StewardEntryDetail) detail = NULL;

  if (subject == NULL || g_str_equal (subject, "charter"))
    return g_strdup (subject);
  detail = steward_catalog_load_sync (steward_council_get_catalog (council), subject, NULL);

  return g_strdup (detail != NULL ? detail->urn : subject);
}

static gboolean
fits (const ListOptions   *options,
      const StewardReview *review)
{
  return (options->state_bits == 0 || (options->state_bits & (1u << review->state))) &&
         (options->kind_bits == 0 || (options->kind_bits & (1u << review->kind)));
}

static const char *
role_to_id (StewardQueueRole role)
{
  switch (role)
    {
    case STEWARD_ROLE_VOTE:
      return "vote";
    case STEWARD_ROLE_CHAIR:
      return "chair";
    case STEWARD_ROLE_REQUESTER:
      return "requester";
    case STEWARD_ROLE_OWNER:
      return "owner";
    case STEWARD_ROLE_RECUSED:
      return "recused";
    case STEWARD_ROLE_WATCHING:
    default:
      return "watching";
    }
}

/* The line of the queue that belongs to a review, or NULL. */
static StewardQueueItem *
find_item (GPtrArray  *queue,
           const char *review)
{
  for (guint i = 0; queue != NULL && i < queue->len; i++)
    if (g_strcmp0 (steward_queue_item_get_review (g_ptr_array_index (queue, i)), review) == 0)
      return g_ptr_array_index (queue, i);

  return NULL;
}

static void
add_row (GArray              *rows,
         const StewardReview *review,
         StewardQueueItem    *item)
{
  Row row = { .review = review, .item = item };

  g_array_append_val (rows, row);
}

/* Those of @reviews that are mine, in the order of the queue. */
static void
choose_mine (GArray    *rows,
             GPtrArray *reviews,
             GPtrArray *queue)
{
  for (guint i = 0; i < queue->len; i++)
    {
      StewardQueueItem *item = g_ptr_array_index (queue, i);

      for (guint j = 0; steward_queue_item_is_mine (item) && j < reviews->len; j++)
        {
          const StewardReview *review = g_ptr_array_index (reviews, j);

          if (g_strcmp0 (review->id, steward_queue_item_get_review (item)) == 0)
            add_row (rows, review, item);
        }
    }
}

static GArray *
choose_rows (const ListOptions *options,
             GPtrArray         *reviews,
             GPtrArray         *queue)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = reviews->len; i > 0; i--)
    if (!fits (options, g_ptr_array_index (reviews, i - 1)))
      g_ptr_array_remove_index (reviews, i - 1);
  if (options->mine)
    choose_mine (rows, reviews, queue);
  for (guint i = 0; !options->mine && i < reviews->len; i++)
    {
      const StewardReview *review = g_ptr_array_index (reviews, i);

      add_row (rows, review, find_item (queue, review->id));
    }

  return rows;
}

/* "vote (platform)"; empty when nothing is asked of the reader. */
static char *
describe_role (StewardQueueItem *item)
{
  const char *seat = item != NULL ? steward_queue_item_get_seat (item) : NULL;

  if (item == NULL)
    return g_strdup ("");

  return seat != NULL ? g_strdup_printf ("%s (%s)", role_to_id (steward_queue_item_get_role (item)), seat)
                      : g_strdup (role_to_id (steward_queue_item_get_role (item)));
}

static void
add_line (StewardTable        *table,
          StewardCouncilState *state,
          const Row           *row)
{
  const StewardReview *review = row->review;
  gboolean late = steward_review_is_open (review) && review->due > 0 && review->due < steward_instant_now ();
  g_autofree char *time = review->due > 0 ? steward_output_time (review->due) : g_strdup ("");
  g_autofree char *due = g_strconcat (time, late ? " (overdue)" : "", NULL);
  g_autofree char *role = describe_role (row->item);

  steward_table_add (table, review->id, review->title, steward_review_kind_to_id (review->kind),
                     steward_change_state_to_id (review->state), due,
                     review->requester != NULL ? steward_output_person_name (state, review->requester) : "", role,
                     NULL);
}

static void
print_table (StewardCouncilState *state,
             GArray              *rows,
             gboolean             mine)
{
  static const char *const titles[] = { "ID", "TITLE", "KIND", "STATE", "DUE", "ASKED BY", "YOU", NULL };
  g_autoptr(StewardTable) table = steward_table_new (titles);

  for (guint i = 0; i < rows->len; i++)
    add_line (table, state, &g_array_index (rows, Row, i));
  if (rows->len > 0)
    steward_table_print (table, "");
  else
    steward_output_print (mine ? "Nothing waits for you.\n" : "There is no such review.\n");
}

static void
add_review (JsonBuilder         *builder,
            StewardCouncilState *state,
            const StewardReview *review,
            StewardQueueItem    *item)
{
  json_builder_begin_object (builder);
  steward_review_add_head (builder, state, review);
  steward_output_add_text (builder, "role", item != NULL ? role_to_id (steward_queue_item_get_role (item)) : NULL);
  steward_output_add_text (builder, "seat", item != NULL ? steward_queue_item_get_seat (item) : NULL);
  steward_output_add_bool (builder, "mine", item != NULL && steward_queue_item_is_mine (item));
  steward_output_add_time (builder, "deferred_until", item != NULL ? steward_queue_item_get_deferred (item) : 0);
  json_builder_end_object (builder);
}

static gboolean
print_json (StewardCouncilState  *state,
            GArray               *rows,
            GError              **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "reviews");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      add_review (builder, state, row->review, row->item);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return steward_output_print_json (builder, error);
}

/* The reviews that are asked for, and the queue of whoever reads (or NULL). */
static gboolean
load (StewardCli    *cli,
      ListOptions   *options,
      GPtrArray    **out_reviews,
      GPtrArray    **out_queue,
      GError       **error)
{
  StewardCouncil *council = steward_cli_open_council (cli, error);
  StewardReviewFilter filter = { .text = options->query };
  g_autofree char *person = NULL;

  if (council == NULL)
    return FALSE;
  person = options->as != NULL ? steward_cli_find_person (cli, options->as, error)
                               : g_strdup (steward_services_get_person (cli->services));
  if (person == NULL && options->as != NULL)
    return FALSE;
  if (person == NULL && options->mine)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "Nobody is known to sit at this desk; say whose with --as PERSON.");
      return FALSE;
    }

  options->urn = find_urn (council, options->subject);
  filter.subject = options->urn;
  *out_reviews = steward_council_rows_list_reviews (steward_council_get_governance (council), &filter, error);
  if (*out_reviews == NULL)
    return FALSE;
  *out_queue = person != NULL ? steward_queue_load_sync (council, person, steward_instant_now (), error) : NULL;

  return person == NULL || *out_queue != NULL;
}

StewardExit
steward_command_review_list (StewardCli   *cli,
                             char       ***argv)
{
  g_auto(ListOptions) options = { 0 };
  GOptionEntry entries[] = {
    { "mine", 0, 0, G_OPTION_ARG_NONE, &options.mine, "What waits for me, oldest clock first", NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.states, "In this state; may be repeated", "STATE" },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.kinds, "Of this kind; may be repeated", "KIND" },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &options.subject, "About this product, or “charter”", "URN|NAME" },
    { "query", 'q', 0, G_OPTION_ARG_STRING, &options.query, "Words that must occur", "TEXT" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, "Who reads (default: who sits at this desk)", "PERSON" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print one JSON document", NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) reviews = NULL, queue = NULL;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(StewardCouncilState) state = NULL;
  g_autoptr(GError) error = NULL;

  if (!steward_cli_parse ("review list", entries, argv, 0, 0, &error) || !read_words (&options, &error) ||
      !load (cli, &options, &reviews, &queue, &error))
    return steward_cli_fail (error);
  state = steward_council_load_state_sync (steward_services_get_council (cli->services), &error);
  if (state == NULL)
    return steward_cli_fail (error);

  rows = choose_rows (&options, reviews, queue);
  if (!options.json)
    print_table (state, rows, options.mine);
  else if (!print_json (state, rows, &error))
    return steward_cli_fail (error);

  return STEWARD_EXIT_FINE;
}
