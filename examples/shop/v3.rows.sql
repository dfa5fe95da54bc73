insert into reviews (product_id, customer_id, stars, body)
select 1 + n % 300, 1 + n, 1 + n % 5, 'Review ' || n
from generate_series(1, 900) n;

refresh materialized view product_ratings;
