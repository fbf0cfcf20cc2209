import type { ReactNode } from 'react';
import type { ChartModel } from '../chart';
import { KEY_SAMPLE, KeySample } from '../mark/key';
import { colour } from '../palette';
import type { Look } from './look';
import { layoutSheet } from './sheet-layout';
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

/** The `<svg>` around a picture: its size, its name and its summary. */
export function Picture(props: {
  model: ChartModel;
  look: Look;
  size: { width: number; height: number };
  children: ReactNode;
}) {
  const { model, look, size, children } = props;
  const { width, height } = size;
  const shown = look.width ?? width;
  const id = `${model.id}-picture`;
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
      <title id={`${id}-title`}>{model.title}</title>
      <desc id={`${id}-summary`}>{sayPicture(model)}</desc>
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
    <Picture model={model} look={look} size={layout}>
      <SetLines lines={layout.lines} origin={look.origin} />
      {layout.rules.map(({ x, y, length }) => (
        <path key={y} d={`M${x} ${y}H${x + length}`} stroke={colour('rule')} />
      ))}
      {layout.panels.map(({ x, y }, index) => (
        <Placed key={y} markup={panels[index] ?? ''} transform={`translate(${x} ${y})`} />
      ))}
      {layout.keys.map(({ x, y, entry }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`} data-key={entry.kind}>
          <rect {...KEY_SAMPLE} fill="none" />
          <KeySample entry={entry} />
        </g>
      ))}
    </Picture>
  );
}
