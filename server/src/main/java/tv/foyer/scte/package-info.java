/**
 * SCTE-35: the cues that tell where breaks begin and end, as sections, as lines of HLS playlists
 * and as events of DASH. Reads and writes every command and descriptor of ANSI/SCTE 35 2023, and
 * makes of cues, however they came, breaks with a beginning and an end.
 *
 * <p>The walk in: {@link Scte35#decode} -> {@code SectionReader} (header, CRC) -> {@code
 * CommandReader}, {@code DescriptorReader} -> {@link Decoded}. The walk out: {@link Scte35#encode}
 * -> {@code SectionWriter} -> {@code CommandWriter}, {@code DescriptorWriter}. From cues to breaks:
 * {@link HlsCues} or {@link DashCues} -> {@link BreakSignal#of} -> {@link BreakTracker}.
 *
 * <p>What a section held is what is written again, byte for byte, with one exception: reserved bits
 * are ignored when read, as the standard asks of receivers, and written as ones. A descriptor of a
 * foreign owner, one that the standard has not defined yet and one that is broken are kept as they
 * came; none of them loses the command beside it. An encrypted section is kept closed.
 */
@NullMarked
package tv.foyer.scte;

import org.jspecify.annotations.NullMarked;
