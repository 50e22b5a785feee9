-- Every role: groups, people and the predefined ones.
SELECT r.oid, r.rolname, r.rolsuper, r.rolinherit, r.rolcanlogin, r.rolbypassrls
  FROM pg_catalog.pg_roles r
