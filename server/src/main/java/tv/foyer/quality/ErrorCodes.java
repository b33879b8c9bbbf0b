package tv.foyer.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words for what breaks in a player: those of the TV app's engine and of HTML's media element.
 * Any other word is kept as {@code other}: what a set sends must not grow the tables.
 */
final class ErrorCodes {
    static final String OTHER = "other";
    private static final int MOST = 4;
    private static final Set<String> KNOWN =
            Arrays.stream(
                            """
                            manifestLoadError manifestLoadTimeOut manifestParsingError
                            manifestIncompatibleCodecsError levelEmptyError levelLoadError
                            levelLoadTimeOut levelParsingError levelSwitchError
                            audioTrackLoadError audioTrackLoadTimeOut subtitleTrackLoadError
                            subtitleTrackLoadTimeOut fragLoadError fragLoadTimeOut fragDecryptError
                            fragParsingError fragGap keyLoadError keyLoadTimeOut keySystemNoKeys
                            keySystemNoAccess keySystemNoSession keySystemLicenseRequestFailed
                            bufferAddCodecError bufferIncompatibleCodecsError bufferAppendError
                            bufferAppendingError bufferStalledError bufferFullError
                            bufferSeekOverHole bufferNudgeOnStall remuxAllocError
                            internalException mediaAborted mediaNetwork mediaDecode
                            mediaUnsupported offline\
                            """
                                    .split("\\s+"))
                    .collect(Collectors.toUnmodifiableSet());

    private ErrorCodes() {}

    static List<String> known(List<String> codes) {
        return codes.stream().limit(MOST).map(code -> KNOWN.contains(code) ? code : OTHER).toList();
    }
}
