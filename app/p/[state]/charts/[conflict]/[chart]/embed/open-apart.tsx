'use client';

import { useEffect } from 'react';

/** Marks that a script has drawn anew lead out of the frame too: the figures' pages refuse to be framed. */
export function OpenApart() {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (link && !link.getAttribute('href')?.startsWith('#'))
        link.setAttribute('target', '_blank');
    };
    document.addEventListener('click', follow, { capture: true });
    return () => document.removeEventListener('click', follow, { capture: true });
  }, []);
  return null;
}
