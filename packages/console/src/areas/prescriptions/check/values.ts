import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Eye, LensParameters } from '@toric/contracts/lens';
import type { Text } from '@toric/contracts/kernel/sentence';

/** Describes one value that is compared with the file. */
export type TypedValue = {
  readonly id: string;
  readonly label: Text;
  /** Holds the value in the notation of opticians. A product is named by `productId` instead. */
  readonly shown: string;
  readonly productId?: string;
  readonly day?: string;
};
type Group = { readonly eye: Eye; readonly values: readonly TypedValue[] };

const MINUS = '\u2212';
const signed = (value: number) => `${value < 0 ? MINUS : '+'}${Math.abs(value).toFixed(2)}`;

/** Lists the parameters of a lens in the order of a prescription. */
const PARAMETERS: readonly { name: keyof LensParameters; en: string; zh: string; show: (value: unknown) => string }[] =
  [
    { name: 'sphere', en: 'Sphere', zh: '球镜', show: (value) => signed(Number(value)) },
    { name: 'cylinder', en: 'Cylinder', zh: '柱镜', show: (value) => signed(Number(value)) },
    { name: 'axis', en: 'Axis', zh: '轴位', show: String },
    {
      name: 'add',
      en: 'Add',
      zh: '下加光',
      show: (value) => (typeof value === 'number' ? signed(value) : String(value)),
    },
    { name: 'baseCurve', en: 'Base curve', zh: '基弧', show: (value) => Number(value).toFixed(1) },
    { name: 'diameter', en: 'Diameter', zh: '直径', show: (value) => Number(value).toFixed(1) },
    { name: 'dominance', en: 'Design', zh: '设计', show: String },
    { name: 'colour', en: 'Colour', zh: '颜色', show: String },
    { name: 'backOpticZone', en: 'Back optic zone', zh: '后光学区', show: String },
    { name: 'returnZoneDepth', en: 'Return zone depth', zh: '反转弧深度', show: String },
    { name: 'landingZoneAngle', en: 'Landing zone angle', zh: '着陆角', show: String },
    { name: 'jessenFactor', en: 'Jessen factor', zh: 'Jessen 因子', show: String },
  ];

function valuesOf(eye: Eye, { eyes }: PrescriptionView): readonly TypedValue[] {
  const lens = eyes[eye];
  if (!lens) return [];
  const parameters = PARAMETERS.filter(({ name }) => lens.parameters[name] !== undefined).map(
    ({ name, en, zh, show }) => ({
      ...{ id: `${eye} ${name}`, label: { en, zh }, shown: show(lens.parameters[name]) },
    }),
  );
  const product = {
    id: `${eye} lens`,
    label: { en: 'Lens', zh: '镜片' },
    shown: lens.productName ?? '',
    productId: lens.productId,
  };
  return [product, ...parameters];
}

/** Returns the values of each eye that are compared with the file. */
export const eyesOf = (record: PrescriptionView): readonly Group[] =>
  (['right', 'left'] as const).map((eye) => ({ eye, values: valuesOf(eye, record) }));

/**
 * Returns the values of a prescription that belong to no eye and are compared with the file: its days and its
 * prescriber.
 */
export const othersOf = ({ issuedOn, expiresOn, prescriber }: PrescriptionView): readonly TypedValue[] => [
  { id: 'issuedOn', label: { en: 'Written on', zh: '开具日期' }, shown: issuedOn, day: issuedOn },
  { id: 'expiresOn', label: { en: 'Ends on', zh: '到期日' }, shown: expiresOn, day: expiresOn },
  { id: 'prescriber', label: { en: 'Prescriber', zh: '处方医师' }, shown: prescriber.name },
];

/** Returns the ids of all values that are compared with the file, in the order of the comparison. */
export const orderOf = (record: PrescriptionView): readonly string[] =>
  [...eyesOf(record).flatMap(({ values }) => values), ...othersOf(record)].map(({ id }) => id);

/** Returns the next unchecked value after `id`. The search continues at the top. */
export function nextAfter(order: readonly string[], checked: ReadonlySet<string>, id: string): string | undefined {
  const at = order.indexOf(id);
  return [...order.slice(at + 1), ...order.slice(0, at + 1)].find((one) => !checked.has(one));
}
