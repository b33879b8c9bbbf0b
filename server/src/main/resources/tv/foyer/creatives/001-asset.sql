-- What advertisers delivered for their line items, and how far it has come. The bytes lie on disk
-- until the work on them is done; a row that is not done is taken up again after a restart.
create table creatives.asset (
    partner_id   uuid        not null,
    creative_id  uuid        not null,
    line_item_id uuid        not null,
    name         text        not null,
    url          text,
    sha256       text,
    silent       boolean     not null,
    state        text        not null
        check (state in ('RECEIVED', 'PROBING', 'ENCODING', 'PENDING', 'REJECTED')),
    progress     smallint    not null default 0 check (progress between 0 and 100),
    attempts     smallint    not null default 0,
    reasons      text        not null default '[]',
    kind         text        check (kind in ('FILM', 'PICTURE')),
    asset_key    text,
    seconds      int,
    width        int,
    height       int,
    surfaces     text[],
    lufs_before  double precision,
    peak_before  double precision,
    lufs_after   double precision,
    peak_after   double precision,
    received_at  timestamptz not null,
    primary key (partner_id, creative_id),
    check (state <> 'PENDING' or asset_key is not null)
);
select sql.parties('creatives.asset', 'partner_id');

-- The same bytes for the same line item are one delivery.
create unique index asset_content on creatives.asset (partner_id, line_item_id, sha256);
-- So is the same address, as long as it is not fetched.
create unique index asset_address on creatives.asset (partner_id, line_item_id, url)
    where sha256 is null and state in ('RECEIVED', 'PROBING', 'ENCODING');
-- The queue.
create index asset_waiting on creatives.asset (attempts, creative_id)
    where state in ('RECEIVED', 'PROBING', 'ENCODING');
