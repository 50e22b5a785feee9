-- $1: oid of a relation, $2: oid of the grantee or NULL, $3: a privilege that
-- columns can have. A domain is compared as the type below it; −1 is a type
-- without its length, which format_type() then does not guess.
SELECT a.attname,
       quote_ident(a.attname),
       format_type(a.atttypid, a.atttypmod),
       format_type(b.oid, -1),
       b.typcategory,
       has_column_privilege(a.attrelid, a.attnum, $3::text || ' WITH GRANT OPTION'),
       has_column_privilege(a.attrelid, a.attnum, 'SELECT'),
       has_column_privilege($2::oid, a.attrelid, a.attnum, $3::text)
  FROM pg_catalog.pg_attribute a
 CROSS JOIN LATERAL (
         WITH RECURSIVE chain AS (
           SELECT t.oid, t.typtype, t.typbasetype, t.typcategory
             FROM pg_catalog.pg_type t
            WHERE t.oid = a.atttypid
           UNION ALL
           SELECT t.oid, t.typtype, t.typbasetype, t.typcategory
             FROM chain
             JOIN pg_catalog.pg_type t ON t.oid = chain.typbasetype
            WHERE chain.typtype = 'd'
         )
         SELECT chain.oid, chain.typcategory FROM chain WHERE chain.typtype <> 'd'
       ) b
 WHERE a.attrelid = $1::oid
   AND a.attnum > 0
   AND NOT a.attisdropped
 ORDER BY a.attnum
