-- $1: schemas or NULL. Every privilege as it stands in the access lists of
-- tables (no column) and of columns.
SELECT c.relnamespace, n.nspname, c.relname, x.attname, c.relowner,
       c.relrowsecurity, c.relforcerowsecurity, x.grantee, x.privilege_type
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL (
         SELECT NULL::name AS attname, a.grantee, a.privilege_type
           FROM aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
         UNION ALL
         SELECT t.attname, a.grantee, a.privilege_type
           FROM pg_catalog.pg_attribute t
          CROSS JOIN LATERAL aclexplode(t.attacl) a
          WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped AND t.attacl IS NOT NULL
       ) x
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND ($1::text[] IS NULL OR n.nspname = ANY ($1::text[]))
