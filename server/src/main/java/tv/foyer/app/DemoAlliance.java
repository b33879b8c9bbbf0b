package tv.foyer.app;

import static tv.foyer.kernel.PartnerKind.ADVERTISER;
import static tv.foyer.kernel.PartnerKind.INTERNET;
import static tv.foyer.kernel.PartnerKind.LICENSEE;
import static tv.foyer.kernel.PartnerKind.MAKER;
import static tv.foyer.kernel.PartnerKind.OPERATOR;
import static tv.foyer.kernel.PartnerKind.PROVIDER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.alliance.Alliance;
import tv.foyer.alliance.PartnerDraft;
import tv.foyer.alliance.PartnerState;
import tv.foyer.alliance.StaffDraft;
import tv.foyer.devices.BrandDraft;
import tv.foyer.devices.DeviceKind;
import tv.foyer.devices.Devices;
import tv.foyer.devices.ModelDraft;
import tv.foyer.devices.Settings;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.Text;

/**
 * Who is in the demo alliance: partners, their staff, brands and models. All names are invented.
 */
final class DemoAlliance {
    static final String OPERATOR_KEY = "hearthline";
    static final String PASSWORD = "foyer-demo";

    static final String HOUSE_DOMAIN = domainOf(OPERATOR_KEY);

    /** From which films come to the demo's simulated sets, besides the house itself. */
    static final Set<String> MEDIA_HOSTS =
            Set.of("east.media." + HOUSE_DOMAIN, "west.media." + HOUSE_DOMAIN);

    static final List<Member> MEMBERS =
            List.of(
                    new Member("hearthline", "炉边联合", "Hearthline", Set.of(OPERATOR)),
                    new Member("nimbora", "宁博澜", "Nimbora", Set.of(INTERNET)),
                    new Member("kestral", "科斯澈", "Kestral", Set.of(MAKER)),
                    new Member("ombrix", "欧布里", "Ombrix", Set.of(MAKER, ADVERTISER)),
                    new Member("lumao", "麓茂", "Lumao", Set.of(MAKER)),
                    new Member("silverreed", "银苇影业", "Silverreed Pictures", Set.of(PROVIDER)),
                    new Member("terntide", "燕鸥文化", "Tern & Tide", Set.of(PROVIDER)),
                    new Member("brightwok", "亮锅食品", "Brightwok", Set.of(ADVERTISER)),
                    new Member("pedalfox", "踏狐出行", "Pedalfox", Set.of(ADVERTISER)),
                    new Member("tidewire", "潮线", "Tidewire", Set.of(ADVERTISER)),
                    new Member("northgate", "北闸播控", "Northgate Playout", Set.of(LICENSEE)));

    static final List<SetModel> SETS =
            List.of(
                    new SetModel(
                            "kestral",
                            Optional.empty(),
                            "科斯澈",
                            "Kestral",
                            "kestral",
                            "K55",
                            "Kestral K55",
                            DeviceKind.TV),
                    new SetModel(
                            "kestral",
                            Optional.empty(),
                            "科斯澈",
                            "Kestral",
                            "kestral",
                            "K75",
                            "Kestral K75 Studio",
                            DeviceKind.TV),
                    new SetModel(
                            "pop",
                            Optional.of("kestral"),
                            "科斯澈·跃",
                            "Kestral Pop",
                            "kestral",
                            "P43",
                            "Pop 43",
                            DeviceKind.TV),
                    new SetModel(
                            "ombrix",
                            Optional.empty(),
                            "欧布里",
                            "Ombrix",
                            "ombrix",
                            "X65",
                            "Ombrix X65 Glow",
                            DeviceKind.TV),
                    new SetModel(
                            "ombrix",
                            Optional.empty(),
                            "欧布里",
                            "Ombrix",
                            "ombrix",
                            "B2",
                            "Ombrix Box B2",
                            DeviceKind.BOX),
                    new SetModel(
                            "lumao",
                            Optional.empty(),
                            "麓茂",
                            "Lumao",
                            "lumao",
                            "L50",
                            "Lumao L50",
                            DeviceKind.TV));

    private DemoAlliance() {}

    /** The domain of a member; its people's addresses are there too. */
    static String domainOf(String key) {
        return key + ".example";
    }

    /** A partner; its people sign in as {@code team@key.example}. */
    record Member(String key, String zh, String en, Set<PartnerKind> kinds) {
        PartnerId id() {
            return partner(key);
        }

        String email() {
            return "team@" + domainOf(key);
        }
    }

    /** A model of a brand of a maker. */
    record SetModel(
            String brand,
            Optional<String> parent,
            String zh,
            String en,
            String maker,
            String code,
            String name,
            DeviceKind kind) {
        String modelKey() {
            return brand + "-" + code.toLowerCase(java.util.Locale.ROOT);
        }
    }

    static PartnerId partner(String key) {
        return new PartnerId(Ids.named("partner/" + key));
    }

    static Text nameOf(String key) {
        Member member = MEMBERS.stream().filter(m -> m.key().equals(key)).findFirst().orElseThrow();
        return new Text(member.zh(), member.en());
    }

    static void load(Alliance alliance, Devices devices) {
        for (Member member : MEMBERS) {
            alliance.admit(
                    new PartnerDraft(
                            member.key(),
                            new Text(member.zh(), member.en()),
                            member.kinds(),
                            PartnerState.ACTIVE));
            alliance.hire(
                    new StaffDraft(
                            member.id(),
                            member.email(),
                            member.en() + " team",
                            PASSWORD,
                            Set.of(Role.ADMIN, Role.ADS, Role.CONTENT, Role.FINANCE)));
        }
        SETS.stream().map(SetModel::brand).distinct().forEach(brand -> addBrand(devices, brand));
        for (SetModel set : SETS) {
            devices.addModel(
                    new ModelDraft(
                            set.brand(), set.modelKey(), set.name(), set.kind(), Settings.NONE));
        }
    }

    private static void addBrand(Devices devices, String brand) {
        SetModel set = SETS.stream().filter(s -> s.brand().equals(brand)).findFirst().orElseThrow();
        devices.addBrand(
                new BrandDraft(
                        partner(set.maker()),
                        brand,
                        new Text(set.zh(), set.en()),
                        set.parent(),
                        Settings.ofTheme(brand)));
    }
}
