import type { PrescriptionValidity } from '@toric/contracts/customer/prescriptions/prescription-validity.http';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import { type Draft, EYES, type EyeDraft } from './draft.ts';

type Known = Pick<PrescriptionValidity, 'id' | 'lenses'>;

/** Returns the boxes that the eye may still get. Returns undefined while the prescription or the pack is not known. */
function boxesFor(
  { prescriptionId, packId }: EyeDraft,
  eye: (typeof EYES)[number],
  validity: readonly Known[],
  lines: QuoteView['lines'],
): number | undefined {
  const daysLeft = validity.find(({ id }) => id === prescriptionId)?.lenses.find((lens) => lens.eye === eye)?.daysLeft;
  const boxDays = lines.find((line) => line.packId === packId)?.boxDays;
  // the last box may exceed the limit, because boxes are not opened
  return daysLeft === undefined || !boxDays ? undefined : Math.ceil(daysLeft / boxDays);
}

/** Returns the first eye that would get more lenses than may be supplied on its prescription, and the boxes that it may get. */
export function tooMuch(
  draft: Draft,
  validity: readonly Known[],
  lines: QuoteView['lines'],
): { readonly eye: (typeof EYES)[number]; readonly most: number } | undefined {
  for (const eye of EYES) {
    const most = draft[eye].isOrdered ? boxesFor(draft[eye], eye, validity, lines) : undefined;
    if (most !== undefined && draft[eye].quantity > most) return { eye, most };
  }
  return undefined;
}
