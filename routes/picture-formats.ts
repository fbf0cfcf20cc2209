import type { Query } from './parameter';
import { GROUND, PNG_WIDTH, SHAPE, SIZE, SVG_WIDTH, THEME } from './parameters';
import { asked } from './route';

const SVG = { theme: THEME, width: SVG_WIDTH, ground: GROUND };
const PNG = { theme: THEME, width: PNG_WIDTH, shape: SHAPE, size: SIZE, ground: GROUND };

/** A route's SVG and PNG. @param further what they can be asked with beside the looks of a picture */
export function pictureFormats<Further extends Query>(further: Further) {
  return { svg: asked({ ...SVG, ...further }), png: asked({ ...PNG, ...further }) };
}
