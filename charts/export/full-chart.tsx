import type { ReactNode } from 'react';
import type { ChartModel } from '../chart';
import { LEGEND_SAMPLE, LegendSample } from '../legend/legend';
import { colour } from '../palette';
import { layoutFullChart } from './full-chart-layout';
import type { ExportOptions } from './options';
import type { PictureLayout } from './stack';
import { FAMILY, type SetLine } from './type';
import { sayPicture } from './words';

/** Lines of text; one that leads somewhere is a link. */
export function SetLines({ lines, origin }: { lines: readonly SetLine[]; origin: string }) {
  return lines.map(({ x, y, text, style, href }) => {
    const line = (
      <text
        key={`${x} ${y}`}
        x={x}
        y={y}
        fontFamily={style.family === 'serif' ? FAMILY.serif : undefined}
        fontSize={style.size}
        fontWeight={style.weight}
        fill={colour(style.tone)}
      >
        {text}
      </text>
    );
    return href === null ? (
      line
    ) : (
      <a key={`${x} ${y}`} href={origin + href}>
        {line}
      </a>
    );
  });
}

/** How a picture is named for those who cannot see it; `id` is unique in a page. */
export type PictureName = { id: string; title: string; summary: string };

/** The `<svg>` around a picture: its size, its name and its summary. */
export function Picture(props: {
  name: PictureName;
  options: ExportOptions;
  size: { width: number; height: number };
  children: ReactNode;
}) {
  const { name, options, size, children } = props;
  const { width, height } = size;
  const shown = options.width ?? width;
  const id = `${name.id}-picture`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={shown}
      height={Math.round((height * shown) / width)}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={FAMILY.sans}
      lang="en"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-summary`}
    >
      <title id={`${id}-title`}>{name.title}</title>
      <desc id={`${id}-summary`}>{name.summary}</desc>
      <rect width={width} height={height} fill={colour('paper')} />
      {children}
    </svg>
  );
}

/** Markup that was drawn before, at its place. */
export function Placed({ markup, transform }: { markup: string; transform: string }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: our own component's drawing, written anew as XML
    <g transform={transform} dangerouslySetInnerHTML={{ __html: markup }} />
  );
}

function place({ x, y, scale }: PictureLayout['panels'][number]): string {
  return scale === undefined ? `translate(${x} ${y})` : `translate(${x} ${y}) scale(${scale})`;
}

/** All that a layout holds, at its places. @param panels what is inside each panel's drawing */
export function Laid(props: { layout: PictureLayout; panels: readonly string[]; origin: string }) {
  const { layout, panels, origin } = props;
  return (
    <>
      <SetLines lines={layout.lines} origin={origin} />
      {layout.rules.map(({ x, y, length }) => (
        <path key={y} d={`M${x} ${y}H${x + length}`} stroke={colour('rule')} />
      ))}
      {layout.panels.map((panel, index) => (
        <Placed key={panel.y} markup={panels[index] ?? ''} transform={place(panel)} />
      ))}
      {layout.keys.map(({ x, y, entry }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`} data-key={entry.kind}>
          <rect {...LEGEND_SAMPLE} fill="none" />
          <LegendSample entry={entry} />
        </g>
      ))}
    </>
  );
}

/** What a chart's picture is called. */
export function nameChart(model: ChartModel): PictureName {
  return { id: model.id, title: model.title, summary: sayPicture(model) };
}

/** A whole chart that stands alone. @param panels what is inside each panel's drawing */
export function FullChart({
  model,
  options,
  panels,
}: {
  model: ChartModel;
  options: ExportOptions;
  panels: readonly string[];
}) {
  const layout = layoutFullChart(model, options.drawn, options.origin);
  return (
    <Picture name={nameChart(model)} options={options} size={layout}>
      <Laid layout={layout} panels={panels} origin={options.origin} />
    </Picture>
  );
}
