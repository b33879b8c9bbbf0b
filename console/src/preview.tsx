/** A creative as a viewer sees it: the film or the picture on a set, with the label of the market. */
import type { Creative } from "@foyer/ui/adhouse";
import { useEffect, useRef, useState } from "react";
import { useDesk } from "./desk.tsx";

export function Preview({ creative }: { creative: Creative }) {
  const { w } = useDesk();
  const { media, poster, format } = creative;
  return (
    <figure className="preview">
      <div className="preview-screen">
        {!media && <p>{w.t("preview.none")}</p>}
        {media && format === "IMAGE" && <img src={media} alt={w.text(creative.title)} />}
        {media && format !== "IMAGE" && <FilmPreview media={media} poster={poster ?? undefined} />}
        {media && <Label creative={creative} />}
      </div>
      <figcaption>{w.t("preview.label")}</figcaption>
    </figure>
  );
}

/** The label that the market asks for, where the TV app shows it. */
function Label({ creative }: { creative: Creative }) {
  const { w } = useDesk();
  const label = creative.label ? w.text(creative.label) : w.t("preview.ad");
  const headline = creative.headline && w.text(creative.headline);
  return (
    <>
      <span className="preview-label">
        {label}
        {creative.advertiser && <b>{w.text(creative.advertiser)}</b>}
      </span>
      {creative.format === "IMAGE" && (headline || creative.link) && (
        <span className="preview-words">
          {headline && <b>{headline}</b>}
          {creative.link && <small>{creative.link}</small>}
        </span>
      )}
    </>
  );
}

/** An HLS master plays by hls.js where the browser cannot play it itself; a mezzanine plays as it is. */
function FilmPreview({ media, poster }: { media: string; poster: string | undefined }) {
  const { w } = useDesk();
  const film = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const video = film.current;
    if (video === null) return;
    setBroken(false);
    const list = media.includes(".m3u8");
    if (!list || video.canPlayType("application/vnd.apple.mpegurl") !== "") {
      video.src = media;
      return;
    }
    let gone = false;
    let leave = () => undefined as void;
    void import("hls.js").then(({ default: Hls }) => {
      if (gone) return;
      const player = new Hls({ maxBufferLength: 10 });
      player.on(Hls.Events.ERROR, (_, fault) => setBroken((was) => was || fault.fatal));
      player.loadSource(media);
      player.attachMedia(video);
      leave = () => player.destroy();
    });
    return () => {
      gone = true;
      leave();
    };
  }, [media]);
  return (
    <>
      <video
        ref={film}
        controls
        playsInline
        preload="metadata"
        poster={poster}
        aria-label={w.t("preview.film")}
        onError={() => setBroken(true)}
      />
      {broken && <p className="preview-broken">{w.t("preview.broken")}</p>}
    </>
  );
}
