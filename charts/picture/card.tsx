import type { ChartModel } from '../chart';
import { colour } from '../palette';
import { layoutCard } from './card-layout';
import { CARD, type Look } from './look';
import { nameChart, Picture, Placed, SetLines } from './sheet';

/** The picture of a link's preview. @param panels what is inside the drawing of the panel it shows */
export function Card({
  model,
  look,
  panels,
}: {
  model: ChartModel;
  look: Look;
  panels: readonly string[];
}) {
  const layout = layoutCard(model, look.origin);
  if (!layout) throw new Error(`the chart ${model.id} has no panel to show`);
  const { x, y, scale } = layout.place;
  const { rule } = layout;
  return (
    <Picture name={nameChart(model)} look={look} size={CARD}>
      <Placed markup={panels[0] ?? ''} transform={`translate(${x} ${y}) scale(${scale})`} />
      <SetLines lines={layout.lines} origin={look.origin} />
      <path
        d={`M${rule.x} ${rule.y}H${rule.x + rule.length}`}
        stroke={colour('rule-strong')}
        strokeWidth={1.5}
      />
    </Picture>
  );
}
