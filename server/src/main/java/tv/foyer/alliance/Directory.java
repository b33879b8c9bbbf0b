package tv.foyer.alliance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/** All partners at one moment. */
record Directory(Map<PartnerId, Partner> byId, Map<String, Partner> byKey) {
    /** Stands where a partner that is not public, or unknown, would be named. */
    static final Text UNNAMED = new Text("未公开伙伴", "Undisclosed partner");

    static Directory of(List<Partner> partners) {
        return new Directory(
                partners.stream().collect(Collectors.toMap(Partner::id, Function.identity())),
                partners.stream().collect(Collectors.toMap(Partner::key, Function.identity())));
    }

    Text name(PartnerId id) {
        return Optional.ofNullable(byId.get(id))
                .filter(partner -> partner.state().isPublic())
                .map(Partner::name)
                .orElse(UNNAMED);
    }

    /** Returns the partners whose existence is public, by key. */
    List<Partner> known() {
        return byId.values().stream()
                .filter(partner -> partner.state().isPublic())
                .sorted(Comparator.comparing(Partner::key))
                .toList();
    }
}
