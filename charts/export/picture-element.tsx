import { LEGEND_SAMPLE, LegendSample } from '../legend/legend';
import { colour } from '../palette';
import type { ExportOptions } from './options';
import type { PictureContent } from './picture';
import type { PictureLayout } from './stack';
import { FAMILY, type SetLine } from './type';

/** Lines of text; one that leads somewhere is a link. */
function SetLines({ lines, origin }: { lines: readonly SetLine[]; origin: string }) {
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

/** A picture that stands alone. @param drawings what is inside each plot's `<svg>` */
export function PictureElement(props: {
  picture: PictureContent;
  layout: PictureLayout;
  options: ExportOptions;
  drawings: readonly string[];
}) {
  const { picture, layout, options, drawings } = props;
  const { width, height } = layout;
  const shown = options.width ?? width;
  // Its first title names an SVG and its desc describes it; SVG 1.1 knows no other way.
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={shown}
      height={Math.round((height * shown) / width)}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={FAMILY.sans}
      lang="en"
    >
      <title>{picture.name}</title>
      <desc>{picture.summary}</desc>
      {options.transparent ? null : <rect width={width} height={height} fill={colour('paper')} />}
      <SetLines lines={layout.lines} origin={options.origin} />
      {layout.rules.map(({ x, y, length }) => (
        <path key={y} d={`M${x} ${y}H${x + length}`} stroke={colour('rule')} />
      ))}
      {layout.panels.map(({ x, y, scale }, index) => (
        <g
          key={`${x} ${y}`}
          transform={`translate(${x} ${y}) scale(${scale})`}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own component's drawing, written anew as XML
          dangerouslySetInnerHTML={{ __html: drawings[index] ?? '' }}
        />
      ))}
      {layout.keys.map(({ x, y, entry }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`} data-key={entry.kind}>
          <rect {...LEGEND_SAMPLE} fill="none" />
          <LegendSample entry={entry} />
        </g>
      ))}
    </svg>
  );
}
