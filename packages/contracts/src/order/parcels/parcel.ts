/** Declares the types of parcels that several declarations use. */
import { z } from 'zod';

export const ParcelStatus = z
  .enum([
    ...(['packed', 'labelling', 'label-failed', 'labelled', 'handed-over', 'in-transit', 'delayed'] as const),
    ...(['delivered', 'lost', 'returned', 'cancelled'] as const),
  ])
  .meta({
    description:
      '`labelling`: the carrier is asked for a label. `label-failed`: it refused, and `labelFailure` says why. `delayed`: it is late, and `delay` says why.',
  });
export type ParcelStatus = z.infer<typeof ParcelStatus>;

/**
 * Lists the kinds of news about a parcel that carriers send. A carrier's code that no adapter knows is stored as
 * `unknown`.
 */
export const ParcelNews = z
  .enum([
    ...(['announced', 'moving', 'out-for-delivery', 'to-collect', 'attempt-failed', 'carrier-delay'] as const),
    ...(['damaged', 'lost', 'returning', 'delivered', 'unknown'] as const),
  ])
  .meta({
    description:
      'The news of a carrier. `to-collect`: it waits at a shop or a post office. `unknown`: a code that no adapter knows; it is kept.',
  });
export type ParcelNews = z.infer<typeof ParcelNews>;

export const NewsSource = z.enum(['webhook', 'poll', 'hand']).meta({
  description: '`webhook`: the carrier sent it. `poll`: the shop asked. `hand`: a person recorded it.',
});
export type NewsSource = z.infer<typeof NewsSource>;

/** Lists the kinds of news about a parcel that a person may record. */
export const RecordedNews = ParcelNews.exclude(['unknown', 'announced']);
export type RecordedNews = z.infer<typeof RecordedNews>;

export const ClaimKind = z.enum(['lost', 'damaged', 'late']);
export type ClaimKind = z.infer<typeof ClaimKind>;

export const ClaimStatus = z.enum(['filing', 'filed', 'by-hand', 'paid', 'refused', 'withdrawn']).meta({
  description:
    '`filing`: the carrier is asked. `by-hand`: the carrier takes no claims by machine, so a person files it.',
});
export type ClaimStatus = z.infer<typeof ClaimStatus>;

/** Lists the possible ends of a claim to a carrier. */
export const ClaimOutcome = ClaimStatus.extract(['paid', 'refused', 'withdrawn']);
export type ClaimOutcome = z.infer<typeof ClaimOutcome>;
