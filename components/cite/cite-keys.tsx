'use client';

import { useEffect, useRef, useState } from 'react';
import { copy } from '@/charts/card/copy';

/** Copies every citation in the chosen style while the focus is in the box (WCAG 2.1.4 asks for that). */
const KEY = 'c';

/** The citations that are shown in the chosen style, in their order. */
function listChosen(box: HTMLElement): HTMLElement[] {
  const chosen = box.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value;
  const texts = box.querySelectorAll<HTMLElement>('[data-cite]');
  return [...texts].filter(
    (text) => text.closest<HTMLElement>('[data-format]')?.dataset.format === chosen,
  );
}

function copyTexts(texts: readonly HTMLElement[]): Promise<string> {
  const [first] = texts;
  if (!first) return Promise.resolve('');
  const text = texts.map((each) => each.textContent.trim()).join('\n\n');
  const isCode = first.tagName === 'CODE';
  const html = texts.map((each) => `<p>${each.innerHTML}</p>`).join('');
  return copy(text, first, isCode ? undefined : html);
}

function isPlainKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat;
}

/**
 * What a script adds to citations: a button at each, one for all, and one key for all while the focus
 * is in the box. What was done is announced politely.
 * @param all how many citations stand in the box
 */
export function CiteKeys({ all }: { all: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const box = place.current?.parentElement;
    if (!box) return;
    const say = async (words: Promise<string>) => {
      // Emptied first, so that the same words are announced again.
      setSaid('');
      setSaid(await words);
    };
    const click = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest('button[data-copy]') : null;
      if (!button) return;
      const own = button.closest('[data-format]')?.querySelectorAll<HTMLElement>('[data-cite]');
      say(copyTexts(own ? [...own] : listChosen(box)));
    };
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== KEY || !isPlainKey(event)) return;
      event.preventDefault();
      say(copyTexts(listChosen(box)));
    };
    box.addEventListener('click', click);
    box.addEventListener('keydown', press);
    return () => {
      box.removeEventListener('click', click);
      box.removeEventListener('keydown', press);
    };
  }, []);
  return (
    <div ref={place} className="cite-keys needs-script">
      <p>
        {all > 1 ? (
          <button type="button" data-copy="all" aria-keyshortcuts={KEY}>
            Copy {all === 2 ? 'both' : `all ${all}`} citations
          </button>
        ) : null}{' '}
        <span role="status">{said}</span>
      </p>
      <p className="claim-small">
        {all > 1 ? 'Or press' : 'To copy it, press also'} <kbd>C</kbd> while the focus is among the
        citations.
      </p>
    </div>
  );
}
