/** The prescription: what cannot be right in it, and how its status moves. */
import type { FieldError } from '@toric/contracts/business-error';
import {
  AFTER_ISSUE,
  PRESCRIPTION_INVALID,
  PRESCRIPTION_WITHDRAWN,
  VALID_TOO_SHORT,
} from '@toric/contracts/customer-prescription.errors';
import type { PrescriptionContents, PrescriptionStatus } from '@toric/contracts/customer-prescription.http';
import { Jurisdiction } from '@toric/contracts/jurisdiction';
import type { Eye } from '@toric/contracts/lens';
import { packAt } from '@toric/optics/jurisdiction/pack';
import { checkPrescriptionShape } from '@toric/optics/prescription';

/** Where the law sets no shortest validity, the prescriber decides. */
function shortestYears({ issuedIn, issuedOn }: PrescriptionContents): number | undefined {
  const jurisdiction = Jurisdiction.safeParse(issuedIn);
  return jurisdiction.success ? packAt(jurisdiction.data, issuedOn)?.shortestYears?.is : undefined;
}

function yearsAfter(day: string, years: number): string {
  const monthAndDay = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${monthAndDay}`;
}

function validityErrors(contents: PrescriptionContents): FieldError[] {
  const { issuedOn, expiresOn, medicalReason } = contents;
  const pointer = '/expiresOn';
  if (expiresOn <= issuedOn) return [{ pointer, detail: AFTER_ISSUE() }];
  const years = shortestYears(contents);
  if (years === undefined || medicalReason !== undefined || expiresOn >= yearsAfter(issuedOn, years)) return [];
  return [{ pointer, detail: VALID_TOO_SHORT({ years }) }];
}

function eyeErrors(eye: Eye, { eyes }: PrescriptionContents): FieldError[] {
  const lens = eyes[eye];
  if (!lens) return [];
  return checkPrescriptionShape(lens.parameters).map(({ path, message }) => ({
    pointer: `/eyes/${eye}/parameters${path}`,
    detail: message,
  }));
}

/** `place` says where a field of the contents stands in what the caller has sent. */
export function assertSound(contents: PrescriptionContents, place = (pointer: string) => pointer): void {
  const errors = [...validityErrors(contents), ...eyeErrors('right', contents), ...eyeErrors('left', contents)];
  if (errors.length === 0) return;
  throw PRESCRIPTION_INVALID().at(...errors.map(({ pointer, detail }) => ({ pointer: place(pointer), detail })));
}

/** An optician has seen the original; what a customer enters is presented until one has. */
export const statusRecordedBy = (kind: 'customer' | 'staff'): PrescriptionStatus =>
  kind === 'staff' ? 'verified' : 'presented';

export function assertNotWithdrawn(status: string): void {
  if (status === 'withdrawn') throw PRESCRIPTION_WITHDRAWN();
}
