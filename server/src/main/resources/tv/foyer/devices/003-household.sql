-- Homes, their viewers, and which set stands in which home.
create table devices.household (
    household_id uuid        primary key,
    name         text        not null,
    language     text        not null check (language in ('zh', 'en')),
    created_at   timestamptz not null
);
select sql.house_only('devices.household');

create table devices.profile (
    household_id uuid        not null references devices.household,
    profile_id   uuid        not null unique,
    name         text        not null,
    kind         text        not null check (kind in ('ADULT', 'KIDS', 'ELDER')),
    avatar       text        not null,
    created_at   timestamptz not null,
    primary key (household_id, profile_id)
);
select sql.house_only('devices.profile');

create table devices.membership (
    device_id    uuid        primary key references devices.device (device_id),
    household_id uuid        not null references devices.household,
    room         text        not null,
    language     text        check (language in ('zh', 'en')),
    activated_at timestamptz not null
);
create index membership_by_household on devices.membership (household_id);
select sql.house_only('devices.membership');

-- What a phone of the household holds, by its SHA-256.
create table devices.household_token (
    token_hash   text        primary key,
    household_id uuid        not null references devices.household,
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);
create index household_token_by_household on devices.household_token (household_id, created_at);
select sql.house_only('devices.household_token');
