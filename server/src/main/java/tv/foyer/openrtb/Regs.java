package tv.foyer.openrtb;

import java.util.List;

/** What the law asks here (section 3.2.3). */
public record Regs(boolean coppa, boolean gdpr, String usPrivacy, String gpp, List<Integer> sid) {
    private static final Regs NONE = new Regs(false, false, "", "", List.of());

    public Regs {
        sid = List.copyOf(sid);
    }

    public static Regs none() {
        return NONE;
    }
}
