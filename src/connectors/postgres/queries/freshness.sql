-- $1: schema, $2: table, $3: column. How to ask for its newest and
-- oldest values, and for the number of rows; the server quotes the names.
SELECT format_type(a.atttypid, NULL),
       t.typname IN ('date', 'timestamp', 'timestamptz') AND t.typnamespace = 'pg_catalog'::regnamespace,
       has_schema_privilege(n.oid, 'USAGE')
         AND has_column_privilege(c.oid, a.attnum, 'SELECT'),
       format('SELECT (extract(epoch FROM x.newest) * 1000000)::int8, (extract(epoch FROM x.oldest) * 1000000)::int8'
              ' FROM (SELECT max(t.%1$I) AS newest, min(t.%1$I) AS oldest FROM %2$I.%3$I t'
              ' WHERE t.%1$I < ''infinity'' AND t.%1$I > ''-infinity'') x', a.attname, n.nspname, c.relname),
       format('SELECT count(*) FROM %I.%I', n.nspname, c.relname)
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
 WHERE n.nspname = $1::text
   AND c.relname = $2::text
   AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND a.attname = $3::text
   AND a.attnum > 0
   AND NOT a.attisdropped
