package tv.foyer.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tv.foyer.catalog.Title;
import tv.foyer.kernel.Text;

/**
 * Titles like those watched last, without these. Before the third title a taste is a guess worse
 * than what is popular, so popular it is; also when the history is late.
 */
final class HouseholdRow implements RowSource {
    static final Text NAME = new Text("全家推荐", "For the household");

    private static final int ENOUGH = 3;
    private static final int CHOICE = 2_000;

    private final int most;

    HouseholdRow(int most) {
        this.most = most;
    }

    @Override
    public RowKind kind() {
        return RowKind.HOUSEHOLD;
    }

    @Override
    public byte[] row(Ask ask) throws InterruptedException {
        Set<Title> watched = new LinkedHashSet<>();
        for (Progress.Position position : ask.recent()) {
            ask.shelf()
                    .catalog()
                    .title(position.title())
                    .map(ask.shelf().catalog()::root)
                    .ifPresent(watched::add);
        }
        if (watched.size() < ENOUGH) {
            return instead(ask);
        }
        List<Title> lively = ask.shelf().lively();
        List<Title> choice = lively.subList(0, Math.min(CHOICE, lively.size()));
        List<byte[]> cards =
                Similar.to(watched, choice, most).stream().map(ask.shelf()::encoded).toList();
        List<byte[]> pieces = new ArrayList<>();
        Piece.row(pieces, Piece.rowHead("household", kind(), NAME), cards);
        return cards.isEmpty() ? instead(ask) : Piece.concat(pieces);
    }

    @Override
    public byte[] instead(Ask ask) {
        return ask.shelf().rows(kind(), ask.now());
    }
}
