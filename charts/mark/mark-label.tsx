import { HALO } from '../axis';
import { SIZE } from '../drawn';
import { colour } from '../palette';
import type { PlotMark } from '../plot';

/** A mark's number in words, around a point; its halo keeps it legible over what is drawn. */
export function MarkLabel({ mark, x, y }: { mark: PlotMark; x: number; y: number }) {
  return (
    <text
      x={x}
      y={y}
      textAnchor="middle"
      fontSize={SIZE.label}
      fontWeight={600}
      fill={colour('ink')}
      {...HALO}
    >
      {mark.label}
    </text>
  );
}
