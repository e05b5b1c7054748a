/**
 * Holds the rules for a prescription's contents, by the law of the place of issue. The rules for its status are in
 * prescription-status.ts.
 */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import {
  AFTER_ISSUE,
  PRESCRIPTION_DENIED,
  PRESCRIPTION_INVALID,
  PRESCRIPTION_WITHDRAWN,
  VALID_TOO_LONG,
  VALID_TOO_SHORT,
  ZONE_ELSEWHERE,
} from '@toric/contracts/customer/prescriptions/prescription.errors';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { REQUEST_STALE } from '@toric/contracts/kernel/request.errors';
import type { Eye } from '@toric/contracts/lens';
import { packAt } from '@toric/optics/jurisdiction/pack';
import { lawOf } from '@toric/optics/jurisdiction/place';
import { checkPrescriptionShape } from '@toric/optics/prescription';
import { clocksAt, type PractisePlace, zoneFits } from '@toric/optics/verification/zone-fit';
import { nextStatus, type StoredStatus } from './prescription-status.ts';

/**
 * Holds the longest validity in years if the law of the place of issue sets none. No law that we know permits a longer
 * one.
 */
const LONGEST_YEARS = 5;

const packOf = ({ issuedIn, issuedOn }: PrescriptionContents) => {
  const law = lawOf(issuedIn);
  return law && packAt(law, issuedOn);
};

/** Returns the same day of a later year; for 29 February it returns 28 February. */
function yearsAfter(day: string, years: number): string {
  const monthAndDay = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${monthAndDay}`;
}

function validityErrors(contents: PrescriptionContents): FieldError[] {
  const { issuedOn, expiresOn, medicalReason } = contents;
  const pointer = '/expiresOn';
  if (expiresOn <= issuedOn) return [{ pointer, detail: AFTER_ISSUE() }];
  const pack = packOf(contents);
  const longest = pack?.longestYears?.is ?? LONGEST_YEARS;
  if (expiresOn > yearsAfter(issuedOn, longest)) return [{ pointer, detail: VALID_TOO_LONG({ years: longest }) }];
  const years = pack?.shortestYears?.is;
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

/** Holds the largest number of zones that a refusal names. The US has more than thirty, but a state has at most two. */
const MOST_ZONES = 4;

/** Returns the refusal of a time zone whose clock is not the clock of the prescriber's address. */
export function zoneElsewhere(place: PractisePlace) {
  const zones = clocksAt(place);
  return ZONE_ELSEWHERE({ zones: zones.slice(0, MOST_ZONES).join(', ') + (zones.length > MOST_ZONES ? ', …' : '') });
}

/**
 * Returns an error if the time zone does not fit the prescriber's address. With the clock of another place, the
 * prescriber would get fewer than eight business hours (16 CFR 315.2).
 */
function zoneErrors({ issuedIn, issuedOn, prescriber: { address, timeZone } }: PrescriptionContents): FieldError[] {
  const place = { country: issuedIn, address };
  if (timeZone === undefined || zoneFits(place, timeZone, issuedOn)) return [];
  return [{ pointer: '/prescriber/timeZone', detail: zoneElsewhere(place) }];
}

/**
 * Returns the errors in the contents of a prescription, by the law of the place of issue and by the shape of the
 * lenses.
 */
export const contentErrors = (contents: PrescriptionContents): FieldError[] => [
  ...validityErrors(contents),
  ...zoneErrors(contents),
  ...eyeErrors('right', contents),
  ...eyeErrors('left', contents),
];

/**
 * Refuses invalid contents. `pointerOf` maps the JSON pointer of a field in the contents to its JSON pointer in the
 * request.
 */
export function assertValidContents(contents: PrescriptionContents, pointerOf = (pointer: string) => pointer): void {
  const errors = contentErrors(contents);
  if (errors.length === 0) return;
  throw PRESCRIPTION_INVALID().at(...errors.map(({ pointer, detail }) => ({ pointer: pointerOf(pointer), detail })));
}

/** Returns the contents of a prescription as text with sorted keys, so that equal contents have equal texts. */
const textOf = (contents: PrescriptionContents): string =>
  JSON.stringify(contents, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

/**
 * Returns true if both contents are the same in every field. An optician or a prescriber has compared the whole
 * document, with notes and product names. So only an equal revision by the customer keeps its evidence.
 */
export const areAlike = (one: PrescriptionContents, other: PrescriptionContents): boolean =>
  textOf(one) === textOf(other);

export function assertNotDenied(denied: boolean): void {
  if (denied) throw PRESCRIPTION_DENIED();
}

/**
 * Throws if the optician has compared another revision than the current one. A customer may revise the prescription
 * while an optician looks at the document, and a client may leave out If-Match.
 */
export function requireRevision({ revision, version }: { revision: number; version: number }, compared: number): void {
  if (revision !== compared) throw REQUEST_STALE({ version });
}

export function assertNotWithdrawn(status: StoredStatus): void {
  if (status === 'withdrawn') throw PRESCRIPTION_WITHDRAWN();
}

/**
 * Returns the status after the event. Throws if the prescription was withdrawn and the event is not permitted then. In
 * every other status, both `confirm` and `withdraw` are permitted.
 */
export function requireNextStatus(status: StoredStatus, event: 'confirm' | 'withdraw'): StoredStatus {
  const next = nextStatus(status, event);
  if (next) return next;
  throw PRESCRIPTION_WITHDRAWN();
}
