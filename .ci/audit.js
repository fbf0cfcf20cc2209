import { spawnSync } from 'node:child_process';

/**
 * Asks the registry for known faults of the packages that ship (`npm audit`), and fails for any. A
 * registry that cannot be reached, or answers no audits, is not a finding: one line says so.
 */
const { stdout, error } = spawnSync('npm audit --omit=dev --json', {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  timeout: 120_000,
  // On Windows npm is a script. Node 24 warns of a shell that is given its words apart.
  shell: true,
});

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const report = parse(stdout ?? '');
if (report?.auditReportVersion === undefined) {
  const why = report?.message ?? report?.error?.summary ?? error?.message ?? 'npm said nothing';
  console.log(`npm audit: not done, the registry gave no audit (${why})`);
} else {
  const found = Object.values(report.vulnerabilities);
  for (const { name, severity, range, via } of found) {
    const words = via.map((one) => (typeof one === 'string' ? `through ${one}` : one.title));
    console.log(`npm audit: ${name} ${range}, ${severity}: ${words.join('; ')}`);
  }
  console.log(`npm audit: ${found.length} of the packages that ship have known faults`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
