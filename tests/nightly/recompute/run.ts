import { DATA } from './files';
import { recompute } from './recompute';

/** `npm run test:nightly -- recompute [FOLDER]`: says how much was compared, and every difference. */
const [folder = DATA] = process.argv.slice(2);
const { derived, imported, rows, differences } = await recompute(folder);
for (const { what, shipped, recomputed } of differences) {
  console.log(`${what}: shipped ${shipped}, recomputed ${recomputed}`);
}
console.log(
  `${derived} derived figures, ${imported} imported figures and ${rows} rows of datasets recomputed: ${differences.length} differences`,
);
process.exitCode = differences.length === 0 ? 0 : 1;
