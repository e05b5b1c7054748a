// Decides about a contact-lens prescription: its validity, the lenses that it covers, contradictions. All functions are
// pure.
import type { Eye, LensParameters } from '@toric/contracts/lens';
import { sentence } from '@toric/contracts/kernel/sentence';
import { toDayNumber } from './calendar-day.ts';
import type { LensIds } from './lens-id.ts';
import type { Problem } from './problem.ts';

export interface EyePrescription {
  readonly productId: string;
  readonly parameters: LensParameters;
}

export interface Prescription {
  /** Holds the first day on which the prescription is valid (YYYY-MM-DD). */
  readonly issuedOn: string;
  /** Holds the last day on which the prescription is valid (YYYY-MM-DD). */
  readonly expiresOn: string;
  readonly eyes: { readonly [eye in Eye]?: EyePrescription | undefined };
}

export type PrescriptionState = 'valid' | 'expired' | 'not-yet-valid';

/**
 * Returns the state of a prescription on a day (YYYY-MM-DD). It is valid through the whole of its expiry date.
 * Source: 16 CFR 315.6 (expiration). Throws a RangeError for a day that does not exist.
 */
export function prescriptionState(
  prescription: Pick<Prescription, 'issuedOn' | 'expiresOn'>,
  today: string,
): PrescriptionState {
  const day = toDayNumber(today);
  if (day > toDayNumber(prescription.expiresOn)) return 'expired';
  return day < toDayNumber(prescription.issuedOn) ? 'not-yet-valid' : 'valid';
}

/**
 * Returns the products that may be supplied for a prescribed product: the product itself and its permitted private
 * labels.
 */
type PermittedProducts = (productId: string) => readonly string[];

/**
 * Returns true if a prescription covers the lens with this id for an eye. The lens must have exactly the parameters
 * that are prescribed for the eye. Its product must be the prescribed one, or one that `permitted` returns for it.
 * Source: 16 CFR 315.5(f), which permits no substitution except the same lens under another label.
 */
export function coversLens(
  lensIds: LensIds,
  prescription: Prescription,
  eye: Eye,
  lens: string,
  permitted: PermittedProducts = (id) => [id],
): boolean {
  const prescribed = prescription.eyes[eye];
  if (!prescribed) return false;
  return permitted(prescribed.productId).some((productId) => lensIds.of(productId, prescribed.parameters) === lens);
}

const AXIS_MISSING = sentence({
  en: 'is missing: a cylinder needs an axis of 1 to 180 degrees (180 for 0)',
  zh: '缺少轴位：有柱镜时必须填写 1 至 180 度的轴位（0 度写作 180）',
});
const AXIS_ALONE = sentence({
  en: 'needs a cylinder: enter the cylinder or remove the axis',
  zh: '有轴位而无柱镜：请填写柱镜或删除轴位',
});
const AXIS_NOT_WHOLE = sentence({
  en: '{axis} is not a whole number of degrees from 1 to 180: write 180 for 0',
  zh: '{axis} 不是 1 至 180 之间的整数度数：0 度请写作 180',
});

function axisProblems({ cylinder, axis }: LensParameters): Problem[] {
  if (cylinder !== undefined && axis === undefined) {
    return [{ path: '/axis', message: AXIS_MISSING() }];
  }
  if (axis === undefined) return [];
  if (cylinder === undefined) {
    return [{ path: '/axis', message: AXIS_ALONE() }];
  }
  if (Number.isInteger(axis) && axis >= 1 && axis <= 180) return [];
  return [{ path: '/axis', message: AXIS_NOT_WHOLE({ axis }) }];
}

const DESIGN_ALONE = sentence({
  en: 'needs an add: enter the add or remove the design',
  zh: '没有对应的下加光：请填写下加光，或删除此项',
});

/**
 * Returns the contradictions among the parameters of one eye: an axis without a cylinder or the reverse, a design
 * without an add. An add needs no design, because many multifocal lenses are made in one design only. Unusual values
 * are no contradictions: `unusualValues` asks about them. `CompiledMatrix.contains` decides whether a product is made
 * in these parameters.
 */
export function checkPrescriptionShape(parameters: LensParameters): Problem[] {
  const { add, dominance } = parameters;
  const designAlone = dominance !== undefined && add === undefined;
  return [...axisProblems(parameters), ...(designAlone ? [{ path: '/dominance', message: DESIGN_ALONE() }] : [])];
}
