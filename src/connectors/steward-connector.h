/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-drift.h"
#include "steward-effect.h"
#include "steward-entry.h"
#include "steward-measurement.h"
#include "steward-secrets.h"
#include "steward-source.h"

G_BEGIN_DECLS

/**
 * StewardConnector:
 *
 * One open connection to a source. At most seven verbs beside the static
 * description; a missing verb means unsupported (a plan is then a script, which
 * a person runs). Verbs block and run in a
 * worker thread of sync/, which makes them asynchronous for everybody above;
 * each watches its #GCancellable and answers it within 200 ms.
 */
#define STEWARD_TYPE_CONNECTOR (steward_connector_get_type ())
G_DECLARE_DERIVABLE_TYPE (StewardConnector, steward_connector, STEWARD, CONNECTOR, GObject)

typedef enum
{
  STEWARD_FIELD_TEXT,
  STEWARD_FIELD_FOLDER,
  STEWARD_FIELD_PORT,
  STEWARD_FIELD_SECRET,                /* kept in the keyring, never in settings */
  STEWARD_FIELD_CHOICE,
  STEWARD_FIELD_LIST,                  /* comma-separated */
} StewardFieldKind;

typedef struct
{
  const char *id;
  const char *title;                   /* N_() */
} StewardChoice;

typedef struct
{
  const char *key;
  StewardFieldKind kind;
  const char *title;                   /* N_() */
  const char *hint;                    /* N_(), one sentence or NULL */
  const char *fallback;                /* used when the setting is absent */
  gboolean required;
  const StewardChoice *choices;        /* ends with a NULL id */
} StewardField;

typedef enum
{
  STEWARD_CAN_FETCH   = 1 << 0,
  STEWARD_CAN_SIGNALS = 1 << 1,
  STEWARD_CAN_GRANTS  = 1 << 2,
  STEWARD_CAN_APPLY   = 1 << 3,
  STEWARD_CAN_WATCH   = 1 << 4,        /* changes are noticed without a sync */
  STEWARD_CAN_LISTS   = 1 << 5,
} StewardCapabilities;

/* The static description of a kind of source: one line in the table of kinds. */
typedef struct
{
  const char *id;                      /* "postgres" */
  const char *title;                   /* N_("PostgreSQL") */
  const char *summary;                 /* N_(), one sentence */
  const char *icon_name;
  const StewardField *fields;          /* ends with a NULL key */
  StewardCapabilities capabilities;
  StewardConnector *(*create) (StewardSource *source, StewardSecrets *secrets);
} StewardConnectorKind;

/**
 * StewardSink:
 * @page: takes ownership of the entries in @entries (a #GPtrArray of
 *   #StewardEntry with free function); blocks while the store is behind;
 *   returns %FALSE with an error when the sync must stop
 * @progress: (nullable): @total is 0 while it is unknown; @what is a noun in
 *   the plural, N_("tables")
 *
 * Where fetch() puts its pages. Called from the fetching thread only.
 */
typedef struct
{
  gboolean (*page) (GPtrArray *entries, gpointer user_data, GError **error);
  void (*progress) (guint64 done, guint64 total, const char *what, gpointer user_data);
  gpointer user_data;
} StewardSink;

/**
 * StewardSignalSink:
 * @page: takes ownership of the measurements in @measurements (a #GPtrArray of
 *   #StewardMeasurement with free function, at most 5,000); blocks while the
 *   store is behind; returns %FALSE with an error when reading must stop
 * @unread: told what was not understood; takes ownership
 * @complete: (nullable): all updates until @time are known
 *
 * Where signals() puts what it reads. Called from the calling thread only.
 */
typedef struct
{
  gboolean (*page) (GPtrArray *measurements, gpointer user_data, GError **error);
  void (*unread) (StewardUnread *unread, gpointer user_data);
  void (*complete) (gint64 time, gpointer user_data);
  gpointer user_data;
} StewardSignalSink;

/* Called for each line of the platform's access lists, in the calling thread. */
typedef gboolean (*StewardAccessLineFunc) (const StewardAccessLine *line,
                                           gpointer                 user_data,
                                           GError                 **error);

struct _StewardConnectorClass
{
  GObjectClass parent_class;

  gboolean (*check)   (StewardConnector *self, char **out_summary, GCancellable *cancellable, GError **error);
  gboolean (*fetch)   (StewardConnector *self, const char *cursor, const StewardSink *sink,
                       char **out_cursor, gboolean *out_unchanged, GCancellable *cancellable, GError **error);
  gboolean (*signals) (StewardConnector *self, const char *cursor, const StewardSignalSink *sink, char **out_cursor,
                       GCancellable *cancellable, GError **error);
  gboolean (*grants)  (StewardConnector *self, GPtrArray **out_grants, GCancellable *cancellable, GError **error);
  gboolean (*lists)   (StewardConnector *self, StewardAccessLineFunc func, gpointer user_data,
                       GCancellable *cancellable, GError **error);
  gboolean (*plan)    (StewardConnector *self, const StewardEffect *effect, StewardEffectPlan **out_plan,
                       GCancellable *cancellable, GError **error);
  gboolean (*apply)   (StewardConnector *self, const StewardEffect *effect, const char *digest,
                       StewardEffectResult **out_result, GCancellable *cancellable, GError **error);
};

StewardConnector           *steward_connector_create          (StewardSource     *source,
                                                               StewardSecrets    *secrets,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
StewardSource              *steward_connector_get_source      (StewardConnector  *self);
StewardSecrets             *steward_connector_get_secrets     (StewardConnector  *self);
const char                 *steward_connector_get_setting     (StewardConnector  *self,
                                                               const char        *key);
const char                 *steward_connector_get_instance    (StewardConnector  *self);
void                        steward_connector_set_instance    (StewardConnector  *self,
                                                               const char        *instance);

gboolean                    steward_connector_check           (StewardConnector  *self,
                                                               char             **out_summary,
                                                               GCancellable      *cancellable,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                    steward_connector_fetch           (StewardConnector  *self,
                                                               const char        *cursor,
                                                               const StewardSink *sink,
                                                               char             **out_cursor,
                                                               gboolean          *out_unchanged,
                                                               GCancellable      *cancellable,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                    steward_connector_signals         (StewardConnector  *self,
                                                               const char        *cursor,
                                                               const StewardSignalSink *sink,
                                                               char             **out_cursor,
                                                               GCancellable      *cancellable,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                    steward_connector_grants          (StewardConnector  *self,
                                                               GPtrArray        **out_grants,
                                                               GCancellable      *cancellable,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean                    steward_connector_lists           (StewardConnector  *self,
                                                               StewardAccessLineFunc func,
                                                               gpointer           user_data,
                                                               GCancellable      *cancellable,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                    steward_connector_plan            (StewardConnector  *self,
                                                               const StewardEffect *effect,
                                                               StewardEffectPlan **out_plan,
                                                               GCancellable      *cancellable,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean                    steward_connector_apply           (StewardConnector  *self,
                                                               const StewardEffect *effect,
                                                               const char        *digest,
                                                               StewardEffectResult **out_result,
                                                               GCancellable      *cancellable,
                                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

const StewardConnectorKind *steward_connector_kinds           (gsize             *out_length);
const StewardConnectorKind *steward_connector_kind_find       (const char        *id);

G_END_DECLS
