// The meaning of the tracking codes of the EasyPost API (docs.easypost.com, "Trackers"). A detail says more than a status.
import type { ParcelNews } from '@toric/contracts/order/parcels/parcel';
import { z } from 'zod';
import type { News } from '../parcel.ts';

export const TrackerAnswer = z.object({
  tracking_code: z.string(),
  tracking_details: z
    .array(z.object({ status: z.string(), status_detail: z.string().nullish(), datetime: z.string() }))
    .default([]),
});

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

/** Returns the meaning of a status and its detail. A code that is not known here is `unknown`, and its text is kept. */
export function meaningOf(status: string, detail: string | null | undefined): ParcelNews {
  if (status === 'delivered') return 'delivered';
  return (detail && DETAIL[detail]) || (STATUS[status] ?? 'unknown');
}

/** Returns the news of a tracker. A time that is none is left out. */
export const newsOf = ({ tracking_details: details }: z.output<typeof TrackerAnswer>): News[] =>
  details.flatMap(({ status, status_detail: detail, datetime }) => {
    const at = new Date(datetime);
    const code = (detail ? `${status}/${detail}` : status).slice(0, 80);
    return Number.isNaN(at.getTime()) ? [] : [{ kind: meaningOf(status, detail), code, at }];
  });
