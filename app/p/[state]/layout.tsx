import type { ReactNode } from 'react';

/** Pages are drawn when they are asked for; the HTTP front keeps each under its position. */
export const dynamic = 'force-dynamic';

export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
