package tv.foyer.devices;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.http.Access;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.DeviceId;
import tv.foyer.log.EventLog;

/** The set's side of the device grant (RFC 8628), and its tokens (RFC 6749). */
final class OauthRoutes {
    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String REFRESH_GRANT = "refresh_token";

    private final Activations activations;
    private final Tokens tokens;
    private final String publicOrigin;

    /** An empty origin means: as each caller sees the server. */
    OauthRoutes(Activations activations, Tokens tokens, String publicOrigin) {
        this.activations = activations;
        this.tokens = tokens;
        this.publicOrigin = publicOrigin;
    }

    Routes routes() {
        return new Routes()
                .post("/oauth/device_authorization", Access.open(), this::begin)
                .get("/oauth/qr/{file}", Access.open(), this::qr)
                .post("/oauth/token", Access.open(), this::token);
    }

    private Reply begin(Request request) {
        Map<String, String> form = request.form();
        Optional<Activations.Begun> begun =
                deviceId(form)
                        .flatMap(id ->
                                activations.begin(id, form.getOrDefault("client_secret", "")));
        return begun.map(made -> begun(request, made))
                .orElseGet(() ->
                        refused(401, "invalid_client", "client_id and client_secret do not match"));
    }

    private Reply begun(Request request, Activations.Begun made) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String code = made.activation().userCode();
        fields.put("device_code", made.deviceCode());
        fields.put("user_code", code);
        fields.put("verification_uri", verification(request));
        fields.put("verification_uri_complete", complete(request, code));
        fields.put("expires_in", Activation.LIFE.toSeconds());
        fields.put("interval", made.activation().interval().toSeconds());
        return noStore(Reply.json(fields));
    }

    private Reply qr(Request request) {
        String file = request.pathParam("file");
        Optional<String> code =
                file.endsWith(".svg")
                        ? UserCode.parse(file.substring(0, file.length() - ".svg".length()))
                        : Optional.empty();
        return code.map(known ->
                        noStore(
                                Reply.text(
                                        200, "image/svg+xml", QrSvg.of(complete(request, known)))))
                .orElseGet(() -> Reply.problem(Problem.notFound("no code has this form")));
    }

    private Reply token(Request request) {
        Map<String, String> form = request.form();
        try {
            return switch (form.getOrDefault("grant_type", "")) {
                case DEVICE_GRANT -> redeem(form);
                case REFRESH_GRANT -> refresh(form);
                case "" -> refused(400, "invalid_request", "grant_type expected");
                default -> refused(400, "unsupported_grant_type", "device_code or refresh_token");
            };
        } catch (EventLog.LogBusy e) {
            return Reply.problem(
                            Problem.of(503, "busy", "Too much at once", "Try again in a second."))
                    .with("Retry-After", "1");
        }
    }

    private Reply redeem(Map<String, String> form) {
        Optional<DeviceId> device = deviceId(form);
        String code = form.getOrDefault("device_code", "");
        if (device.isEmpty() || code.isEmpty()) {
            return refused(400, "invalid_request", "client_id and device_code expected");
        }
        return answer(tokens.redeem(device.get(), code));
    }

    private Reply refresh(Map<String, String> form) {
        String token = form.getOrDefault("refresh_token", "");
        return token.isEmpty()
                ? refused(400, "invalid_request", "refresh_token expected")
                : answer(tokens.refresh(token));
    }

    private static Reply answer(TokenAnswer answer) {
        return switch (answer) {
            case TokenAnswer.Granted(var access, var refresh) -> granted(access, refresh);
            case TokenAnswer.Refused(var error, var description) ->
                    refused(400, error, description);
        };
    }

    private static Reply granted(String access, String refresh) {
        Duration life = AccessTokens.LIFE;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("access_token", access);
        fields.put("token_type", "Bearer");
        fields.put("expires_in", life.toSeconds());
        fields.put("refresh_token", refresh);
        return noStore(Reply.json(fields));
    }

    private static Reply refused(int status, String error, String description) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("error", error);
        fields.put("error_description", description);
        return noStore(Reply.json(status, fields));
    }

    private static Reply noStore(Reply reply) {
        return reply.with("Cache-Control", "no-store");
    }

    private static Optional<DeviceId> deviceId(Map<String, String> form) {
        try {
            return Optional.ofNullable(form.get("client_id"))
                    .map(text -> new DeviceId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String complete(Request request, String userCode) {
        return verification(request) + "?code=" + userCode;
    }

    private String verification(Request request) {
        String origin = publicOrigin.isEmpty() ? request.origin() : publicOrigin;
        return origin + "/phone/activate";
    }
}
