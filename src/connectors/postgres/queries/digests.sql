-- $1: oids of tables. One text for the names, types and NOT NULL of the columns of each.
SELECT a.attrelid,
       left(encode(sha256(convert_to(
         string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' !' ELSE '' END,
                    E'\n' ORDER BY a.attname COLLATE "C"), 'UTF8')), 'hex'), 16)
  FROM pg_catalog.pg_attribute a
 WHERE a.attrelid = ANY ($1::oid[])
   AND a.attnum > 0
   AND NOT a.attisdropped
 GROUP BY a.attrelid
