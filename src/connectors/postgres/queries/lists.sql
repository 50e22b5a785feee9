-- $1: schemas or NULL, $2: the schema of our views. Every access list that is
-- not the default, as the server writes it: grantees and grantors by name, in
-- the fewest bytes. Only views of ours tell for whom they were made.
SELECT n.nspname,
       c.relname,
       NULL AS attname,
       pg_get_userbyid(c.relowner),
       c.relacl::text,
       CASE WHEN c.relkind = 'v' AND n.nspname::text = $2::text
            THEN left(obj_description(c.oid, 'pg_class'), 200) END
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relacl IS NOT NULL
   AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND ($1::text[] IS NULL OR n.nspname = ANY ($1::text[]) OR n.nspname::text = $2::text)
UNION ALL
SELECT n.nspname,
       c.relname,
       a.attname,
       pg_get_userbyid(c.relowner),
       a.attacl::text,
       CASE WHEN c.relkind = 'v' AND n.nspname::text = $2::text
            THEN left(obj_description(c.oid, 'pg_class'), 200) END
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE a.attacl IS NOT NULL
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND ($1::text[] IS NULL OR n.nspname = ANY ($1::text[]) OR n.nspname::text = $2::text)
