import type { PlotMark } from '../plot';

const MOST = 5;

/** What is said of the marks under the pointer, or at the place that arrow keys led to. */
export function MarkTip({ marks }: { marks: readonly PlotMark[] }) {
  if (marks.length === 0) return null;
  const shown = marks.slice(0, MOST);
  return (
    <div className="chart-tip" role="status">
      {shown.map((mark) => (
        <div key={`${mark.figure} ${mark.version}`}>
          <p className="chart-tip-number">{mark.said}</p>
          <p>{mark.counted}</p>
          <p>
            {mark.claimant}, as of {mark.asOf}
          </p>
          <p className="chart-tip-documents">{mark.documents}</p>
        </div>
      ))}
      {marks.length > MOST ? <p>and {marks.length - MOST} more</p> : null}
    </div>
  );
}
