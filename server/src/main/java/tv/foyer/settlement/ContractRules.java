package tv.foyer.settlement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tv.foyer.kernel.Share;

/** What a draft must fulfil before it is signed. Pure. */
final class ContractRules {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final int MOST_STEPS = 4;
    private static final long FINEST_SHARE = 100_000;

    private ContractRules() {}

    /** The first rule that says no. */
    record Breach(String field, String rule) {}

    static Optional<Breach> check(ContractDraft draft) {
        if (!KEY.matcher(draft.key()).matches()) {
            return breach("key", "1 to 80 of a-z, 0-9 and - expected");
        }
        if (draft.until().filter(end -> !end.isAfter(draft.from())).isPresent()) {
            return breach("until", "a day after " + draft.from() + " expected");
        }
        if (!roles(draft.kind()).contains(draft.parties().keySet())) {
            return breach("parties", draft.kind() + " has " + roles(draft.kind()));
        }
        return steps(draft);
    }

    /** Checks a version against all that is signed. */
    static Optional<Breach> check(Contract next, List<Contract> signed) {
        for (Contract other : signed) {
            boolean sameKey = other.key().equals(next.key());
            if (sameKey && (!other.samePurpose(next) || other.kind() != next.kind())) {
                return breach("parties", "a version keeps kind and parties of " + next.key());
            }
            if (sameKey && !next.effectiveFrom().isAfter(other.effectiveFrom())) {
                return breach("from", "a day after " + other.effectiveFrom() + " expected");
            }
            if (!sameKey && other.samePurpose(next) && meet(next, other)) {
                return breach("parties", other.key() + " covers the same facts");
            }
        }
        return Optional.empty();
    }

    private static boolean meet(Contract a, Contract b) {
        return a.effectiveUntil().map(b.effectiveFrom()::isBefore).orElse(true)
                && b.effectiveUntil().map(a.effectiveFrom()::isBefore).orElse(true);
    }

    private static Set<Set<PartyRole>> roles(ContractKind kind) {
        return switch (kind) {
            case INVENTORY ->
                    Set.of(
                            Set.of(PartyRole.OPERATOR, PartyRole.MAKER),
                            Set.of(PartyRole.OPERATOR, PartyRole.MAKER, PartyRole.PROVIDER));
            case CONTENT -> Set.of(Set.of(PartyRole.OPERATOR, PartyRole.PROVIDER));
            case MEDIA_SPEND -> Set.of(Set.of(PartyRole.OPERATOR, PartyRole.ADVERTISER));
        };
    }

    private static Optional<Breach> steps(ContractDraft draft) {
        List<Step> steps = draft.steps();
        if (steps.size() < 2 || steps.size() > MOST_STEPS) {
            return breach("steps", "2 to " + MOST_STEPS + " expected");
        }
        if (!(steps.getFirst() instanceof Step.Filter)) {
            return breach("steps", "the first is a filter");
        }
        if (!lastIs(draft.kind(), steps.getLast())) {
            return breach("steps", draft.kind() + " does not end with " + steps.getLast());
        }
        boolean feesBetween =
                steps.subList(1, steps.size() - 1).stream().allMatch(Step.Fee.class::isInstance);
        if (!feesBetween || (draft.kind() != ContractKind.INVENTORY && steps.size() > 2)) {
            return breach("steps", "only INVENTORY has steps in between, and only fees");
        }
        return steps.stream().flatMap(step -> step(step, draft).stream()).findFirst();
    }

    private static boolean lastIs(ContractKind kind, Step step) {
        return switch (kind) {
            case INVENTORY -> step instanceof Step.Split;
            case CONTENT ->
                    step instanceof Step.PerMinute(var payer, var payee, _)
                            && payer == PartyRole.OPERATOR
                            && payee == PartyRole.PROVIDER;
            case MEDIA_SPEND ->
                    step instanceof Step.Owe(var payer, var payee)
                            && payer == PartyRole.ADVERTISER
                            && payee == PartyRole.OPERATOR;
        };
    }

    private static Optional<Breach> step(Step step, ContractDraft draft) {
        return switch (step) {
            case Step.Filter _, Step.PerMinute _, Step.Owe _ -> Optional.empty();
            case Step.Fee(var to, var share) -> part(to, share, draft);
            case Step.Split(var parts) ->
                    parts.stream()
                            .flatMap(part -> part(part.to(), part.share(), draft).stream())
                            .findFirst();
        };
    }

    private static Optional<Breach> part(PartyRole to, Share share, ContractDraft draft) {
        if (!draft.parties().containsKey(to)) {
            return breach("steps", to + " is no party");
        }
        return share.denominator() > FINEST_SHARE
                ? breach("steps", "shares down to 1/" + FINEST_SHARE + " expected")
                : Optional.empty();
    }

    private static Optional<Breach> breach(String field, String rule) {
        return Optional.of(new Breach(field, rule));
    }
}
