-- A small shop: customers order products.

create type order_status as enum ('new', 'paid', 'shipped');

create table customers (
  id         bigint generated always as identity primary key,
  email      text not null unique,
  name       text not null,
  created_at timestamptz not null default now()
);

create table products (
  id          bigint generated always as identity primary key,
  sku         text not null unique,
  title       text not null,
  price       numeric(8,2) not null check (price >= 0),
  stock       integer not null default 0 check (stock >= 0),
  legacy_code text
);

create table orders (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers,
  status      order_status not null default 'new',
  placed_at   timestamptz not null default now()
);

create index orders_customer_id_idx on orders (customer_id);

create table order_items (
  order_id   bigint not null references orders on delete cascade,
  product_id bigint not null references products,
  quantity   integer not null check (quantity > 0),
  price      numeric(8,2) not null,
  primary key (order_id, product_id)
);

comment on column order_items.price is 'of one piece, on the day of the order';
