import type { TextLine } from './drawn';
import { colour } from './palette';

/** Lines of text at their places. A halo in the paper's colour keeps them legible on rules. */
export function DrawnText({ lines, halo = false }: { lines: readonly TextLine[]; halo?: boolean }) {
  return lines.map((line) => (
    <text
      key={`${line.x} ${line.y} ${line.text}`}
      x={line.x}
      y={line.y}
      fontSize={line.size}
      fontWeight={line.weight}
      textAnchor={line.anchor}
      fill={colour(line.tone)}
      {...(line.struck && { textDecoration: 'line-through' })}
      {...(halo &&
        !line.struck && { stroke: colour('paper'), strokeWidth: 4, paintOrder: 'stroke' })}
    >
      {line.text}
    </text>
  ));
}
