-- Who may connect to this database; first its owner.
SELECT d.datdba, a.grantee
  FROM pg_catalog.pg_database d
  LEFT JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
         ON a.privilege_type = 'CONNECT'
 WHERE d.datname = current_database()
