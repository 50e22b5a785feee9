/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What all connectors share: the source they serve, the door to the keyring,
 * the identity of the server behind them, and the rule that a verb which a
 * kind does not have is an error with a sentence and not a crash. */

#include "config.h"

#include "steward-connector.h"

#include "steward-grant-script.h"

typedef struct
{
  StewardSource *source;               /* owned */
  StewardSecrets *secrets;             /* owned, or NULL */
  GMutex lock;                         /* guards instance: verbs run in worker threads */
  const char *instance;                /* interned */
} StewardConnectorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StewardConnector, steward_connector, G_TYPE_OBJECT)

typedef enum
{
  PROP_SOURCE = 1,
  PROP_SECRETS,
} StewardConnectorProperty;

static GParamSpec *props[PROP_SECRETS + 1];

static const StewardConnectorKind *
get_kind (StewardConnector *self)
{
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);

  return steward_connector_kind_find (steward_source_get_kind (priv->source));
}

static gboolean
fail_unsupported (StewardConnector *self,
                  const char       *what,
                  GError          **error)
{
  const StewardConnectorKind *kind = get_kind (self);

  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED, "A source of the kind “%s” cannot %s.",
               kind != NULL ? kind->title : G_OBJECT_TYPE_NAME (self), what);

  return FALSE;
}

static void
steward_connector_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  StewardConnector *self = STEWARD_CONNECTOR (object);
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);

  switch ((StewardConnectorProperty) id)
    {
    case PROP_SOURCE:
      priv->source = steward_source_ref (g_value_get_pointer (value));
      break;

    case PROP_SECRETS:
      priv->secrets = g_value_dup_object (value);
      break;
    }
}

static void
steward_connector_finalize (GObject *object)
{
  StewardConnector *self = STEWARD_CONNECTOR (object);
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);

  g_clear_pointer (&priv->source, steward_source_unref);
  g_clear_object (&priv->secrets);
  g_mutex_clear (&priv->lock);

  G_OBJECT_CLASS (steward_connector_parent_class)->finalize (object);
}

static void
steward_connector_class_init (StewardConnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = steward_connector_set_property;
  object_class->finalize = steward_connector_finalize;

  /* A #StewardSource is not a #GObject and has no boxed type. */
  props[PROP_SOURCE] = g_param_spec_pointer ("source", NULL, NULL, flags);
  props[PROP_SECRETS] = g_param_spec_object ("secrets", NULL, NULL, STEWARD_TYPE_SECRETS, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
steward_connector_init (StewardConnector *self)
{
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);

  g_mutex_init (&priv->lock);
}

static gboolean
has_required_settings (const StewardConnectorKind *kind,
                       StewardSource              *source,
                       GError                    **error)
{
  for (const StewardField *field = kind->fields; field != NULL && field->key != NULL; field++)
    {
      const char *value = steward_source_get_setting (source, field->key);

      if (!field->required || field->kind == STEWARD_FIELD_SECRET || field->fallback != NULL)
        continue;
      if (value == NULL || *value == '\0')
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The source “%s” has no setting “%s” (%s).",
                       steward_source_get_name (source), field->key, field->title);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * steward_connector_create:
 * @source: the configured source
 * @secrets: (nullable): the door to the keyring; %NULL for a kind without secrets
 * @error: %STEWARD_ERROR_UNSUPPORTED for an unknown kind, %STEWARD_ERROR_USAGE
 *   for a required setting that is missing
 *
 * Makes the connector for the kind of @source. Nothing is opened or asked yet.
 *
 * Returns: (transfer full): the connector
 */
StewardConnector *
steward_connector_create (StewardSource   *source,
                          StewardSecrets  *secrets,
                          GError         **error)
{
  g_return_val_if_fail (source != NULL, NULL);

  const StewardConnectorKind *kind = steward_connector_kind_find (steward_source_get_kind (source));

  if (kind == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_UNSUPPORTED,
                   "The source “%s” is of the kind “%s”, which this Steward does not know.",
                   steward_source_get_name (source), steward_source_get_kind (source));
      return NULL;
    }
  if (!has_required_settings (kind, source, error))
    return NULL;

  return kind->create (source, secrets);
}

/**
 * steward_connector_get_source:
 *
 * Returns: (transfer none): the source that the connector serves
 */
StewardSource *
steward_connector_get_source (StewardConnector *self)
{
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);

  return priv->source;
}

/**
 * steward_connector_get_secrets:
 *
 * Returns: (transfer none) (nullable): where the connector finds its secrets
 */
StewardSecrets *
steward_connector_get_secrets (StewardConnector *self)
{
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);

  return priv->secrets;
}

/**
 * steward_connector_get_setting:
 * @key: key of a field of the connector's kind
 *
 * Returns: (transfer none) (nullable): the source's setting; when it is absent
 *   or empty, the field's fallback, which may be %NULL
 */
const char *
steward_connector_get_setting (StewardConnector *self,
                               const char       *key)
{
  const char *value = steward_source_get_setting (steward_connector_get_source (self), key);
  const StewardConnectorKind *kind;

  if (value != NULL && *value != '\0')
    return value;

  kind = get_kind (self);
  for (const StewardField *field = kind != NULL ? kind->fields : NULL; field != NULL && field->key != NULL; field++)
    {
      if (g_str_equal (field->key, key))
        return field->fallback;
    }

  return NULL;
}

/**
 * steward_connector_get_instance:
 *
 * The identity of the server (or folder) behind the source: equal on every
 * desk, part of each URN. Known once check() or fetch() has begun to answer.
 *
 * Returns: (transfer none) (nullable): the identity; the string lives for ever
 */
const char *
steward_connector_get_instance (StewardConnector *self)
{
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);
  const char *instance;

  g_mutex_lock (&priv->lock);
  instance = priv->instance;
  g_mutex_unlock (&priv->lock);

  return instance;
}

/**
 * steward_connector_set_instance:
 * @instance: the identity that the server states
 *
 * For connectors, before their first page. Safe from any thread.
 */
void
steward_connector_set_instance (StewardConnector *self,
                                const char       *instance)
{
  StewardConnectorPrivate *priv = steward_connector_get_instance_private (self);

  g_mutex_lock (&priv->lock);
  priv->instance = g_intern_string (instance);
  g_mutex_unlock (&priv->lock);
}

/**
 * steward_connector_check:
 * @out_summary: (out) (transfer full): sentences for people: who we are there,
 *   what answers, what we may do
 * @error: set when the source cannot be used
 *
 * Signs in, and reads nothing but who we are. Blocks.
 *
 * Returns: whether the source answers and lets us in
 */
gboolean
steward_connector_check (StewardConnector  *self,
                         char             **out_summary,
                         GCancellable      *cancellable,
                         GError           **error)
{
  StewardConnectorClass *klass = STEWARD_CONNECTOR_GET_CLASS (self);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (klass->check == NULL)
    return fail_unsupported (self, "be checked", error);

  return klass->check (self, out_summary, cancellable, error);
}

/**
 * steward_connector_fetch:
 * @cursor: (nullable): what the last complete fetch gave out
 * @sink: takes the pages; called from this thread
 * @out_cursor: (out) (transfer full) (nullable): for the next fetch
 * @out_unchanged: (out): %TRUE when nothing has changed since @cursor, and
 *   then no page was given
 *
 * Reads everything that the source lists, page by page. Blocks.
 *
 * Returns: whether the listing is complete; after %FALSE none of it counts
 */
gboolean
steward_connector_fetch (StewardConnector   *self,
                         const char         *cursor,
                         const StewardSink  *sink,
                         char              **out_cursor,
                         gboolean           *out_unchanged,
                         GCancellable       *cancellable,
                         GError            **error)
{
  StewardConnectorClass *klass = STEWARD_CONNECTOR_GET_CLASS (self);

  *out_cursor = NULL;
  *out_unchanged = FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (klass->fetch == NULL)
    return fail_unsupported (self, "list its products", error);

  return klass->fetch (self, cursor, sink, out_cursor, out_unchanged, cancellable, error);
}

/**
 * steward_connector_signals:
 * @cursor: (nullable): what the last complete reading gave out
 * @sink: takes the pages, and what was not understood; called from this thread
 * @out_cursor: (out) (transfer full) (nullable): for the next reading
 * @error: when the source cannot be read at all, or the sink stops
 *
 * Reads what was observed since @cursor. What is given twice is the same fact.
 * Memory does not grow with the number of facts. Blocks.
 *
 * Returns: whether everything was read; after %FALSE the old cursor holds on,
 *   and what was given until then is true nevertheless
 */
gboolean
steward_connector_signals (StewardConnector         *self,
                           const char               *cursor,
                           const StewardSignalSink  *sink,
                           char                    **out_cursor,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  StewardConnectorClass *klass = STEWARD_CONNECTOR_GET_CLASS (self);

  *out_cursor = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (klass->signals == NULL)
    return fail_unsupported (self, "tell of updates and runs", error);

  return klass->signals (self, cursor, sink, out_cursor, cancellable, error);
}

/**
 * steward_connector_grants:
 * @out_grants: (out) (transfer full) (element-type StewardGrant): who holds
 *   which privilege on what, and by which path
 *
 * Reads the access that is effective on the platform now. Blocks.
 *
 * Returns: whether the grants could be read completely
 */
gboolean
steward_connector_grants (StewardConnector  *self,
                          GPtrArray        **out_grants,
                          GCancellable      *cancellable,
                          GError           **error)
{
  StewardConnectorClass *klass = STEWARD_CONNECTOR_GET_CLASS (self);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (klass->grants == NULL)
    return fail_unsupported (self, "tell who has access", error);

  return klass->grants (self, out_grants, cancellable, error);
}

/**
 * steward_connector_lists:
 * @func: (scope call): called for each line, from this thread; %FALSE from it
 *   stops
 *
 * Reads the platform's own access lists: direct grants, those to everybody
 * included, without owners and those who may do everything anyway. Memory does
 * not grow with their number. Blocks.
 *
 * Returns: whether the lists could be read completely
 */
gboolean
steward_connector_lists (StewardConnector       *self,
                         StewardAccessLineFunc   func,
                         gpointer                user_data,
                         GCancellable           *cancellable,
                         GError                **error)
{
  StewardConnectorClass *klass = STEWARD_CONNECTOR_GET_CLASS (self);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (klass->lists == NULL)
    return fail_unsupported (self, "tell its access lists", error);

  return klass->lists (self, func, user_data, cancellable, error);
}

/**
 * steward_connector_plan:
 * @effect: what is to be done
 * @out_plan: (out) (transfer full): exactly what would run, and for whom else it
 *   changes something; of a kind that cannot grant a script, which a person runs
 * @error: when it cannot be planned: the platform does not answer or lets us in,
 *   or something in @effect cannot be said there
 *
 * Changes nothing. The same effect on the same platform gives the same
 * statements, and so the same digest. Blocks.
 *
 * Returns: whether there is a plan
 */
gboolean
steward_connector_plan (StewardConnector     *self,
                        const StewardEffect  *effect,
                        StewardEffectPlan   **out_plan,
                        GCancellable         *cancellable,
                        GError              **error)
{
  StewardConnectorClass *klass = STEWARD_CONNECTOR_GET_CLASS (self);

  *out_plan = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !steward_access_terms_check (effect->terms, error))
    return FALSE;
  if (klass->plan == NULL)
    {
      *out_plan = steward_grant_script_new (effect, error);
      return *out_plan != NULL;
    }

  return klass->plan (self, effect, out_plan, cancellable, error);
}

/**
 * steward_connector_apply:
 * @effect: what is to be done
 * @digest: (nullable): of the statements that were approved; %NULL: those that
 *   there are
 * @out_result: (out) (transfer full): what came of it
 * @error: only when nothing could be tried: the platform does not answer or lets
 *   us in, the keyring is closed, cancelled
 *
 * Carries out what the platform does not have yet, if it is what was approved
 * or a part of it. %STEWARD_EFFECT_MANUAL of a kind that cannot grant. Blocks.
 *
 * Returns: whether there is a result
 */
gboolean
steward_connector_apply (StewardConnector      *self,
                         const StewardEffect   *effect,
                         const char            *digest,
                         StewardEffectResult  **out_result,
                         GCancellable          *cancellable,
                         GError               **error)
{
  StewardConnectorClass *klass = STEWARD_CONNECTOR_GET_CLASS (self);

  *out_result = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !steward_access_terms_check (effect->terms, error))
    return FALSE;
  if (klass->apply == NULL)
    {
      *out_result = steward_effect_result_new (STEWARD_EFFECT_MANUAL,
                                               "A source of this kind cannot grant; a person has to run the script and "
                                               "confirm it.");
      return TRUE;
    }

  return klass->apply (self, effect, digest, out_result, cancellable, error);
}
