-- What there is to watch. Titles, channels and programmes are on every screen, so every partner
-- may read them; an offer is between its provider and the house.
create table catalog.title (
    title_id     uuid     primary key,
    partner_id   uuid     not null,
    external_key text     not null,
    kind         text     not null,
    name_zh      text     not null,
    name_en      text     not null,
    synopsis_zh  text     not null,
    synopsis_en  text     not null,
    year         smallint not null,
    rating       text     not null,
    genres       text[]   not null,
    people       text     not null,
    parent_id    uuid     references catalog.title deferrable initially deferred,
    number       integer,
    asset        text,
    art_key      text     not null,
    composition  text,
    palette      text,
    record_hash  text     not null,
    unique (partner_id, external_key)
);
select sql.public_read('catalog.title');
create index title_by_parent on catalog.title (parent_id);

create table catalog.offer (
    partner_id uuid   not null,
    offer_id   uuid   not null,
    title_id   uuid   not null references catalog.title deferrable initially deferred,
    terms      text   not null,
    brands     uuid[] not null,
    starts     timestamptz,
    ends       timestamptz,
    primary key (partner_id, offer_id),
    check (starts is null or ends is null or starts < ends)
);
select sql.parties('catalog.offer', 'partner_id');
create index offer_by_title on catalog.offer (title_id);

create table catalog.channel (
    channel_id   uuid    primary key,
    partner_id   uuid    not null,
    external_key text    not null,
    number       integer not null,
    name_zh      text    not null,
    name_en      text    not null,
    logo         text,
    record_hash  text    not null,
    unique (partner_id, external_key)
);
select sql.public_read('catalog.channel');

create table catalog.programme (
    channel_id  uuid        not null references catalog.channel,
    starts      timestamptz not null,
    ends        timestamptz not null,
    title_zh    text        not null,
    title_en    text        not null,
    synopsis_zh text        not null,
    synopsis_en text        not null,
    rating      text        not null,
    primary key (channel_id, starts),
    check (starts < ends)
);
select sql.public_read('catalog.programme');

-- One row for each feed that came, with its report per record: the provider's own.
create table catalog.feed_run (
    partner_id  uuid        not null,
    run_id      uuid        not null,
    format      text        not null,
    received_at timestamptz not null,
    state       text        not null check (state in ('APPLIED', 'BROKEN')),
    accepted    integer     not null,
    unchanged   integer     not null,
    rejected    integer     not null,
    report      text        not null,
    primary key (partner_id, run_id)
);
select sql.parties('catalog.feed_run', 'partner_id');
