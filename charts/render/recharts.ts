import { nodeRequire } from './node-require';

/**
 * Recharts for drawing on the server (`#recharts` of package.json leads here from server components):
 * with the React of node_modules, whose hooks and effects work. The React that Next bundles for server
 * components has neither. A package can be left out of the bundle by name (`serverExternalPackages`),
 * but not Recharts, which stands in Next's own list of packages to optimise.
 */
const recharts: typeof import('recharts') = nodeRequire('recharts');

export const {
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  LineChart,
  ReferenceArea,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} = recharts;
