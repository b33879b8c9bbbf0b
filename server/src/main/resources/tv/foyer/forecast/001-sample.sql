-- All breaks of a sample of households, four weeks of them: what the future is read from.
create table forecast.chance (
    day          date        not null,
    at           timestamptz not null,
    decision_id  uuid        not null,
    household_id uuid        not null,
    surface      text        not null,
    brand_id     uuid        not null,
    maker_id     uuid        not null,
    provider_id  uuid,
    opportunity  jsonb       not null,
    primary key (day, decision_id)
);
create index chance_by_time on forecast.chance (at desc);
select sql.house_only('forecast.chance');

-- Since when the sample is complete.
create table forecast.since (
    one boolean primary key default true check (one),
    at  timestamptz not null
);
select sql.house_only('forecast.since');
