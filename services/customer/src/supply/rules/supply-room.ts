/**
 * Computes how many lenses may still be supplied on a prescription, so that sales can tell a customer before she
 * orders.
 */
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Eye } from '@toric/contracts/lens';
import { lawOf, lawsAt } from '@toric/optics/jurisdiction/place';
import type { LensIds } from '@toric/optics/lens-id';
import { roomFor, type Supply } from '../most-supply.ts';

type Prescription = { readonly row: { readonly id: string }; readonly contents: PrescriptionContents };
type Rules = {
  readonly lensIds: LensIds;
  readonly mostDays: number;
  /**
   * Holds the country and the region to which the lenses would go. Without a country, only the limit of the shop
   * counts.
   */
  readonly place: { readonly country?: string | undefined; readonly region?: string | undefined };
  readonly today: string;
};

/**
 * Returns a function that computes the number of days of wear that an eye may still get, or 0 if nothing may be
 * supplied. The last box of an order may exceed this number. When the order is placed, it is decided again.
 */
export function roomOn({ row, contents }: Prescription, supplies: readonly Supply[], rules: Rules) {
  const { lensIds, mostDays, place, today } = rules;
  const { country, region } = place;
  const laws = country === undefined ? [] : [lawOf(country), ...lawsAt({ country, region })];
  const { issuedOn, expiresOn } = contents;
  return (eye: Eye): number => {
    const lens = contents.eyes[eye];
    if (!lens || expiresOn < today) return 0;
    const lensId = lensIds.of(lens.productId, lens.parameters);
    const isAlike = (supply: Supply) => supply.prescriptionId === row.id || supply.lensId === lensId;
    const earlier = supplies.filter((supply) => supply.eye === eye);
    return Math.max(0, roomFor(isAlike, earlier, { laws, today, issuedOn, expiresOn, mostDays }));
  };
}
