import { useEffect, useState } from "react";

/** The room that is left for the rows: a table fills the page and scrolls by itself. */
export function useHeight() {
  const [element, box] = useState<HTMLDivElement | null>(null);
  const [height, setHeight] = useState(480);
  useEffect(() => {
    if (element === null) return;
    const watch = new ResizeObserver(() => setHeight(Math.max(200, element.clientHeight - 40)));
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return { box, height };
}
