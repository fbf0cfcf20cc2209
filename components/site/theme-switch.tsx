'use client';

import { useEffect, useRef } from 'react';

const THEMES = [
  { value: 'system', name: 'System' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
];

/** What the reader chose before; `system` where nothing is kept or may be read. */
function readTheme(): string {
  try {
    return window.localStorage.getItem('theme') ?? 'system';
  } catch {
    return 'system';
  }
}

function keepTheme(theme: string): void {
  try {
    if (theme === 'system') window.localStorage.removeItem('theme');
    else window.localStorage.setItem('theme', theme);
  } catch {
    // A browser that keeps nothing for this site: the choice holds for this page.
  }
}

function applyTheme(theme: string): void {
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  else root.removeAttribute('data-theme');
}

/**
 * Follows the system unless the reader says otherwise. `app/layout.tsx` sets the theme before the
 * first paint; this changes it. Hidden where no script runs, since it could do nothing there.
 */
export function ThemeSwitch() {
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    const follow = (event?: Event) => {
      const theme = readTheme();
      if (select.current) select.current.value = theme;
      // At first the layout has done so; later another tab may have chosen, or this page was asleep.
      if (event) applyTheme(theme);
    };
    const awake = (event: PageTransitionEvent) => event.persisted && follow(event);
    follow();
    window.addEventListener('storage', follow);
    window.addEventListener('pageshow', awake);
    return () => {
      window.removeEventListener('storage', follow);
      window.removeEventListener('pageshow', awake);
    };
  }, []);
  return (
    <p className="theme-switch needs-script">
      <label htmlFor="theme">Theme</label>{' '}
      <select
        id="theme"
        ref={select}
        defaultValue="system"
        onChange={({ target }) => {
          keepTheme(target.value);
          applyTheme(target.value);
        }}
      >
        {THEMES.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
