package tv.foyer.channels;

/** What became of the wish to watch a channel. */
sealed interface Opened {
    record Playing(ChannelPlay play) implements Opened {}

    record UnknownChannel() implements Opened {}

    record UnknownProfile() implements Opened {}

    /** The channel may not be shown on this brand. */
    record NoOffer() implements Opened {}

    /** What is on now is not for the age of this profile. */
    record NotForKids() implements Opened {}

    /** It has no schedule, or not yet. */
    record NotOnAir() implements Opened {}
}
