-- What a channel shows, by rule, from an instant on. A row never changes: a change is a new version
-- that takes over later. The body holds everything from which any node computes the same playlists:
-- the rules, the lengths of all pictures, and where in the channel's numbering the version begins.
create table channels.schedule (
    partner_id   uuid        not null,
    channel_id   uuid        not null,
    version      integer     not null check (version > 0),
    valid_from   timestamptz not null,
    body         text        not null,
    published_at timestamptz not null,
    primary key (partner_id, channel_id, version),
    unique (channel_id, version)
);
select sql.parties('channels.schedule', 'partner_id');
