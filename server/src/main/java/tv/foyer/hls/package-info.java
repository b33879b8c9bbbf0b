/**
 * Playlists of HTTP Live Streaming as typed values (RFC 8216 and its revision rfc8216bis): a reader
 * that never throws and a writer. No clock, no network, no advertising: what a tag means to breaks
 * is known by {@code scte}, what it means to a channel by {@code live}.
 *
 * <p>The walk in: {@link Hls#read} -> {@code Source} (bytes, lines, bounds) -> {@code MasterReader}
 * or {@code MediaReader} -> {@link Read}. The walk out: {@link Hls#write} -> {@code Writer}.
 *
 * <p>What was read is equal to what is read of its own writing. Variables are replaced and byte
 * ranges completed when they are read, so that a segment stands for itself; tags that are not known
 * here are kept where they stood. Delta updates ({@code EXT-X-SKIP}) are refused by name: they mean
 * nothing without the playlist before.
 */
@NullMarked
package tv.foyer.hls;

import org.jspecify.annotations.NullMarked;
