-- Who is a member of what. From PostgreSQL 16 on each membership decides.
SELECT m.member, m.roleid, bool_or(m.inherit_option), bool_or(m.set_option)
  FROM pg_catalog.pg_auth_members m
 GROUP BY m.member, m.roleid
