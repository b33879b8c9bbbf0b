// The peer's side of `./foyer bench manifest`: the shape of ManifestShape.java, stitched by
// @eyevinn/hls-splice in memory. A viewer with other ads needs an object of its own: load the film,
// insert eight ads, print six rungs. The last line of output is JSON.
"use strict";

const { Readable } = require("node:stream");
const HLSSpliceVod = require("@eyevinn/hls-splice");

const quick = process.argv[2] === "quick";
const HEIGHTS = [240, 360, 480, 720, 1080, 1440];
const SEGMENTS = 1200;
const BREAKS_MS = [5760000, 4320000, 2880000, 1440000];

const bandwidth = (height) => height * 4000;
const heightOf = (bw) => Number(bw) / 4000;

function master() {
  let text = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n";
  for (const height of HEIGHTS) {
    const width = Math.floor((height * 16) / 9);
    text += `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth(height)},CODECS="avc1.64001f,mp4a.40.2",`;
    text += `RESOLUTION=${width}x${height},FRAME-RATE=25.000\n${height}p.m3u8\n`;
  }
  return text;
}

function media(key, height, segments, seconds) {
  const folder = `/media/${key}/${height}p/`;
  let text = `#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:${seconds}\n#EXT-X-MEDIA-SEQUENCE:0\n`;
  text += "#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n";
  text += `#EXT-X-MAP:URI="${folder}init.mp4"\n`;
  for (let i = 0; i < segments; i++) {
    text += `#EXTINF:${seconds}.000000,\n${folder}segment-${String(i).padStart(4, "0")}.m4s\n`;
  }
  return text + "#EXT-X-ENDLIST\n";
}

// All texts are ready before the clock starts.
const MASTER = master();
const FILM = new Map(HEIGHTS.map((h) => [h, media("film", h, SEGMENTS, 6)]));
const ADS = Array.from({ length: 40 }, (_, ad) =>
  new Map(HEIGHTS.map((h) => [h, media(`ad-${ad}`, h, 5, 3)])),
);

const streamOf = (text) => Readable.from([text]);
let decided = 0;

async function load() {
  const vod = new HLSSpliceVod("http://peer.invalid/film/master.m3u8");
  await vod.load(() => streamOf(MASTER), (bw) => streamOf(FILM.get(heightOf(bw))));
  for (const at of BREAKS_MS) {
    for (let i = 0; i < 2; i++) {
      const ad = ADS[decided++ % ADS.length];
      await vod.insertAdAt(
        at,
        "http://peer.invalid/ad/master.m3u8",
        () => streamOf(MASTER),
        (bw) => streamOf(ad.get(heightOf(bw))),
      );
    }
  }
  return vod;
}

function print(vod) {
  return HEIGHTS.map((height) => vod.getMediaManifest(bandwidth(height)));
}

async function personal() {
  return print(await load()).length;
}

async function perCpuSecond(millis, work) {
  const before = process.cpuUsage();
  const end = Date.now() + millis;
  let count = 0;
  while (Date.now() < end) {
    count += await work();
  }
  const used = process.cpuUsage(before);
  return (count * 1e6) / (used.user + used.system);
}

async function median(work) {
  await perCpuSecond(quick ? 5000 : 20000, work);
  const figures = [];
  for (let i = 0; i < (quick ? 3 : 7); i++) {
    figures.push(await perCpuSecond(quick ? 1000 : 2000, work));
  }
  figures.sort((a, b) => a - b);
  return figures[figures.length >> 1];
}

const countOf = (text, line) => text.split("\n").filter((l) => l.startsWith(line)).length;

(async () => {
  const sample = print(await load())[0];
  const kept = await load();
  const result = {
    version: require("@eyevinn/hls-splice/package.json").version,
    personal: await median(personal),
    printedAgain: await median(async () => print(kept).length),
    bytes: sample.length,
    segments: countOf(sample, "#EXTINF:"),
    discontinuities: countOf(sample, "#EXT-X-DISCONTINUITY"),
  };
  console.log(JSON.stringify(result));
})();
