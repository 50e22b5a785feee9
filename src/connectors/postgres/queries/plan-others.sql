-- $1: oids of roles, $2: oid of the grantee, $3 and $4: oids of relations and,
-- beside each, a column or NULL, $5: privilege. Which of the roles have all of
-- it by another way than the grantee's own lines.
WITH lines AS MATERIALIZED (
  SELECT c.oid, NULL::text AS attname, a.grantee
    FROM pg_catalog.pg_class c
   CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
   WHERE c.oid = ANY ($3::oid[]) AND a.privilege_type = $5::text AND a.grantee <> $2::oid
  UNION ALL
  SELECT t.attrelid, t.attname::text, a.grantee
    FROM pg_catalog.pg_attribute t
   CROSS JOIN LATERAL aclexplode(t.attacl) a
   WHERE t.attrelid = ANY ($3::oid[]) AND NOT t.attisdropped AND t.attacl IS NOT NULL
     AND a.privilege_type = $5::text AND a.grantee <> $2::oid
)
SELECT m.oid
  FROM unnest($1::oid[]) m (oid)
 WHERE NOT EXISTS (
         SELECT
           FROM unnest($3::oid[], $4::text[]) o (relation, attname)
           JOIN pg_catalog.pg_class c ON c.oid = o.relation
          WHERE NOT has_schema_privilege(m.oid, c.relnamespace, 'USAGE')
             OR NOT (($5::text = 'SELECT' AND pg_has_role(m.oid, 'pg_read_all_data', 'USAGE'))
                     OR EXISTS (SELECT
                                  FROM lines l
                                 WHERE l.oid = o.relation
                                   AND (l.attname IS NULL OR l.attname = o.attname)
                                   AND (l.grantee = 0 OR pg_has_role(m.oid, l.grantee, 'USAGE')))))
