-- What a household said about its ads. No row: it said nothing, which is no. A household is asked on
-- its phone only; no partner, and no set, reads this.
create table devices.consent (
    household_id uuid        primary key references devices.household,
    targeting    boolean     not null,
    region       text,
    interests    text[]      not null check (targeting or cardinality(interests) = 0),
    since        timestamptz not null,
    changed_at   timestamptz not null
);
create index consent_by_change on devices.consent (changed_at);
select sql.house_only('devices.consent');

-- The proof: each yes and each no, when, and from which phone (by its token's SHA-256). What a
-- household likes is not kept here: a no forgets it.
create table devices.consent_change (
    household_id uuid        not null references devices.household,
    changed_at   timestamptz not null,
    targeting    boolean     not null,
    phone_hash   text        not null,
    primary key (household_id, changed_at)
);
select sql.house_only('devices.consent_change');

-- Where a model is sold to: ads that start with the set are for homes only.
alter table devices.model add column device_class text not null default 'HOME'
    check (device_class in ('HOME', 'HOTEL', 'IPTV', 'CABLE'));
