const { createRequire } = process.getBuiltinModule('node:module');

/**
 * Node's own `require`, for what Next must not bundle. Called in the ordinary way, the bundler would
 * follow it and take the packages in.
 */
export const nodeRequire = createRequire(import.meta.url);
