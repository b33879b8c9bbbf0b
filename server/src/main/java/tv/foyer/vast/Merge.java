package tv.foyer.vast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives an ad what the wrappers that led to it want tracked (VAST 4.2 section 2.3.5): all trackers
 * add up; of a click's destination, of companions and of an icon's program the nearest to the ad
 * wins. The chain begins with the outermost wrapper.
 */
final class Merge {
    private final List<Wrapper> chain;

    private Merge(List<Wrapper> chain) {
        this.chain = chain;
    }

    static InLine into(InLine ad, List<Wrapper> chain) {
        return chain.isEmpty() ? ad : new Merge(chain).merged(ad);
    }

    private InLine merged(InLine ad) {
        List<Creative> creatives = new ArrayList<>();
        for (Creative creative : ad.creatives()) {
            creatives.add(
                    switch (creative.content()) {
                        case Linear linear -> creative.with(linear(linear));
                        case NonLinearAds ads -> creative.with(nonLinear(ads));
                        case CompanionAds _ -> creative;
                    });
        }
        if (ad.creatives().stream().noneMatch(one -> one.content() instanceof CompanionAds)) {
            creatives.addAll(nearestCompanions());
        }
        return ad.with(head(ad.head()), creatives);
    }

    private Ad.Head head(Ad.Head own) {
        return new Ad.Head(
                own.id(),
                own.sequence(),
                own.type(),
                own.conditional(),
                own.system(),
                all(wrapper -> wrapper.head().errors(), own.errors()),
                all(wrapper -> wrapper.head().impressions(), own.impressions()),
                own.pricing(),
                viewable(own.viewable()),
                all(wrapper -> wrapper.head().verifications(), own.verifications()),
                all(wrapper -> wrapper.head().extensions(), own.extensions()));
    }

    private Optional<Ad.Viewable> viewable(Optional<Ad.Viewable> own) {
        List<Ad.Viewable> said = new ArrayList<>();
        chain.forEach(wrapper -> wrapper.head().viewable().ifPresent(said::add));
        own.ifPresent(said::add);
        if (said.isEmpty()) {
            return own;
        }
        return Optional.of(
                new Ad.Viewable(
                        own.flatMap(Ad.Viewable::id),
                        flat(said, Ad.Viewable::viewable),
                        flat(said, Ad.Viewable::notViewable),
                        flat(said, Ad.Viewable::undetermined)));
    }

    private Linear linear(Linear own) {
        List<Linear> wrapping = contents(Linear.class);
        Optional<Link> through = own.clicks().through();
        for (int i = wrapping.size() - 1; i >= 0 && through.isEmpty(); i--) {
            through = wrapping.get(i).clicks().through();
        }
        wrapping.add(own);
        return new Linear(
                own.skip(),
                own.duration(),
                own.media(),
                flat(wrapping, Linear::tracking),
                new Linear.Clicks(
                        through,
                        flat(wrapping, linear -> linear.clicks().tracking()),
                        flat(wrapping, linear -> linear.clicks().custom())),
                icons(wrapping),
                own.parameters());
    }

    /** Of icons with one program's name the nearest to the ad is shown. */
    private static List<Icon> icons(List<Linear> outermostFirst) {
        List<Icon> icons = new ArrayList<>();
        Set<String> programs = new HashSet<>();
        for (Linear linear : outermostFirst.reversed()) {
            for (Icon icon : linear.icons()) {
                if (icon.program().isEmpty() || programs.add(icon.program().get())) {
                    icons.add(icon);
                }
            }
        }
        return icons;
    }

    private NonLinearAds nonLinear(NonLinearAds own) {
        List<NonLinearAds> wrapping = contents(NonLinearAds.class);
        List<Link> clicks =
                flat(flat(wrapping, NonLinearAds::ads), NonLinearAds.NonLinear::clickTracking);
        List<NonLinearAds.NonLinear> ads = new ArrayList<>();
        for (NonLinearAds.NonLinear ad : own.ads()) {
            List<Link> joined = new ArrayList<>(clicks);
            joined.addAll(ad.clickTracking());
            ads.add(ad.with(joined, ad.customClicks()));
        }
        wrapping.add(own);
        return new NonLinearAds(
                flat(wrapping, NonLinearAds::tracking), ads, own.icons(), own.portfolio());
    }

    private List<Creative> nearestCompanions() {
        for (Wrapper wrapper : chain.reversed()) {
            List<Creative> companions =
                    wrapper.creatives().stream()
                            .filter(one -> one.content() instanceof CompanionAds)
                            .toList();
            if (!companions.isEmpty()) {
                return companions;
            }
        }
        return List.of();
    }

    private <T extends Creative.Content> List<T> contents(Class<T> kind) {
        List<T> contents = new ArrayList<>();
        for (Wrapper wrapper : chain) {
            for (Creative creative : wrapper.creatives()) {
                if (kind.isInstance(creative.content())) {
                    contents.add(kind.cast(creative.content()));
                }
            }
        }
        return contents;
    }

    private <T> List<T> all(Function<Wrapper, List<T>> part, List<T> own) {
        List<T> all = flat(chain, part);
        all.addAll(own);
        return all;
    }

    private static <A, T> List<T> flat(List<A> some, Function<A, List<T>> part) {
        List<T> all = new ArrayList<>();
        some.forEach(one -> all.addAll(part.apply(one)));
        return all;
    }
}
