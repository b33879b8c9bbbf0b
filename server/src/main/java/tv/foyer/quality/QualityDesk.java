package tv.foyer.quality;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import tv.foyer.events.Event;
import tv.foyer.log.EventLog;
import tv.foyer.log.EventLog.Appended;

/** Takes reports: judges each by itself, answers when all facts are durable. */
final class QualityDesk {
    static final int MOST_REPORTS = 100;

    private final ReportJudge judge;
    private final EventLog log;
    private final MeterRegistry meters;

    QualityDesk(ReportJudge judge, EventLog log, MeterRegistry meters) {
        this.judge = judge;
        this.log = log;
        this.meters = meters;
    }

    /** A report as it came: read, or not CMCD at all. */
    sealed interface Incoming {
        record Read(Cmcd report) implements Incoming {}

        record Unreadable(String rule) implements Incoming {}
    }

    /**
     * What became of a batch.
     *
     * @param misread keys that were left out of accepted reports
     * @param ids whether the household allows session and content ids; a set forgets them at once
     *     when not
     */
    record Receipt(
            int accepted,
            int duplicates,
            List<Refused> refused,
            List<Misread> misread,
            boolean ids) {}

    /** One refused report, by its place in the batch. */
    record Refused(int index, String field, String rule) {}

    record Misread(int index, String field, String rule) {}

    /**
     * @throws EventLog.LogBusy if the log takes no more for now; the same batch may be sent again
     */
    Receipt take(List<Incoming> reports, ReportJudge.Source source) {
        List<Event> facts = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        List<Misread> misread = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            int index = i;
            switch (reports.get(i)) {
                case Incoming.Unreadable(var rule) -> refused.add(new Refused(i, "CMCD", rule));
                case Incoming.Read(var report) -> {
                    switch (judge.judge(report, source)) {
                        case ReportJudge.Verdict.Fact(var event) -> {
                            facts.add(event);
                            report.misread().stream()
                                    .sorted()
                                    .map(key -> new Misread(index, key.wire(), key.kind().rule()))
                                    .forEach(misread::add);
                        }
                        case ReportJudge.Verdict.Refused(var field, var rule) ->
                                refused.add(new Refused(i, field, rule));
                    }
                }
            }
        }
        Appended kept = log.append(facts);
        count("accepted", "", kept.accepted());
        count("duplicate", "", kept.duplicates());
        refused.forEach(each -> count("refused", each.field(), 1));
        misread.forEach(each -> count("misread", each.field(), 1));
        return new Receipt(kept.accepted(), kept.duplicates(), refused, misread, source.consent());
    }

    /** Fields are names of ours, so that their number is known. */
    private void count(String outcome, String field, int by) {
        Counter.builder("foyer.quality.reports")
                .tag("outcome", outcome)
                .tag("field", field)
                .register(meters)
                .increment(by);
    }
}
