-- A small shop: customers order products, and say what they think of them.

create type order_status as enum ('new', 'paid', 'shipped', 'refunded');

create domain stars as smallint check (value between 1 and 5);

create table customers (
  id         bigint generated always as identity primary key,
  email      text not null unique,
  full_name  text not null,
  created_at timestamptz not null default now()
);

create table products (
  id          bigint generated always as identity primary key,
  sku         text not null unique,
  title       text not null,
  price       numeric(12,2) not null check (price >= 0),
  stock       integer not null default 0 check (stock >= 0),
  description text,
  changed_at  timestamptz,
  search      tsvector generated always as (to_tsvector('simple', title || ' ' || coalesce(description, ''))) stored
);

comment on column products.description is 'Shown on the page of the product';

create index products_search_idx on products using gin (search);

create function set_changed_at() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end
$$;

create trigger products_changed_at before update of title, price, description on products
for each row execute function set_changed_at();

create table orders (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers,
  status      order_status not null default 'new',
  channel     text not null default 'web',
  placed_at   timestamptz not null default now()
);

create index orders_customer_id_idx on orders (customer_id);
create index orders_unpaid_idx on orders (placed_at) where status = 'new';

create table order_items (
  order_id   bigint not null references orders on delete cascade,
  product_id bigint not null references products,
  quantity   integer not null check (quantity > 0),
  price      numeric(12,2) not null,
  primary key (order_id, product_id)
);

comment on column order_items.price is 'of one piece, on the day of the order';

create table reviews (
  product_id  bigint not null references products on delete cascade,
  customer_id bigint not null references customers on delete cascade,
  stars       stars not null,
  body        text,
  primary key (product_id, customer_id)
);

-- What each order comes to.
create view order_totals as
select o.id, o.customer_id, o.status, coalesce(sum(i.quantity * i.price), 0) as total
from orders o
left join order_items i on i.order_id = o.id
group by o.id;

create materialized view product_ratings as
select product_id, count(*) as reviews, round(avg(stars::smallint), 1) as stars
from reviews
group by product_id;

create unique index product_ratings_product_id_idx on product_ratings (product_id);
