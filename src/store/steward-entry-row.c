/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a list: a key, and what it shows once that has been read. A row
 * takes itself out of its model's table when nobody holds it any more, so that
 * a key never has two rows. */

#include "config.h"

#include "steward-entry-row-private.h"

struct _StewardEntryRow
{
  GObject parent_instance;

  gint64 key;
  StewardRowData *data;                /* (owned) (nullable): %NULL until it is loaded */
  GHashTable *siblings;                /* (owned) (nullable): key → row (unowned), by which the model finds it */
  GList link;                          /* in the model's list of recently used rows */
};

typedef enum
{
  PROP_KEY = 1,
  PROP_LOADED,
  PROP_URN,
  PROP_NAME,
} Property;

static GParamSpec *properties[PROP_NAME + 1];

G_DEFINE_FINAL_TYPE (StewardEntryRow, steward_entry_row, G_TYPE_OBJECT)

static gboolean
equal_data (const StewardRowData *a,
            const StewardRowData *b)
{
  return a->lifecycle == b->lifecycle && a->certification == b->certification &&
         a->classification == b->classification && a->n_levels == b->n_levels &&
         a->n_findings == b->n_findings && a->synced_at == b->synced_at && a->updated_at == b->updated_at &&
         a->removed == b->removed && g_strcmp0 (a->urn, b->urn) == 0 && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->purpose, b->purpose) == 0 && g_strcmp0 (a->domain, b->domain) == 0 &&
         g_strcmp0 (a->owner, b->owner) == 0 && g_strcmp0 (a->source_id, b->source_id) == 0;
}

static void
steward_entry_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StewardEntryRow *self = STEWARD_ENTRY_ROW (object);

  switch ((Property) prop_id)
    {
    case PROP_KEY:
      g_value_set_int64 (value, self->key);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->data != NULL);
      break;
    case PROP_URN:
      g_value_set_string (value, steward_entry_row_get_urn (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, steward_entry_row_get_name (self));
      break;
    }
}

static void
steward_entry_row_finalize (GObject *object)
{
  StewardEntryRow *self = STEWARD_ENTRY_ROW (object);

  if (self->siblings != NULL)
    g_hash_table_remove (self->siblings, &self->key);
  g_clear_pointer (&self->siblings, g_hash_table_unref);
  steward_row_data_free (self->data);

  G_OBJECT_CLASS (steward_entry_row_parent_class)->finalize (object);
}

static void
steward_entry_row_class_init (StewardEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = steward_entry_row_get_property;
  object_class->finalize = steward_entry_row_finalize;

  properties[PROP_KEY] = g_param_spec_int64 ("key", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_URN] = g_param_spec_string ("urn", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
steward_entry_row_init (StewardEntryRow *self)
{
  self->link.data = self;
}

/**
 * steward_entry_row_new:
 * @key: key of a subject
 * @siblings: (nullable): key → row, without references; the row is entered and
 *   takes itself out when it is finalized
 *
 * Returns: (transfer full): a row that is not loaded
 */
StewardEntryRow *
steward_entry_row_new (gint64      key,
                       GHashTable *siblings)
{
  StewardEntryRow *self = g_object_new (STEWARD_TYPE_ENTRY_ROW, NULL);

  self->key = key;
  if (siblings != NULL)
    {
      self->siblings = g_hash_table_ref (siblings);
      g_hash_table_insert (siblings, &self->key, self);
    }

  return self;
}

/**
 * steward_entry_row_take:
 * @self: a row
 * @data: (transfer full): what it shows from now on
 *
 * Notifies "loaded" when that differs from what it showed.
 */
void
steward_entry_row_take (StewardEntryRow *self,
                        StewardRowData  *data)
{
  gboolean same = self->data != NULL && equal_data (self->data, data);

  steward_row_data_free (self->data);
  self->data = data;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/* For the model's list of recently used rows, whose links are the rows' own. */
GList *
steward_entry_row_get_link (StewardEntryRow *self)
{
  return &self->link;
}

/**
 * steward_entry_row_get_key:
 * @self: a row
 *
 * Returns: the key by which the model knows it, stable over all changes
 */
gint64
steward_entry_row_get_key (StewardEntryRow *self)
{
  return self->key;
}

/**
 * steward_entry_row_get_loaded:
 * @self: a row
 *
 * Returns: whether it has something to show
 */
gboolean
steward_entry_row_get_loaded (StewardEntryRow *self)
{
  return self->data != NULL;
}

/* %NULL until the row is loaded, as all texts below. */
const char *
steward_entry_row_get_urn (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->urn : NULL;
}

const char *
steward_entry_row_get_name (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->name : NULL;
}

const char *
steward_entry_row_get_purpose (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->purpose : NULL;
}

const char *
steward_entry_row_get_domain (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->domain : NULL;
}

const char *
steward_entry_row_get_owner (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->owner : NULL;
}

const char *
steward_entry_row_get_source_id (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->source_id : NULL;
}

StewardLifecycle
steward_entry_row_get_lifecycle (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->lifecycle : STEWARD_LIFECYCLE_UNKNOWN;
}

StewardCertification
steward_entry_row_get_certification (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->certification : STEWARD_CERTIFICATION_NONE;
}

StewardClassification
steward_entry_row_get_classification (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->classification : STEWARD_CLASSIFICATION_UNKNOWN;
}

guint
steward_entry_row_get_n_levels (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->n_levels : 0;
}

guint
steward_entry_row_get_n_findings (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->n_findings : 0;
}

/* Microseconds since the epoch: when its source was synced last. */
gint64
steward_entry_row_get_synced_at (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->synced_at : 0;
}

/* Microseconds since the epoch: freshness of the data, −1 unknown. */
gint64
steward_entry_row_get_updated_at (StewardEntryRow *self)
{
  return self->data != NULL ? self->data->updated_at : -1;
}

/* Whether its source no longer lists it. */
gboolean
steward_entry_row_get_removed (StewardEntryRow *self)
{
  return self->data != NULL && self->data->removed;
}
