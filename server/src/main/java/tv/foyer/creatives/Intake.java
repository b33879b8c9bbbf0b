package tv.foyer.creatives;

/** What a delivery was answered. */
sealed interface Intake {
    /** It is on record; {@code known} if the same was delivered before. */
    record Taken(Delivery delivery, boolean known) implements Intake {}

    /** There is no such line item of this advertiser. */
    record NoLineItem() implements Intake {}

    /** Too much waits already. */
    record Full(String rule) implements Intake {}
}
