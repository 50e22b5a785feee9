-- $1: oid of a role. Who is a member of whom, from its members on down. Since
-- version 16 inheriting is a matter of each membership.
WITH RECURSIVE below AS (
  SELECT m.member, m.roleid
    FROM pg_catalog.pg_auth_members m
   WHERE m.roleid = $1::oid
  UNION
  SELECT m.member, m.roleid
    FROM below
    JOIN pg_catalog.pg_auth_members m ON m.roleid = below.member
)
SELECT r.oid,
       r.rolname,
       bool_or(coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, r.rolinherit)),
       r.rolcanlogin,
       m.roleid
  FROM (SELECT DISTINCT member, roleid FROM below) b
  JOIN pg_catalog.pg_auth_members m ON m.member = b.member AND m.roleid = b.roleid
  JOIN pg_catalog.pg_roles r ON r.oid = m.member
 GROUP BY r.oid, r.rolname, r.rolcanlogin, m.roleid
 ORDER BY r.rolname COLLATE "C", m.roleid
