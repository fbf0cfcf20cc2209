import type { TextLine } from './drawn';
import { colour } from './palette';

const HALO = { stroke: colour('paper'), strokeWidth: 4, paintOrder: 'stroke' };

function Line({ line }: { line: TextLine }) {
  return (
    <text
      x={line.x}
      y={line.y}
      fontSize={line.size}
      fontWeight={line.weight === 400 ? undefined : line.weight}
      textAnchor={line.anchor === 'start' ? undefined : line.anchor}
      fill={colour(line.tone)}
      {...(line.struck && { textDecoration: 'line-through' })}
    >
      {line.text}
    </text>
  );
}

/** Lines of text at their places. A halo in the paper's colour keeps them legible on rules. */
export function DrawnText({ lines, halo = false }: { lines: readonly TextLine[]; halo?: boolean }) {
  const draw = (chosen: readonly TextLine[]) =>
    chosen.map((line) => <Line key={`${line.x} ${line.y} ${line.text}`} line={line} />);
  if (!halo) return draw(lines);
  // A halo would hide the line through a struck text.
  const struck = lines.filter((line) => line.struck);
  return (
    <>
      <g {...HALO}>{draw(lines.filter((line) => !line.struck))}</g>
      {draw(struck)}
    </>
  );
}
