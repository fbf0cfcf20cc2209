import type { Metadata } from 'next';
import { CARD } from '@/charts/picture/look';
import { publicOrigin } from './reader';

/**
 * What a link's preview shows. The picture is a pinned one, so that whoever keeps a preview by its
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
      images: [{ url: image, ...CARD, type: 'image/png', alt }],
    },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  };
}
