package tv.foyer.catalog;

import java.io.ByteArrayInputStream;
import tv.foyer.catalog.Catalog.PartnerKeys;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;

/** The catalogue over HTTP. */
final class CatalogRoutes {
    private final Catalog catalog;
    private final PartnerKeys partners;

    private CatalogRoutes(Catalog catalog, PartnerKeys partners) {
        this.catalog = catalog;
        this.partners = partners;
    }

    static Routes of(Catalog catalog, PartnerKeys partners) {
        CatalogRoutes routes = new CatalogRoutes(catalog, partners);
        return new Routes()
                .post(
                        "/api/v1/ingest/{providerKey}/{format}",
                        Access.staffOf(PartnerKind.PROVIDER, Role.CONTENT, Role.ADMIN),
                        routes::ingest);
    }

    private Reply ingest(Request request) {
        String key = request.pathParam("providerKey");
        PartnerId caller = request.staff().partner();
        if (partners.byKey(key).filter(caller::equals).isEmpty()) {
            return Reply.problem(Problem.notFound("no provider of yours has the key " + key));
        }
        Format format =
                Format.of(request.pathParam("format"))
                        .orElseThrow(() ->
                                new BadRequest("format", "one of foyer-json, xmltv expected"));
        ByteArrayInputStream body = new ByteArrayInputStream(request.body());
        return switch (catalog.ingest(caller, key, format, body)) {
            case IngestOutcome.Applied(var report) -> Reply.json(report);
            case IngestOutcome.Broken(var where, var rule) ->
                    Reply.problem(Problem.field(where, rule));
        };
    }
}
