/** Finds parcels that are late, parcels without recent news, and claims that wait for an answer. */
import type { Tx } from '@toric/messaging/sql';
import { USUAL_HOURS } from '@toric/contracts/order/parcels/delay-rule.http';

type Late = { readonly id: string; readonly reason: 'no-movement' | 'promise-near' };

/**
 * Locks the parcels for which the alarm is raised. A delay rule decides how long a parcel may have no news. The rule of
 * the carrier and the country comes first, then the rule of the carrier alone, then the rule of the country. A parcel
 * is also late if its promised day has come and it is not out for delivery at noon in UTC.
 */
export const lockLate = (tx: Tx, now: Date, most: number): Promise<Late[]> =>
  tx.many<Late>`
    select p.id, case when p.last_news_at < ${now}::timestamptz - coalesce(r.hours, ${USUAL_HOURS}::int) * interval '1 hour'
      then 'no-movement' else 'promise-near' end as reason
    from parcel p left join lateral (
      select hours from delay_rule d
      where lower(d.carrier) in ('', lower(p.carrier)) and d.market in ('', p.market)
      order by d.carrier <> '' desc, d.market <> '' desc limit 1) r on true
    where p.status in ('handed-over', 'in-transit') and (
      p.last_news_at < ${now}::timestamptz - coalesce(r.hours, ${USUAL_HOURS}::int) * interval '1 hour'
      or (p.promised_on is not null and p.promised_on::timestamp at time zone 'UTC' + interval '12 hours' <= ${now}::timestamptz
        and not exists (
          select from parcel_news n where n.parcel_id = p.id and n.kind in ('out-for-delivery', 'to-collect')
            and n.at >= p.promised_on::timestamp at time zone 'UTC')))
    order by p.last_news_at limit ${most}::int for update of p skip locked`;

type Unwanted = { readonly id: string; readonly isConnected: boolean; readonly carrierShipmentId: string | null };

/**
 * Locks the parcels that no carrier has and that will never leave. Their orders were cancelled or have left without
 * them, or an amendment has replaced the lines whose boxes they hold.
 */
export const lockUnwanted = (tx: Tx, most: number): Promise<Unwanted[]> =>
  tx.many<Unwanted>`
    select p.id, p.is_connected, p.carrier_shipment_id from parcel p join orders o on o.id = p.order_id
    where p.status in ('packed', 'labelling', 'label-failed', 'labelled') and (
      o.status in ('cancelling', 'cancelled', 'shipped', 'completed')
      or exists (select from jsonb_to_recordset(p.lines) as part("lineId" uuid)
        where not exists (select from order_line l where l.order_id = o.id and l.id = part."lineId")))
    order by p.created_at limit ${most}::int for update of p skip locked`;

type Asked = { readonly id: string; readonly trackingNumber: string };

/**
 * Chooses parcels of the connected carrier that had no news for six hours, and about which the carrier was not asked
 * for four hours.
 */
export const chooseToTrack = (tx: Tx, now: Date, most: number): Promise<Asked[]> =>
  tx.many<Asked>`
    update parcel set asked_at = ${now}
    where id in (
      select id from parcel
      where status in ('handed-over', 'in-transit', 'delayed', 'lost') and is_connected
        and last_news_at < ${now}::timestamptz - interval '6 hours' and last_news_at > ${now}::timestamptz - interval '60 days'
        and (asked_at is null or asked_at < ${now}::timestamptz - interval '4 hours')
      order by last_news_at limit ${most}::int for update skip locked)
    returning id, tracking_number`;

type Claimed = { readonly id: string; readonly carrierReference: string; readonly currency: string };

/** Chooses the filed claims about which the carrier was not asked for a day. */
export const chooseClaims = (tx: Tx, now: Date, most: number): Promise<Claimed[]> =>
  tx.many<Claimed>`
    update carrier_claim set asked_at = ${now}
    where id in (
      select id from carrier_claim
      where status = 'filed' and carrier_reference is not null
        and coalesce(asked_at, created_at) < ${now}::timestamptz - interval '1 day'
      order by created_at limit ${most}::int for update skip locked)
    returning id, carrier_reference, currency`;
