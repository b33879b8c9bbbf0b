package tv.foyer.scte;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tv.foyer.scte.SpliceCommand.Placement;

/**
 * Reads a section as XML of the standard's schema (ANSI/SCTE 35 2023, 11), also of its older
 * namespaces. Attributes that are absent have the schema's defaults.
 */
final class SpliceXml {
    private static final Instant EPOCH = Instant.parse("1980-01-06T00:00:00Z");
    private static final int MAX_SAP = 3;
    private static final int MAX_TIER = 0xFFF;

    private SpliceXml() {}

    static Decoded decode(Element section) {
        try {
            return new Decoded.Cue(section(section));
        } catch (Malformed e) {
            return new Decoded.Bad(e.reason(), 0);
        } catch (IllegalArgumentException e) {
            // the model's own rules: a width of the standard, a section's size
            return new Decoded.Bad(String.valueOf(e.getMessage()), 0);
        }
    }

    private static SpliceInfo section(Element section) throws Malformed {
        SpliceCommand command = command(section);
        List<SpliceDescriptor> descriptors = XmlDescriptors.all(section);
        return new SpliceInfo(
                narrow(section, "sapType", MAX_SAP),
                encryption(section),
                new Pts(number(section, "ptsAdjustment", 0)),
                narrow(section, "tier", MAX_TIER),
                new SpliceInfo.Clear(command, descriptors, Bytes.NONE, false));
    }

    /** What keys the sender would use; in XML the section itself is open. */
    private static SpliceInfo.Encryption encryption(Element section) throws Malformed {
        Optional<Element> packet = section.child("EncryptedPacket");
        return packet.isEmpty()
                ? SpliceInfo.Encryption.NONE
                : new SpliceInfo.Encryption(
                        narrow(packet.get(), "encryptionAlgorithm", 0),
                        narrow(packet.get(), "cwIndex", 0));
    }

    private static SpliceCommand command(Element section) throws Malformed {
        for (Element child : section.children()) {
            switch (child.name()) {
                case "SpliceNull" -> {
                    return new SpliceCommand.SpliceNull();
                }
                case "SpliceSchedule" -> {
                    return schedule(child);
                }
                case "SpliceInsert" -> {
                    return insert(child);
                }
                case "TimeSignal" -> {
                    return new SpliceCommand.TimeSignal(time(child));
                }
                case "BandwidthReservation" -> {
                    return new SpliceCommand.BandwidthReservation();
                }
                case "PrivateCommand" -> {
                    return new SpliceCommand.PrivateCommand(
                            required(child, "identifier"), privateBytes(child));
                }
                default -> {}
            }
        }
        throw new Malformed("SpliceInfoSection: a command expected in it", 0);
    }

    private static SpliceCommand insert(Element insert) throws Malformed {
        long eventId = number(insert, "spliceEventId", 0);
        if (flag(insert, "spliceEventCancelIndicator")) {
            return new SpliceCommand.SpliceInsert(eventId, Optional.empty());
        }
        return new SpliceCommand.SpliceInsert(
                eventId,
                Optional.of(
                        new SpliceCommand.Insertion(
                                flag(insert, "outOfNetworkIndicator"),
                                flag(insert, "eventIdComplianceFlag"),
                                placement(insert),
                                duration(insert),
                                avail(insert))));
    }

    private static Placement placement(Element insert) throws Malformed {
        boolean immediate = flag(insert, "spliceImmediateFlag");
        List<Element> components = insert.all("Component");
        if (components.isEmpty()) {
            Optional<Element> program = insert.child("Program");
            return immediate
                    ? new SpliceCommand.ProgramNow()
                    : new SpliceCommand.Program(
                            program.isEmpty() ? SpliceTime.NOW : time(program.get()));
        }
        List<Integer> tags = new ArrayList<>();
        List<SpliceCommand.ComponentTime> times = new ArrayList<>();
        for (Element component : components) {
            int tag = narrow(component, "componentTag");
            tags.add(tag);
            times.add(new SpliceCommand.ComponentTime(tag, time(component)));
        }
        return immediate
                ? new SpliceCommand.ComponentsNow(tags)
                : new SpliceCommand.Components(times);
    }

    private static SpliceCommand schedule(Element schedule) throws Malformed {
        List<SpliceCommand.Scheduled> events = new ArrayList<>();
        for (Element event : schedule.all("Event")) {
            boolean cancelled = flag(event, "spliceEventCancelIndicator");
            events.add(
                    new SpliceCommand.Scheduled(
                            number(event, "spliceEventId", 0),
                            flag(event, "eventIdComplianceFlag"),
                            cancelled ? Optional.empty() : Optional.of(plan(event))));
        }
        return new SpliceCommand.SpliceSchedule(events);
    }

    private static SpliceCommand.Plan plan(Element event) throws Malformed {
        return new SpliceCommand.Plan(
                flag(event, "outOfNetworkIndicator"), when(event), duration(event), avail(event));
    }

    private static SpliceCommand.When when(Element event) throws Malformed {
        Optional<Element> program = event.child("Program");
        if (program.isPresent()) {
            return new SpliceCommand.ProgramUtc(utc(program.get()));
        }
        List<SpliceCommand.ComponentUtc> times = new ArrayList<>();
        for (Element component : event.all("Component")) {
            times.add(
                    new SpliceCommand.ComponentUtc(
                            narrow(component, "componentTag"), utc(component)));
        }
        return new SpliceCommand.ComponentsUtc(times);
    }

    private static long utc(Element element) throws Malformed {
        String text = element.attribute("utcSpliceTime").orElse("");
        try {
            return OffsetDateTime.parse(text).toEpochSecond() - EPOCH.getEpochSecond();
        } catch (DateTimeException e) {
            throw new Malformed("utcSpliceTime: a date and time with a zone expected", 0);
        }
    }

    private static SpliceTime time(Element parent) throws Malformed {
        Optional<Element> time = parent.child("SpliceTime");
        return time.isPresent() && time.get().attribute("ptsTime").isPresent()
                ? SpliceTime.at(new Pts(required(time.get(), "ptsTime")))
                : SpliceTime.NOW;
    }

    private static Optional<BreakDuration> duration(Element parent) throws Malformed {
        Optional<Element> duration = parent.child("BreakDuration");
        return duration.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BreakDuration(
                                flag(duration.get(), "autoReturn"),
                                required(duration.get(), "duration")));
    }

    private static SpliceCommand.Avail avail(Element parent) throws Malformed {
        return new SpliceCommand.Avail(
                narrow(parent, "uniqueProgramId", 0),
                narrow(parent, "availNum", 0),
                narrow(parent, "availsExpected", 0));
    }

    static Bytes privateBytes(Element parent) throws Malformed {
        return hex(parent.child("PrivateBytes").map(Element::text).orElse(""), "PrivateBytes");
    }

    static Bytes hex(String text, String field) throws Malformed {
        try {
            return Bytes.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            throw new Malformed(field + ": pairs of hexadecimal digits expected", 0);
        }
    }

    static boolean flag(Element element, String name) throws Malformed {
        return switch (element.attribute(name).orElse("0")) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new Malformed(name + ": true or false expected", 0);
        };
    }

    static long required(Element element, String name) throws Malformed {
        if (element.attribute(name).isEmpty()) {
            throw new Malformed(element.name() + "@" + name + ": is required", 0);
        }
        return number(element, name, 0);
    }

    static int narrow(Element element, String name, int otherwise) throws Malformed {
        long value = number(element, name, otherwise);
        if (value > Ranges.BITS_16) {
            throw new Malformed(name + ": 0 to " + Ranges.BITS_16 + " expected", 0);
        }
        return (int) value;
    }

    /** A required one. */
    static int narrow(Element element, String name) throws Malformed {
        required(element, name);
        return narrow(element, name, 0);
    }

    /** Unsigned, 48 bits at most; the model knows the narrower widths. */
    static long number(Element element, String name, long otherwise) throws Malformed {
        Optional<String> text = element.attribute(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("\\d{1,15}")) {
            throw new Malformed(name + ": a number expected", 0);
        }
        long value = Long.parseLong(text.get());
        if (value > Ranges.BITS_48) {
            throw new Malformed(name + ": 0 to " + Ranges.BITS_48 + " expected", 0);
        }
        return value;
    }
}
