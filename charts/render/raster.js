import { register } from 'tsx/esm/api';

// A worker thread on Node 20 does not inherit the loader that runs the rest of the program.
register();
await import('./raster-main.ts');
