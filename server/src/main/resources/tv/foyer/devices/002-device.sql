-- Single sets. A maker sees its own fleet, and nothing of the homes it stands in.
create table devices.device (
    partner_id    uuid        not null,
    device_id     uuid        not null unique,
    model_id      uuid        not null,
    serial        text        not null,
    state         text        not null check (state in ('ACTIVE', 'REVOKED')),
    config        jsonb       not null,
    registered_at timestamptz not null,
    activated_at  timestamptz,
    primary key (partner_id, device_id),
    unique (model_id, serial),
    foreign key (partner_id, model_id) references devices.model
);
select sql.parties('devices.device', 'partner_id');
revoke insert, update, delete on devices.device from foyer_partner;

-- How a set proves itself. Access tokens carry the generation they were made in; a higher one
-- here ends them.
create table devices.credential (
    device_id   uuid        primary key references devices.device (device_id),
    secret_hash text        not null,
    generation  int         not null,
    changed_at  timestamptz not null
);
create index credential_by_change on devices.credential (changed_at);
select sql.house_only('devices.credential');
