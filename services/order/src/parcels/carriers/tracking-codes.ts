// Defines the meaning of the tracking codes of the EasyPost API (docs.easypost.com, "Trackers"). Each code has a status
// and a detail, which is more precise.
import type { ParcelNews } from '@toric/contracts/order/parcels/parcel';
import { z } from 'zod';
import type { News } from '../parcel.ts';

/** Accepts a text that can be stored: PostgreSQL accepts neither NUL nor half of a surrogate pair. */
export const Storable = z.string().refine((text) => !/[\0\p{Cs}]/u.test(text));

export const TrackerAnswer = z.object({
  tracking_code: Storable,
  tracking_details: z
    .array(z.object({ status: Storable, status_detail: Storable.nullish(), datetime: z.string() }))
    .default([]),
});

/** News of the carrier with a year outside this range are a mistake. */
const YEARS = { from: 2000, to: 2999 };

const STATUS: Readonly<Record<string, ParcelNews>> = {
  pre_transit: 'announced',
  in_transit: 'moving',
  out_for_delivery: 'out-for-delivery',
  available_for_pickup: 'to-collect',
  delivered: 'delivered',
  return_to_sender: 'returning',
  failure: 'attempt-failed',
};
const DETAIL: Readonly<Record<string, ParcelNews>> = {
  lost: 'lost',
  damaged: 'damaged',
  delayed: 'carrier-delay',
  weather_delay: 'carrier-delay',
  transit_exception: 'carrier-delay',
  missorted: 'carrier-delay',
  delivery_exception: 'attempt-failed',
  refused: 'returning',
  return: 'returning',
};

/**
 * Returns the meaning of a tracking status and its detail. A code that is not listed here is `unknown`, and its text is
 * stored.
 */
export function meaningOf(status: string, detail: string | null | undefined): ParcelNews {
  if (status === 'delivered') return 'delivered';
  return (detail && DETAIL[detail]) || (STATUS[status] ?? 'unknown');
}

/** Returns the news of a tracker of the EasyPost API. News without a time, or with an impossible year, are left out. */
export const newsOf = ({ tracking_details: details }: z.output<typeof TrackerAnswer>): News[] =>
  details.flatMap(({ status, status_detail: detail, datetime }) => {
    const at = new Date(datetime);
    const code = (detail ? `${status}/${detail}` : status).slice(0, 80);
    const year = at.getUTCFullYear(); // NaN if the text is no time
    return year >= YEARS.from && year <= YEARS.to ? [{ kind: meaningOf(status, detail), code, at }] : [];
  });
