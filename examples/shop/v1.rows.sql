insert into customers (email, name)
select 'customer' || n || '@example.com', 'Customer ' || n
from generate_series(1, 1000) n;

insert into products (sku, title, price, stock, legacy_code)
select 'SKU-' || n, 'Product ' || n, 5 + n % 90, n % 40, case when n % 3 = 0 then 'L' || n end
from generate_series(1, 300) n;

insert into orders (customer_id, status)
select 1 + n % 1000, (array['new', 'paid', 'shipped']::order_status[])[1 + n % 3]
from generate_series(1, 3000) n;

insert into order_items (order_id, product_id, quantity, price)
select n, 1 + n % 300, 1 + n % 4, 5 + n % 90
from generate_series(1, 3000) n;
