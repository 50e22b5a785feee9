-- $1: name of the grantee, or NULL for PUBLIC. Who asks, and for whom. Names
-- are compared as text: a cast to name would cut off what is too long.
SELECT me.rolname,
       me.rolsuper,
       current_setting('max_identifier_length'),
       pg_is_in_recovery(),
       has_database_privilege(current_database(), 'CREATE'),
       quote_ident(me.rolname),
       quote_ident(current_database()),
       g.oid,
       coalesce(quote_ident($1::text), 'PUBLIC'),
       g.rolsuper,
       g.rolcanlogin,
       has_database_privilege(coalesce(g.oid, 0), current_database(), 'CONNECT')
  FROM pg_catalog.pg_roles me
  LEFT JOIN pg_catalog.pg_roles g ON g.rolname::text = $1::text
 WHERE me.rolname = current_user
