-- Aggregates of the log. Days are business days of the alliance's zone.

-- Impressions and what they cost, per day of the decision.
create table measurement.delivery (
    advertiser_id uuid   not null,
    maker_id      uuid   not null,
    provider_id   uuid,
    day           date   not null,
    line_item_id  uuid   not null,
    creative_id   uuid   not null,
    brand_id      uuid   not null,
    surface       text   not null,
    currency      text   not null,
    impressions   bigint not null,
    gross_micros  bigint not null,
    completes     bigint not null,
    unique nulls not distinct
        (advertiser_id, day, line_item_id, creative_id, maker_id, brand_id, provider_id, surface, currency)
);
create index delivery_by_day on measurement.delivery (day);
select sql.parties('measurement.delivery', 'advertiser_id', 'maker_id', 'provider_id');

-- Seconds of content seen, per day of the seeing.
create table measurement.viewing (
    provider_id uuid   not null,
    maker_id    uuid   not null,
    day         date   not null,
    title_id    uuid   not null,
    brand_id    uuid   not null,
    seconds     bigint not null,
    primary key (provider_id, day, title_id, maker_id, brand_id)
);
create index viewing_by_day on measurement.viewing (day);
select sql.parties('measurement.viewing', 'provider_id', 'maker_id');

-- Sets switched on, each once a day.
create table measurement.fleet (
    maker_id uuid    not null,
    day      date    not null,
    brand_id uuid    not null,
    sets     integer not null,
    primary key (maker_id, day, brand_id)
);
select sql.parties('measurement.fleet', 'maker_id');

-- Households that a line item reached, each once.
create table measurement.reach_count (
    advertiser_id uuid    not null,
    line_item_id  uuid    not null,
    households    integer not null,
    primary key (advertiser_id, line_item_id)
);
select sql.parties('measurement.reach_count', 'advertiser_id');

-- Small numbers in place of household and device ids, so that sets of them are bitmaps.
create table measurement.number (
    kind text not null check (kind in ('HOUSEHOLD', 'DEVICE')),
    id   uuid not null,
    n    integer generated always as identity,
    primary key (kind, id)
);
select sql.house_only('measurement.number');

-- The bitmaps (RoaringBitmap's portable form) behind reach_count and fleet.
create table measurement.reach (
    line_item_id  uuid  primary key,
    advertiser_id uuid  not null,
    households    bytea not null
);
select sql.house_only('measurement.reach');

create table measurement.fleet_set (
    maker_id uuid  not null,
    day      date  not null,
    brand_id uuid  not null,
    devices  bytea not null,
    primary key (maker_id, day, brand_id)
);
select sql.house_only('measurement.fleet_set');

-- What became of beacons: counted as a fact, or why not.
create table measurement.beacon (
    day     date   not null,
    outcome text   not null check (outcome in ('ACCEPTED', 'FORGED', 'LATE', 'IMPLAUSIBLE')),
    n       bigint not null,
    primary key (day, outcome)
);
select sql.house_only('measurement.beacon');
