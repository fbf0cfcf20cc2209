'use client';

import { useEffect } from 'react';

/** Stands last on every page: tells `first-script.js` that all of the page listens now. */
export function Listens() {
  useEffect(() => {
    window.dispatchEvent(new Event('ledger-listens'));
  }, []);
  return null;
}
