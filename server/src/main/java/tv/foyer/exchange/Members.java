package tv.foyer.exchange;

import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.PartnerId;

/** The members whose membership is public. */
@FunctionalInterface
public interface Members {
    List<Member> all();

    /**
     * A member; {@code key} is its account with the sales house.
     *
     * @param sellsScreens whether its sets carry ads
     * @param bringsContent whether its content does
     */
    record Member(
            PartnerId id,
            String key,
            String name,
            String domain,
            boolean sellsScreens,
            boolean bringsContent) {}

    default Optional<Member> of(PartnerId id) {
        return all().stream().filter(member -> member.id().equals(id)).findFirst();
    }
}
