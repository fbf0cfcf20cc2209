import { Laid, Picture } from '../export/full-chart';
import type { ExportOptions } from '../export/options';
import { layoutFigureFullChart } from './full-chart-layout';
import type { OneFigureModel } from './model';
import { layoutFigureSocialCard } from './social-card-layout';
import { sayAll } from './words';

/** One figure alone. @param panels what is inside the drawing of its mark; empty where it has none */
export function FigurePicture({
  model,
  options,
  panels,
}: {
  model: OneFigureModel;
  options: ExportOptions;
  panels: readonly string[];
}) {
  const layout =
    options.form === 'social-card'
      ? layoutFigureSocialCard(model, options.origin)
      : layoutFigureFullChart(model, options.drawn, options.origin);
  const name = {
    id: `figure-${model.figure}`,
    title: `${model.question}: ${model.said}`,
    summary: sayAll(model),
  };
  return (
    <Picture name={name} options={options} size={layout}>
      <Laid layout={layout} panels={panels} origin={options.origin} />
    </Picture>
  );
}
