-- The books. Every table here is append-only: what is wrong is corrected by a new row in an open
-- period, never by changing an old one.
create function settlement.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'settlement.%: append-only, % refused', tg_table_name, lower(tg_op);
end
$$;

create function settlement.append_only(subject regclass) returns void
    language plpgsql as
$$
begin
    execute format('create trigger append_only before update or delete or truncate on %s '
        'for each statement execute function settlement.refuse_change()', subject);
    execute format('revoke update, delete on %s from foyer_house', subject);
    if has_table_privilege('foyer_partner', subject, 'insert') then
        execute format('revoke insert, update, delete on %s from foyer_partner', subject);
    end if;
end
$$;

-- Contract versions. The columns say who may see one and what it covers; body is its JSON.
create table settlement.contract (
    operator_id    uuid        not null,
    maker_id       uuid,
    provider_id    uuid,
    advertiser_id  uuid,
    key            text        not null,
    version        integer     not null check (version > 0),
    contract_id    uuid        not null,
    kind           text        not null check (kind in ('INVENTORY', 'CONTENT', 'MEDIA_SPEND')),
    effective_from date        not null,
    body           text        not null,
    signed_at      timestamptz not null,
    primary key (operator_id, key, version)
);
select sql.parties('settlement.contract', 'operator_id', 'maker_id', 'provider_id', 'advertiser_id');
select settlement.append_only('settlement.contract');

-- Equity: who holds which exact part of the joint company from a day on. Never used for revenue.
create table settlement.equity (
    partner_id     uuid    not null,
    effective_from date    not null,
    place          integer not null,
    numerator      bigint  not null,
    denominator    bigint  not null check (denominator > 0 and numerator between 0 and denominator),
    primary key (partner_id, effective_from)
);
select sql.parties('settlement.equity', 'partner_id');
select settlement.append_only('settlement.equity');

-- Closed months.
create table settlement.period (
    period        text        primary key,
    closed_at     timestamptz not null,
    closed_by     uuid        not null,
    checkpoint    text        not null,
    signature     text        not null,
    statements    integer     not null,
    total_minor   bigint      not null,
    currency      text        not null
);
select sql.house_only('settlement.period');
select settlement.append_only('settlement.period');

-- The billable facts of a closed month, frozen.
create table settlement.closed_delivery (
    operator_id   uuid not null,
    period        text not null references settlement.period deferrable initially deferred,
    fact_id       uuid not null,
    advertiser_id uuid not null,
    maker_id      uuid not null,
    provider_id   uuid,
    body          text not null,
    primary key (operator_id, period, fact_id)
);
select sql.parties('settlement.closed_delivery', 'operator_id', 'advertiser_id', 'maker_id', 'provider_id');
select settlement.append_only('settlement.closed_delivery');

create table settlement.closed_viewing (
    operator_id uuid not null,
    period      text not null references settlement.period deferrable initially deferred,
    fact_id     uuid not null,
    provider_id uuid not null,
    maker_id    uuid not null,
    body        text not null,
    primary key (operator_id, period, fact_id)
);
select sql.parties('settlement.closed_viewing', 'operator_id', 'provider_id', 'maker_id');
select settlement.append_only('settlement.closed_viewing');

-- Statements as they were sent; body is the canonical JSON.
create table settlement.statement (
    partner_id    uuid        not null,
    period        text        not null references settlement.period deferrable initially deferred,
    statement_id  uuid        not null,
    partner_name  text        not null,
    payable_minor bigint      not null,
    currency      text        not null,
    sha256        text        not null,
    body          text        not null,
    closed_at     timestamptz not null,
    checkpoint    text        not null,
    signature     text        not null,
    primary key (partner_id, period)
);
select sql.parties('settlement.statement', 'partner_id');
select settlement.append_only('settlement.statement');

-- What the joint company distributed, and each shareholder's part of it.
create table settlement.distribution (
    operator_id       uuid   not null,
    period            text   not null references settlement.period deferrable initially deferred,
    net_minor         bigint not null,
    carried_in_minor  bigint not null,
    declared_minor    bigint not null check (declared_minor >= 0),
    carried_out_minor bigint not null check (carried_out_minor = net_minor + carried_in_minor - declared_minor),
    currency          text   not null,
    primary key (operator_id, period)
);
select sql.parties('settlement.distribution', 'operator_id');
select settlement.append_only('settlement.distribution');

create table settlement.dividend (
    partner_id     uuid    not null,
    period         text    not null references settlement.period deferrable initially deferred,
    place          integer not null,
    shares         text    not null,
    declared_minor bigint  not null,
    amount_minor   bigint  not null,
    currency       text    not null,
    primary key (partner_id, period)
);
select sql.parties('settlement.dividend', 'partner_id');
select settlement.append_only('settlement.dividend');

-- The ledger. A positive posting is owed to the account's partner, a negative one by it.
create table settlement.account (
    partner_id uuid not null,
    name       text not null check (name in ('PAYABLE', 'CLEARING', 'ROUNDING')),
    primary key (partner_id, name)
);
select sql.parties('settlement.account', 'partner_id');
select settlement.append_only('settlement.account');

create table settlement.journal_entry (
    entry_id        uuid        primary key,
    idempotency_key text        not null unique,
    content_sha256  text        not null,
    period          text        not null,
    memo            text        not null,
    posted_at       timestamptz not null,
    written_by      xid8        not null default pg_current_xact_id()
);
select sql.house_only('settlement.journal_entry');
select settlement.append_only('settlement.journal_entry');

create table settlement.posting (
    partner_id   uuid   not null,
    entry_id     uuid   not null references settlement.journal_entry,
    account      text   not null,
    currency     text   not null,
    amount_minor bigint not null check (amount_minor <> 0),
    primary key (partner_id, entry_id, account, currency),
    foreign key (partner_id, account) references settlement.account
);
create index posting_by_entry on settlement.posting (entry_id);
select sql.parties('settlement.posting', 'partner_id');
select settlement.append_only('settlement.posting');

-- Balance is the database's business: at commit, every entry sums to zero in each currency, and
-- no later transaction can add to it.
create function settlement.check_balance() returns trigger
    language plpgsql security definer set search_path = pg_catalog as
$$
begin
    if exists (select from settlement.posting where entry_id = new.entry_id
               group by currency having sum(amount_minor) <> 0) then
        raise exception 'settlement: journal entry % does not balance', new.entry_id;
    end if;
    if not exists (select from settlement.journal_entry
                   where entry_id = new.entry_id and written_by = pg_current_xact_id()) then
        raise exception 'settlement: journal entry % is complete', new.entry_id;
    end if;
    return null;
end
$$;
revoke execute on function settlement.check_balance() from public;

create constraint trigger balanced after insert on settlement.posting
    deferrable initially deferred for each row execute function settlement.check_balance();
