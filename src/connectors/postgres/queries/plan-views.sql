-- $1: schema of our views, $2: text with which our comment begins, $3: names
-- that we would give, $4: oid of the grantee or NULL. What is there already,
-- whoever made it: our views by their comment, others by their name. The schema
-- may have been another one once: there only what belongs to us counts.
SELECT c.oid,
       c.relname,
       quote_ident(c.relname),
       c.relkind,
       d.description,
       pg_has_role(current_user, c.relowner, 'USAGE'),
       pg_get_userbyid(c.relowner),
       (SELECT string_agg(DISTINCT p.refobjid::text, ',')
          FROM pg_catalog.pg_rewrite w
          JOIN pg_catalog.pg_depend p
            ON p.classid = 'pg_catalog.pg_rewrite'::regclass AND p.objid = w.oid
           AND p.refclassid = 'pg_catalog.pg_class'::regclass AND p.refobjid <> c.oid
         WHERE w.ev_class = c.oid),
       (SELECT string_agg(DISTINCT format('%s.%s', u.nspname, r.relname), ', ')
          FROM pg_catalog.pg_depend p
          JOIN pg_catalog.pg_rewrite w ON p.classid = 'pg_catalog.pg_rewrite'::regclass AND w.oid = p.objid
          JOIN pg_catalog.pg_class r ON r.oid = w.ev_class
          JOIN pg_catalog.pg_namespace u ON u.oid = r.relnamespace
         WHERE p.refclassid = 'pg_catalog.pg_class'::regclass AND p.refobjid = c.oid AND r.oid <> c.oid),
       EXISTS (SELECT FROM aclexplode(c.relacl) a WHERE a.grantee = $4::oid AND a.privilege_type = 'SELECT'),
       has_table_privilege($4::oid, c.oid, 'SELECT'),
       (SELECT string_agg(DISTINCT coalesce(r.rolname, 'PUBLIC'), ', ')
          FROM aclexplode(c.relacl) a
          LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
         WHERE a.grantee <> c.relowner AND a.grantee IS DISTINCT FROM $4::oid),
       n.oid,
       n.nspname,
       quote_ident(n.nspname)
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_description d
         ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND ((n.nspname::text = $1::text AND c.relname::text = ANY ($3::text[]))
        OR (c.relkind = 'v' AND (d.description = $2::text OR starts_with(d.description, $2::text || ' '))
            AND (n.nspname::text = $1::text OR pg_get_userbyid(c.relowner) = current_user)))
 ORDER BY n.nspname::text <> $1::text, n.nspname COLLATE "C", c.relname COLLATE "C"
