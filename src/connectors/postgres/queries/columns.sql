-- $1: oids of tables. Their columns, with keys and comments.
WITH keys AS (
  SELECT i.indrelid,
         k.attnum,
         bool_or(i.indisprimary) AS is_primary,
         bool_or(i.indnkeyatts = 1) AS is_unique
    FROM pg_catalog.pg_index i
   CROSS JOIN LATERAL unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS k (attnum)
   WHERE i.indrelid = ANY ($1::oid[])
     AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
   GROUP BY i.indrelid, k.attnum
), refs AS (
  SELECT DISTINCT ON (f.conrelid, k.attnum)
         f.conrelid,
         k.attnum,
         n.nspname || '.' || c.relname || '.' || a.attname AS target
    FROM pg_catalog.pg_constraint f
   CROSS JOIN LATERAL ROWS FROM (unnest(f.conkey), unnest(f.confkey)) AS k (attnum, fattnum)
    JOIN pg_catalog.pg_class c ON c.oid = f.confrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.fattnum
   WHERE f.conrelid = ANY ($1::oid[])
     AND f.contype = 'f'
     AND NOT c.relispartition
   ORDER BY f.conrelid, k.attnum, f.conname
)
SELECT a.attrelid,
       a.attname,
       format_type(a.atttypid, a.atttypmod),
       format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL),
       t.typcategory,
       a.attnotnull OR (t.typtype = 'd' AND t.typnotnull),
       left(d.description, 2000),
       coalesce(k.is_primary, false),
       coalesce(k.is_unique, false),
       r.target
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_description d
         ON d.objoid = a.attrelid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = a.attnum
  LEFT JOIN keys k ON k.indrelid = a.attrelid AND k.attnum = a.attnum
  LEFT JOIN refs r ON r.conrelid = a.attrelid AND r.attnum = a.attnum
 WHERE a.attrelid = ANY ($1::oid[])
   AND a.attnum > 0
   AND NOT a.attisdropped
 ORDER BY a.attrelid, a.attnum
