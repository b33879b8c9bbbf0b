package tv.foyer.catalog;

import java.util.Optional;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/**
 * A live or FAST channel.
 *
 * @param key the provider's own name for it
 * @param number the number one types on the remote control
 * @param logo address of its sign, if the provider gave one
 */
public record Channel(
        ChannelId id,
        PartnerId provider,
        String key,
        int number,
        Text name,
        Optional<String> logo) {}
