/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Products and contracts find each other by contract id. Of several versions
 * of a contract a port gets the one that it names; else the newest, once all
 * documents were seen, because a port's version is its own and need not be its
 * contract's. A contract that nobody chose stands as an entry of its own. */

#include "config.h"

#include "steward-folder-mesh.h"

#include "steward-folder-links.h"
#include "steward-folder-version.h"

#include <string.h>

typedef struct _Topic Topic;

/* A contract document that some product may take. */
typedef struct
{
  StewardFolderPlace place;
  StewardReading *reading;             /* owned; NULL: put down, read again at its place */
  char *version;                       /* NULL: it names none */
  gboolean chosen;
} Leaf;

/* One contract id, or one product name that contracts may claim. */
struct _Topic
{
  GPtrArray *leaves;                   /* Leaf */
  GPtrArray *products;                 /* Product, unowned; those that still wait */
};

typedef struct
{
  guint port;                          /* index in the product's ports */
  char *version;                       /* as the port names it */
  Topic *topic;                        /* unowned */
  Leaf *leaf;                          /* unowned; NULL: not found yet */
} Want;

typedef struct
{
  StewardFolderPlace place;
  guint index;                         /* in the mesh's products */
  StewardReading *reading;             /* owned; NULL: put down */
  GArray *wants;                       /* Want */
  GPtrArray *claims;                   /* Topic, unowned: names that contracts may claim */
  guint n_missing;                     /* wants without a leaf */
  guint n_open;                        /* output ports that name no contract */
  gboolean open;                       /* there is such a port, or no output port at all */
} Product;

struct _StewardFolderMesh
{
  const StewardFolderListing *listing; /* unowned */
  StewardFolderEntryFunc give;
  gpointer user_data;
  GPtrArray *products;                 /* Product, in order; NULL once given */
  GHashTable *by_id;                   /* contract id → Topic; fixed once products are added */
  GHashTable *by_claim;                /* product name or id → Topic; likewise */
  guint n_held, max_held;
};

static void
free_leaf (gpointer data)
{
  Leaf *leaf = data;

  g_clear_pointer (&leaf->reading, steward_reading_free);
  g_free (leaf->version);
  g_free (leaf);
}

static void
free_topic (gpointer data)
{
  Topic *topic = data;

  g_ptr_array_unref (topic->leaves);
  g_ptr_array_unref (topic->products);
  g_free (topic);
}

static void
clear_want (gpointer data)
{
  g_free (((Want *) data)->version);
}

static void
free_product (gpointer data)
{
  Product *product = data;

  if (product == NULL)
    return;
  g_clear_pointer (&product->reading, steward_reading_free);
  g_array_unref (product->wants);
  g_ptr_array_unref (product->claims);
  g_free (product);
}

/**
 * steward_folder_mesh_new:
 * @listing: where documents are read again; must outlive the mesh
 * @max_held: documents that are kept in memory at a time
 * @give: called with each finished entry
 * @user_data: for @give
 */
StewardFolderMesh *
steward_folder_mesh_new (const StewardFolderListing *listing,
                         guint                       max_held,
                         StewardFolderEntryFunc      give,
                         gpointer                    user_data)
{
  StewardFolderMesh *self = g_new0 (StewardFolderMesh, 1);

  self->listing = listing;
  self->max_held = max_held;
  self->give = give;
  self->user_data = user_data;
  self->products = g_ptr_array_new_with_free_func (free_product);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_topic);
  self->by_claim = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_topic);

  return self;
}

void
steward_folder_mesh_free (StewardFolderMesh *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->products);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_claim);
  g_free (self);
}

/* How many products were added. */
guint
steward_folder_mesh_get_size (StewardFolderMesh *self)
{
  return self->products->len;
}

static StewardReading *
hold (StewardFolderMesh *self,
      StewardReading    *reading)
{
  if (self->n_held < self->max_held)
    {
      self->n_held++;
      return reading;
    }

  steward_reading_free (reading);
  return NULL;
}

static StewardReading *
pick_up (StewardFolderMesh         *self,
         StewardReading           **held,
         const StewardFolderPlace  *place)
{
  if (*held == NULL)
    return steward_folder_read_again (self->listing, place);

  self->n_held--;
  return g_steal_pointer (held);
}

static Topic *
find_topic (GHashTable *topics,
            const char *name)
{
  Topic *topic = g_hash_table_lookup (topics, name);

  if (topic == NULL)
    {
      topic = g_new0 (Topic, 1);
      topic->leaves = g_ptr_array_new_with_free_func (free_leaf);
      topic->products = g_ptr_array_new ();
      g_hash_table_insert (topics, g_strdup (name), topic);
    }

  return topic;
}

static void
add_claim (StewardFolderMesh *self,
           Product           *product,
           const char        *name)
{
  Topic *topic = name != NULL ? find_topic (self->by_claim, name) : NULL;

  if (topic == NULL || g_ptr_array_find (product->claims, topic, NULL))
    return;

  g_ptr_array_add (product->claims, topic);
  g_ptr_array_add (topic->products, product);
}

static void
add_want (StewardFolderMesh *self,
          Product           *product,
          StewardPort       *port,
          guint              index)
{
  Want want = { .port = index, .topic = find_topic (self->by_id, port->contract_id),
                .version = g_strdup (port->version) };

  g_array_append_val (product->wants, want);
  if (!g_ptr_array_find (want.topic->products, product, NULL))
    g_ptr_array_add (want.topic->products, product);
  product->n_missing++;
}

/**
 * steward_folder_mesh_add_product:
 * @self: a mesh
 * @place: where the document stands
 * @reading: (transfer full): a product document
 *
 * All products come before the first contract, in order.
 */
void
steward_folder_mesh_add_product (StewardFolderMesh        *self,
                                 const StewardFolderPlace *place,
                                 StewardReading           *reading)
{
  Product *product = g_new0 (Product, 1);
  GPtrArray *ports = reading->product->ports;

  product->place = *place;
  product->wants = g_array_new (FALSE, TRUE, sizeof (Want));
  g_array_set_clear_func (product->wants, clear_want);
  product->claims = g_ptr_array_new ();
  for (guint i = 0; i < ports->len; i++)
    {
      StewardPort *port = g_ptr_array_index (ports, i);

      if (port->direction != STEWARD_PORT_OUTPUT)
        continue;
      if (port->contract_id != NULL && *port->contract_id != '\0')
        add_want (self, product, port, i);
      else
        product->n_open++;
    }
  product->open = product->n_open > 0 || product->n_missing == 0;
  if (product->open)
    {
      add_claim (self, product, reading->product->native_id);
      add_claim (self, product, reading->product->name);
    }
  product->reading = hold (self, reading);
  product->index = self->products->len;
  g_ptr_array_add (self->products, product);
}

/**
 * steward_folder_mesh_wants:
 * @self: a mesh to which every product was added
 * @contract: a contract document
 *
 * Safe from any thread.
 *
 * Returns: whether a product names the contract, or has a port without one and
 *   is named by it
 */
gboolean
steward_folder_mesh_wants (StewardFolderMesh    *self,
                           const StewardReading *contract)
{
  const char *id = contract->contract->id;

  if (id != NULL && g_hash_table_contains (self->by_id, id))
    return TRUE;

  return contract->data_product != NULL && g_hash_table_contains (self->by_claim, contract->data_product);
}

static Leaf *
choose_leaf (const Want *want)
{
  Leaf *best = NULL;
  gboolean best_within = FALSE;

  for (guint i = 0; i < want->topic->leaves->len; i++)
    {
      Leaf *leaf = g_ptr_array_index (want->topic->leaves, i);
      gboolean within = steward_folder_is_within_version (want->version, leaf->version);

      if (steward_folder_is_version (want->version, leaf->version))
        return leaf;
      if (best == NULL || within > best_within ||
          (within == best_within && steward_folder_compare_versions (leaf->version, best->version) > 0))
        {
          best = leaf;
          best_within = within;
        }
    }

  return best;
}

static void
join_contract (StewardEntry    *entry,
               StewardReading  *reading)
{
  if (entry->domain == NULL)
    entry->domain = g_strdup (reading->domain);
  g_ptr_array_extend_and_steal (entry->findings, g_steal_pointer (&reading->findings));
  g_ptr_array_add (entry->contracts, g_steal_pointer (&reading->contract));
}

/* Others may still need @leaf, so it is picked up only for the last of them. */
static StewardReading *
take_leaf (StewardFolderMesh *self,
           Leaf              *leaf,
           Topic             *topic)
{
  leaf->chosen = TRUE;
  if (topic->products->len > 0)
    return steward_folder_read_again (self->listing, &leaf->place);

  return pick_up (self, &leaf->reading, &leaf->place);
}

static const Leaf *
find_twin (Topic      *topic,
           const Leaf *leaf)
{
  for (guint i = 0; i < topic->leaves->len; i++)
    {
      const Leaf *other = g_ptr_array_index (topic->leaves, i);

      if (other != leaf && other->chosen && g_strcmp0 (other->version, leaf->version) == 0)
        return other;
    }

  return NULL;
}

static void
report_leftover (StewardFolderMesh *self,
                 Topic             *topic,
                 const Leaf        *leaf,
                 StewardEntry      *entry)
{
  const char *path = steward_folder_listing_get (self->listing, leaf->place.file)->path;
  const Leaf *twin = find_twin (topic, leaf);
  StewardFinding *finding;

  if (twin != NULL)
    finding = steward_folder_describe_twin (steward_folder_listing_get (self->listing, twin->place.file)->path, path,
                                            leaf->place.line);
  else
    finding = steward_finding_new ("folder/unused-version", STEWARD_SEVERITY_INFO, path, leaf->place.line, 1,
                                   g_strdup_printf ("No output port names the version “%s” of this contract.",
                                                    leaf->version != NULL ? leaf->version : ""),
                                   "Remove the document if nobody relies on it any more.");
  g_ptr_array_add (entry->findings, finding);
}

static gboolean
give_leftovers (StewardFolderMesh  *self,
                Topic              *topic,
                GError            **error)
{
  for (guint i = 0; topic->products->len == 0 && i < topic->leaves->len; i++)
    {
      Leaf *leaf = g_ptr_array_index (topic->leaves, i);
      g_autoptr(StewardReading) reading = NULL;
      StewardEntry *entry;

      if (leaf->chosen)
        continue;
      reading = pick_up (self, &leaf->reading, &leaf->place);
      entry = reading != NULL ? steward_reading_to_entry (reading) : NULL;
      if (entry == NULL)
        continue;
      report_leftover (self, topic, leaf, entry);
      leaf->chosen = TRUE;
      if (!self->give (entry, &leaf->place, self->user_data, error))
        return FALSE;
    }

  return TRUE;
}

static void
report_missing (StewardFolderMesh *self,
                Product           *product,
                StewardEntry      *entry,
                const Want        *want)
{
  const StewardFolderFile *file = steward_folder_listing_get (self->listing, product->place.file);
  StewardPort *port = want->port < entry->ports->len ? g_ptr_array_index (entry->ports, want->port) : NULL;

  if (port != NULL)
    g_ptr_array_add (entry->findings, steward_folder_describe_missing (port, file->path, product->place.line));
}

static void
join_wants (StewardFolderMesh *self,
            Product           *product,
            StewardEntry      *entry)
{
  g_autoptr(GPtrArray) joined = g_ptr_array_new ();

  for (guint i = 0; i < product->wants->len; i++)
    {
      Want *want = &g_array_index (product->wants, Want, i);
      g_autoptr(StewardReading) reading = NULL;

      if (want->leaf == NULL)
        {
          report_missing (self, product, entry, want);
          continue;
        }
      if (g_ptr_array_find (joined, want->leaf, NULL))
        continue;
      g_ptr_array_add (joined, want->leaf);
      reading = take_leaf (self, want->leaf, want->topic);
      if (reading != NULL && reading->contract != NULL)
        join_contract (entry, reading);
    }
}

/* A contract that names its product fills the one port that names none, if
 * there is one. */
static void
join_claims (StewardFolderMesh *self,
             Product           *product,
             StewardEntry      *entry)
{
  for (guint i = 0; i < product->claims->len; i++)
    {
      Topic *topic = g_ptr_array_index (product->claims, i);

      for (guint j = 0; j < topic->leaves->len; j++)
        {
          Leaf *leaf = g_ptr_array_index (topic->leaves, j);
          g_autoptr(StewardReading) reading = leaf->chosen ? NULL : take_leaf (self, leaf, topic);

          if (reading == NULL || reading->contract == NULL)
            continue;
          for (guint k = 0; product->n_open == 1 && k < entry->ports->len; k++)
            {
              StewardPort *port = g_ptr_array_index (entry->ports, k);

              if (port->direction == STEWARD_PORT_OUTPUT && port->contract_id == NULL)
                port->contract_id = g_strdup (reading->contract->id);
            }
          join_contract (entry, reading);
        }
    }
}

static void
leave_topics (Product *product)
{
  for (guint i = 0; i < product->wants->len; i++)
    g_ptr_array_remove (g_array_index (product->wants, Want, i).topic->products, product);
  for (guint i = 0; i < product->claims->len; i++)
    g_ptr_array_remove (((Topic *) g_ptr_array_index (product->claims, i))->products, product);
}

/* Gives the product away and frees it. */
static gboolean
complete_product (StewardFolderMesh  *self,
                  Product            *product,
                  GError            **error)
{
  g_autoptr(StewardReading) reading = pick_up (self, &product->reading, &product->place);
  StewardEntry *entry = reading != NULL ? steward_reading_to_entry (reading) : NULL;
  gboolean fine = TRUE;

  leave_topics (product);
  if (entry != NULL)
    {
      join_wants (self, product, entry);
      join_claims (self, product, entry);
      fine = self->give (entry, &product->place, self->user_data, error);
    }
  for (guint i = 0; fine && i < product->wants->len; i++)
    fine = give_leftovers (self, g_array_index (product->wants, Want, i).topic, error);
  for (guint i = 0; fine && i < product->claims->len; i++)
    fine = give_leftovers (self, g_ptr_array_index (product->claims, i), error);

  return fine;
}

static void
settle_wants (Product *product,
              Topic   *topic,
              Leaf    *leaf)
{
  for (guint i = 0; i < product->wants->len; i++)
    {
      Want *want = &g_array_index (product->wants, Want, i);

      if (want->topic != topic || want->leaf != NULL || !steward_folder_is_version (want->version, leaf->version))
        continue;
      want->leaf = leaf;
      product->n_missing--;
    }
}

static gboolean
forget_product (StewardFolderMesh  *self,
                Product            *product,
                GError            **error)
{
  gboolean fine = complete_product (self, product, error);

  free_product (g_steal_pointer (&self->products->pdata[product->index]));

  return fine;
}

/**
 * steward_folder_mesh_add_contract:
 * @self: a mesh to which every product was added
 * @place: where the document stands
 * @reading: (transfer full): a contract that steward_folder_mesh_wants()
 * @error: return location: what giving an entry said
 *
 * Gives the products that are complete with it.
 */
gboolean
steward_folder_mesh_add_contract (StewardFolderMesh         *self,
                                  const StewardFolderPlace  *place,
                                  StewardReading            *reading,
                                  GError                   **error)
{
  StewardContract *contract = reading->contract;
  Topic *topic = contract->id != NULL ? g_hash_table_lookup (self->by_id, contract->id) : NULL;
  g_autoptr(GPtrArray) waiting = NULL;
  Leaf *leaf = g_new0 (Leaf, 1);

  if (topic == NULL)
    topic = g_hash_table_lookup (self->by_claim, reading->data_product);
  leaf->place = *place;
  leaf->version = g_strdup (contract->version);
  leaf->reading = hold (self, reading);
  g_ptr_array_add (topic->leaves, leaf);
  if (topic->products->len == 0)
    return give_leftovers (self, topic, error);

  waiting = g_ptr_array_copy (topic->products, NULL, NULL);
  for (guint i = 0; i < waiting->len; i++)
    {
      Product *product = g_ptr_array_index (waiting, i);

      settle_wants (product, topic, leaf);
      if (product->n_missing == 0 && !product->open && !forget_product (self, product, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * steward_folder_mesh_finish:
 * @self: a mesh to which everything was added
 * @error: return location: what giving an entry said
 *
 * Gives the products that still wait, with the best that was found.
 */
gboolean
steward_folder_mesh_finish (StewardFolderMesh  *self,
                            GError            **error)
{
  for (guint i = 0; i < self->products->len; i++)
    {
      Product *product = g_ptr_array_index (self->products, i);

      if (product == NULL)
        continue;
      for (guint j = 0; j < product->wants->len; j++)
        {
          Want *want = &g_array_index (product->wants, Want, j);

          if (want->leaf == NULL)
            want->leaf = choose_leaf (want);
        }
      if (!complete_product (self, product, error))
        return FALSE;
      free_product (g_steal_pointer (&self->products->pdata[i]));
    }

  return TRUE;
}
