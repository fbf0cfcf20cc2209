'use client';

import { useEffect, useRef } from 'react';

/** Sends the form that it stands in as soon as something else is chosen; empty choices stay unsaid. */
export function FilterOnChange() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const leaving = new AbortController();
    form.addEventListener('change', () => form.requestSubmit(), leaving);
    form.addEventListener(
      'formdata',
      ({ formData }) => {
        for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
      },
      leaving,
    );
    return () => leaving.abort();
  }, []);
  return <span ref={place} hidden />;
}
