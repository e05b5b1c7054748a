/** The prescription: what cannot be right in it, by the law of where it was issued; prescription-status.ts is its life. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  AFTER_ISSUE,
  PRESCRIPTION_INVALID,
  PRESCRIPTION_WITHDRAWN,
  VALID_TOO_SHORT,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Eye } from '@toric/contracts/lens';
import { packAt } from '@toric/optics/jurisdiction/pack';
import { lawOf } from '@toric/optics/jurisdiction/place';
import { checkPrescriptionShape } from '@toric/optics/prescription';
import { nextStatus, type StoredStatus } from './prescription-status.ts';

/** Where the law sets no shortest validity, the prescriber decides. */
function shortestYears({ issuedIn, issuedOn }: PrescriptionContents): number | undefined {
  const law = lawOf(issuedIn);
  return law && packAt(law, issuedOn)?.shortestYears?.is;
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

export function assertNotWithdrawn(status: StoredStatus): void {
  if (status === 'withdrawn') throw PRESCRIPTION_WITHDRAWN();
}

/** What people do to one can only fail because it was withdrawn. */
export function move(status: StoredStatus, event: 'confirm' | 'withdraw'): StoredStatus {
  const to = nextStatus(status, event);
  if (to) return to;
  throw PRESCRIPTION_WITHDRAWN();
}
