package tv.foyer.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.catalog.Title;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/**
 * What a viewer began, over all providers, the latest first, one card for each series. An episode
 * seen to the end gives its place to the next one.
 */
final class ContinueRow implements RowSource {
    private static final Text NAME = new Text("继续观看", "Continue watching");

    private final int most;

    ContinueRow(int most) {
        this.most = most;
    }

    @Override
    public RowKind kind() {
        return RowKind.CONTINUE;
    }

    @Override
    public byte[] row(Ask ask) throws InterruptedException {
        Set<TitleId> seen = new HashSet<>();
        List<byte[]> cards = new ArrayList<>();
        for (Progress.Position position : ask.recent()) {
            Optional<Title> title = ask.shelf().catalog().title(position.title());
            if (title.isPresent()
                    && cards.size() < most
                    && seen.add(ask.shelf().catalog().root(title.get()).id())) {
                card(ask.shelf(), title.get(), position).ifPresent(cards::add);
            }
        }
        if (cards.isEmpty()) {
            return new byte[0];
        }
        List<byte[]> pieces = new ArrayList<>();
        Piece.row(pieces, Piece.rowHead("continue", kind(), NAME), cards);
        return Piece.concat(pieces);
    }

    private static Optional<byte[]> card(Shelf shelf, Title title, Progress.Position position) {
        if (position.done()) {
            return shelf.catalog()
                    .next(title)
                    .filter(next -> shelf.shows(next.id()))
                    .map(shelf::encoded);
        }
        return Optional.of(title)
                .filter(each -> shelf.shows(each.id()))
                .map(shelf::encoded)
                .map(card ->
                        Piece.withProgress(
                                card, position.positionSeconds(), position.durationSeconds()));
    }
}
