// Pure decisions about a contact-lens prescription: its validity, the lenses that it covers, implausible values.
import type { Eye, LensParameters } from '@toric/contracts/lens';
import { sentence } from '@toric/contracts/kernel/sentence';
import { toDayNumber } from './calendar-day.ts';
import { lensId } from './lens-id.ts';
import type { Problem } from './problem.ts';

export interface EyePrescription {
  readonly productId: string;
  readonly parameters: LensParameters;
}

export interface Prescription {
  /** The first day of validity (YYYY-MM-DD). */
  readonly issuedOn: string;
  /** The last day of validity (YYYY-MM-DD). */
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

/** Returns the products that may be supplied for a prescribed product: itself and its permitted private labels. */
type PermittedProducts = (productId: string) => readonly string[];

/**
 * Returns true if a prescription covers a lens id: exactly the prescribed parameters of that eye, in the prescribed
 * product or in a product that `permitted` returns for it. Source: 16 CFR 315.5(f), which permits no substitution
 * except the same lens under another label.
 */
export function coversLens(
  prescription: Prescription,
  eye: Eye,
  lens: string,
  permitted: PermittedProducts = (id) => [id],
): boolean {
  const prescribed = prescription.eyes[eye];
  if (!prescribed) return false;
  return permitted(prescribed.productId).some((productId) => lensId(productId, prescribed.parameters) === lens);
}

/**
 * The usual values of soft lenses. No law sets such bounds, but a value outside of them is more often a typing error
 * than a real lens.
 */
const ENVELOPE = [
  { name: 'sphere', from: -20, to: 20, unit: 'D' },
  { name: 'cylinder', from: -5.75, to: -0.75, unit: 'D' },
  { name: 'baseCurve', from: 8.3, to: 9, unit: 'mm' },
  { name: 'diameter', from: 13, to: 15, unit: 'mm' },
  { name: 'add', from: 1, to: 2.5, unit: 'D' },
] as const;

const OUTSIDE_ENVELOPE = sentence({
  en: '{value} {unit} is outside {from} to {to} {unit}: compare it with the prescription',
  zh: '{value} {unit} 超出 {from} 至 {to} {unit} 的范围：请与处方核对',
});

function envelopeProblems(parameters: LensParameters): Problem[] {
  return ENVELOPE.flatMap(({ name, from, to, unit }) => {
    const value = parameters[name];
    if (typeof value !== 'number' || (value >= from && value <= to)) return [];
    return [{ path: `/${name}`, message: OUTSIDE_ENVELOPE({ value, unit, from, to }) }];
  });
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

const DESIGN_MISSING = sentence({
  en: 'is missing: an add in dioptres needs a design, D (distance) or N (near)',
  zh: '缺少设计类型：以屈光度表示的下加光必须注明 D（看远）或 N（看近）',
});
const DESIGN_ALONE = sentence({
  en: 'needs an add: enter the add in dioptres or remove the design',
  zh: '没有对应的下加光：请填写以屈光度表示的下加光，或删除此项',
});
const DESIGN_WITH_WORD = sentence({
  en: 'cannot be used with add {add}: D and N are used only with an add in dioptres',
  zh: '不能与下加光 {add} 同用：D 或 N 只用于以屈光度表示的下加光',
});

function addProblems({ add, dominance }: LensParameters): Problem[] {
  if (typeof add === 'number' && dominance === undefined) {
    return [{ path: '/dominance', message: DESIGN_MISSING() }];
  }
  if (typeof add !== 'number' && dominance !== undefined) {
    return [{ path: '/dominance', message: add === undefined ? DESIGN_ALONE() : DESIGN_WITH_WORD({ add }) }];
  }
  return [];
}

/**
 * Returns the implausible values among the parameters of one eye (dioptres, mm, degrees): unusual powers, an axis
 * without a cylinder or the reverse, a design that does not fit the add. It does not check whether a product is made in
 * these parameters: `CompiledMatrix.contains` does.
 */
export function checkPrescriptionShape(parameters: LensParameters): Problem[] {
  return [...envelopeProblems(parameters), ...axisProblems(parameters), ...addProblems(parameters)];
}
