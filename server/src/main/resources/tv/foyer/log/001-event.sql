-- Facts, partitioned by the UTC day inside their id. The key makes a duplicate impossible.
create sequence log.event_offset as bigint;

create table log.event (
    day          date        not null,
    event_id     uuid        not null,
    event_offset bigint      not null default nextval('log.event_offset'),
    received_at  timestamptz not null,
    kind         text        not null,
    body         text        not null,
    primary key (day, event_id)
) partition by range (day);
create index event_by_offset on log.event (event_offset);
select sql.house_only('log.event');
revoke update, delete on log.event from foyer_house;
grant usage on sequence log.event_offset to foyer_house;

-- A partition is made when its first fact comes; retention drops whole days.
create function log.ensure_day(day date) returns void
    language plpgsql security definer set search_path = pg_catalog as
$$
begin
    execute format(
        'create table if not exists log.%I partition of log.event for values from (%L) to (%L)',
        'event_' || to_char(day, 'YYYYMMDD'), day, day + 1);
end
$$;
revoke execute on function log.ensure_day(date) from public;
grant execute on function log.ensure_day(date) to foyer_house;

create table log.duplicate (
    day  date   not null,
    kind text   not null,
    n    bigint not null,
    primary key (day, kind)
);
select sql.house_only('log.duplicate');

create table log.fold (
    name        text primary key,
    last_offset bigint not null
);
select sql.house_only('log.fold');
