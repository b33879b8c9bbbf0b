package tv.foyer.samples.bidder;

import java.math.BigDecimal;
import java.util.List;

/** A film that the bidder's customers want to be seen; {@code share} of the dearest price. */
record Film(String name, String domain, String category, int seconds, BigDecimal share) {
    static final List<Film> ALL =
            List.of(
                    new Film("kettle", "kettleworks.example", "IAB8-5", 15, new BigDecimal("1.00")),
                    new Film("tram", "slowtram.example", "IAB20", 30, new BigDecimal("0.95")),
                    new Film("lantern", "lanternbank.example", "IAB13", 15, new BigDecimal("0.80")),
                    new Film(
                            "orchard", "orchardtea.example", "IAB8-9", 20, new BigDecimal("0.60")));

    String vast(String address) {
        return """
        <VAST version="4.2"><Ad id="%s"><InLine><AdSystem>Sample bidder</AdSystem><AdTitle>%s\
        </AdTitle><AdServingId>%s</AdServingId><Impression><![CDATA[%s/seen?film=%s]]></Impression>\
        <Creatives><Creative><UniversalAdId idRegistry="sample.example">%s</UniversalAdId><Linear>\
        <Duration>00:00:%02d</Duration><MediaFiles><MediaFile delivery="progressive" \
        type="video/mp4" width="1920" height="1080"><![CDATA[%s/films/%s.mp4]]></MediaFile>\
        </MediaFiles></Linear></Creative></Creatives></InLine></Ad></VAST>\
        """
                .formatted(name, name, name, address, name, name, seconds, address, name);
    }
}
