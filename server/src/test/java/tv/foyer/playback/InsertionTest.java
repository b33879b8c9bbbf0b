package tv.foyer.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.playback.Insertion.CLIENT;
import static tv.foyer.playback.Insertion.GUIDED;
import static tv.foyer.playback.Insertion.STITCHED;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class InsertionTest {
    @Test
    void whoDoesNotAskHasTheAdsInTheStream() {
        assertThat(Insertion.of(Insertion.Wish.NONE, true)).isEqualTo(STITCHED);
        assertThat(Insertion.of(able(Optional.empty(), true, false), true)).isEqualTo(STITCHED);
    }

    @Test
    void aPlayerThatDoesNotKnowInterstitialsIsNotGuided() {
        assertThat(Insertion.of(wish(GUIDED), true)).isEqualTo(GUIDED);
        assertThat(Insertion.of(able(Optional.of(GUIDED), true, true), true)).isEqualTo(GUIDED);
        assertThat(Insertion.of(able(Optional.of(GUIDED), false, false), true)).isEqualTo(STITCHED);
    }

    @Test
    void aSetWithOneDecoderHasNoRoomForAnAdPlayerBesideTheFilm() {
        assertThat(Insertion.of(wish(CLIENT), true)).isEqualTo(CLIENT);
        assertThat(Insertion.of(able(Optional.of(CLIENT), false, false), true)).isEqualTo(CLIENT);
        assertThat(Insertion.of(able(Optional.of(CLIENT), true, true), true)).isEqualTo(STITCHED);
    }

    @Test
    void adsThatVmapCannotNameStayInTheStreamOrItsBreaks() {
        assertThat(Insertion.of(wish(CLIENT), false)).isEqualTo(STITCHED);
        assertThat(Insertion.of(wish(GUIDED), false)).isEqualTo(GUIDED);
    }

    @Test
    void aWayIsNamedByItsWordAndNothingElse() {
        assertThat(Insertion.named("guided")).contains(GUIDED);
        assertThat(Insertion.named("GUIDED")).isEmpty();
        assertThat(Insertion.named("")).isEmpty();
    }

    private static Insertion.Wish wish(Insertion way) {
        return new Insertion.Wish(Optional.of(way), Optional.empty());
    }

    private static Insertion.Wish able(
            Optional<Insertion> way, boolean hlsInterstitials, boolean oneDecoder) {
        return new Insertion.Wish(
                way, Optional.of(new Insertion.Player(hlsInterstitials, oneDecoder)));
    }
}
