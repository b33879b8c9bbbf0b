-- Member organisations. A partner reads its own row; what all may know (names, once signed) is
-- answered from memory by the house.
create table alliance.partner (
    partner_id uuid        primary key,
    key        text        not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
    name_zh    text        not null,
    name_en    text        not null,
    kinds      text[]      not null check (cardinality(kinds) > 0),
    state      text        not null
        check (state in ('INVITED', 'CLAIMED', 'SIGNED', 'ACTIVE', 'SUSPENDED', 'LEFT')),
    since      timestamptz not null
);
select sql.parties('alliance.partner', 'partner_id');
revoke insert, update, delete on alliance.partner from foyer_partner;
