/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which standard a document follows, in which version, and the shape of that
 * version. "kind: DataProduct" alone says little, other tools write it too;
 * what decides is an apiVersion of the form v1.0.0. */

#include "config.h"

#include "steward-dialect.h"

#include <string.h>

#include "steward-contracts-resources.h"
#include "steward-reading-text.h"

#define SHAPES "/org/stewardconsole/Steward/contracts/shapes/"
#define MAX_QUOTE 60
#define ANY_PATCH 999999u

typedef struct
{
  const char *name;
  const char *rule;
  const char *version_member;
} DialectNames;

static const DialectNames dialect_names[] = {
  [STEWARD_DIALECT_NONE] = { "", "", "" },
  [STEWARD_DIALECT_ODCS] = { "ODCS", "odcs", "apiVersion" },
  [STEWARD_DIALECT_ODPS] = { "ODPS", "odps", "apiVersion" },
  [STEWARD_DIALECT_DCS] = { "DCS", "dcs", "dataContractSpecification" },
  [STEWARD_DIALECT_DPDS] = { "DPDS", "dpds", "dataProductDescriptor" },
};

typedef struct
{
  StewardDialect dialect;
  const char *version;
  const char *title;
  const char *shape;
} KnownVersion;

/* The oldest first within a dialect. */
static const KnownVersion known_versions[] = {
  { STEWARD_DIALECT_ODCS, "2.2.1", "ODCS 2.2.1", "odcs-2.shape" },
  { STEWARD_DIALECT_ODCS, "2.2.2", "ODCS 2.2.2", "odcs-2.shape" },
  { STEWARD_DIALECT_ODCS, "3.0.0", "ODCS 3.0.0", "odcs-3.shape" },
  { STEWARD_DIALECT_ODCS, "3.0.1", "ODCS 3.0.1", "odcs-3.shape" },
  { STEWARD_DIALECT_ODCS, "3.0.2", "ODCS 3.0.2", "odcs-3.shape" },
  { STEWARD_DIALECT_ODCS, "3.1.0", "ODCS 3.1.0", "odcs-3.shape" },
  { STEWARD_DIALECT_ODPS, "0.9.0", "ODPS 0.9.0", "odps.shape" },
  { STEWARD_DIALECT_ODPS, "1.0.0", "ODPS 1.0.0", "odps.shape" },
  { STEWARD_DIALECT_DCS, "0.9.0", "DCS 0.9.0", "dcs.shape" },
  { STEWARD_DIALECT_DCS, "0.9.1", "DCS 0.9.1", "dcs.shape" },
  { STEWARD_DIALECT_DCS, "0.9.2", "DCS 0.9.2", "dcs.shape" },
  { STEWARD_DIALECT_DCS, "0.9.3", "DCS 0.9.3", "dcs.shape" },
  { STEWARD_DIALECT_DCS, "1.1.0", "DCS 1.1.0", "dcs.shape" },
  { STEWARD_DIALECT_DCS, "1.2.0", "DCS 1.2.0", "dcs.shape" },
  { STEWARD_DIALECT_DCS, "1.2.1", "DCS 1.2.1", "dcs.shape" },
  { STEWARD_DIALECT_DPDS, "1.0.0", "DPDS 1.0.0", "dpds.shape" },
};

/* Compiled on first use, and the same for everybody from then on. */
static gsize shapes[G_N_ELEMENTS (known_versions)];

/* Whether @text is a version such as v1.0.0; moves behind the v. */
static gboolean
is_version (const char  *text,
            gboolean     needs_v,
            const char **out_version)
{
  if (text == NULL)
    return FALSE;
  if (*text == 'v')
    text++;
  else if (needs_v)
    return FALSE;
  if (!g_ascii_isdigit (*text) || strchr (text, '/') != NULL)
    return FALSE;
  *out_version = text;

  return TRUE;
}

/* A contract whose apiVersion was forgotten; no other tool has these. */
static gboolean
has_contract_members (const StewardNode *root)
{
  static const char *const members[] = { "schema", "slaProperties", "servers", "dataset", "quantumName", "uuid", "id" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (steward_node_get_member (root, members[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_odcs (const StewardNode  *root,
         const char        **out_version)
{
  const char *kind = steward_node_get_member_text (root, "kind");
  const StewardNode *api_version = steward_node_get_member (root, "apiVersion");
  const char *text = steward_node_get_text (api_version);
  gboolean is_contract = g_strcmp0 (kind, "DataContract") == 0;

  if (is_version (text, !is_contract, out_version))
    return is_contract || (kind == NULL && strchr (*out_version, '.') != NULL &&
                           (**out_version == '2' || **out_version == '3') && has_contract_members (root));

  return is_contract && steward_node_is_null (api_version) && has_contract_members (root);
}

static gboolean
has_member_version (const StewardNode  *root,
                    const char         *member,
                    const char        **out_version)
{
  const StewardNode *node = steward_node_get_member (root, member);

  if (node == NULL)
    return FALSE;
  (void) is_version (steward_node_get_text (node), FALSE, out_version);

  return TRUE;
}

/**
 * steward_contract_tell_dialect:
 * @root: (nullable): the root of a document
 * @out_version: (out) (nullable) (optional): the version as written, without a
 *   leading v; it lives as long as the document
 *
 * Returns: the standard that the document follows, or %STEWARD_DIALECT_NONE
 *   for everything else
 */
StewardDialect
steward_contract_tell_dialect (const StewardNode  *root,
                               const char        **out_version)
{
  const char *version = NULL;
  StewardDialect dialect = STEWARD_DIALECT_NONE;

  if (root == NULL || steward_node_get_kind (root) != STEWARD_NODE_MAPPING)
    dialect = STEWARD_DIALECT_NONE;
  else if (has_member_version (root, "dataContractSpecification", &version))
    dialect = STEWARD_DIALECT_DCS;
  else if (has_member_version (root, "dataProductDescriptor", &version))
    dialect = STEWARD_DIALECT_DPDS;
  else if (g_strcmp0 (steward_node_get_member_text (root, "kind"), "DataProduct") == 0 &&
           is_version (steward_node_get_member_text (root, "apiVersion"), TRUE, &version))
    dialect = STEWARD_DIALECT_ODPS;
  else if (is_odcs (root, &version))
    dialect = STEWARD_DIALECT_ODCS;

  if (out_version != NULL)
    *out_version = dialect != STEWARD_DIALECT_NONE ? version : NULL;

  return dialect;
}

/**
 * steward_dialect_get_format:
 * @dialect: a dialect
 * @version: (nullable): as written
 *
 * Returns: (transfer full): "ODCS 3.1.0"
 */
char *
steward_dialect_get_format (StewardDialect  dialect,
                            const char     *version)
{
  const char *name = dialect_names[dialect].name;
  GString *format = g_string_new (name);

  if (version != NULL)
    {
      g_string_append_c (format, ' ');
      steward_text_append_quoted (format, version, 20);
    }

  return g_string_free (format, FALSE);
}

/* "3.0" stands for the newest 3.0. */
static guint64
rank_version (const char *version)
{
  guint64 rank = 0;

  for (unsigned i = 0; i < 3; i++)
    {
      guint64 part = ANY_PATCH;

      if (g_ascii_isdigit (*version))
        part = g_ascii_strtoull (version, (char **) &version, 10);
      part = MIN (part, ANY_PATCH);
      if (*version == '.')
        version++;
      rank = rank * (ANY_PATCH + 1) + part;
    }

  return rank;
}

/* The newest known version that is not newer than the document's. */
static gsize
find_known (StewardDialect     dialect,
            const char        *version,
            const StewardNode *root)
{
  gsize best = G_MAXSIZE;
  guint64 rank;

  if (version == NULL && dialect == STEWARD_DIALECT_ODCS &&
      (steward_node_get_member (root, "dataset") != NULL || steward_node_get_member (root, "quantumName") != NULL))
    version = "2.2";
  rank = version != NULL ? rank_version (version) : G_MAXUINT64;

  for (gsize i = 0; i < G_N_ELEMENTS (known_versions); i++)
    {
      if (known_versions[i].dialect != dialect)
        continue;
      if (best == G_MAXSIZE || rank_version (known_versions[i].version) <= rank)
        best = i;
    }

  return best;
}

static StewardShape *
compile_shape (const KnownVersion *known)
{
  g_autofree char *path = g_strconcat (SHAPES, known->shape, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = g_resource_lookup_data (steward_contracts_get_resource (), path,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *copy = NULL;
  StewardShape *shape;

  g_assert_no_error (error);
  copy = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  shape = steward_shape_parse (copy, known->version, &error);
  g_assert_no_error (error);

  return shape;
}

static const StewardShape *
get_shape (gsize known)
{
  if (g_once_init_enter (&shapes[known]))
    g_once_init_leave (&shapes[known], GPOINTER_TO_SIZE (compile_shape (&known_versions[known])));

  return GSIZE_TO_POINTER (shapes[known]);
}

/**
 * steward_dialect_check:
 * @dialect: not none
 * @version: (nullable): as the document says
 * @root: its root
 * @file: (nullable): its file
 * @findings: (element-type StewardFinding): where findings go
 *
 * Compares a document with the official schema of the version that it names,
 * or of the nearest one.
 */
void
steward_dialect_check (StewardDialect     dialect,
                       const char        *version,
                       const StewardNode *root,
                       const char        *file,
                       GPtrArray         *findings)
{
  gsize known = find_known (dialect, version, root);
  StewardShapeNames names = {
    dialect_names[dialect].rule, known_versions[known].title, dialect_names[dialect].version_member, file,
  };

  steward_shape_check (get_shape (known), root, &names, findings);
}

/* What the document is, for a sentence; %NULL if nothing is recognised. */
static const char *
name_foreign (const StewardNode *root)
{
  const char *schema = steward_node_get_member_text (root, "schema");
  const char *api_version = steward_node_get_member_text (root, "apiVersion");

  if (schema != NULL && strstr (schema, "opendataproducts.org") != NULL)
    return "an Open Data Product Specification document of the Linux Foundation";
  if (steward_node_get_member (root, "dataProductSpecification") != NULL)
    return "a Data Product Specification document";
  if (steward_node_get_member (root, "fluidVersion") != NULL)
    return "a FLUID data product";
  if (api_version != NULL && g_str_has_prefix (api_version, "backstage.io/"))
    return "a Backstage entity";
  if (api_version != NULL && strchr (api_version, '/') != NULL)
    return "a resource of another tool";
  if (steward_node_get_member (root, "asyncapi") != NULL)
    return "an AsyncAPI document";
  if (steward_node_get_member (root, "openapi") != NULL)
    return "an OpenAPI document";

  return NULL;
}

static StewardFinding *
explain_version (const StewardNode *root,
                 const char        *file,
                 const char        *kind)
{
  const StewardNode *api_version = steward_node_get_member (root, "apiVersion");
  const StewardNode *at = api_version != NULL ? api_version : root;
  const char *text = steward_node_get_text (api_version);
  GString *message = g_string_new (NULL);

  g_string_append_printf (message, "This is a %s, but ", kind);
  if (text == NULL)
    {
      g_string_append (message, "it names no apiVersion, so it is not known how to read it.");
    }
  else
    {
      g_string_append (message, "its apiVersion “");
      steward_text_append_quoted (message, text, MAX_QUOTE);
      g_string_append (message, "” is none of the standard’s.");
    }

  return steward_finding_new ("contract/unknown-version", STEWARD_SEVERITY_ERROR, file, steward_node_get_line (at),
                              steward_node_get_column (at), g_string_free (message, FALSE),
                              "Write the version of the standard, such as “apiVersion: v3.1.0” for a contract or "
                              "“apiVersion: v1.0.0” for a product.");
}

/**
 * steward_dialect_explain:
 * @root: the root of a document of no dialect
 * @file: (nullable): its file
 *
 * Returns: (transfer full): one finding that says what it is, and that it is
 *   not read
 */
StewardFinding *
steward_dialect_explain (const StewardNode *root,
                         const char        *file)
{
  const char *kind = steward_node_get_member_text (root, "kind");
  const char *foreign = name_foreign (root);

  if (foreign != NULL)
    return steward_finding_new ("contract/foreign-format", STEWARD_SEVERITY_WARNING, file,
                                steward_node_get_line (root), steward_node_get_column (root),
                                g_strdup_printf ("This is %s, which is not read.", foreign),
                                "Describe the product as ODPS and its data as ODCS, or leave the file out.");
  if (g_strcmp0 (kind, "DataProduct") == 0 || g_strcmp0 (kind, "DataContract") == 0)
    return explain_version (root, file, kind);

  return steward_finding_new ("contract/unknown-format", STEWARD_SEVERITY_ERROR, file, steward_node_get_line (root),
                              steward_node_get_column (root),
                              g_strdup ("This is no contract or product document of a known standard."),
                              "Begin a contract with “apiVersion: v3.1.0” and “kind: DataContract”, or leave the "
                              "file out.");
}
