import type { Metadata } from 'next';
import { chartPath } from '@/charts/export/address';
import { SHAPES } from '@/charts/export/options';
import { openDb } from '@/db/web';
import { loadFirstChart } from '@/loaders/load-chart';
import { loadConflicts } from '@/loaders/load-conflict';
import { publicOrigin } from '@/routes/origin';

/** The picture of the state's first chart, for pages that have none of their own; null where there is no chart. */
async function findFirstChart(position: number): Promise<{ image: string; alt: string } | null> {
  const [conflict] = await loadConflicts(openDb(), position);
  const chart = conflict && (await loadFirstChart(openDb(), position, conflict.id));
  if (!chart) return null;
  const { model, drawing } = chart;
  const { title, sentence } = drawing;
  return { image: `${chartPath(model)}.png?at=${model.position}`, alt: `${title}. ${sentence}` };
}

/**
 * What every link's preview shows unless its page says more: Next adds the page's own title and
 * description, and takes all of it from a page that has a picture.
 * @param position of the state that the page shows
 */
export async function toSiteCard(position: number): Promise<Metadata> {
  const found = await findFirstChart(position);
  if (found === null) return {};
  const image = `${publicOrigin()}${found.image}`;
  return {
    openGraph: {
      type: 'website',
      siteName: 'Casualty Ledger',
      images: [{ url: image, ...SHAPES.landscape, type: 'image/png', alt: found.alt }],
    },
    twitter: { card: 'summary_large_image', images: [image] },
  };
}

/**
 * What a link's preview shows. The picture is a pinned one, so that anyone who keeps a preview by its
 * address has the picture that goes with the page.
 * @param image the picture's public path and query
 * @param alt what the picture shows, in words
 */
export function withCard(
  head: Metadata,
  card: { path: string; title: string; description: string; image: string; alt: string },
): Metadata {
  const { path, title, alt } = card;
  const description = head.description ?? card.description;
  const image = `${publicOrigin()}${card.image}`;
  return {
    ...head,
    openGraph: {
      type: 'article',
      siteName: 'Casualty Ledger',
      title,
      description,
      url: `${publicOrigin()}${path}`,
      images: [{ url: image, ...SHAPES.landscape, type: 'image/png', alt }],
    },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  };
}
