-- $1: oid of a relation, $2: oid of the grantee, $3: privilege, $4: whether the
-- session's role is the one that revokes. The lines of the relation's access
-- list and of its columns' that concern the grantee: its own, those of groups
-- whose rights it has, PUBLIC's, and what it has passed on. A line is ours if a
-- plain REVOKE takes it away, which acts as the owner where it can.
SELECT x.grantee,
       coalesce(e.rolname, 'PUBLIC'),
       x.attname,
       quote_ident(x.attname),
       x.is_grantable,
       o.rolname,
       quote_ident(o.rolname),
       CASE WHEN NOT $4::boolean OR pg_has_role(current_user, c.relowner, 'USAGE') THEN x.grantor = c.relowner
            ELSE pg_has_role(current_user, x.grantor, 'USAGE') END,
       NOT $4::boolean OR pg_has_role(current_user, x.grantor, 'MEMBER'),
       x.grantor = $2::oid,
       x.grantee = c.relowner
  FROM pg_catalog.pg_class c
 CROSS JOIN LATERAL (
         SELECT NULL::name AS attname, 0 AS attnum, a.*
           FROM aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
         UNION ALL
         SELECT t.attname, t.attnum, a.*
           FROM pg_catalog.pg_attribute t
          CROSS JOIN LATERAL aclexplode(t.attacl) a
          WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped AND t.attacl IS NOT NULL
       ) x
  LEFT JOIN pg_catalog.pg_roles e ON e.oid = x.grantee
  JOIN pg_catalog.pg_roles o ON o.oid = x.grantor
 WHERE c.oid = $1::oid
   AND x.privilege_type = $3::text
   AND (x.grantee IN (0, $2::oid)
        OR (x.grantor = $2::oid AND x.grantee <> $2::oid AND $2::oid <> c.relowner)
        OR ($2::oid <> 0 AND e.oid IS NOT NULL AND pg_has_role($2::oid, x.grantee, 'USAGE')
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles g WHERE g.oid = $2::oid AND g.rolsuper)))
 ORDER BY x.attnum, x.grantee <> $2::oid, e.rolname COLLATE "C", o.rolname COLLATE "C"
