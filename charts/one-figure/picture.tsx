import type { Look } from '../picture/look';
import { Laid, Picture } from '../picture/sheet';
import { layoutFigureCard } from './card-layout';
import type { OneFigureModel } from './model';
import { layoutFigureSheet } from './sheet-layout';
import { sayAll } from './words';

/** One figure alone. @param panels what is inside the drawing of its mark; empty where it has none */
export function FigurePicture({
  model,
  look,
  panels,
}: {
  model: OneFigureModel;
  look: Look;
  panels: readonly string[];
}) {
  const layout =
    look.form === 'card'
      ? layoutFigureCard(model, look.origin)
      : layoutFigureSheet(model, look.drawn, look.origin);
  const name = {
    id: `figure-${model.figure}`,
    title: `${model.question}: ${model.said}`,
    summary: sayAll(model),
  };
  return (
    <Picture name={name} look={look} size={layout}>
      <Laid layout={layout} panels={panels} origin={look.origin} />
    </Picture>
  );
}
