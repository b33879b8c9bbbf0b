-- People who work for a partner; one address works for one partner.
create table alliance.staff (
    partner_id uuid        not null references alliance.partner,
    staff_id   uuid        not null,
    email      text        not null,
    name       text        not null,
    roles      text[]      not null check (cardinality(roles) > 0),
    hired_at   timestamptz not null,
    primary key (partner_id, staff_id)
);
create unique index staff_by_email on alliance.staff (lower(email));
select sql.parties('alliance.staff', 'partner_id');
revoke insert, update, delete on alliance.staff from foyer_partner;

-- Password hashes, apart from the rows that partners read.
create table alliance.password (
    partner_id uuid not null,
    staff_id   uuid not null,
    hash       text not null,
    primary key (partner_id, staff_id),
    foreign key (partner_id, staff_id) references alliance.staff
);
select sql.house_only('alliance.password');

-- Sign-ins that are alive, by the SHA-256 of their token.
create table alliance.session (
    token_hash text        primary key,
    partner_id uuid        not null,
    staff_id   uuid        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    foreign key (partner_id, staff_id) references alliance.staff
);
create index session_by_staff on alliance.session (staff_id, created_at);
select sql.house_only('alliance.session');
