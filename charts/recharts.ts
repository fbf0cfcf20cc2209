import { nodeRequire } from './node-require';

/**
 * Recharts with the React of node_modules, whose hooks and effects work. Charts are drawn where Next
 * renders server components, and the React that it bundles there has neither. A package can be left
 * out of the bundle by name (`serverExternalPackages`), but not Recharts, which stands in Next's own
 * list of packages to optimise.
 */
const recharts: typeof import('recharts') = nodeRequire('recharts');

export const { CartesianGrid, Scatter, ScatterChart, XAxis, YAxis } = recharts;
