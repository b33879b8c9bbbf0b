-- What was booked moves to the package that sells: the same rows under a schema of their own.
alter table ads.orders set schema sales;
alter table ads.line_item set schema sales;
alter table ads.creative set schema sales;
alter table ads.veto set schema sales;
grant usage on schema sales to foyer_house, foyer_partner;

alter table sales.orders add column archived_at timestamptz;

-- targeting: what the columns surfaces and brands do not say, as the JSON of a Targeting.
alter table sales.line_item
    add column version          int    not null default 1,
    add column kind             text   not null default 'PRICE_PRIORITY'
        check (kind in ('SPONSORSHIP', 'GUARANTEED', 'PRICE_PRIORITY', 'PROGRAMMATIC', 'HOUSE')),
    add column goal_impressions bigint not null default 0 check (goal_impressions >= 0),
    add column goal_share       int    not null default 0 check (goal_share between 0 and 100),
    add column targeting        jsonb;
alter table sales.line_item drop constraint line_item_state_check;
alter table sales.line_item add check (state in ('ACTIVE', 'PAUSED', 'ARCHIVED'));
alter table sales.line_item drop constraint line_item_budget_minor_check;
alter table sales.line_item add check (budget_minor >= 0);

alter table sales.creative
    add column format      text    not null default 'VIDEO' check (format in ('VIDEO', 'IMAGE')),
    add column surfaces    text[]  not null default '{}',
    add column headline_zh text,
    add column headline_en text,
    add column link        text,
    add column comparative boolean not null default false,
    add column reason      text,
    add column reviewed_at timestamptz;
alter table sales.creative drop constraint creative_seconds_check;
alter table sales.creative add check (seconds >= 0);
alter table sales.creative drop constraint creative_review_check;
alter table sales.creative
    add check (review in ('PENDING', 'APPROVED', 'REFUSED', 'ARCHIVED'));

-- The least that a maker takes for a thousand impressions on one of its brands' surfaces.
create table sales.floor (
    partner_id uuid   not null,
    brand_id   uuid   not null,
    surface    text   not null,
    currency   text   not null,
    cpm_minor  bigint not null check (cpm_minor >= 0),
    primary key (partner_id, brand_id, surface)
);
select sql.parties('sales.floor', 'partner_id');

-- Grows with every change of what is sold; a decision names the revision that it was made from.
create table sales.revision (
    one      boolean primary key default true check (one),
    revision bigint  not null
);
select sql.house_only('sales.revision');
insert into sales.revision values (true, 1);
