package tv.foyer.vast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One file, or set of files, of an ad. An element that holds several kinds at once is read as
 * several creatives with the same id.
 *
 * @param sequence order among the creatives of one ad
 * @param universalIds what a registry calls it; from VAST 4.0 on at least one
 * @param qr the code that a viewer scans, of the CTV Ad Portfolio
 */
public record Creative(
        Optional<String> id,
        OptionalInt sequence,
        Optional<String> adId,
        Optional<String> apiFramework,
        List<UniversalAdId> universalIds,
        Optional<QrCode> qr,
        List<Extension> extensions,
        Content content) {
    public Creative {
        universalIds = List.copyOf(universalIds);
        extensions = List.copyOf(extensions);
    }

    /** A creative with an id and what a registry calls it. */
    public static Creative of(String id, UniversalAdId universalId, Content content) {
        return new Creative(
                Optional.of(id),
                OptionalInt.of(1),
                Optional.empty(),
                Optional.empty(),
                List.of(universalId),
                Optional.empty(),
                List.of(),
                content);
    }

    public Creative with(QrCode code) {
        return new Creative(
                id,
                sequence,
                adId,
                apiFramework,
                universalIds,
                Optional.of(code),
                extensions,
                content);
    }

    Creative with(List<UniversalAdId> newIds) {
        return new Creative(id, sequence, adId, apiFramework, newIds, qr, extensions, content);
    }

    Creative with(Content newContent) {
        return new Creative(
                id, sequence, adId, apiFramework, universalIds, qr, extensions, newContent);
    }

    /** What a creative is: beside, over or in the place of the programme. */
    public sealed interface Content permits Linear, NonLinearAds, CompanionAds {}

    /** What a registry of ads calls a creative. */
    public record UniversalAdId(String registry, String value) {}
}
