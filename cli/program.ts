import { run } from './main';

/** The command line program, as it is built into `dist/cli.js`. */
await run(process.argv.slice(2));
