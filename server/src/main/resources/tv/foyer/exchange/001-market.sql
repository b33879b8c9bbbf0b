-- The market's desk and its bills: rows of the house. Who bids what for whose screens is no
-- partner's business but the house's.
create table exchange.bidder (
    bidder          text    primary key check (bidder ~ '^[a-z][a-z0-9-]{1,39}$'),
    partner_id      uuid    not null,
    name            text    not null,
    endpoint        text    not null,
    private_address boolean not null,
    enabled         boolean not null,
    max_connections int     not null check (max_connections between 1 and 256)
);
select sql.house_only('exchange.bidder');

create table exchange.deal (
    deal             text        primary key check (deal ~ '^[a-z][a-z0-9-]{1,39}$'),
    bidder           text        not null references exchange.bidder,
    line_item_id     uuid,
    floor_cpm_micros bigint      not null check (floor_cpm_micros >= 0),
    surfaces         text[]      not null,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null check (ends_at > starts_at),
    enabled          boolean     not null
);
create index deal_by_bidder on exchange.deal (bidder);
select sql.house_only('exchange.deal');

-- Sellers outside the alliance; of their key only the SHA-256 is kept.
create table exchange.seller (
    seller   text    primary key check (seller ~ '^[a-z][a-z0-9-]{1,39}$'),
    name     text    not null,
    domain   text    not null,
    type     text    not null check (type in ('PUBLISHER', 'INTERMEDIARY', 'BOTH')),
    enabled  boolean not null,
    key_hash text    not null unique
);
select sql.house_only('exchange.seller');

-- Bids that won a slot of a break and wait for its impression.
create table exchange.won (
    decision_id        uuid        not null,
    slot               int         not null,
    bidder             text        not null,
    bid_id             text        not null,
    burl               text        not null,
    price_micros       bigint      not null,
    decided_at         timestamptz not null,
    primary key (decision_id, slot)
);
create index won_by_time on exchange.won (decided_at);
select sql.house_only('exchange.won');

-- Billing notices to send, written in one transaction with the fold's place: an impression makes
-- exactly one. Sent at least once; the id of the impression is theirs.
create table exchange.notice (
    notice_id          uuid        primary key,
    bidder             text        not null,
    bid_id             text        not null,
    burl               text        not null,
    price_micros       bigint      not null,
    shown_at           timestamptz not null,
    state              text        not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    attempts           int         not null,
    due_at             timestamptz not null,
    last_fault         text        not null
);
create index notice_waiting on exchange.notice (due_at) where state = 'WAITING';
select sql.house_only('exchange.notice');
