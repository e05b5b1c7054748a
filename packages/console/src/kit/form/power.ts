// Reads a power in the notation of opticians: `-2.25 -.75 180`, `+1.25 add +2.00`, `plano`, `−2.25/−0.75×180`, in any
// spacing.
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { plainText } from './typed-values.ts';

/** Describes the power of a lens that a person typed, without its base curve and diameter. */
export type TypedPower = {
  readonly sphere: number;
  readonly cylinder?: number;
  readonly axis?: number;
  readonly add?: number | 'LOW' | 'MED' | 'HIGH';
};
export type ReadPower =
  | { readonly ok: true; readonly power: TypedPower }
  | { readonly ok: false; readonly problem: Text };

const UNREAD = sentence({
  en: '"{text}" is no power. Write it like −2.25 −0.75 180, or plano.',
  zh: '“{text}”不是度数。请按 −2.25 −0.75 180 的形式填写，或写 plano。',
});
const NO_AXIS: Text = {
  en: 'A cylinder needs an axis from 1 to 180: −2.25 −0.75 180.',
  zh: '有柱镜时须填写 1 至 180 的轴位：−2.25 −0.75 180。',
};
const AXIS_RANGE: Text = { en: 'An axis goes from 1 to 180. Write 180 for 0.', zh: '轴位为 1 至 180。0 请写作 180。' };
const PLUS_CYLINDER: Text = {
  en: 'Write a minus cylinder. A plus cylinder must be transposed first.',
  zh: '请填写负柱镜。正柱镜须先换算。',
};
const STEPS: Text = { en: 'A power has at most two decimals.', zh: '度数最多两位小数。' };

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)`;
const SPHERE = String.raw`(?<sphere>${NUMBER}|plano|pl)(?:\s*(?:ds|sph|d))?`;
const CYLINDER = String.raw`(?:\s*\/\s*|\s+|(?=[+-]))(?<cylinder>${NUMBER})(?:\s*(?:dc|cyl))?`;
const AXIS = String.raw`(?:\s*(?:[x×*@]|ax|axis)\s*|\s+)(?<axis>\d+)(?:\s*°)?`;
const ADD = String.raw`\s*add\s*(?<add>${NUMBER}|low|med|high)(?:\s*d)?`;
const POWER = new RegExp(`^${SPHERE}(?:${CYLINDER}(?:${AXIS})?)?(?:${ADD})?$`, 'i');

/**
 * Three or more digits without a point are hundredths: `-225` is −2.25 and `-050` is −0.50. No lens has 100 dioptres.
 */
const HUNDREDTHS = /^[+-]?\d{3,}$/;

function dioptres(typed: string): number {
  if (/^pl/i.test(typed)) return 0;
  const value = Number(typed);
  return (HUNDREDTHS.test(typed) ? value / 100 : value) || 0; // −0 becomes 0
}
const hasSteps = (value: number) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

function readAdd(typed: string | undefined): Pick<TypedPower, 'add'> {
  if (typed === undefined) return {};
  const level = typed.toUpperCase();
  return { add: level === 'LOW' || level === 'MED' || level === 'HIGH' ? level : dioptres(typed) };
}

/** Returns the power that a text means, or the fault of the text. */
export function parsePower(typed: string): ReadPower {
  const text = plainText(typed).replaceAll(',', '.');
  const groups: Readonly<Record<string, string | undefined>> = POWER.exec(text)?.groups ?? {};
  const { sphere, cylinder, axis, add } = groups;
  if (sphere === undefined) return { ok: false, problem: UNREAD({ text: typed.trim() }) };
  const [values, cyl] = [
    { sphere: dioptres(sphere), ...readAdd(add) },
    cylinder === undefined ? 0 : dioptres(cylinder),
  ];
  if (![values.sphere, cyl, typeof values.add === 'number' ? values.add : 0].every(hasSteps)) {
    return { ok: false, problem: STEPS };
  }
  if (cyl === 0) return { ok: true, power: values };
  if (cyl > 0) return { ok: false, problem: PLUS_CYLINDER };
  if (axis === undefined) return { ok: false, problem: NO_AXIS };
  if (Number(axis) < 1 || Number(axis) > 180) return { ok: false, problem: AXIS_RANGE };
  return { ok: true, power: { ...values, cylinder: cyl, axis: Number(axis) } };
}
