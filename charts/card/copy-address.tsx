'use client';

import { useEffect, useRef, useState } from 'react';
import { readChoice } from './choice';
import { copy } from './copy';
import { formatFragment } from './fragment';

/**
 * A text to take away, with a button that copies it. A linked one is the chart's address: the mark
 * that the reader has chosen is in it.
 */
export function CopyAddress(props: { chart: string; text: string; linked?: boolean }) {
  const { chart, text, linked = false } = props;
  const place = useRef<HTMLElement>(null);
  const [fragment, setFragment] = useState('');
  const [said, setSaid] = useState('');
  useEffect(() => {
    const details = place.current?.closest('details');
    const figure = place.current?.closest('figure');
    if (!linked || !details || !figure) return;
    const follow = () => {
      const choice = readChoice(figure);
      setFragment(choice ? formatFragment({ ...choice, chart: null }) : '');
    };
    details.addEventListener('toggle', follow);
    return () => details.removeEventListener('toggle', follow);
  }, [linked]);
  const whole = text + fragment;
  return (
    <div className="chart-copy">
      <code ref={place}>{linked ? <a href={whole}>{whole}</a> : whole}</code>
      <p className="needs-script">
        <button
          type="button"
          data-chart={chart}
          onClick={async () => place.current && setSaid(await copy(whole, place.current))}
        >
          Copy
        </button>{' '}
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
