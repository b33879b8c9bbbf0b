-- Codes on screens (RFC 8628). activation_id names the activation's event, and the household it
-- founds. announced: that event is in the log.
create table devices.activation (
    user_code        text        primary key,
    device_code_hash text        not null unique,
    activation_id    uuid        not null,
    device_id        uuid        not null references devices.device (device_id),
    state            text        not null check (state in ('PENDING', 'APPROVED', 'REDEEMED')),
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    interval_seconds int         not null,
    last_poll_at     timestamptz,
    approved_at      timestamptz,
    household_id     uuid        references devices.household,
    announced        boolean     not null default false
);
create index activation_by_device on devices.activation (device_id, created_at);
select sql.house_only('devices.activation');

-- Refresh tokens. Each is used once and followed by another of its family; a second use ends the
-- family.
create table devices.refresh (
    token_hash text        primary key,
    family     uuid        not null,
    device_id  uuid        not null references devices.device (device_id),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_by_device on devices.refresh (device_id);
create index refresh_by_family on devices.refresh (family);
select sql.house_only('devices.refresh');
