-- $1: oids of relations, $2: oid of the grantee. What its own lines say.
SELECT n.nspname, c.relname, x.attname, x.privilege_type
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL (
         SELECT NULL::name AS attname, 0 AS attnum, a.grantee, a.privilege_type
           FROM aclexplode(c.relacl) a
         UNION ALL
         SELECT t.attname, t.attnum, a.grantee, a.privilege_type
           FROM pg_catalog.pg_attribute t
          CROSS JOIN LATERAL aclexplode(t.attacl) a
          WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped AND t.attacl IS NOT NULL
       ) x
 WHERE c.oid = ANY ($1::oid[])
   AND x.grantee = $2::oid
 ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", x.attnum, x.privilege_type COLLATE "C"
