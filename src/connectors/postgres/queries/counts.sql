-- $1: schemas or NULL. How much there is, and how much of it we may read.
SELECT count(*),
       count(*) FILTER (WHERE has_table_privilege(c.oid, 'SELECT')
                                     AND has_schema_privilege(n.oid, 'USAGE'))
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND NOT c.relispartition
   AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND ($1::text[] IS NULL OR n.nspname = ANY ($1::text[]))
