package tv.foyer.devices;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tv.foyer.devices.Registrar.Registration;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;

/** A set comes out of its box. */
final class DeviceRoutes {
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Registrar registrar;
    private final Supplier<ProductRange> range;

    DeviceRoutes(Registrar registrar, Supplier<ProductRange> range) {
        this.registrar = registrar;
        this.range = range;
    }

    record Body(Optional<String> modelKey, Optional<String> serial, Optional<String> secret) {}

    Routes routes() {
        return new Routes().post("/api/v1/devices", Access.open(), this::register);
    }

    private Reply register(Request request) {
        Body body = request.json(Body.class);
        String serial =
                body.serial()
                        .filter(text -> SERIAL.matcher(text).matches())
                        .orElseThrow(() ->
                                new BadRequest(
                                        "serial",
                                        "1 to 64 letters, digits, '.', '_' or '-' expected"));
        String key =
                body.modelKey().orElseThrow(() -> new BadRequest("modelKey", "a key expected"));
        Optional<Model> model = Optional.ofNullable(range.get().modelsByKey().get(key));
        return model.map(known -> register(known, serial, body.secret()))
                .orElseGet(DeviceRoutes::unknownModel);
    }

    private Reply register(Model model, String serial, Optional<String> secret) {
        Brand brand = range.get().brand(model.brand()).orElseThrow();
        return switch (registrar.register(model, brand.maker(), serial, secret)) {
            case Registration.Made(var device, var fresh) ->
                    answer(
                            201,
                            new Views.Registered(
                                    device, fresh, Views.of(brand), Views.of(model), false));
            case Registration.Again(var device, var same, var activated) ->
                    answer(
                            200,
                            new Views.Registered(
                                    device, same, Views.of(brand), Views.of(model), activated));
            case Registration.SerialInUse _ ->
                    Reply.problem(
                            new Problem(
                                    "serial-in-use",
                                    "This serial is registered",
                                    409,
                                    "A set with this serial is registered and this is not it.",
                                    Optional.of("serial"),
                                    Optional.of("each serial of a model registers once")));
        };
    }

    private static Reply answer(int status, Views.Registered body) {
        return Reply.json(status, body).with("Cache-Control", "no-store");
    }

    private static Reply unknownModel() {
        return Reply.problem(
                new Problem(
                        "unknown-model",
                        "No such model",
                        404,
                        "modelKey: no model has this key",
                        Optional.of("modelKey"),
                        Optional.of("the key of a model of the alliance expected")));
    }
}
