/** Finds the parcels of a customer for an access request, and removes personal data from them for an erasure. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Tx } from '@toric/messaging/sql';
import { findPersonalLabels, forgetLabels } from './back/return-label.store.ts';
import { openTexts, type StoredClaim } from './claims/claim.store.ts';

/** Returns the parcels of a customer with their news, and the claims about them, decrypted. */
export async function findPersonalParcels(tx: Tx, customerId: string, keys: Keyring): Promise<PersonalRecords> {
  const parcels = await tx.many<object>`
    select id, order_id, number, status, carrier, service, tracking_number, weight_grams, promised_on, delay_reason,
      handed_over_at, delivered_at, created_at
    from parcel where customer_id = ${customerId} order by created_at, id`;
  const news = await tx.many<object>`
    select n.parcel_id, n.kind, n.at from parcel_news n join parcel p on p.id = n.parcel_id
    where p.customer_id = ${customerId} order by n.at, n.id`;
  const claims = await tx.many<StoredClaim>`
    select * from carrier_claim where customer_id = ${customerId} order by created_at, id`;
  return {
    returnLabels: await findPersonalLabels(tx, customerId),
    parcels,
    parcelNews: news,
    carrierClaims: claims.map((claim) => {
      const { id, parcelNumber, kind, status, amount, currency, createdAt } = claim;
      return { id, parcelNumber, kind, status, amount, currency, createdAt, ...openTexts(keys, claim) };
    }),
  };
}

/** Removes the labels of erased customers, because labels show names, and the texts of claims about their parcels. */
export async function forgetParcels(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await forgetLabels(tx, customerIds);
  await tx.run`
    delete from parcel_label l using parcel p where p.id = l.parcel_id and p.customer_id = any(${customerIds}::uuid[])`;
  await tx.run`
    update parcel set label_media_type = null, sealed_box_key = null
    where customer_id = any(${customerIds}::uuid[]) and (label_media_type is not null or sealed_box_key is not null)`;
  await tx.run`
    update carrier_claim set sealed_description = null, sealed_note = null where customer_id = any(${customerIds}::uuid[])`;
}
