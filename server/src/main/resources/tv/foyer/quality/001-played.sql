-- How well sets played, added up by hour. Nothing in these tables is of one viewer or session.

-- Histograms (fixed logarithmic buckets of start-up times) add up bucket by bucket.
create function quality.plus(a bigint[], b bigint[]) returns bigint[]
    language sql immutable parallel safe as
$$
    select array_agg(coalesce(x, 0) + coalesce(y, 0) order by n)
    from unnest(a, b) with ordinality as t(x, y, n)
$$;
create aggregate quality.total(bigint[]) (sfunc = quality.plus, stype = bigint[], initcond = '{}');

create table quality.played (
    maker_id       uuid        not null,
    hour           timestamptz not null,
    brand_id       uuid        not null,
    model_id       uuid        not null,
    host           text        not null,
    live           boolean     not null,
    started        bigint      not null,
    failed         bigint      not null,
    abandoned      bigint      not null,
    start_millis   bigint      not null,
    start_buckets  bigint[]    not null,
    stalls         bigint      not null,
    stall_millis   bigint      not null,
    played_millis  bigint      not null,
    rated_millis   bigint      not null,
    kilobits       bigint      not null,
    dropped_frames bigint      not null,
    errors         bigint      not null,
    primary key (maker_id, hour, brand_id, model_id, host, live)
);
create index played_by_hour on quality.played (hour);
select sql.parties('quality.played', 'maker_id');

create table quality.error (
    maker_id uuid        not null,
    hour     timestamptz not null,
    brand_id uuid        not null,
    model_id uuid        not null,
    host     text        not null,
    live     boolean     not null,
    code     text        not null,
    n        bigint      not null,
    primary key (maker_id, hour, brand_id, model_id, host, live, code)
);
create index error_by_hour on quality.error (hour);
select sql.parties('quality.error', 'maker_id');

-- Of sets whose household consented: a title's own, over all makers.
create table quality.title (
    provider_id    uuid     not null,
    day            date     not null,
    title_id       uuid     not null,
    started        bigint   not null,
    failed         bigint   not null,
    abandoned      bigint   not null,
    start_millis   bigint   not null,
    start_buckets  bigint[] not null,
    stalls         bigint   not null,
    stall_millis   bigint   not null,
    played_millis  bigint   not null,
    rated_millis   bigint   not null,
    kilobits       bigint   not null,
    dropped_frames bigint   not null,
    errors         bigint   not null,
    primary key (provider_id, day, title_id)
);
select sql.parties('quality.title', 'provider_id');

-- Keys of CMCD that broke their rule, by how many reports.
create table quality.misread (
    day   date   not null,
    field text   not null,
    n     bigint not null,
    primary key (day, field)
);
select sql.house_only('quality.misread');
