package tv.foyer.openrtb;

/** What came of reading a text. */
public sealed interface Parsed<T> {
    record Good<T>(T value) implements Parsed<T> {}

    record Bad<T>(Fault fault) implements Parsed<T> {}
}
