/** Pure decisions over a contact-lens prescription: is it in force, does it cover this lens, can it be right at all? */
import type { Eye, LensParameters } from '@toric/contracts/lens';
import { toDayNumber } from './calendar-day.ts';
import { lensId } from './lens-id.ts';
import type { Problem } from './problem.ts';

export interface EyePrescription {
  readonly productId: string;
  readonly parameters: LensParameters;
}

export interface Prescription {
  readonly issuedOn: string;
  readonly expiresOn: string;
  readonly eyes: { readonly [eye in Eye]?: EyePrescription | undefined };
}

export type PrescriptionState = 'valid' | 'expired' | 'not-yet-valid';

/** Valid through the whole of its expiry date: no supply after it. */
export function prescriptionState(
  prescription: Pick<Prescription, 'issuedOn' | 'expiresOn'>,
  today: string,
): PrescriptionState {
  const day = toDayNumber(today);
  if (day > toDayNumber(prescription.expiresOn)) return 'expired';
  return day < toDayNumber(prescription.issuedOn) ? 'not-yet-valid' : 'valid';
}

/** Exactly the prescribed product in exactly the prescribed parameters, for that eye: no substitution. */
export function coversLens(prescription: Prescription, eye: Eye, lens: string): boolean {
  const prescribed = prescription.eyes[eye];
  return prescribed !== undefined && lensId(prescribed.productId, prescribed.parameters) === lens;
}

/** No law sets ranges; outside these of soft lenses a slip of the pen is likelier than such a lens. */
const ENVELOPE = [
  { name: 'sphere', from: -20, to: 20, unit: 'D' },
  { name: 'cylinder', from: -5.75, to: -0.75, unit: 'D' },
  { name: 'baseCurve', from: 8.3, to: 9, unit: 'mm' },
  { name: 'diameter', from: 13, to: 15, unit: 'mm' },
  { name: 'add', from: 1, to: 2.5, unit: 'D' },
] as const;

function envelopeProblems(parameters: LensParameters): Problem[] {
  return ENVELOPE.flatMap(({ name, from, to, unit }) => {
    const value = parameters[name];
    if (typeof value !== 'number' || (value >= from && value <= to)) return [];
    const message = `${value} ${unit} is outside ${from} to ${to} ${unit}: compare it with the prescription`;
    return [{ path: `/${name}`, message }];
  });
}

function axisProblems({ cylinder, axis }: LensParameters): Problem[] {
  if (cylinder !== undefined && axis === undefined) {
    return [{ path: '/axis', message: 'is missing: a cylinder needs an axis of 1 to 180 degrees (180 for 0)' }];
  }
  if (axis === undefined) return [];
  if (cylinder === undefined) {
    return [{ path: '/axis', message: 'has no cylinder to belong to: enter the cylinder or remove the axis' }];
  }
  if (Number.isInteger(axis) && axis >= 1 && axis <= 180) return [];
  return [{ path: '/axis', message: `${axis} is not a whole number of degrees from 1 to 180: write 180 for 0` }];
}

function addProblems({ add, dominance }: LensParameters): Problem[] {
  if (typeof add === 'number' && dominance === undefined) {
    return [{ path: '/dominance', message: 'is missing: an add in dioptres needs the design, D or N' }];
  }
  if (typeof add !== 'number' && dominance !== undefined) {
    const message =
      add === undefined
        ? 'has no add to belong to: enter the add in dioptres or remove it'
        : `does not go with add ${add}: D or N goes with an add in dioptres`;
    return [{ path: '/dominance', message }];
  }
  return [];
}

/** What cannot be right in one eye's parameters; whether the product is made so is the matrix's answer. */
export function checkPrescriptionShape(parameters: LensParameters): Problem[] {
  return [...envelopeProblems(parameters), ...axisProblems(parameters), ...addProblems(parameters)];
}
