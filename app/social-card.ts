import type { Metadata } from 'next';
import { SOCIAL_CARD } from '@/charts/export/options';
import { publicOrigin } from '@/routes/origin';

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
      images: [{ url: image, ...SOCIAL_CARD, type: 'image/png', alt }],
    },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  };
}
