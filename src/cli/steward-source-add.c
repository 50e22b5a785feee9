/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stewardctl source add. The secret comes from standard input and from
 * nowhere else: arguments and environment can be read by others. */

#include "config.h"

#include "steward-commands.h"
#include "steward-output.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_SECRET_BYTES 65536

static const StewardField *
find_field (const StewardConnectorKind *kind,
            const char                 *key,
            gsize                       length)
{
  for (const StewardField *field = kind->fields; field->key != NULL; field++)
    if (strlen (field->key) == length && strncmp (field->key, key, length) == 0)
      return field;

  return NULL;
}

static const StewardField *
find_secret_field (const StewardConnectorKind *kind)
{
  for (const StewardField *field = kind->fields; field->key != NULL; field++)
    if (field->kind == STEWARD_FIELD_SECRET)
      return field;

  return NULL;
}

static char *
list_keys (const StewardConnectorKind *kind)
{
  GString *keys = g_string_new (NULL);

  for (const StewardField *field = kind->fields; field->key != NULL; field++)
    if (field->kind != STEWARD_FIELD_SECRET)
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", field->key);

  return g_string_free (keys, FALSE);
}

/* A folder is named from where the user stands; the source is used from
 * anywhere. */
static char *
complete_folder (const char *value)
{
  if (g_str_equal (value, "~") || g_str_has_prefix (value, "~/"))
    return g_build_filename (g_get_home_dir (), value + 1, NULL);

  return g_canonicalize_filename (value, NULL);
}

static gboolean
check_choice (const StewardField  *field,
              const char          *value,
              GError             **error)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  for (const StewardChoice *choice = field->choices; choice != NULL && choice->id != NULL; choice++)
    {
      if (g_str_equal (choice->id, value))
        return TRUE;
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", choice->id);
    }
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no value of “%s”; there are: %s.", value,
               field->key, ids->str);

  return FALSE;
}

static gboolean
check_port (const char  *value,
            GError     **error)
{
  guint64 port;

  if (g_ascii_string_to_unsigned (value, 10, 1, 65535, &port, NULL))
    return TRUE;
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no port number.", value);

  return FALSE;
}

static gboolean
add_setting (const StewardConnectorKind  *kind,
             GHashTable                  *settings,
             const char                  *text,
             GError                     **error)
{
  const char *equals = strchr (text, '=');
  const StewardField *field = equals != NULL ? find_field (kind, text, (gsize) (equals - text)) : NULL;

  if (equals == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“--set %s” is not of the form KEY=VALUE.", text);
      return FALSE;
    }
  if (field == NULL)
    {
      g_autofree char *keys = list_keys (kind);

      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "A source of the kind “%s” has no setting “%.*s”; "
                   "it has: %s.", kind->id, (int) (equals - text), text, keys);
      return FALSE;
    }
  if (field->kind == STEWARD_FIELD_SECRET)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE,
                   "“%s” is a secret, and others can read the arguments of a command; use --secret-stdin.",
                   field->key);
      return FALSE;
    }
  if ((field->kind == STEWARD_FIELD_CHOICE && !check_choice (field, equals + 1, error)) ||
      (field->kind == STEWARD_FIELD_PORT && !check_port (equals + 1, error)))
    return FALSE;

  g_hash_table_insert (settings, g_strdup (field->key),
                       field->kind == STEWARD_FIELD_FOLDER ? complete_folder (equals + 1) : g_strdup (equals + 1));

  return TRUE;
}

/* The next line of standard input, without its end. The buffer is cleared. */
static char *
read_line (GError **error)
{
  char buffer[MAX_SECRET_BYTES];
  char *line = NULL;
  gsize length;

  setvbuf (stdin, NULL, _IONBF, 0);
  if (fgets (buffer, sizeof buffer, stdin) == NULL)
    buffer[0] = '\0';
  length = strcspn (buffer, "\r\n");
  if (length == 0)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "There was no secret in a line of standard input.");
  else if (buffer[length] == '\0' && length + 1 == sizeof buffer)
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The secret is longer than %d bytes.", MAX_SECRET_BYTES);
  else if (!g_utf8_validate (buffer, (gssize) length, NULL))
    g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "The secret is not valid UTF-8.");
  else
    line = g_strndup (buffer, length);
  explicit_bzero (buffer, sizeof buffer);

  return line;
}

/* On a terminal it is asked for and not echoed. */
static char *
read_secret (const StewardField  *field,
             GError             **error)
{
  struct termios before, quiet;
  gboolean terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &before) == 0;
  char *secret;

  if (!terminal)
    return read_line (error);

  quiet = before;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  fprintf (stderr, "Secret (%s): ", field->key);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
  secret = read_line (error);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  fputc ('\n', stderr);

  return secret;
}

static void
free_secret (gpointer data)
{
  steward_secret_free (data);
}

static gboolean
read_field (const StewardField  *field,
            GHashTable          *secrets,
            GError             **error)
{
  char *secret = read_secret (field, error);

  if (secret == NULL)
    return FALSE;
  g_hash_table_insert (secrets, g_strdup (field->key), secret);

  return TRUE;
}

/* One line for each of @names, or the first secret that the kind has. */
static GHashTable *
read_secrets (const StewardConnectorKind  *kind,
              const char *const           *names,
              GError                     **error)
{
  const StewardField *field = find_secret_field (kind);
  g_autoptr(GHashTable) secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);

  if (field == NULL)
    {
      g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "A source of the kind “%s” has no secret.", kind->id);
      return NULL;
    }
  if (names == NULL && !read_field (field, secrets, error))
    return NULL;
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      field = find_field (kind, names[i], strlen (names[i]));
      if (field == NULL || field->kind != STEWARD_FIELD_SECRET)
        {
          g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "“%s” is no secret of a source of the kind “%s”.",
                       names[i], kind->id);
          return NULL;
        }
      if (!read_field (field, secrets, error))
        return NULL;
    }

  return g_steal_pointer (&secrets);
}

static const StewardConnectorKind *
find_kind (const char  *id,
           GError     **error)
{
  const StewardConnectorKind *kind = steward_connector_kind_find (id);
  g_autoptr(GString) ids = g_string_new (NULL);
  const StewardConnectorKind *kinds;
  gsize n_kinds;

  if (kind != NULL)
    return kind;

  kinds = steward_connector_kinds (&n_kinds);
  for (gsize i = 0; i < n_kinds; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", kinds[i].id);
  g_set_error (error, STEWARD_ERROR, STEWARD_ERROR_USAGE, "There is no kind of source “%s”; there are: %s.", id,
               ids->str);

  return NULL;
}

static gboolean
save (StewardCli     *cli,
      StewardSource  *source,
      GHashTable     *secrets,
      GError        **error)
{
  StewardServices *services = steward_cli_open (cli, error);
  g_autoptr(GAsyncResult) result = NULL;

  if (services == NULL)
    return FALSE;
  steward_services_save_source_async (services, source, secrets, NULL, steward_cli_ready_cb, &result);

  return steward_services_save_source_finish (services, steward_cli_wait (&result), error);
}

StewardExit
steward_source_add (StewardCli   *cli,
                    char       ***argv)
{
  g_autofree char *name = NULL;
  g_auto(GStrv) sets = NULL;
  g_auto(GStrv) fields = NULL;
  gboolean secret_stdin = FALSE;
  GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, "What the source is called here", "NAME" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sets, "A setting; may be given several times", "KEY=VALUE" },
    { "secret-stdin", 0, 0, G_OPTION_ARG_NONE, &secret_stdin, "Read the secret from standard input", NULL },
    { "secret-field", 0, 0, G_OPTION_ARG_STRING_ARRAY, &fields,
      "Which secret a line of standard input is; may be given several times, one for each line", "KEY" },
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) secrets = NULL;
  g_autoptr(StewardSource) source = NULL;
  g_autofree char *id = steward_source_make_id ();
  const StewardConnectorKind *kind;

  if (!steward_cli_parse ("source add", entries, argv, 1, 1, &error))
    return steward_cli_fail (error);
  if (name == NULL)
    return steward_cli_fail_usage ("A source needs a name: --name NAME.");
  kind = find_kind ((*argv)[1], &error);
  if (kind == NULL)
    return steward_cli_fail (error);
  for (gsize i = 0; sets != NULL && sets[i] != NULL; i++)
    if (!add_setting (kind, settings, sets[i], &error))
      return steward_cli_fail (error);
  if ((secret_stdin || fields != NULL) &&
      (secrets = read_secrets (kind, (const char *const *) fields, &error)) == NULL)
    return steward_cli_fail (error);

  source = steward_source_new (id, kind->id, name, settings);

  return save (cli, source, secrets, &error) ? STEWARD_EXIT_FINE : steward_cli_fail (error);
}
