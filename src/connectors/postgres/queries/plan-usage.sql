-- $1: oid of a schema, $2: oid of the grantee, $3 and $4: relations and, beside
-- each, a column or NULL of which the grantee loses $5, $6: whether the session's
-- role is the one that revokes. Rows: the grantee's own right to look into the
-- schema, who gave it, whether a plain REVOKE takes it away, whether the grantee
-- or a member needs it for something else, and whether everybody may read there.
-- Taking an access list apart is slow where it is long, so the server's functions
-- say first which lists are worth it.
WITH people AS MATERIALIZED (
  SELECT r.oid FROM pg_catalog.pg_roles r WHERE pg_has_role(r.oid, $2::oid, 'MEMBER') AND NOT r.rolsuper
), held AS MATERIALIZED (
  SELECT g.oid FROM pg_catalog.pg_roles g WHERE EXISTS (SELECT FROM people r WHERE pg_has_role(r.oid, g.oid, 'USAGE'))
), reached AS NOT MATERIALIZED (
  SELECT c.oid, c.relacl, c.relowner, c.relkind
    FROM pg_catalog.pg_class c
   WHERE c.relnamespace = $1::oid
     AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
     AND EXISTS (SELECT
                   FROM people r
                  WHERE has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                     OR (c.relkind <> 'S'
                         AND has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')))
), lines AS NOT MATERIALIZED (
  SELECT c.oid, NULL::text AS attname, a.grantee, a.privilege_type
    FROM reached c
   CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char",
                                                               c.relowner))) a
  UNION ALL
  SELECT c.oid, t.attname::text, a.grantee, a.privilege_type
    FROM reached c
    JOIN pg_catalog.pg_attribute t ON t.attrelid = c.oid AND t.attacl IS NOT NULL AND NOT t.attisdropped
   CROSS JOIN LATERAL aclexplode(t.attacl) a
  UNION ALL
  SELECT p.oid, NULL, a.grantee, a.privilege_type
    FROM pg_catalog.pg_proc p
   CROSS JOIN LATERAL aclexplode(p.proacl) a
   WHERE p.pronamespace = $1::oid
  UNION ALL
  SELECT t.oid, NULL, a.grantee, a.privilege_type
    FROM pg_catalog.pg_type t
   CROSS JOIN LATERAL aclexplode(t.typacl) a
   WHERE t.typnamespace = $1::oid AND t.typacl IS NOT NULL
)
SELECT o.rolname,
       CASE WHEN NOT $6::boolean OR pg_has_role(current_user, n.nspowner, 'USAGE') THEN u.grantor = n.nspowner
            ELSE pg_has_role(current_user, u.grantor, 'USAGE') END,
       EXISTS (SELECT
                 FROM lines l
                WHERE NOT (l.grantee = $2::oid AND l.privilege_type = $5::text
                           AND EXISTS (SELECT FROM unnest($3::oid[], $4::text[]) x (relation, attname)
                                        WHERE x.relation = l.oid
                                          AND (x.attname IS NULL AND l.attname IS NULL OR x.attname = l.attname)))
                  AND l.grantee IN (SELECT h.oid FROM held h)),
       EXISTS (SELECT
                 FROM pg_catalog.pg_class c
                WHERE c.relnamespace = $1::oid
                  AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                  AND has_table_privilege(0::oid, c.oid, 'SELECT'))
  FROM pg_catalog.pg_namespace n
 CROSS JOIN LATERAL aclexplode(n.nspacl) u
  JOIN pg_catalog.pg_roles o ON o.oid = u.grantor
 WHERE n.oid = $1::oid
   AND u.grantee = $2::oid
   AND u.privilege_type = 'USAGE'
 ORDER BY o.rolname COLLATE "C"
