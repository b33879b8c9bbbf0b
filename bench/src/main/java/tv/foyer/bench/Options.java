package tv.foyer.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param quick shorter rounds: the figures are rougher, the work is the same
 * @param json where to write the result
 * @param home the folder of the source tree, where peers are installed
 */
record Options(boolean quick, Optional<Path> json, Path home) {}
