import type { ReactNode } from 'react';
import type { ChartModel } from '../chart';
import { KEY_SAMPLE, KeySample } from '../mark/key';
import { colour } from '../palette';
import type { Look } from './look';
import { layoutSheet } from './sheet-layout';
import type { SheetLayout } from './stack';
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

/** How a picture is named for whoever cannot see it; `id` is unique in a page. */
export type PictureName = { id: string; title: string; summary: string };

/** The `<svg>` around a picture: its size, its name and its summary. */
export function Picture(props: {
  name: PictureName;
  look: Look;
  size: { width: number; height: number };
  children: ReactNode;
}) {
  const { name, look, size, children } = props;
  const { width, height } = size;
  const shown = look.width ?? width;
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

function place({ x, y, scale }: SheetLayout['panels'][number]): string {
  return scale === undefined ? `translate(${x} ${y})` : `translate(${x} ${y}) scale(${scale})`;
}

/** All that a layout holds, at its places. @param panels what is inside each panel's drawing */
export function Laid(props: { layout: SheetLayout; panels: readonly string[]; origin: string }) {
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
          <rect {...KEY_SAMPLE} fill="none" />
          <KeySample entry={entry} />
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
export function Sheet({
  model,
  look,
  panels,
}: {
  model: ChartModel;
  look: Look;
  panels: readonly string[];
}) {
  const layout = layoutSheet(model, look.drawn, look.origin);
  return (
    <Picture name={nameChart(model)} look={look} size={layout}>
      <Laid layout={layout} panels={panels} origin={look.origin} />
    </Picture>
  );
}
