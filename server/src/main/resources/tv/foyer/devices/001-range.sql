-- What makers sell: brands, their sub-brands, and models. A maker sees its own.
create table devices.brand (
    partner_id uuid  not null,
    brand_id   uuid  not null unique,
    key        text  not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
    name_zh    text  not null,
    name_en    text  not null,
    parent_id  uuid,
    config     jsonb not null,
    primary key (partner_id, brand_id),
    foreign key (partner_id, parent_id) references devices.brand
);
select sql.parties('devices.brand', 'partner_id');
revoke insert, update, delete on devices.brand from foyer_partner;

create table devices.model (
    partner_id uuid  not null,
    model_id   uuid  not null unique,
    brand_id   uuid  not null,
    key        text  not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
    name       text  not null,
    kind       text  not null check (kind in ('TV', 'BOX', 'PROJECTOR', 'OTHER')),
    config     jsonb not null,
    primary key (partner_id, model_id),
    foreign key (partner_id, brand_id) references devices.brand
);
select sql.parties('devices.model', 'partner_id');
revoke insert, update, delete on devices.model from foyer_partner;
