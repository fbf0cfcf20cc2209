import path from 'node:path';
import { ensureBuild } from '@/server/build';
import { createStopper, stopOnSignals } from '@/server/stopper';

/** Builds the program as `npm start` does: not again where a build was made from these very sources. */
const stopper = createStopper();
stopOnSignals(stopper, console.log);
await ensureBuild(path.resolve(import.meta.dirname, '..'), stopper, (note) =>
  console.log(`Pages: ${note}`),
);
process.exit(0);
