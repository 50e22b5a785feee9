-- $1: schema, $2: relation, $3: oid of the grantee (0: PUBLIC, NULL: none),
-- $4: privilege. Always one row; what is missing has no oid.
SELECT quote_ident(v.schema),
       quote_ident(v.relation),
       n.oid,
       c.oid,
       c.relkind,
       c.relispartition,
       c.relrowsecurity,
       pg_get_userbyid(c.relowner),
       has_schema_privilege($3::oid, n.oid, 'USAGE'),
       has_schema_privilege(n.oid, 'USAGE WITH GRANT OPTION'),
       has_schema_privilege(n.oid, 'CREATE'),
       has_table_privilege(c.oid, $4::text || ' WITH GRANT OPTION'),
       has_table_privilege(c.oid, 'SELECT'),
       has_table_privilege($3::oid, c.oid, $4::text)
  FROM (VALUES ($1::text, $2::text)) v (schema, relation)
  LEFT JOIN pg_catalog.pg_namespace n ON n.nspname::text = v.schema
  LEFT JOIN pg_catalog.pg_class c
         ON c.relnamespace = n.oid AND c.relname::text = v.relation AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
