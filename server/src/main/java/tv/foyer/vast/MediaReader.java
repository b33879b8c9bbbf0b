package tv.foyer.vast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;

/** Reads the files of a film. */
final class MediaReader {
    private static final int MAX_FILES = 100;

    private final Cursor in;
    private final List<MediaFiles.MediaFile> files = new ArrayList<>(3);
    private final List<MediaFiles.Mezzanine> mezzanines = new ArrayList<>(1);
    private final List<MediaFiles.InteractiveCreativeFile> interactive = new ArrayList<>(0);
    private final List<MediaFiles.ClosedCaption> captions = new ArrayList<>(0);

    private MediaReader(Cursor in) {
        this.in = in;
    }

    /** Reads the element {@code MediaFiles} at hand; files that cannot be used are left out. */
    static MediaFiles read(Cursor in) throws XMLStreamException {
        return new MediaReader(in).read();
    }

    private MediaFiles read() throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (files.size() + mezzanines.size() + interactive.size() >= MAX_FILES) {
                continue;
            }
            switch (in.name()) {
                case "MediaFile" -> mediaFile();
                case "Mezzanine" -> mezzanine();
                case "InteractiveCreativeFile" -> interactive();
                case "ClosedCaptionFiles" -> captions();
                default -> {}
            }
        }
        return new MediaFiles(files, mezzanines, interactive, captions);
    }

    private void mediaFile() throws XMLStreamException {
        MediaFiles.Shape shape = shape();
        MediaFiles.Rate rate = rate();
        Optional<Boolean> scalable = in.flag("scalable");
        Optional<Boolean> keepsRatio = in.flag("maintainAspectRatio");
        Optional<String> framework = in.attribute("apiFramework");
        address(shape.type())
                .map(uri ->
                        new MediaFiles.MediaFile(uri, shape, rate, scalable, keepsRatio, framework))
                .ifPresent(files::add);
    }

    private void mezzanine() throws XMLStreamException {
        MediaFiles.Shape shape = shape();
        address(shape.type())
                .map(uri -> new MediaFiles.Mezzanine(uri, shape))
                .ifPresent(mezzanines::add);
    }

    /** A file without type or address cannot be chosen, nor fetched. */
    private Optional<String> address(String type) throws XMLStreamException {
        String name = in.name();
        String text = in.text();
        if (text.isEmpty()) {
            in.problem(AdError.SCHEMA, name, "an address is required");
            return Optional.empty();
        }
        if (!Cursor.isAddress(text)) {
            in.badValue(name, "an http, https or data address without blanks", text);
            return Optional.empty();
        }
        return type.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private MediaFiles.Shape shape() {
        return new MediaFiles.Shape(
                delivery(),
                in.required("type", ""),
                in.pixels("width"),
                in.pixels("height"),
                in.attribute("id"),
                in.attribute("codec"),
                in.bytes("fileSize"),
                in.attribute("mediaType"));
    }

    private MediaFiles.Delivery delivery() {
        String text = in.required("delivery", "progressive");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "streaming" -> MediaFiles.Delivery.STREAMING;
            case "progressive" -> MediaFiles.Delivery.PROGRESSIVE;
            default -> {
                in.badValue("@delivery", "streaming or progressive", text);
                yield MediaFiles.Delivery.PROGRESSIVE;
            }
        };
    }

    private MediaFiles.Rate rate() {
        OptionalInt average = in.number("bitrate");
        OptionalInt least = in.number("minBitrate");
        OptionalInt most = in.number("maxBitrate");
        return new MediaFiles.Rate(average, least, most);
    }

    private void interactive() throws XMLStreamException {
        Optional<String> type = in.attribute("type");
        Optional<String> framework = in.attribute("apiFramework");
        boolean variable = in.flag("variableDuration").orElse(false);
        in.uri()
                .map(uri -> new MediaFiles.InteractiveCreativeFile(uri, type, framework, variable))
                .ifPresent(interactive::add);
    }

    private void captions() throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("ClosedCaptionFile") && captions.size() < MAX_FILES) {
                Optional<String> type = in.attribute("type");
                Optional<String> language = in.attribute("language");
                in.uri()
                        .map(uri -> new MediaFiles.ClosedCaption(uri, type, language))
                        .ifPresent(captions::add);
            }
        }
    }
}
