import { Button } from "antd";
import { useMemo } from "react";
import { useDesk } from "../desk.tsx";
import { blankLine, blankOrder } from "../draft.ts";
import { draftsOf } from "../drafts.ts";
import { ForecastPanel } from "../forecastpanel.tsx";
import { useHistory } from "../history.ts";
import { LineForm } from "../lineform.tsx";
import { mayBook } from "../menu.ts";
import { PageHead, Panel, Waiting } from "../parts.tsx";
import { useVocabulary } from "../vocabulary.ts";

/** What the pool could carry for a line item that nobody has booked yet. */
export function ForecastPage() {
  const { vocabulary, waiting } = useVocabulary();
  if (waiting) return <Waiting rows={6} />;
  return <Ask vocabulary={vocabulary} />;
}

function Ask({ vocabulary }: { vocabulary: ReturnType<typeof useVocabulary>["vocabulary"] }) {
  const { w, session, zone, go, currency } = useDesk();
  const { now: line, set, undo, canUndo } = useHistory(() => blankLine(currency, zone, Date.now()));
  const shelf = useMemo(() => draftsOf(session.partner.id), [session.partner.id]);
  const plan = () => {
    const advertiser = session.operator ? "" : session.partner.id;
    const order = { ...blankOrder(advertiser, currency, zone, Date.now()), lineItems: [line] };
    shelf.keep(order, new Date().toISOString());
    go("plan", order.orderId);
  };
  return (
    <>
      <PageHead title={w.t("forecast.page")} lead={w.t("forecast.lead")}>
        <Button disabled={!canUndo} onClick={undo}>
          {w.t("undo")}
        </Button>
        {mayBook(session) && (
          <Button type="primary" onClick={plan}>
            {w.t("forecast.plan")}
          </Button>
        )}
      </PageHead>
      <div className="plan-lines two">
        <Panel className="line-panel">
          <LineForm line={line} onChange={set} faults={[]} vocabulary={vocabulary} creatives={[]} />
        </Panel>
        <aside className="plan-side">
          <ForecastPanel line={line} />
        </aside>
      </div>
    </>
  );
}
