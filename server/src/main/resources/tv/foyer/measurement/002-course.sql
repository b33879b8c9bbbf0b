-- How the delivery of a line item went, hour by hour of the decisions, and how often households
-- saw it. Only its advertiser is a party: a maker's own hours would be read beside its rivals'.
create table measurement.hourly (
    advertiser_id  uuid        not null,
    line_item_id   uuid        not null,
    hour           timestamptz not null,
    impressions    bigint      not null,
    new_households bigint      not null,
    primary key (advertiser_id, line_item_id, hour)
);
select sql.parties('measurement.hourly', 'advertiser_id');

-- Households that saw a line item at least so often; once is reach_count.
create table measurement.frequency (
    advertiser_id uuid    not null,
    line_item_id  uuid    not null,
    times         integer not null check (times >= 2),
    households    integer not null,
    primary key (advertiser_id, line_item_id, times)
);
select sql.parties('measurement.frequency', 'advertiser_id');

-- The bitmaps behind it, each a part of the one before.
create table measurement.reach_times (
    line_item_id uuid    not null,
    times        integer not null check (times >= 2),
    households   bytea   not null,
    primary key (line_item_id, times)
);
select sql.house_only('measurement.reach_times');

-- What was counted so far says nothing of hours: the fold counts the whole log once more.
delete from measurement.delivery;
delete from measurement.viewing;
delete from measurement.fleet;
delete from measurement.fleet_set;
delete from measurement.reach_count;
delete from measurement.reach;
delete from measurement.number;
delete from measurement.beacon;
delete from log.fold where name = 'measurement';
