-- Who we are there, and what answers.
SELECT current_database(),
       current_user,
       r.rolsuper,
       version()
  FROM pg_catalog.pg_roles r
 WHERE r.rolname = current_user
