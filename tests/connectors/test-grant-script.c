/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Scripts for platforms on which Steward cannot grant: the right language for
 * each address, and hostile names that stay names. */

#include "config.h"

#include "steward-grant-script.h"

#include <string.h>

static StewardEffect *
new_effect (StewardEffectAction  action,
            const char          *address,
            const char          *grantee,
            const char          *column,
            StewardMask          mask)
{
  g_autoptr (StewardAccessTerms) terms = steward_access_terms_new ();
  StewardAccessObject *object = steward_access_object_new ();

  g_free (terms->grantee);
  g_free (terms->privilege);
  terms->grantee = g_strdup (grantee);
  terms->privilege = g_strdup ("SELECT");
  object->object = g_strdup ("thing");
  object->address = g_strdup (address);
  object->whole = column == NULL;
  if (column != NULL)
    g_ptr_array_add (object->columns, steward_access_column_new (column, STEWARD_CLASSIFICATION_INTERNAL, mask));
  g_ptr_array_add (terms->objects, object);

  return steward_effect_new (action, "a-2026-001/grant-1", "a-2026-001", terms);
}

static char *
write_script (const StewardEffect *effect)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardEffectPlan) plan = steward_grant_script_new (effect, &error);

  g_assert_no_error (error);
  g_assert_false (plan->executable);
  g_assert_false (plan->satisfied);
  g_assert_nonnull (plan->platform);
  g_assert_cmpuint (plan->warnings->len, >, 0);
  g_ptr_array_add (plan->statements, NULL);

  return g_strjoinv ("; ", (char **) plan->statements->pdata);
}

static void
test_platforms (void)
{
  static const struct
  {
    const char *address;
    const char *column;
    const char *script;
  } cases[] = {
    { "postgresql://db:5432/shop/public.orders", NULL,
      "GRANT USAGE ON SCHEMA \"public\" TO \"bi\"; GRANT SELECT ON TABLE \"public\".\"orders\" TO \"bi\"" },
    { "redshift://db:5439/shop/public.orders", "id",
      "GRANT USAGE ON SCHEMA \"public\" TO \"bi\"; GRANT SELECT (\"id\") ON TABLE \"public\".\"orders\" TO \"bi\"" },
    { "snowflake://acme/SHOP/PUBLIC.ORDERS", NULL,
      "GRANT USAGE ON DATABASE \"SHOP\" TO ROLE \"bi\"; GRANT USAGE ON SCHEMA \"SHOP\".\"PUBLIC\" TO ROLE \"bi\"; "
      "GRANT SELECT ON TABLE \"SHOP\".\"PUBLIC\".\"ORDERS\" TO ROLE \"bi\"" },
    { "snowflake://acme/SHOP/PUBLIC.ORDERS", "ID",
      "CREATE SECURE VIEW \"SHOP\".\"PUBLIC\".\"ORDERS_a_2026_001\" AS SELECT \"ID\" FROM "
      "\"SHOP\".\"PUBLIC\".\"ORDERS\"; GRANT USAGE ON DATABASE \"SHOP\" TO ROLE \"bi\"; GRANT USAGE ON SCHEMA "
      "\"SHOP\".\"PUBLIC\" TO ROLE \"bi\"; GRANT SELECT ON TABLE \"SHOP\".\"PUBLIC\".\"ORDERS_a_2026_001\" TO ROLE "
      "\"bi\"" },
    { "mysql://db:3306/shop.orders", "id", "GRANT SELECT (`id`) ON `shop`.`orders` TO `bi`" },
    { "sqlserver://db:1433/shop/dbo.orders", "id", "GRANT SELECT ON OBJECT::[dbo].[orders] ([id]) TO [bi]" },
    { "databricks://adb/main/sales.orders", NULL,
      "GRANT USE CATALOG ON CATALOG `main` TO `bi`; GRANT USE SCHEMA ON SCHEMA `main`.`sales` TO `bi`; GRANT SELECT ON "
      "TABLE `main`.`sales`.`orders` TO `bi`" },
    { "kafka://broker/orders.v1", NULL,
      "kafka-acls --bootstrap-server 'broker' --add --allow-principal 'User:bi' --operation Read --operation Describe "
      "--topic 'orders.v1'" },
    { "s3://bucket/orders", NULL, "Give “bi” the right to SELECT on “s3://bucket/orders”, as a whole." },
    { NULL, "id", "Give “bi” the right to SELECT on “thing”, the columns “id”." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardEffect) effect = new_effect (STEWARD_EFFECT_GRANT, cases[i].address, "bi", cases[i].column,
                                                     STEWARD_MASK_NONE);
      g_autofree char *script = write_script (effect);

      g_assert_cmpstr (script, ==, cases[i].script);
    }
}

static void
test_revoke (void)
{
  static const struct
  {
    const char *address;
    StewardMask mask;
    const char *script;
  } cases[] = {
    { "postgresql://db:5432/shop/public.orders", STEWARD_MASK_NONE,
      "REVOKE SELECT (\"id\") ON TABLE \"public\".\"orders\" FROM \"bi\"" },
    { "mysql://db:3306/shop.orders", STEWARD_MASK_DIGEST,
      "REVOKE SELECT ON `shop`.`orders_a_2026_001` FROM `bi`; DROP VIEW `shop`.`orders_a_2026_001`" },
    { "kafka://broker/orders", STEWARD_MASK_NONE,
      "kafka-acls --bootstrap-server 'broker' --remove --force --allow-principal 'User:bi' --operation Read --operation "
      "Describe --topic 'orders'" },
    { "s3://bucket/orders", STEWARD_MASK_NONE,
      "Take from “bi” the right to SELECT on “s3://bucket/orders”, the columns “id”." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardEffect) effect = new_effect (STEWARD_EFFECT_REVOKE, cases[i].address, "bi", "id",
                                                     cases[i].mask);
      g_autofree char *script = write_script (effect);

      g_assert_cmpstr (script, ==, cases[i].script);
    }
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *address;
    const char *script;
  } cases[] = {
    { "postgresql://db/shop/a%22b.c%3B--",
      "GRANT USAGE ON SCHEMA \"a\"\"b\" TO \"x`]\"\"' $(id)\\\"; GRANT SELECT ON TABLE \"a\"\"b\".\"c;--\" TO "
      "\"x`]\"\"' $(id)\\\"" },
    { "mysql://db/shop.t%60",  "GRANT SELECT ON `shop`.`t``` TO `x``]\"' $(id)\\`" },
    { "sqlserver://db/shop/dbo.t%5D", "GRANT SELECT ON OBJECT::[dbo].[t]]] TO [x`]]\"' $(id)\\]" },
    { "kafka://b/t'$(id)",
      "kafka-acls --bootstrap-server 'b' --add --allow-principal 'User:x`]\"'\\'' $(id)\\' --operation Read --operation "
      "Describe --topic 't'\\''$(id)'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardEffect) effect = new_effect (STEWARD_EFFECT_GRANT, cases[i].address, "x`]\"' $(id)\\", NULL,
                                                     STEWARD_MASK_NONE);
      g_autofree char *script = write_script (effect);

      g_assert_cmpstr (script, ==, cases[i].script);
    }
}

static void
test_hostile_values (void)
{
  static const struct
  {
    const char *address;
    const char *end;
  } cases[] = {
    { "postgresql://db/shop/s.t", "WHERE \"r\" = 'a''b\\'" },
    { "mysql://db/shop.t", "WHERE `r` = 'a''b\\\\'" },
    { "databricks://db/c/s.t", "WHERE `r` = 'a\\'b\\\\'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardEffect) effect = new_effect (STEWARD_EFFECT_GRANT, cases[i].address, "bi", "c",
                                                     STEWARD_MASK_REDACTED);
      StewardAccessObject *object = effect->terms->objects->pdata[0];
      g_autofree char *script = NULL;

      g_ptr_array_add (object->rows, steward_row_condition_new ("r", STEWARD_ROWS_EQUAL,
                                                                (const char *const[]) { "a'b\\", NULL }));
      script = write_script (effect);
      g_test_message ("%s", script);
      g_assert_nonnull (strstr (script, cases[i].end));
      g_assert_nonnull (strstr (script, "SELECT NULL AS "));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grant-script/platforms", test_platforms);
  g_test_add_func ("/grant-script/revoke", test_revoke);
  g_test_add_func ("/grant-script/hostile", test_hostile);
  g_test_add_func ("/grant-script/hostile-values", test_hostile_values);

  return g_test_run ();
}
