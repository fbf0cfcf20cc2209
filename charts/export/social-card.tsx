import type { ChartModel } from '../chart';
import { colour } from '../palette';
import { nameChart, Picture, Placed, SetLines } from './full-chart';
import { type ExportOptions, SOCIAL_CARD } from './options';
import { layoutSocialCard } from './social-card-layout';

/** The picture of a link's preview. @param panels what is inside the drawing of the panel it shows */
export function SocialCard({
  model,
  options,
  panels,
}: {
  model: ChartModel;
  options: ExportOptions;
  panels: readonly string[];
}) {
  const layout = layoutSocialCard(model, options.origin);
  if (!layout) throw new Error(`the chart ${model.id} has no panel to show`);
  const { x, y, scale } = layout.place;
  const { rule } = layout;
  return (
    <Picture name={nameChart(model)} options={options} size={SOCIAL_CARD}>
      <Placed markup={panels[0] ?? ''} transform={`translate(${x} ${y}) scale(${scale})`} />
      <SetLines lines={layout.lines} origin={options.origin} />
      <path
        d={`M${rule.x} ${rule.y}H${rule.x + rule.length}`}
        stroke={colour('rule-strong')}
        strokeWidth={1.5}
      />
    </Picture>
  );
}
