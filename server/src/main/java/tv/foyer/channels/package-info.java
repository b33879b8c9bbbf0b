/**
 * Channels that are played out by rule: what is on air is a pure function of a published schedule
 * and the clock, so any node prints the same bytes, after a restart too, and the guide is read from
 * the same function as the picture.
 *
 * <p>Publish: {@code Channels.publish -> ScheduleRules (pure) -> Published (rules, lengths, place
 * in the numbering) -> ScheduleStore}. Serve: {@code ChannelRoutes -> Channels -> Timeline
 * (versions and day plans) -> Planner (pure) -> LivePlaylist (pure) -> bytes}. Announce: {@code
 * Timeline -> programmes -> guide, XMLTV, M3U}.
 */
@NullMarked
package tv.foyer.channels;

import org.jspecify.annotations.NullMarked;
