package tv.foyer.channels;

/** A playlist, or why there is none. */
sealed interface Printed {
    @SuppressWarnings("ArrayRecordComponent") // written to one response and dropped
    record Found(byte[] bytes) implements Printed {}

    /** The address was not signed here, or is too old. */
    record Refused() implements Printed {}

    record NotForKids() implements Printed {}

    record Unknown() implements Printed {}

    /** This node does not have the pictures yet. */
    record NotReady() implements Printed {}
}
