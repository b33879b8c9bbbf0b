-- Who may see what, from the first table on.
--   foyer_app      signs in; has no rights of its own
--   foyer_partner  reads and writes rows to which app.partner is a party
--   foyer_house    folds, snapshots, clearing: all rows
-- Every table of every capability says once, in the migration that makes it, which of the three
-- kinds it is; a test fails for a table that does not.
do $$
begin
    if not exists (select from pg_roles where rolname = 'foyer_partner') then
        create role foyer_partner nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'foyer_house') then
        create role foyer_house nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'foyer_app') then
        create role foyer_app login noinherit;
    end if;
end
$$;
grant foyer_partner, foyer_house to foyer_app with inherit false, set true;

-- The reader of this transaction, or null: null equals nothing, so no reader sees no rows.
create function sql.reader() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.partner', true), '')::uuid;

create function sql.open_to_house(subject regclass) returns void
    language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', subject);
    execute format('alter table %s force row level security', subject);
    execute format('create policy house on %s to foyer_house using (true) with check (true)', subject);
    execute format('grant select, insert, update, delete on %s to foyer_house', subject);
    execute format('grant usage on schema %I to foyer_house, foyer_partner',
        (select relnamespace::regnamespace::text from pg_class where oid = subject));
end
$$;

-- Partner rows: a reader sees a row when any of the named columns is the reader.
create function sql.parties(subject regclass, variadic columns text[]) returns void
    language plpgsql as
$$
declare
    rule text;
begin
    select string_agg(format('%I = (select sql.reader())', c), ' or ') into rule from unnest(columns) c;
    perform sql.open_to_house(subject);
    execute format('create policy party on %s to foyer_partner using (%s) with check (%s)', subject, rule, rule);
    execute format('grant select, insert, update, delete on %s to foyer_partner', subject);
    execute format('comment on table %s is %L', subject, 'parties: ' || array_to_string(columns, ', '));
end
$$;

-- Rows of the clearing: no partner ever reads them.
create function sql.house_only(subject regclass) returns void
    language plpgsql as
$$
begin
    perform sql.open_to_house(subject);
    execute format('comment on table %s is %L', subject, 'house only');
end
$$;

-- Rows that every partner may read because they are public on every screen; the house writes them.
create function sql.public_read(subject regclass) returns void
    language plpgsql as
$$
begin
    perform sql.open_to_house(subject);
    execute format('create policy everyone on %s for select to foyer_partner using (true)', subject);
    execute format('grant select on %s to foyer_partner', subject);
    execute format('comment on table %s is %L', subject, 'public');
end
$$;

grant usage on schema sql to foyer_partner, foyer_house;
