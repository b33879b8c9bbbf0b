-- Seconds of content counted of one session, until its claims can report no more.
create table measurement.watched (
    session_id uuid        primary key,
    seconds    bigint      not null,
    latest     timestamptz not null,
    expires    timestamptz not null
);
create index watched_by_expiry on measurement.watched (expires);
select sql.house_only('measurement.watched');

-- What was counted so far was not held against the clock: the fold counts the whole log once more.
delete from measurement.delivery;
delete from measurement.viewing;
delete from measurement.fleet;
delete from measurement.fleet_set;
delete from measurement.reach_count;
delete from measurement.reach;
delete from measurement.reach_times;
delete from measurement.frequency;
delete from measurement.hourly;
delete from measurement.number;
delete from measurement.beacon;
delete from log.fold where name = 'measurement';
