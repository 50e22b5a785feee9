-- Who may look into which schema.
SELECT n.oid, a.grantee
  FROM pg_catalog.pg_namespace n
 CROSS JOIN LATERAL aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
 WHERE a.privilege_type = 'USAGE'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
