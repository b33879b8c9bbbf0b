package tv.foyer.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;

/** The JSON that this package answers with. */
final class Views {
    private Views() {}

    record BrandView(String key, Text name) {}

    record ModelView(String key, String name) {}

    record ModelName(String name) {}

    record HouseholdName(String name) {}

    record Registered(
            DeviceId deviceId,
            String secret,
            BrandView brand,
            ModelView model,
            boolean activated) {}

    record ActivationView(
            String userCode,
            String state,
            Optional<BrandView> brand,
            Optional<ModelName> model,
            Optional<Instant> expiresAt,
            Optional<HouseholdName> household) {}

    record Approved(String state, HouseholdId householdId, String householdToken) {}

    record DeviceView(DeviceId id, String serial, String room) {}

    record HouseholdView(HouseholdId id, String name) {}

    record ProfileView(ProfileId id, String name, String kind, String avatar) {}

    record MeView(
            DeviceView device,
            BrandView brand,
            ModelView model,
            HouseholdView household,
            List<ProfileView> profiles,
            SetConfig config,
            boolean bootAdsRefused,
            AdPolicy.Rules policy) {}

    record SetView(
            DeviceId deviceId,
            BrandView brand,
            ModelView model,
            String room,
            Instant activatedAt) {}

    record HomeView(HouseholdView household, List<SetView> sets) {}

    static BrandView of(Brand brand) {
        return new BrandView(brand.key(), brand.name());
    }

    static ModelView of(Model model) {
        return new ModelView(model.key(), model.name());
    }

    static ProfileView of(HouseholdStore.Profile profile) {
        return new ProfileView(
                profile.id(), profile.name(), profile.kind().word(), profile.avatar());
    }
}
