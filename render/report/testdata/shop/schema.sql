CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  full_name text NOT NULL -- pawl: renamed from name
);
CREATE TABLE products (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, price numeric(8,2) NOT NULL);
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  note text
);
CREATE INDEX orders_customer_id ON orders (customer_id);
CREATE TABLE order_lines (order_id bigint REFERENCES orders, product_id bigint REFERENCES products, pieces int, PRIMARY KEY (order_id, product_id));
CREATE TABLE refunds (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders, amount numeric(8,2));
CREATE VIEW revenue AS
  SELECT o.customer_id, sum(l.pieces * p.price) AS total
  FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id GROUP BY 1;
