import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A test that writes to the console without saying so fails: noise hides the next real fault. */
const methods = ['debug', 'error', 'info', 'log', 'warn'] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method);
});

afterEach(() => {
  for (const method of methods) {
    const spy = vi.mocked(console[method]);
    expect(spy.mock.calls, `console.${method} was called`).toEqual([]);
    spy.mockRestore();
  }
});
