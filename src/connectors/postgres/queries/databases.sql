-- Databases that allow connections, and that this role may connect to.
SELECT d.datname
  FROM pg_catalog.pg_database d
 WHERE d.datallowconn
   AND NOT d.datistemplate
   AND has_database_privilege(d.oid, 'CONNECT')
 ORDER BY d.datname COLLATE "C"
