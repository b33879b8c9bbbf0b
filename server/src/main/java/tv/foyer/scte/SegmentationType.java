package tv.foyer.scte;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a segmentation is of (ANSI/SCTE 35 2023, table 23). A pair is two values, the end one above
 * its start.
 */
public enum SegmentationType {
    NOT_INDICATED(0x00, Role.OTHER),
    CONTENT_IDENTIFICATION(0x01, Role.OTHER),
    PRIVATE(0x02, Role.OTHER),
    PROGRAM_START(0x10, Role.OTHER),
    PROGRAM_END(0x11, Role.OTHER),
    PROGRAM_EARLY_TERMINATION(0x12, Role.OTHER),
    PROGRAM_BREAKAWAY(0x13, Role.OTHER),
    PROGRAM_RESUMPTION(0x14, Role.OTHER),
    PROGRAM_RUNOVER_PLANNED(0x15, Role.OTHER),
    PROGRAM_RUNOVER_UNPLANNED(0x16, Role.OTHER),
    PROGRAM_OVERLAP_START(0x17, Role.OTHER),
    PROGRAM_BLACKOUT_OVERRIDE(0x18, Role.OTHER),
    PROGRAM_JOIN(0x19, Role.OTHER),
    PROGRAM_IMMEDIATE_RESUMPTION(0x1A, Role.OTHER),
    CHAPTER_START(0x20, Role.OTHER),
    CHAPTER_END(0x21, Role.OTHER),
    BREAK_START(0x22, Role.OUT),
    BREAK_END(0x23, Role.IN),
    OPENING_CREDIT_START(0x24, Role.OTHER),
    OPENING_CREDIT_END(0x25, Role.OTHER),
    CLOSING_CREDIT_START(0x26, Role.OTHER),
    CLOSING_CREDIT_END(0x27, Role.OTHER),
    PROVIDER_AD_START(0x30, Role.OUT),
    PROVIDER_AD_END(0x31, Role.IN),
    DISTRIBUTOR_AD_START(0x32, Role.OUT),
    DISTRIBUTOR_AD_END(0x33, Role.IN),
    PROVIDER_PLACEMENT_START(0x34, Role.OUT),
    PROVIDER_PLACEMENT_END(0x35, Role.IN),
    DISTRIBUTOR_PLACEMENT_START(0x36, Role.OUT),
    DISTRIBUTOR_PLACEMENT_END(0x37, Role.IN),
    PROVIDER_OVERLAY_START(0x38, Role.OTHER),
    PROVIDER_OVERLAY_END(0x39, Role.OTHER),
    DISTRIBUTOR_OVERLAY_START(0x3A, Role.OTHER),
    DISTRIBUTOR_OVERLAY_END(0x3B, Role.OTHER),
    PROVIDER_PROMO_START(0x3C, Role.OTHER),
    PROVIDER_PROMO_END(0x3D, Role.OTHER),
    DISTRIBUTOR_PROMO_START(0x3E, Role.OTHER),
    DISTRIBUTOR_PROMO_END(0x3F, Role.OTHER),
    UNSCHEDULED_EVENT_START(0x40, Role.OTHER),
    UNSCHEDULED_EVENT_END(0x41, Role.OTHER),
    ALTERNATE_CONTENT_START(0x42, Role.OTHER),
    ALTERNATE_CONTENT_END(0x43, Role.OTHER),
    PROVIDER_AD_BLOCK_START(0x44, Role.OUT),
    PROVIDER_AD_BLOCK_END(0x45, Role.IN),
    DISTRIBUTOR_AD_BLOCK_START(0x46, Role.OUT),
    DISTRIBUTOR_AD_BLOCK_END(0x47, Role.IN),
    NETWORK_START(0x50, Role.OTHER),
    NETWORK_END(0x51, Role.OTHER);

    /**
     * What it means for a break. Overlays and promos leave the programme running or are the
     * programme's own, so they are no breaks.
     */
    enum Role {
        OUT,
        IN,
        OTHER
    }

    private static final Map<Integer, SegmentationType> BY_ID =
            Arrays.stream(values())
                    .collect(Collectors.toMap(SegmentationType::id, Function.identity()));

    private final int id;
    private final Role role;

    SegmentationType(int id, Role role) {
        this.id = id;
        this.role = role;
    }

    /** The segmentation_type_id. */
    public int id() {
        return id;
    }

    Role role() {
        return role;
    }

    /** None: a number that the standard has not given away. */
    public static Optional<SegmentationType> of(int id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
