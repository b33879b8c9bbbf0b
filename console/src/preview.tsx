/** A creative as a viewer sees it: the film or the picture on a set, with the label of the market. */
import type { Creative } from "@foyer/ui/adhouse";
import { useEffect, useRef, useState } from "react";
import { useDesk } from "./desk.tsx";

export function Preview({ creative }: { creative: Creative }) {
  const { w } = useDesk();
  const { media, mezzanine, format } = creative;
  return (
    <figure className="preview">
      <div className="preview-screen">
        {!media && <p>{w.t("preview.none")}</p>}
        {media && format === "IMAGE" && <img src={media} alt={creative.name} />}
        {media && format !== "IMAGE" && <FilmPreview media={media} mezzanine={mezzanine} />}
        {media && <Label creative={creative} />}
      </div>
      <figcaption>{w.t("preview.label")}</figcaption>
    </figure>
  );
}

/** The label that the market asks for, and the words of a picture, where the TV app shows them. */
function Label({ creative }: { creative: Creative }) {
  const { w } = useDesk();
  const { film } = creative;
  const headline = film?.headline && w.text(film.headline);
  return (
    <>
      <span className="preview-label">
        {w.t("preview.ad")}
        {creative.advertiser && <b>{w.text(creative.advertiser)}</b>}
      </span>
      {creative.format === "IMAGE" && (headline || film?.link) && (
        <span className="preview-words">
          {headline && <b>{headline}</b>}
          {film?.link && <small>{film.link}</small>}
        </span>
      )}
    </>
  );
}

/** The film in one file plays as it is; an HLS master by hls.js where the browser cannot by itself. */
function FilmPreview({ media, mezzanine }: { media: string; mezzanine: string | null }) {
  const { w } = useDesk();
  const film = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const video = film.current;
    if (video === null) return;
    setBroken(false);
    const native = video.canPlayType("application/vnd.apple.mpegurl") !== "";
    if (mezzanine !== null || native || !media.includes(".m3u8")) {
      video.src = mezzanine ?? media;
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
  }, [media, mezzanine]);
  return (
    <>
      <video
        ref={film}
        controls
        playsInline
        preload="metadata"
        aria-label={w.t("preview.film")}
        onError={() => setBroken(true)}
      />
      {broken && <p className="preview-broken">{w.t("preview.broken")}</p>}
    </>
  );
}
