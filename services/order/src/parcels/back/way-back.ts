/** Decides the state of a return label by the carrier's news of the returned parcel. */
import type { ReturnLabelStatus } from '@toric/contracts/order/returns/label.http';
import { ParcelNews } from '@toric/contracts/order/parcels/parcel';
import { z } from 'zod';
import { type News, standingOf } from '../parcel.ts';

const Kept = z.array(z.object({ kind: ParcelNews, code: z.string(), at: z.coerce.date() }));

/** Parses the stored news of a returned parcel. */
export const keptNews = (stored: unknown): News[] => Kept.parse(stored);

const keyOf = ({ kind, code, at }: News): string => `${kind} ${code} ${at.toISOString()}`;

/** Lists the states of a return label in which the carrier's news count. */
const TRACKED: readonly string[] = ['ready', 'on-its-way', 'arrived', 'lost'];

/**
 * Returns the state of a return label after these news. Returns undefined if the label is not tracked, or if no news
 * are new. The same news may come twice, and news may come in any order.
 */
export function wayWith(label: { readonly status: string; readonly news: unknown }, added: readonly News[]) {
  const known = keptNews(label.news);
  const keys = new Set(known.map(keyOf));
  const fresh = added.filter((one) => !keys.has(keyOf(one)));
  if (fresh.length === 0 || !TRACKED.includes(label.status)) return undefined;
  const news = [...new Map([...known, ...fresh].map((one) => [keyOf(one), one])).values()];
  const standing = standingOf(news);
  const lastNewsAt = new Date(Math.max(...news.map(({ at }) => at.getTime())));
  return { status: statusOf(standing?.status), news, lastNewsAt, arrivedAt: standing?.deliveredAt ?? null };
}

function statusOf(standing: string | undefined): ReturnLabelStatus {
  if (standing === undefined) return 'ready';
  if (standing === 'delivered') return 'arrived';
  return standing === 'lost' ? 'lost' : 'on-its-way';
}
