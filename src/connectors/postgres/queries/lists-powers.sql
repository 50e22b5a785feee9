-- Roles whose lines in access lists say nothing: they may do everything anyway,
-- or belong to the server.
SELECT r.rolname
  FROM pg_catalog.pg_roles r
 WHERE r.rolsuper OR r.rolname ~ '^pg_'
