package tv.foyer.discovery;

import java.util.List;
import tv.foyer.http.Caller;

/** The rows of a set's home screen, by kind and in order, as its brand and model configure them. */
@FunctionalInterface
public interface RowPlan {
    List<String> kinds(Caller.TvSet set);
}
