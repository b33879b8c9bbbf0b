-- The buyer makes the ids, and each names one thing in the whole house.
create unique index orders_by_id on sales.orders (order_id);
create unique index line_item_by_id on sales.line_item (line_item_id);
create unique index creative_by_id on sales.creative (creative_id);
create index line_item_of_order on sales.line_item (order_id);
create index creative_of_line_item on sales.creative (line_item_id);

alter table sales.creative add column version int not null default 1;

-- Nothing that was booked is ever deleted: it is archived, and stays readable.
revoke delete on sales.orders, sales.line_item, sales.creative from foyer_partner, foyer_house;

-- What a line item said from an instant on; terms is the JSON of an OrderDraft.Line. by_staff is
-- there when the advertiser's own staff acted: what the house's staff did stands in its own trail.
create table sales.line_item_version (
    partner_id   uuid        not null,
    line_item_id uuid        not null,
    version      int         not null,
    at           timestamptz not null,
    by_partner   uuid        not null,
    by_staff     uuid,
    action       text        not null
        check (action in ('BOOKED', 'CHANGED', 'CREATIVE_ADDED', 'PAUSED', 'RESUMED', 'ARCHIVED')),
    state        text        not null check (state in ('ACTIVE', 'PAUSED', 'ARCHIVED')),
    terms        jsonb       not null,
    primary key (partner_id, line_item_id, version),
    foreign key (partner_id, line_item_id) references sales.line_item
);
create index version_by_line_item on sales.line_item_version (line_item_id, at);
select sql.parties('sales.line_item_version', 'partner_id');
revoke update, delete on sales.line_item_version from foyer_partner, foyer_house;

-- Each step of a creative's review, the first of them its booking.
create table sales.review (
    partner_id  uuid        not null,
    creative_id uuid        not null,
    step        int         not null,
    at          timestamptz not null,
    by_partner  uuid        not null,
    state       text        not null
        check (state in ('PENDING', 'APPROVED', 'REFUSED', 'ARCHIVED')),
    reason      text,
    comparative boolean     not null,
    primary key (partner_id, creative_id, step),
    foreign key (partner_id, creative_id) references sales.creative,
    check (state <> 'REFUSED' or reason is not null)
);
create index review_by_creative on sales.review (creative_id, at);
select sql.parties('sales.review', 'partner_id');
revoke update, delete on sales.review from foyer_partner, foyer_house;

update sales.creative set reason = 'not kept' where review = 'REFUSED' and reason is null;
insert into sales.review (partner_id, creative_id, step, at, by_partner, state, reason, comparative)
select c.partner_id, c.creative_id, 1, coalesce(c.reviewed_at, o.booked_at), c.partner_id,
       c.review, c.reason, c.comparative
from sales.creative c
join sales.line_item l on (l.partner_id, l.line_item_id) = (c.partner_id, c.line_item_id)
join sales.orders o on (o.partner_id, o.order_id) = (l.partner_id, l.order_id);

insert into sales.line_item_version
    (partner_id, line_item_id, version, at, by_partner, action, state, terms)
select l.partner_id, l.line_item_id, l.version, o.booked_at, l.partner_id, 'BOOKED', l.state,
    jsonb_build_object(
        'id', l.line_item_id,
        'name', l.name,
        'kind', l.kind,
        'targeting', coalesce(l.targeting, jsonb_build_object(
                'modelClasses', jsonb_build_array(), 'regions', jsonb_build_array(),
                'genres', jsonb_build_array(), 'maxRatingAge', 0,
                'segments', jsonb_build_array(), 'hoursOfWeek', jsonb_build_array()))
            || jsonb_build_object('surfaces', to_jsonb(l.surfaces), 'brands', to_jsonb(l.brands)),
        'start', to_char(l.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'end', to_char(l.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'goal', jsonb_build_object(
            'budget', jsonb_build_object('minor', l.budget_minor, 'currency', l.currency),
            'impressions', l.goal_impressions,
            'sharePercent', l.goal_share),
        'cpm', jsonb_build_object('minor', l.cpm_minor, 'currency', l.currency),
        'capPerDay', l.cap_per_day,
        'category', l.category,
        'kidsSafe', l.kids_safe,
        'creatives', coalesce((
            select jsonb_agg(jsonb_build_object(
                'id', c.creative_id,
                'format', c.format,
                'assetKey', c.asset_key,
                'seconds', c.seconds,
                'surfaces', to_jsonb(c.surfaces),
                'title', jsonb_build_object('zh', c.title_zh, 'en', c.title_en),
                'headline', case when c.headline_zh is not null then
                    jsonb_build_object('zh', c.headline_zh, 'en', c.headline_en) end,
                'link', c.link,
                'comparative', c.comparative) order by c.position)
            from sales.creative c where c.line_item_id = l.line_item_id), '[]'))
from sales.line_item l
join sales.orders o on (o.partner_id, o.order_id) = (l.partner_id, l.order_id);
