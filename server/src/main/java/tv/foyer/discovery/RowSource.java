package tv.foyer.discovery;

/** A row that differs from viewer to viewer and may have to ask elsewhere for it. */
interface RowSource {
    RowKind kind();

    /** Returns the encoded row, or no bytes for no row. May wait; is interrupted when late. */
    byte[] row(Ask ask) throws InterruptedException;

    /** Returns what stands in for a late row, or no bytes when it is just named as late. */
    default byte[] instead(Ask ask) {
        return new byte[0];
    }
}
