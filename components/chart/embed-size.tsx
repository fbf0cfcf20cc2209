'use client';

import { useEffect } from 'react';

/**
 * Tells the page around a frame how high the chart is, as `{type: 'casualty-ledger:height', height}`,
 * so that it can make room: a frame cannot do so by itself.
 */
export function EmbedSize() {
  useEffect(() => {
    if (window.parent === window) return;
    const tell = () => {
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      // To whichever page: the height of a public chart is no secret.
      window.parent.postMessage({ type: 'casualty-ledger:height', height }, '*');
    };
    const observer = new ResizeObserver(tell);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);
  return null;
}
