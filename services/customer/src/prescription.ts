/** The prescription: what cannot be right in it, and how its status moves. */
import { BusinessError, type FieldError } from '@toric/contracts/business-error';
import type { PrescriptionContents, PrescriptionStatus } from '@toric/contracts/customer-prescription.http';
import type { Eye } from '@toric/contracts/lens';
import { checkPrescriptionShape } from '@toric/optics/prescription';

export const prescriptionNotFound = () =>
  new BusinessError('prescription.not-found', 'not-found', 'There is no such prescription, or it is not yours to see.');

/** Countries whose law sets the shortest validity, in years: 16 CFR 315.6 for the US. Elsewhere the prescriber decides. */
const SHORTEST_YEARS: Readonly<Record<string, number>> = { US: 1 };

function yearsAfter(day: string, years: number): string {
  const monthAndDay = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${monthAndDay}`;
}

function validityErrors({ issuedIn, issuedOn, expiresOn, medicalReason }: PrescriptionContents): FieldError[] {
  const pointer = '/expiresOn';
  if (expiresOn <= issuedOn) return [{ pointer, detail: 'must be after the day of issue' }];
  const years = SHORTEST_YEARS[issuedIn];
  if (years === undefined || medicalReason !== undefined || expiresOn >= yearsAfter(issuedOn, years)) return [];
  const detail = `must be ${years} year or more after the day of issue, unless medicalReason says why it is less`;
  return [{ pointer, detail }];
}

function eyeErrors(eye: Eye, { eyes }: PrescriptionContents): FieldError[] {
  const lens = eyes[eye];
  if (!lens) return [];
  return checkPrescriptionShape(lens.parameters).map(({ path, message }) => ({
    pointer: `/eyes/${eye}/parameters${path}`,
    detail: message,
  }));
}

export function assertSound(contents: PrescriptionContents): void {
  const errors = [...validityErrors(contents), ...eyeErrors('right', contents), ...eyeErrors('left', contents)];
  if (errors.length === 0) return;
  const detail = 'This cannot be what the prescriber wrote. Compare the named fields with the prescription.';
  throw new BusinessError('prescription.invalid', 'invalid', detail, errors);
}

/** An optician has seen the original; what a customer enters is presented until one has. */
export const statusRecordedBy = (kind: 'customer' | 'staff'): PrescriptionStatus =>
  kind === 'staff' ? 'verified' : 'presented';

export function assertNotWithdrawn(status: string): void {
  if (status !== 'withdrawn') return;
  throw new BusinessError(
    'prescription.withdrawn',
    'conflict',
    'This prescription was withdrawn. Record the new one as a prescription of its own.',
  );
}
