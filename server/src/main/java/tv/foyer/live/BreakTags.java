package tv.foyer.live;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import tv.foyer.hls.Attributes;
import tv.foyer.hls.DateRange;
import tv.foyer.hls.Tag;
import tv.foyer.scte.BreakDuration;
import tv.foyer.scte.HlsCues;
import tv.foyer.scte.SpliceCommand;
import tv.foyer.scte.SpliceInfo;

/** How breaks are said in a shared playlist. Of one break always the same, in every refresh. */
interface BreakTags {
    /** Before the first of a break's slots in the playlist. */
    List<Tag> out(BreakMark mark);

    /** Before the slot that follows a break. */
    List<Tag> in(BreakMark mark, Instant end);

    /** Nothing is said: to viewers whose breaks are replaced already. */
    static BreakTags none() {
        return new BreakTags() {
            @Override
            public List<Tag> out(BreakMark mark) {
                return List.of();
            }

            @Override
            public List<Tag> in(BreakMark mark, Instant end) {
                return List.of();
            }
        };
    }

    /** As cues of SCTE-35 (RFC 8216, 4.3.2.7.1), for splicers behind this node. */
    static BreakTags cues() {
        return new BreakTags() {
            @Override
            public List<Tag> out(BreakMark mark) {
                return List.of(
                        Tag.of(
                                HlsCues.out(
                                        id(mark), mark.start(), mark.planned(), cue(mark, true))));
            }

            @Override
            public List<Tag> in(BreakMark mark, Instant end) {
                return List.of(Tag.of(HlsCues.in(id(mark), mark.start(), end, cue(mark, false))));
            }
        };
    }

    /**
     * As interstitials (rfc8216bis, Appendix D), which replace what is below them: no
     * X-RESUME-OFFSET, so the programme goes on where it is then.
     *
     * @param assets the address of a break's list of ads
     */
    static BreakTags interstitials(LongFunction<String> assets) {
        return new BreakTags() {
            @Override
            public List<Tag> out(BreakMark mark) {
                Attributes more =
                        Attributes.NONE
                                .withText("CLASS", "com.apple.hls.interstitial")
                                .withText("X-ASSET-LIST", assets.apply(mark.number()))
                                .withText("X-SNAP", "OUT,IN")
                                .withText("X-RESTRICT", "SKIP,JUMP");
                Attributes all =
                        mark.planned()
                                .map(length -> more.with("X-PLAYOUT-LIMIT", seconds(length)))
                                .orElse(more);
                return List.of(
                        new Tag.Range(new DateRange("ad-" + mark.number(), mark.start(), all)));
            }

            @Override
            public List<Tag> in(BreakMark mark, Instant end) {
                return List.of();
            }
        };
    }

    private static String id(BreakMark mark) {
        return "break-" + mark.number();
    }

    private static String seconds(Duration length) {
        return BigDecimal.valueOf(length.toMillis(), 3).toPlainString();
    }

    private static SpliceInfo cue(BreakMark mark, boolean out) {
        Optional<BreakDuration> planned =
                mark.planned()
                        .filter(_ -> out)
                        .map(length -> new BreakDuration(true, length.toMillis() * 90));
        return SpliceInfo.of(
                new SpliceCommand.SpliceInsert(
                        mark.number() & 0xFFFF_FFFFL,
                        Optional.of(
                                new SpliceCommand.Insertion(
                                        out,
                                        true,
                                        new SpliceCommand.ProgramNow(),
                                        planned,
                                        SpliceCommand.Avail.NONE))));
    }
}
