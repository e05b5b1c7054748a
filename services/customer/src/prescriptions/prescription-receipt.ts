import type { PrescriptionValidity } from '@toric/contracts/customer/prescriptions/prescription-validity.http';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { PrescriptionWithContents, StoredRow } from './prescription.store.ts';
import { statusOn } from './prescription-status.ts';

/**
 * Returns a prescription without its medical contents. It is the answer to a POST with an idempotency key, because such
 * an answer is stored for repeated requests.
 */
export const receiptOf = ({ id, customerId, status, revision, version, createdAt, updatedAt }: StoredRow) => ({
  id,
  customerId,
  status,
  revision,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/** Returns the prescription with its contents, and with its status on the day `today`. */
export const prescriptionView = ({ row, contents }: PrescriptionWithContents, today: string): PrescriptionView => ({
  ...receiptOf(row),
  ...contents,
  reviewSince: row.reviewSince?.toISOString() ?? null,
  partnerId: row.partnerId,
  status: statusOn(row.status, contents, today),
});

type ValidLens = Pick<PrescriptionValidity['lenses'][number], 'eye' | 'productId'>;
/** Describes the validity of a prescription for sales, without the supply that is left. The area `supply` adds it. */
type Validity = Omit<PrescriptionValidity, 'lenses'> & { readonly lenses: readonly ValidLens[] };

/**
 * Returns those values of a prescription on the day `today` that sales may see: its status, its days, its prescriber
 * and its products, but no power.
 */
export function validityOf({ row, contents }: PrescriptionWithContents, today: string): Validity {
  const { issuedOn, expiresOn, prescriber, eyes } = contents;
  const eachEye = (['right', 'left'] as const).flatMap((eye) => {
    const lens = eyes[eye];
    return lens ? [{ eye, productId: lens.productId }] : [];
  });
  const status = statusOn(row.status, contents, today);
  return { id: row.id, status, issuedOn, expiresOn, prescriberName: prescriber.name, lenses: eachEye };
}
