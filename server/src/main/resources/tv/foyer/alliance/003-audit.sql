-- What staff did; ids are UUIDv7, so their order is the order of time. Nobody changes it.
create table alliance.audit (
    partner_id uuid        not null references alliance.partner,
    audit_id   uuid        not null,
    at         timestamptz not null,
    staff_id   uuid        not null,
    action     text        not null,
    subject    text        not null,
    detail     text        not null,
    primary key (partner_id, audit_id)
);
select sql.parties('alliance.audit', 'partner_id');
revoke update, delete on alliance.audit from foyer_partner, foyer_house;
