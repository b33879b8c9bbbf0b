package tv.foyer.openrtb;

/** Leaves the readers on the first fault; never leaves the package. */
final class Malformed extends RuntimeException {
    private final transient Fault fault;

    Malformed(Fault fault) {
        super(fault.rule(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
