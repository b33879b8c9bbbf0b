package tv.foyer.settlement;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Share;
import tv.foyer.kernel.Text;

/**
 * What the parties want to sign: a new contract, or a new version of the one with the same key.
 *
 * @param from first day on which it applies
 * @param until first day on which it no longer applies; without it, until the next version
 */
public record ContractDraft(
        String key,
        ContractKind kind,
        Text name,
        LocalDate from,
        Optional<LocalDate> until,
        Map<PartyRole, PartnerId> parties,
        List<Step> steps) {
    private static final Step VALID_ONLY = new Step.Filter(Step.Keep.VALID_ONLY);

    public ContractDraft {
        parties = Map.copyOf(parties);
        steps = List.copyOf(steps);
    }

    /** How a contract is called and from when it applies. */
    public record Head(String key, Text name, LocalDate from) {}

    /** Impressions on a maker's sets outside all content: a fee, the rest in two parts. */
    public static ContractDraft inventory(
            Head head, PartnerId operator, PartnerId maker, Share fee, List<Share> makerOperator) {
        return draft(
                head,
                ContractKind.INVENTORY,
                Map.of(PartyRole.OPERATOR, operator, PartyRole.MAKER, maker),
                List.of(
                        new Step.Fee(PartyRole.OPERATOR, fee),
                        split(List.of(PartyRole.MAKER, PartyRole.OPERATOR), makerOperator)));
    }

    /** Impressions on a maker's sets in a provider's content: a fee, the rest in three parts. */
    public static ContractDraft inventory(
            Head head,
            PartnerId operator,
            PartnerId maker,
            PartnerId provider,
            Share fee,
            List<Share> makerProviderOperator) {
        return draft(
                head,
                ContractKind.INVENTORY,
                Map.of(
                        PartyRole.OPERATOR,
                        operator,
                        PartyRole.MAKER,
                        maker,
                        PartyRole.PROVIDER,
                        provider),
                List.of(
                        new Step.Fee(PartyRole.OPERATOR, fee),
                        split(
                                List.of(PartyRole.MAKER, PartyRole.PROVIDER, PartyRole.OPERATOR),
                                makerProviderOperator)));
    }

    /** Viewing of a provider's content, paid by the minute. */
    public static ContractDraft content(
            Head head, PartnerId operator, PartnerId provider, long rateMicros) {
        return draft(
                head,
                ContractKind.CONTENT,
                Map.of(PartyRole.OPERATOR, operator, PartyRole.PROVIDER, provider),
                List.of(new Step.PerMinute(PartyRole.OPERATOR, PartyRole.PROVIDER, rateMicros)));
    }

    /** Impressions of an advertiser, owed at their gross. */
    public static ContractDraft mediaSpend(Head head, PartnerId operator, PartnerId advertiser) {
        return draft(
                head,
                ContractKind.MEDIA_SPEND,
                Map.of(PartyRole.OPERATOR, operator, PartyRole.ADVERTISER, advertiser),
                List.of(new Step.Owe(PartyRole.ADVERTISER, PartyRole.OPERATOR)));
    }

    private static ContractDraft draft(
            Head head, ContractKind kind, Map<PartyRole, PartnerId> parties, List<Step> steps) {
        return new ContractDraft(
                head.key(),
                kind,
                head.name(),
                head.from(),
                Optional.empty(),
                new EnumMap<>(parties),
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(VALID_ONLY), steps.stream())
                        .toList());
    }

    private static Step split(List<PartyRole> roles, List<Share> shares) {
        if (roles.size() != shares.size()) {
            throw new IllegalArgumentException("shares: " + roles.size() + " expected");
        }
        List<Step.Part> parts = new java.util.ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            parts.add(new Step.Part(roles.get(i), shares.get(i)));
        }
        return new Step.Split(parts);
    }
}
