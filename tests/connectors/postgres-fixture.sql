-- Roles, schemas and tables in which everything goes wrong that can.
CREATE ROLE sales_owner NOLOGIN;
CREATE ROLE finance_owner LOGIN PASSWORD 'f';
CREATE ROLE analysts NOLOGIN;
CREATE ROLE senior_analysts NOLOGIN IN ROLE analysts;
CREATE ROLE stewards NOLOGIN NOINHERIT IN ROLE senior_analysts;
CREATE ROLE readers NOLOGIN IN ROLE pg_read_all_data;
CREATE ROLE root2 SUPERUSER NOLOGIN;
CREATE ROLE ada LOGIN PASSWORD 'ada-password' IN ROLE analysts;
CREATE ROLE ben LOGIN IN ROLE senior_analysts;
CREATE ROLE cyd LOGIN NOINHERIT IN ROLE senior_analysts;
CREATE ROLE dee LOGIN IN ROLE stewards;
CREATE ROLE eve LOGIN;
CREATE ROLE fay LOGIN IN ROLE readers;
CREATE ROLE gus LOGIN NOINHERIT IN ROLE readers, root2;
CREATE ROLE hal LOGIN IN ROLE pg_write_all_data;
CREATE ROLE ivy LOGIN BYPASSRLS IN ROLE analysts;
CREATE ROLE jon LOGIN IN ROLE sales_owner;
CREATE ROLE kim LOGIN IN ROLE root2;
CREATE ROLE leo LOGIN SUPERUSER;
CREATE ROLE "m""x <b>&amp; 'y'" LOGIN IN ROLE analysts;
CREATE ROLE db_owner LOGIN;
CREATE ROLE observer LOGIN PASSWORD 'observer-password';

CREATE DATABASE mesh OWNER db_owner;
CREATE DATABASE closed;
REVOKE CONNECT ON DATABASE closed FROM PUBLIC;
GRANT CONNECT ON DATABASE closed TO analysts;
CREATE DATABASE offline ALLOW_CONNECTIONS false;

\connect closed admin
CREATE TABLE t (a int, b int);
GRANT SELECT ON t TO PUBLIC;
GRANT ALL ON t TO eve, ben;

\connect mesh admin
CREATE SCHEMA sales AUTHORIZATION sales_owner;
COMMENT ON SCHEMA sales IS 'Orders of all shops. [data-product: sales.orders]';
GRANT USAGE ON SCHEMA sales TO analysts;
SET ROLE sales_owner;
CREATE TABLE sales.customers (
  customer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name varchar(80)
);
COMMENT ON TABLE sales.customers IS 'People who **bought** something. Second sentence.';
COMMENT ON COLUMN sales.customers.email IS 'Personal; masked outside of sales.';
CREATE DOMAIN sales.percent AS numeric(5,2) NOT NULL CHECK (VALUE >= 0);
CREATE TABLE sales.orders (
  order_id uuid,
  line int,
  customer_id bigint REFERENCES sales.customers,
  amount numeric(12,2) NOT NULL,
  discount sales.percent,
  tags text[],
  extra jsonb,
  paid boolean,
  ordered_at timestamptz,
  ordered_on date,
  dropped int,
  PRIMARY KEY (order_id, line)
);
ALTER TABLE sales.orders DROP COLUMN dropped;
CREATE VIEW sales.big_orders AS SELECT * FROM sales.orders WHERE amount > 1000;
CREATE MATERIALIZED VIEW sales.daily AS SELECT ordered_on, sum(amount) AS total FROM sales.orders GROUP BY 1;
CREATE TABLE sales.events (at timestamp NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE sales.events_2026 PARTITION OF sales.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMENT ON TABLE sales.events IS '[Data-Product] Everything that happened.';
INSERT INTO sales.customers (email, name) SELECT 'c' || g || '@example.com', 'C' || g FROM generate_series(1, 50) g;
INSERT INTO sales.orders (order_id, line, customer_id, amount, discount, ordered_at, ordered_on)
  SELECT gen_random_uuid(), 1, 1 + g % 50, g, 1, '2026-11-20 10:00:00+00', '2026-11-20' FROM generate_series(1, 200) g;
GRANT SELECT ON sales.orders TO analysts;
GRANT SELECT (customer_id, name) ON sales.customers TO analysts;
GRANT UPDATE (name) ON sales.customers TO eve;
GRANT SELECT ON sales.big_orders TO senior_analysts;
GRANT SELECT ON sales.daily TO PUBLIC;
GRANT ALL ON sales.events TO stewards;
REVOKE ALL ON sales.events_2026 FROM sales_owner;
ALTER TABLE sales.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY cheap ON sales.orders TO analysts USING (amount < 100);
ALTER TABLE sales.events ENABLE ROW LEVEL SECURITY;
ALTER TABLE sales.events FORCE ROW LEVEL SECURITY;
RESET ROLE;
ANALYZE sales.customers;

CREATE SCHEMA finance AUTHORIZATION finance_owner;
COMMENT ON SCHEMA finance IS '[data-product]';
SET ROLE finance_owner;
CREATE TABLE finance.invoices (id int PRIMARY KEY, paid_at timestamp, note text);
COMMENT ON TABLE finance.invoices IS 'Invoices [data-product:   sales.orders ] and payments';
CREATE TABLE finance.empty (id int UNIQUE, seen_at timestamptz);
CREATE TABLE finance.ledger (entry int, booked_at timestamptz);
INSERT INTO finance.invoices SELECT g, '2026-11-01 00:00:00.000001' FROM generate_series(1, 10) g;
INSERT INTO finance.ledger VALUES (1, '2026-11-21 08:00:00+00'), (2, 'infinity');
GRANT SELECT ON finance.invoices TO PUBLIC;
GRANT SELECT, INSERT ON finance.ledger TO eve WITH GRANT OPTION;
RESET ROLE;
GRANT USAGE ON SCHEMA finance TO ben, eve, cyd;
SET SESSION AUTHORIZATION eve;
GRANT SELECT ON finance.ledger TO ada;
RESET SESSION AUTHORIZATION;

-- public belongs to pg_database_owner, of which db_owner is a member unlisted.
CREATE TABLE public.plain (a int);
ALTER TABLE public.plain OWNER TO pg_database_owner;
GRANT ALL ON public.plain TO PUBLIC;
CREATE TABLE public.nobody (a int);
REVOKE ALL ON public.nobody FROM admin;
CREATE TEMP TABLE fleeting (a int);

-- The schema may be entered only after SET ROLE.
CREATE ROLE doormen NOLOGIN;
CREATE ROLE nia LOGIN NOINHERIT IN ROLE doormen;
CREATE SCHEMA behind;
GRANT USAGE ON SCHEMA behind TO doormen;
CREATE TABLE behind.door (a int, b int);
GRANT SELECT ON behind.door TO PUBLIC;
GRANT SELECT (b), REFERENCES (b) ON behind.door TO nia;
