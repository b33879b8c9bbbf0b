package tv.foyer.quality;

import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;

/** Keeps the rows of quality up with the log. */
final class QualityFold implements Fold {
    private final ZoneId zone;

    QualityFold(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public void apply(Handle transaction, List<Recorded> facts) {
        QualityStore.add(
                transaction, QualityTally.of(facts.stream().map(Recorded::event).toList(), zone));
    }
}
