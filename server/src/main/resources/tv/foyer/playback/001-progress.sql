-- Where a profile stopped in a title; the newest fact stands, whatever the order of arrival.
create table playback.progress (
    profile_id       uuid        not null,
    title_id         uuid        not null,
    position_seconds integer     not null check (position_seconds >= 0),
    duration_seconds integer     not null check (duration_seconds > 0),
    at               timestamptz not null,
    fact_id          uuid        not null,
    primary key (profile_id, title_id)
);
create index progress_by_profile on playback.progress (profile_id, at desc);
select sql.house_only('playback.progress');
