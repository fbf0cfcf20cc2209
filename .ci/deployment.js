import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { validate } from 'dockerfile-utils';

/**
 * Reads what only other machines run, so that a slip is seen on this one: the Dockerfile, and GitHub's
 * workflow by GitHub's own parser. Run by `npm run check`; it asks nobody for anything.
 */
const read = (file) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');

function checkDockerfile(file) {
  return validate(read(file)).map(
    ({ range, message }) => `${file}:${range.start.line + 1} ${message}`,
  );
}

async function checkWorkflow(file) {
  const { context, value } = parseWorkflow(
    { name: file, content: read(file) },
    new NoOperationTraceWriter(),
  );
  // Whether each job's needs are jobs, and its expressions name what there is.
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

const found = [
  ...checkDockerfile('Dockerfile'),
  ...(await checkWorkflow('.github/workflows/ci.yml')),
];
for (const problem of found) console.error(problem);
process.exitCode = found.length === 0 ? 0 : 1;
