/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry as rows. Every parameter is named in the order in which the SQL
 * has it: this is the inner loop of a sync. */

#include "config.h"

#include "steward-entry-insert.h"

#include "steward-digest.h"
#include "steward-entry-restore.h"
#include "steward-entry-words.h"
#include "steward-search-words.h"

#define OF_THE_ENTRY (-1)              /* owner.contract */
#define PROPERTY_BITS 20               /* property.id = entry id << 20 | position */
#define MAX_LABELS 20000               /* remembered at once */

struct _StewardEntryInserter
{
  StewardDb *db;                       /* (unowned) */
  StewardEntryWords *words;            /* (owned) */
  GHashTable *labels;                  /* (owned) (element-type utf8 gint64) */
};


/**
 * steward_entry_inserter_new:
 * @db: a connection that may write, which must outlive the inserter
 *
 * Returns: (transfer full): an inserter
 */
StewardEntryInserter *
steward_entry_inserter_new (StewardDb *db)
{
  StewardEntryInserter *self = g_new0 (StewardEntryInserter, 1);

  self->db = db;
  self->words = steward_entry_words_new ();
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
steward_entry_inserter_free (StewardEntryInserter *self)
{
  if (self == NULL)
    return;

  steward_entry_words_free (self->words);
  g_hash_table_unref (self->labels);
  g_free (self);
}

/**
 * steward_entry_inserter_forget:
 * @self: an inserter
 *
 * To be called after a rollback: labels made since then are no longer there.
 */
void
steward_entry_inserter_forget (StewardEntryInserter *self)
{
  g_hash_table_remove_all (self->labels);
}

static gboolean
find_label (StewardEntryInserter  *self,
            const char            *text,
            gint64                *out_id,
            GError               **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "label-find", error);
  gboolean found = FALSE;

  *out_id = 0;
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":text", text);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  if (found)
    *out_id = steward_statement_get_int64 (statement, 0);
  steward_statement_reset (statement);
  return TRUE;
}

static gboolean
add_label (StewardEntryInserter  *self,
           const char            *text,
           gint64                *out_id,
           GError               **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "label-insert", error);
  g_autofree char *folded = steward_search_words_fold (text);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_text (statement, ":text", text);
  steward_statement_bind_text (statement, ":text_sort", folded);
  if (!steward_statement_run (statement, error))
    return FALSE;

  *out_id = steward_db_get_last_id (self->db);
  return TRUE;
}

/* @out_id is 0 for no text. */
static gboolean
intern_label (StewardEntryInserter  *self,
              const char            *text,
              gint64                *out_id,
              GError               **error)
{
  const gint64 *known = NULL;

  *out_id = 0;
  if (text == NULL || *text == '\0')
    return TRUE;

  known = g_hash_table_lookup (self->labels, text);
  if (known != NULL)
    {
      *out_id = *known;
      return TRUE;
    }
  if (!find_label (self, text, out_id, error) || (*out_id == 0 && !add_label (self, text, out_id, error)))
    return FALSE;

  if (g_hash_table_size (self->labels) >= MAX_LABELS)
    g_hash_table_remove_all (self->labels);
  g_hash_table_insert (self->labels, g_strdup (text), g_memdup2 (out_id, sizeof *out_id));
  return TRUE;
}

static void
bind_optional_id (StewardStatement *statement,
                  const char       *parameter,
                  gint64            id)
{
  if (id == 0)
    steward_statement_bind_text (statement, parameter, NULL);
  else
    steward_statement_bind_int64 (statement, parameter, id);
}

static guint
count_levels (const StewardEntry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entry->contracts->len; i++)
    n += ((const StewardContract *) g_ptr_array_index (entry->contracts, i))->objectives->len;

  return n;
}

static guint
count_columns (const StewardEntry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entry->contracts->len; i++)
    {
      const StewardContract *contract = g_ptr_array_index (entry->contracts, i);

      for (guint j = 0; j < contract->objects->len; j++)
        n += ((const StewardSchemaObject *) g_ptr_array_index (contract->objects, j))->properties->len;
    }

  return n;
}

static gboolean
add_head (StewardEntryInserter  *self,
          gint64                 key,
          gint64                 source_key,
          gint64                 born,
          const StewardEntry    *entry,
          const guint8          *digest,
          gint64                *out_id,
          GError               **error)
{
  g_autofree char *folded = steward_search_words_fold (entry->name);
  StewardStatement *statement = NULL;
  gint64 domain_id = 0;
  gint64 owner_id = 0;

  if (!intern_label (self, entry->domain, &domain_id, error) ||
      !intern_label (self, steward_entry_find_owner (entry), &owner_id, error))
    return FALSE;
  statement = steward_db_prepare (self->db, "entry-insert", error);
  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":key", key);
  steward_statement_bind_int64 (statement, ":source_key", source_key);
  steward_statement_bind_int64 (statement, ":kind", entry->kind);
  steward_statement_bind_int64 (statement, ":born", born);
  bind_optional_id (statement, ":domain_id", domain_id);
  bind_optional_id (statement, ":owner_id", owner_id);
  steward_statement_bind_int64 (statement, ":lifecycle", entry->lifecycle);
  steward_statement_bind_int64 (statement, ":visibility", entry->visibility);
  steward_statement_bind_int64 (statement, ":certification", entry->certification);
  steward_statement_bind_int64 (statement, ":classification", entry->classification);
  steward_statement_bind_int64 (statement, ":n_levels", count_levels (entry));
  steward_statement_bind_int64 (statement, ":n_columns", count_columns (entry));
  steward_statement_bind_int64 (statement, ":n_findings", entry->findings->len);
  steward_statement_bind_int64 (statement, ":updated_at", entry->updated_at);
  steward_statement_bind_text (statement, ":name_sort", folded);
  steward_statement_bind_blob (statement, ":digest", digest, STEWARD_DIGEST_SIZE);
  if (!steward_statement_run (statement, error))
    return FALSE;

  *out_id = steward_db_get_last_id (self->db);
  return TRUE;
}

static gboolean
add_texts (StewardEntryInserter  *self,
           gint64                 id,
           const StewardEntry    *entry,
           GError               **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-text", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":id", id);
  steward_statement_bind_text (statement, ":name", entry->name);
  steward_statement_bind_text (statement, ":native_version", entry->native_version);
  steward_statement_bind_text (statement, ":purpose", entry->purpose);
  steward_statement_bind_text (statement, ":description", entry->description);
  steward_statement_bind_text (statement, ":status_text", entry->status_text);
  steward_statement_bind_text (statement, ":version", entry->version);
  steward_statement_bind_text (statement, ":format", entry->format);
  steward_statement_bind_text (statement, ":location", entry->location);
  steward_statement_bind_text (statement, ":address", entry->address);
  steward_statement_bind_text (statement, ":tags", entry->tags);
  steward_statement_bind_text (statement, ":updated_reason", entry->updated_reason);
  return steward_statement_run (statement, error);
}

/* @name is the statement that puts words in or takes them out. */
static gboolean
run_words (StewardEntryInserter  *self,
           const char            *name,
           gint64                 id,
           const StewardEntry    *entry,
           GError               **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, name, error);

  if (statement == NULL)
    return FALSE;

  steward_entry_words_fill (self->words, entry);
  steward_statement_bind_int64 (statement, ":rowid", id);
  steward_statement_bind_text (statement, ":name", self->words->name->str);
  steward_statement_bind_text (statement, ":description", self->words->description->str);
  steward_statement_bind_text (statement, ":columns", self->words->columns->str);
  steward_statement_bind_text (statement, ":owners", self->words->owners->str);
  steward_statement_bind_text (statement, ":domain", self->words->domain->str);
  return steward_statement_run (statement, error);
}

static gboolean
add_owners (StewardEntryInserter  *self,
            gint64                 id,
            int                    contract,
            GPtrArray             *owners,
            GError               **error)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const StewardOwner *owner = g_ptr_array_index (owners, i);
      StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-owner", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":entry_id", id);
      steward_statement_bind_int64 (statement, ":contract", contract);
      steward_statement_bind_int64 (statement, ":position", i);
      steward_statement_bind_text (statement, ":name", owner->name);
      steward_statement_bind_text (statement, ":address", owner->address);
      steward_statement_bind_text (statement, ":role", owner->role);
      steward_statement_bind_int64 (statement, ":accountable", owner->accountable != FALSE);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_ports (StewardEntryInserter  *self,
           gint64                 id,
           GPtrArray             *ports,
           GError               **error)
{
  for (guint i = 0; i < ports->len; i++)
    {
      const StewardPort *port = g_ptr_array_index (ports, i);
      StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-port", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":entry_id", id);
      steward_statement_bind_int64 (statement, ":position", i);
      steward_statement_bind_int64 (statement, ":direction", port->direction);
      steward_statement_bind_text (statement, ":name", port->name);
      steward_statement_bind_text (statement, ":kind", port->kind);
      steward_statement_bind_text (statement, ":description", port->description);
      steward_statement_bind_text (statement, ":location", port->location);
      steward_statement_bind_text (statement, ":version", port->version);
      steward_statement_bind_text (statement, ":contract_id", port->contract_id);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_properties (StewardEntryInserter  *self,
                gint64                 id,
                int                    contract,
                int                    object,
                GPtrArray             *properties,
                guint                 *position,
                GError               **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-property", error);

  if (statement == NULL)
    return FALSE;
  if (*position + properties->len >= 1u << PROPERTY_BITS)
    {
      g_set_error_literal (error, STEWARD_ERROR, STEWARD_ERROR_INVALID_DATA, "It has more than a million columns.");
      return FALSE;
    }

  for (guint i = 0; i < properties->len; i++)
    {
      const StewardProperty *property = g_ptr_array_index (properties, i);

      steward_statement_bind_int64 (statement, ":id", id << PROPERTY_BITS | (*position)++);
      steward_statement_bind_int64 (statement, ":contract", contract);
      steward_statement_bind_int64 (statement, ":object", object);
      steward_statement_bind_text (statement, ":name", property->name);
      steward_statement_bind_text (statement, ":physical_name", property->physical_name);
      steward_statement_bind_text (statement, ":logical_type", property->logical_type);
      steward_statement_bind_text (statement, ":physical_type", property->physical_type);
      steward_statement_bind_text (statement, ":description", property->description);
      steward_statement_bind_text (statement, ":classification_text", property->classification_text);
      steward_statement_bind_int64 (statement, ":classification", property->classification);
      steward_statement_bind_text (statement, ":reference", property->reference);
      steward_statement_bind_int64 (statement, ":flags", (property->primary_key ? STEWARD_PROPERTY_PRIMARY_KEY : 0) |
                                                         (property->required ? STEWARD_PROPERTY_REQUIRED : 0) |
                                                         (property->unique ? STEWARD_PROPERTY_UNIQUE : 0));
      steward_statement_bind_text (statement, ":tags", property->tags);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_objects (StewardEntryInserter  *self,
             gint64                 id,
             int                    contract,
             GPtrArray             *objects,
             guint                 *position,
             GError               **error)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const StewardSchemaObject *object = g_ptr_array_index (objects, i);
      StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-object", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":entry_id", id);
      steward_statement_bind_int64 (statement, ":contract", contract);
      steward_statement_bind_int64 (statement, ":position", i);
      steward_statement_bind_text (statement, ":name", object->name);
      steward_statement_bind_text (statement, ":physical_name", object->physical_name);
      steward_statement_bind_text (statement, ":kind", object->kind);
      steward_statement_bind_text (statement, ":description", object->description);
      steward_statement_bind_int64 (statement, ":row_estimate", object->row_estimate);
      if (!steward_statement_run (statement, error) ||
          !add_properties (self, id, contract, (int) i, object->properties, position, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_objective (StewardEntryInserter    *self,
               gint64                   id,
               int                      contract,
               guint                    position,
               gboolean                 is_quality,
               const StewardObjective  *objective,
               GError                 **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-objective", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":entry_id", id);
  steward_statement_bind_int64 (statement, ":contract", contract);
  steward_statement_bind_int64 (statement, ":position", position);
  steward_statement_bind_int64 (statement, ":is_quality", is_quality);
  steward_statement_bind_text (statement, ":property", objective->property);
  steward_statement_bind_text (statement, ":value", objective->value);
  steward_statement_bind_text (statement, ":unit", objective->unit);
  steward_statement_bind_text (statement, ":element", objective->element);
  steward_statement_bind_text (statement, ":driver", objective->driver);
  steward_statement_bind_text (statement, ":description", objective->description);
  steward_statement_bind_text (statement, ":scheduler", objective->scheduler);
  steward_statement_bind_text (statement, ":schedule", objective->schedule);
  steward_statement_bind_text (statement, ":check_name", objective->check);
  return steward_statement_run (statement, error);
}

/* Quality rules go behind the objectives. */
static gboolean
add_objectives (StewardEntryInserter   *self,
                gint64                  id,
                int                     position,
                const StewardContract  *contract,
                GError                **error)
{
  for (guint i = 0; i < contract->objectives->len; i++)
    if (!add_objective (self, id, position, i, FALSE, g_ptr_array_index (contract->objectives, i), error))
      return FALSE;
  for (guint i = 0; i < contract->quality->len; i++)
    if (!add_objective (self, id, position, contract->objectives->len + i, TRUE,
                        g_ptr_array_index (contract->quality, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
add_addresses (StewardEntryInserter  *self,
               gint64                 id,
               int                    contract,
               GPtrArray             *addresses,
               GError               **error)
{
  for (guint i = 0; i < addresses->len; i++)
    {
      StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-address", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":entry_id", id);
      steward_statement_bind_int64 (statement, ":contract", contract);
      steward_statement_bind_int64 (statement, ":position", i);
      steward_statement_bind_text (statement, ":address", g_ptr_array_index (addresses, i));
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_contract (StewardEntryInserter   *self,
              gint64                  id,
              int                     position,
              const StewardContract  *contract,
              guint                  *n_properties,
              GError                **error)
{
  StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-contract", error);

  if (statement == NULL)
    return FALSE;

  steward_statement_bind_int64 (statement, ":entry_id", id);
  steward_statement_bind_int64 (statement, ":position", position);
  steward_statement_bind_text (statement, ":contract_id", contract->id);
  steward_statement_bind_text (statement, ":name", contract->name);
  steward_statement_bind_text (statement, ":version", contract->version);
  steward_statement_bind_text (statement, ":format", contract->format);
  steward_statement_bind_text (statement, ":status", contract->status);
  steward_statement_bind_text (statement, ":purpose", contract->purpose);
  steward_statement_bind_text (statement, ":limitations", contract->limitations);
  steward_statement_bind_text (statement, ":usage", contract->usage);
  steward_statement_bind_text (statement, ":location", contract->location);
  return steward_statement_run (statement, error) &&
         add_objects (self, id, position, contract->objects, n_properties, error) &&
         add_objectives (self, id, position, contract, error) &&
         add_owners (self, id, position, contract->owners, error) &&
         add_addresses (self, id, position, contract->addresses, error);
}

static gboolean
add_contracts (StewardEntryInserter  *self,
               gint64                 id,
               GPtrArray             *contracts,
               GError               **error)
{
  guint n_properties = 0;

  for (guint i = 0; i < contracts->len; i++)
    if (!add_contract (self, id, (int) i, g_ptr_array_index (contracts, i), &n_properties, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_findings (StewardEntryInserter  *self,
              gint64                 id,
              GPtrArray             *findings,
              GError               **error)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = g_ptr_array_index (findings, i);
      StewardStatement *statement = steward_db_prepare (self->db, "entry-insert-finding", error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":entry_id", id);
      steward_statement_bind_int64 (statement, ":position", i);
      steward_statement_bind_text (statement, ":rule", finding->rule);
      steward_statement_bind_int64 (statement, ":severity", finding->severity);
      steward_statement_bind_text (statement, ":file", finding->file);
      steward_statement_bind_int64 (statement, ":line", finding->line);
      steward_statement_bind_int64 (statement, ":col", finding->column);
      steward_statement_bind_text (statement, ":message", finding->message);
      steward_statement_bind_text (statement, ":remediation", finding->remediation);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_entry_inserter_add:
 * @self: an inserter
 * @key: key of the subject
 * @source_key: key of its source
 * @born: first generation that shows this version
 * @entry: what the source says
 * @digest: (array fixed-size=32): its digest
 * @out_id: (out): id of the version
 * @error: return location
 *
 * Returns: whether the version was written; otherwise the caller's transaction
 *   must be rolled back
 */
gboolean
steward_entry_inserter_add (StewardEntryInserter  *self,
                            gint64                 key,
                            gint64                 source_key,
                            gint64                 born,
                            const StewardEntry    *entry,
                            const guint8          *digest,
                            gint64                *out_id,
                            GError               **error)
{
  if (add_head (self, key, source_key, born, entry, digest, out_id, error) &&
      add_texts (self, *out_id, entry, error) &&
      run_words (self, "entry-insert-words", *out_id, entry, error) &&
      add_owners (self, *out_id, OF_THE_ENTRY, entry->owners, error) &&
      add_ports (self, *out_id, entry->ports, error) &&
      add_contracts (self, *out_id, entry->contracts, error) &&
      add_findings (self, *out_id, entry->findings, error))
    return TRUE;

  g_prefix_error (error, "“%s” could not be kept: ", entry->name);
  return FALSE;
}

/**
 * steward_entry_inserter_delete:
 * @self: an inserter
 * @id: id of a version
 * @error: return location
 *
 * Returns: whether nothing is left of the version
 */
gboolean
steward_entry_inserter_delete (StewardEntryInserter  *self,
                               gint64                 id,
                               GError               **error)
{
  static const char *const statements[] = {
    "entry-delete-owner", "entry-delete-port", "entry-delete-contract", "entry-delete-contract-address",
    "entry-delete-schema-object", "entry-delete-property", "entry-delete-objective", "entry-delete-finding",
    "entry-delete-text", "entry-delete",
  };
  g_autoptr (StewardEntry) entry = steward_entry_restore (self->db, id, error);

  if (entry == NULL || !run_words (self, "entry-delete-words", id, entry, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      StewardStatement *statement = steward_db_prepare (self->db, statements[i], error);

      if (statement == NULL)
        return FALSE;
      steward_statement_bind_int64 (statement, ":id", id);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}
