-- Who is a member of what. Up to PostgreSQL 15 the member's own INHERIT decides.
SELECT m.member, m.roleid, r.rolinherit, true
  FROM pg_catalog.pg_auth_members m
  JOIN pg_catalog.pg_roles r ON r.oid = m.member
