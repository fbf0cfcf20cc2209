'use client';

import { useRef, useState } from 'react';
import { copy } from './copy';

/** A text to take away, with a button that copies it. */
export function CopyText({ text, href }: { text: string; href?: string }) {
  const place = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  return (
    <div className="chart-copy">
      <code ref={place}>{href === undefined ? text : <a href={href}>{text}</a>}</code>
      <p className="needs-script">
        <button
          type="button"
          onClick={async () => place.current && setSaid(await copy(text, place.current))}
        >
          Copy
        </button>{' '}
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
