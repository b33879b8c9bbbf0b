import { expect, test } from "vitest";
import type { Beacon, Card, Play } from "@foyer/ui/api";
import { Playback } from "../src/playback.ts";
import type { PlayerPort } from "../src/player-port.ts";
import { NO_TRACKS } from "../src/tracks.ts";

const ad = (slot: number, timelineAt: number) => ({
  slot, timelineAt, seconds: 15, title: "t", advertiser: "a", token: `k${slot}`,
});
const PLAY: Play = {
  session: "s", insertion: "STITCHED", master: "m", dash: "d", vmap: null, startSeconds: 0, contentSeconds: 120, timelineSeconds: 165,
  breaks: [
    { id: "break-0", kind: "PRE_ROLL", contentAt: 0, timelineAt: 0, seconds: 15, ads: [ad(0, 0)] },
    { id: "break-30", kind: "MID_ROLL", contentAt: 60, timelineAt: 75, seconds: 30, ads: [ad(1, 75), ad(2, 90)] },
  ],
  viewToken: "v", title: {} as Card, next: null,
};

/** A set whose decoder is a number that time moves. */
function sofa(play: Play = PLAY) {
  const beacons: Beacon[] = [];
  let position = play.startSeconds;
  let paused = false;
  let clock = 1_700_000_000_000;
  let turning = false;
  const port: PlayerPort = {
    get position() { return position; },
    get turning() { return turning; },
    tracks: NO_TRACKS,
    choose: () => undefined,
    play: () => { paused = false; playback.heard("playing"); },
    pause: () => { paused = true; playback.heard("paused"); },
    seek: (to) => void (position = to),
    close: () => undefined,
  };
  const playback = new Playback({ play, report: (b) => beacons.push(b), now: () => clock, changed: () => undefined });
  playback.attach(port);
  playback.heard("playing");
  const run = (seconds: number): void => {
    for (let n = 0; n < seconds * 5; n++) {
      clock += 200;
      if (!paused) position += 0.2;
      playback.tick();
    }
  };
  const stall = (): void => {
    paused = true;
    playback.heard("waiting");
    playback.heard("lost");
  };
  const points = () => beacons.flatMap((b) => (b.kind === "ad" ? [`${b.token}:${b.point}`] : []));
  const watched = () => beacons.reduce((sum, b) => sum + (b.kind === "watch" ? b.seconds : 0), 0);
  return { playback, run, stall, points, watched, beacons, at: () => position, jump: (to: number) => void (position = to), turn: (on: boolean) => void (turning = on) };
}

const ALL = ["IMPRESSION", "FIRST_QUARTILE", "MIDPOINT", "THIRD_QUARTILE", "COMPLETE"];

test("a film seen whole reports every point of every ad once and every second of the film", () => {
  const s = sofa();
  s.run(165);
  s.playback.heard("ended");
  expect(s.points()).toEqual(["k0", "k1", "k2"].flatMap((k) => ALL.map((p) => `${k}:${p}`)));
  expect(s.watched()).toBeGreaterThanOrEqual(118);
  expect(s.watched()).toBeLessThanOrEqual(120);
});

test("a post-roll follows the film's last second, and behind it nothing is an ad", () => {
  const post = { ...PLAY.breaks[0]!, kind: "POST_ROLL" as const, contentAt: 120, timelineAt: 165, seconds: 15 };
  const ad = { ...post.ads[0]!, timelineAt: 165, seconds: 15, token: "post" };
  const s = sofa({ ...PLAY, timelineSeconds: 180, breaks: [...PLAY.breaks, { ...post, ads: [ad] }] });
  s.run(170);
  expect(s.playback.view().ad?.ad.token).toBe("post");
  expect(s.playback.view().content).toBe(120);
  s.run(10);
  s.playback.heard("ended");
  expect(s.points().slice(-5)).toEqual(ALL.map((p) => `post:${p}`));
  expect(s.playback.view().ad).toBeNull();
  expect(s.watched()).toBeLessThanOrEqual(120);
});

test("no report ever names a place behind the film's end", () => {
  const s = sofa({ ...PLAY, contentSeconds: 119.4 });
  s.run(165);
  s.playback.heard("ended");
  for (const b of s.beacons) if (b.kind === "watch") expect(b.positionSeconds).toBeLessThanOrEqual(119);
});

test("in an ad nothing seeks, but pause works and reports nothing twice", () => {
  const s = sofa();
  s.run(5);
  expect(s.playback.seek(60)).toBe(false);
  s.playback.toggle();
  s.run(30);
  expect(s.playback.view().state).toBe("paused");
  s.playback.toggle();
  s.run(12);
  expect(s.points()).toEqual(ALL.map((p) => `k0:${p}`));
});

test("seeking over a break plays it once and then goes on at the chosen place", () => {
  const s = sofa();
  s.run(20);
  s.playback.seek(100);
  expect(s.at()).toBe(75);
  s.run(31);
  expect(s.playback.view().content).toBeGreaterThanOrEqual(100);
  expect(s.points().filter((p) => p.endsWith("COMPLETE"))).toEqual(["k0:COMPLETE", "k1:COMPLETE", "k2:COMPLETE"]);

  s.playback.seek(50);
  s.run(13);
  expect(s.playback.view().ad).toBeNull();
  expect(s.playback.view().content).toBeGreaterThan(60);
  expect(s.points().length).toBe(15);
});

test("resuming behind a break neither shows nor counts it", () => {
  const s = sofa({ ...PLAY, startSeconds: 110 });
  s.run(20);
  expect(s.points()).toEqual([]);
  expect(s.playback.view().content).toBeCloseTo(85, 0);
});

test("leaving reports what was seen and where", () => {
  const s = sofa();
  s.run(24);
  s.playback.close();
  const last = s.beacons[s.beacons.length - 1];
  expect(last).toMatchObject({ kind: "watch", token: "v", positionSeconds: 9 });
  expect((last as { id: string }).id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test("a break whose media never comes is given up and the film goes on", () => {
  const s = sofa();
  s.run(70);
  s.run(7);
  s.stall();
  s.run(16);
  expect(s.points()).toContain("k1:ERROR");
  expect(s.at()).toBeGreaterThanOrEqual(105);
  s.playback.resume();
  s.run(5);
  expect(s.playback.view().ad).toBeNull();
});

test("an ad that breaks off is not complete, and the next one is its own", () => {
  const s = sofa();
  s.run(15 + 60 + 5);
  s.jump(90);
  s.run(20);
  const points = s.points();
  expect(points).toContain("k1:FIRST_QUARTILE");
  expect(points.filter((p) => p.startsWith("k1:"))).not.toContain("k1:COMPLETE");
  expect(points.filter((p) => p.startsWith("k2:"))).toEqual(ALL.map((p) => `k2:${p}`));
});

test("on the way into a break nothing is shown and nothing is said", () => {
  const s = sofa({ ...PLAY, startSeconds: 70 });
  s.run(4.5);
  s.turn(true);
  s.run(3);
  expect(s.points()).toEqual([]);
  s.jump(75);
  s.turn(false);
  s.run(1);
  expect(s.points()).toEqual(["k1:IMPRESSION"]);
});

test("an ad that ran out is complete though its break turns to another", () => {
  const s = sofa({ ...PLAY, startSeconds: 70 });
  s.run(19.8);
  s.turn(true);
  s.run(5);
  s.jump(105);
  s.turn(false);
  s.run(2);
  expect(s.points()).toEqual(ALL.map((p) => `k1:${p}`));
});
