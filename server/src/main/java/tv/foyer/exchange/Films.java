package tv.foyer.exchange;

/** Finds in VAST where its first film is, without reading the whole of it. */
final class Films {
    private static final String CDATA = "<![CDATA[";

    private Films() {}

    /** Returns the address of the first media file or, of a wrapper, of the next document. */
    static String address(String adm) {
        String film = content(adm, "<MediaFile ", "</MediaFile>");
        return film.isEmpty() ? content(adm, "<VASTAdTagURI", "</VASTAdTagURI>") : film;
    }

    private static String content(String adm, String opening, String closing) {
        int from = adm.indexOf(opening);
        int start = from < 0 ? -1 : adm.indexOf('>', from);
        int end = start < 0 ? -1 : adm.indexOf(closing, start);
        if (end < 0) {
            return "";
        }
        String text = adm.substring(start + 1, end).strip();
        boolean wrapped = text.startsWith(CDATA) && text.endsWith("]]>");
        return wrapped ? text.substring(CDATA.length(), text.length() - 3).strip() : text;
    }
}
