package tv.foyer.app;

import static tv.foyer.app.WalkedHouse.OPERATOR;
import static tv.foyer.app.WalkedHouse.TABLES;
import static tv.foyer.app.WalkedHouse.UUID_TEXT;
import static tv.foyer.app.WalkedHouse.condition;
import static tv.foyer.app.WalkedHouse.idsIn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tv.foyer.app.WalkedHouse.Table;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;

/** Ids and names (lower case) that a partner must never read. */
record Secrets(Set<String> ids, Set<String> names) {
    List<String> in(String body) {
        String text = body.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        var id = java.util.regex.Pattern.compile(UUID_TEXT).matcher(text);
        while (id.find()) {
            if (ids.contains(id.group())) {
                found.add(id.group());
            }
        }
        names.stream().filter(text::contains).forEach(found::add);
        return found;
    }

    /** All ids in rows that a partner cannot see, less those that stand in rows that it can. */
    static Secrets of(String partner) {
        PartnerId reader = DemoAlliance.partner(partner);
        Set<String> secret = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (Table table : TABLES) {
            if (table.partnerRows()) {
                String mine = condition(table).replace(":reader", "'" + reader + "'::uuid");
                secret.addAll(idsIn(table, "(" + mine + ") is not true"));
                known.addAll(idsIn(table, mine));
            } else if (table.comment().equals("public")) {
                known.addAll(idsIn(table, "true"));
            } else if (!table.migration()) {
                secret.addAll(idsIn(table, "true"));
            }
        }
        known.add(DemoAlliance.partner(OPERATOR).toString());
        secret.removeAll(known);
        // A member's staff and statements stay its own even where a row of it is shared.
        Set<String> names = new HashSet<>();
        for (DemoAlliance.Member member : DemoAlliance.MEMBERS) {
            if (!member.key().equals(partner) && !known.contains(member.id().toString())) {
                names.addAll(
                        List.of(member.key(), member.en().toLowerCase(Locale.ROOT), member.zh()));
            }
        }
        return new Secrets(secret, names);
    }

    /** Who advertises is no secret in a maker's list of vetoes. */
    Secrets vetoList() {
        return without(PartnerKind.ADVERTISER);
    }

    /** What brands there are is no secret to who plans; it is written on every box. */
    Secrets brandList() {
        Secrets rest = without(PartnerKind.MAKER);
        DemoAlliance.SETS.forEach(
                set -> rest.ids().remove(Ids.named("brand/" + set.brand()).toString()));
        return rest;
    }

    private Secrets without(PartnerKind kind) {
        Set<String> ids = new HashSet<>(this.ids);
        Set<String> names = new HashSet<>(this.names);
        for (DemoAlliance.Member member : DemoAlliance.MEMBERS) {
            if (member.kinds().contains(kind)) {
                ids.remove(member.id().toString());
                names.removeAll(
                        List.of(member.key(), member.en().toLowerCase(Locale.ROOT), member.zh()));
            }
        }
        return new Secrets(ids, names);
    }
}
