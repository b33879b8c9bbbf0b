-- What advertisers book. Rows belong to the advertiser; a veto belongs to the maker and is no
-- business of the advertiser that it names.
create table ads.orders (
    partner_id uuid        not null,
    order_id   uuid        not null,
    name       text        not null,
    booked_at  timestamptz not null,
    primary key (partner_id, order_id)
);
select sql.parties('ads.orders', 'partner_id');

create table ads.line_item (
    partner_id   uuid        not null,
    line_item_id uuid        not null,
    order_id     uuid        not null,
    position     int         not null,
    name         text        not null,
    state        text        not null check (state in ('ACTIVE', 'PAUSED')),
    surfaces     text[]      not null,
    brands       uuid[]      not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    currency     text        not null,
    budget_minor bigint      not null check (budget_minor > 0),
    cpm_minor    bigint      not null check (cpm_minor >= 0),
    cap_per_day  int         not null check (cap_per_day > 0),
    category     text        not null,
    kids_safe    boolean     not null,
    primary key (partner_id, line_item_id),
    foreign key (partner_id, order_id) references ads.orders
);
select sql.parties('ads.line_item', 'partner_id');

create table ads.creative (
    partner_id   uuid not null,
    creative_id  uuid not null,
    line_item_id uuid not null,
    position     int  not null,
    asset_key    text not null,
    seconds      int  not null check (seconds > 0),
    review       text not null check (review in ('PENDING', 'APPROVED', 'REFUSED')),
    title_zh     text not null,
    title_en     text not null,
    primary key (partner_id, creative_id),
    foreign key (partner_id, line_item_id) references ads.line_item
);
select sql.parties('ads.creative', 'partner_id');

create table ads.veto (
    partner_id    uuid        not null,
    advertiser_id uuid        not null,
    since         timestamptz not null,
    primary key (partner_id, advertiser_id)
);
select sql.parties('ads.veto', 'partner_id');

-- Households that refused boot ads, on any brand, for good.
create table ads.boot_refusal (
    household_id uuid primary key,
    since        timestamptz not null
);
select sql.house_only('ads.boot_refusal');

-- What shown impressions cost so far: kept by the fold, in one transaction with its place.
create table ads.spend (
    partner_id   uuid   not null,
    line_item_id uuid   not null,
    shown_micros bigint not null,
    impressions  bigint not null,
    primary key (partner_id, line_item_id)
);
select sql.parties('ads.spend', 'partner_id');

create table ads.fold_place (
    name        text   primary key,
    last_offset bigint not null
);
select sql.house_only('ads.fold_place');
insert into ads.fold_place values ('ads', 0);

-- The offset before the first fact received in an hour: where a restart begins to read.
create table ads.hour_mark (
    hour         timestamptz primary key,
    before_first bigint      not null
);
select sql.house_only('ads.hour_mark');
