/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What md4c finds, turned into the flat blocks of a StewardMarkdown while the
 * bounds on blocks, cells and links are kept. The address of a link stands
 * behind its words, so that nobody has to trust them. */

#include "config.h"

#include "steward-markdown-reader.h"

#include <glib/gi18n.h>
#include <md4c.h>
#include <string.h>

#include "steward-plain-text.h"

#define BLOCK_LIMIT 1000
#define CELL_LIMIT 2000
#define COLUMN_LIMIT 24
#define LINK_LIMIT 500
#define SHOWN_DEPTH 8

typedef struct
{
  gboolean ordered;
  guint next;
} ListLevel;

typedef struct
{
  StewardMarkdown *document;           /* unowned */
  GArray *lists;                       /* ListLevel, innermost last */
  guint quote;
  char *marker;                        /* owned, waits for the first block of its item */
  StewardInline *target;               /* unowned, where text goes; NULL: a paragraph begins with the next text */
  StewardBlock *table;                 /* unowned, the table that is being read */
  StewardInline *discarded;            /* owned, takes what is out of bounds */
  guint column;
  guint depth[5];                      /* how often each bit of StewardRunStyle is open */
  char *address;                       /* owned, of the open link */
  gsize link_start;
  guint link;
} Reader;

static StewardBlock *
add_block (Reader           *reader,
           StewardBlockKind  kind)
{
  StewardBlock *block = g_new0 (StewardBlock, 1);

  block->kind = kind;
  block->indent = MIN (reader->lists->len, SHOWN_DEPTH);
  block->quote = MIN (reader->quote, SHOWN_DEPTH);
  block->marker = g_steal_pointer (&reader->marker);
  g_ptr_array_add (reader->document->blocks, block);

  return block;
}

static StewardInline *
begin_text (Reader           *reader,
            StewardBlockKind  kind)
{
  StewardBlock *block = add_block (reader, kind);

  block->content = steward_inline_new ();
  reader->target = block->content;

  return block->content;
}

static StewardInline *
ensure_target (Reader *reader)
{
  return reader->target != NULL ? reader->target : begin_text (reader, STEWARD_BLOCK_PARAGRAPH);
}

static guint
get_style (Reader *reader)
{
  guint style = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reader->depth); i++)
    if (reader->depth[i] > 0)
      style |= 1u << i;

  return style;
}

static void
mark_run (StewardInline *target,
          gsize          start,
          guint          style,
          guint          link)
{
  StewardRun run = { start, target->text->len, style, link };
  StewardRun *last = target->runs->len == 0 ? NULL : &g_array_index (target->runs, StewardRun, target->runs->len - 1);

  if (style == 0 || run.start == run.end)
    return;
  if (last != NULL && last->end == run.start && last->style == style && last->link == link)
    last->end = run.end;
  else
    g_array_append_val (target->runs, run);
}

static void
append_text (Reader     *reader,
             const char *text,
             gsize       length)
{
  StewardInline *target = ensure_target (reader);
  gsize start = target->text->len;

  g_string_append_len (target->text, text, length);
  mark_run (target, start, get_style (reader), reader->link);
}

static char *
read_attribute (const MD_ATTRIBUTE *attribute)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; attribute->size > 0 && attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *text = attribute->text + attribute->substr_offsets[i];
      gsize length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

      if (attribute->substr_types[i] == MD_TEXT_ENTITY)
        steward_markdown_append_entity (out, text, length);
      else
        g_string_append_len (out, text, length);
    }

  return steward_plain_text_line (out->str);
}

static void
open_link (Reader     *reader,
           const char *address)
{
  StewardMarkdown *document = reader->document;

  g_free (reader->address);
  reader->address = g_strdup (address);
  reader->link_start = ensure_target (reader)->text->len;
  if (!steward_markdown_may_open (address) || document->links->len >= LINK_LIMIT)
    return;

  reader->link = document->links->len;
  reader->depth[4]++;
  g_ptr_array_add (document->links, g_strdup (address));
}

/* What a link says may not be where it leads: the address follows in brackets
 * unless the words are the address. */
static void
close_link (Reader *reader)
{
  StewardInline *target = ensure_target (reader);
  const char *words = target->text->str + MIN (reader->link_start, target->text->len);
  const char *bare = g_str_has_prefix (reader->address, "mailto:") ? reader->address + strlen ("mailto:")
                                                                   : reader->address;

  if (reader->depth[4] > 0)
    reader->depth[4]--;
  if (*bare != '\0' && strcmp (words, bare) != 0 && strcmp (words, reader->address) != 0)
    g_string_append_printf (target->text, " (%s)", bare);
  g_clear_pointer (&reader->address, g_free);
}

static void
begin_item (Reader                   *reader,
            const MD_BLOCK_LI_DETAIL *detail)
{
  ListLevel *level = &g_array_index (reader->lists, ListLevel, reader->lists->len - 1);

  reader->target = NULL;
  g_free (reader->marker);
  if (detail->is_task)
    reader->marker = g_strdup (detail->task_mark == ' ' ? "☐" : "☑");
  else if (level->ordered)
    reader->marker = g_strdup_printf ("%u.", level->next++);
  else
    reader->marker = g_strdup (reader->lists->len % 2 == 1 ? "•" : "◦");
}

static void
begin_table (Reader                      *reader,
             const MD_BLOCK_TABLE_DETAIL *detail)
{
  reader->table = add_block (reader, STEWARD_BLOCK_TABLE);
  reader->table->n_columns = MIN (detail->col_count, COLUMN_LIMIT);
  reader->table->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_inline_free);
  if (detail->col_count > COLUMN_LIMIT)
    reader->document->cut = TRUE;
}

static void
begin_cell (Reader *reader)
{
  if (reader->column++ < reader->table->n_columns && reader->table->cells->len < CELL_LIMIT)
    {
      reader->target = steward_inline_new ();
      g_ptr_array_add (reader->table->cells, reader->target);
      return;
    }

  reader->document->cut = TRUE;
  g_string_truncate (reader->discarded->text, 0);
  g_array_set_size (reader->discarded->runs, 0);
  reader->target = reader->discarded;
}

static void
begin_list (Reader   *reader,
            gboolean  ordered,
            guint     start)
{
  ListLevel level = { ordered, start };

  reader->target = NULL;
  g_array_append_val (reader->lists, level);
}

static int
enter_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader *reader = user_data;

  if (reader->document->blocks->len >= BLOCK_LIMIT)
    {
      reader->document->cut = TRUE;
      return 1;
    }

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      reader->quote++;
      reader->target = NULL;
      break;
    case MD_BLOCK_UL:
      begin_list (reader, FALSE, 0);
      break;
    case MD_BLOCK_OL:
      begin_list (reader, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      begin_item (reader, detail);
      break;
    case MD_BLOCK_HR:
      add_block (reader, STEWARD_BLOCK_RULE);
      break;
    case MD_BLOCK_H:
      begin_text (reader, STEWARD_BLOCK_HEADING);
      ((StewardBlock *) reader->document->blocks->pdata[reader->document->blocks->len - 1])->level =
        ((MD_BLOCK_H_DETAIL *) detail)->level;
      break;
    case MD_BLOCK_CODE:
      begin_text (reader, STEWARD_BLOCK_CODE);
      break;
    case MD_BLOCK_P:
    case MD_BLOCK_HTML:
      begin_text (reader, STEWARD_BLOCK_PARAGRAPH);
      break;
    case MD_BLOCK_TABLE:
      begin_table (reader, detail);
      break;
    case MD_BLOCK_TR:
      reader->column = 0;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      begin_cell (reader);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    default:
      break;
    }

  return 0;
}

static void
trim_end (StewardInline *target)
{
  while (target->text->len > 0 && target->text->str[target->text->len - 1] == '\n')
    g_string_truncate (target->text, target->text->len - 1);
}

static int
leave_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader *reader = user_data;

  if (type == MD_BLOCK_CODE && reader->target != NULL)
    trim_end (reader->target);
  else if (type == MD_BLOCK_QUOTE)
    reader->quote--;
  else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    g_array_set_size (reader->lists, reader->lists->len - 1);
  else if (type == MD_BLOCK_LI && reader->marker != NULL)
    begin_text (reader, STEWARD_BLOCK_PARAGRAPH);

  reader->target = NULL;

  return 0;
}

static int
get_style_bit (MD_SPANTYPE type)
{
  switch ((int) type)
    {
    case MD_SPAN_STRONG:
      return 0;
    case MD_SPAN_EM:
      return 1;
    case MD_SPAN_CODE:
      return 2;
    case MD_SPAN_DEL:
      return 3;
    default:
      return -1;
    }
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *reader = user_data;
  int bit = get_style_bit (type);

  if (bit >= 0)
    reader->depth[bit]++;
  else if (type == MD_SPAN_A)
    {
      g_autofree char *address = read_attribute (&((MD_SPAN_A_DETAIL *) detail)->href);

      open_link (reader, address);
    }
  else if (type == MD_SPAN_IMG)
    append_text (reader, _("Image: "), strlen (_("Image: ")));

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *reader = user_data;
  int bit = get_style_bit (type);

  if (bit >= 0 && reader->depth[bit] > 0)
    reader->depth[bit]--;
  else if (type == MD_SPAN_A && reader->address != NULL)
    close_link (reader);

  return 0;
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        length,
         void          *user_data)
{
  Reader *reader = user_data;

  if (type == MD_TEXT_SOFTBR)
    append_text (reader, " ", 1);
  else if (type == MD_TEXT_BR)
    append_text (reader, "\n", 1);
  else if (type == MD_TEXT_NULLCHAR)
    append_text (reader, "\357\277\275", 3);
  else if (type == MD_TEXT_ENTITY)
    {
      g_autoptr (GString) entity = g_string_new (NULL);

      steward_markdown_append_entity (entity, text, length);
      append_text (reader, entity->str, entity->len);
    }
  else
    append_text (reader, text, length);

  return 0;
}

/**
 * steward_markdown_read:
 * @document: filled with what is found
 * @text: clean, bounded text
 */
void
steward_markdown_read (StewardMarkdown *document,
                       const char      *text)
{
  static const MD_PARSER parser = {
    .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
             MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  Reader reader = { .document = document };

  reader.lists = g_array_new (FALSE, FALSE, sizeof (ListLevel));
  reader.discarded = steward_inline_new ();
  if (md_parse (text, strlen (text), &parser, &reader) != 0)
    document->cut = TRUE;

  g_array_unref (reader.lists);
  steward_inline_free (reader.discarded);
  g_free (reader.marker);
  g_free (reader.address);
}
