-- What stands in a viewer's break, from before its first segment is told of until its session ends:
-- written once and never changed, so that every node prints the same ads. A row without ads says that
-- the scheduled spots stay.
create table channels.sale (
    session_id uuid        not null,
    sequence   bigint      not null,
    ads        text        not null,
    expires_at timestamptz not null,
    primary key (session_id, sequence)
);
create index sale_by_expiry on channels.sale (expires_at);
select sql.house_only('channels.sale');
