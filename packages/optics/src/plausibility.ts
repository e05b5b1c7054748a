// Asks questions about unusual values of a prescription, which a person answers. Nothing is refused, because no law
// sets bounds, and rigid, orthokeratology and scleral lenses have values of their own.
import type { LensParameters } from '@toric/contracts/lens';
import { sentence } from '@toric/contracts/kernel/sentence';
import type { Problem } from './problem.ts';

type Name = 'sphere' | 'cylinder' | 'baseCurve' | 'add' | RigidName;
type RigidName = 'backOpticZone' | 'returnZoneDepth' | 'landingZoneAngle' | 'jessenFactor';
type Bound = { readonly name: Name; readonly from: number; readonly to: number };
type Kind = { readonly upToDiameter: number; readonly bounds: readonly Bound[] };

const POWERS = [
  { name: 'sphere', from: -20, to: 20 },
  { name: 'add', from: 0.75, to: 3 },
] as const;

/**
 * Lists the usual values of rigid and orthokeratology lenses from makers' fitting guides: zones of 5 to 9 mm, return
 * zones in steps of 25 µm, landing zones of about 33 degrees, and a Jessen factor of 0.50 to 0.75 D.
 */
const RIGID = [
  { name: 'backOpticZone', from: 5, to: 9 },
  { name: 'returnZoneDepth', from: 300, to: 800 },
  { name: 'landingZoneAngle', from: 25, to: 45 },
  { name: 'jessenFactor', from: 0.25, to: 1.75 },
] as const;
const UNITS: { readonly [name in Name]?: string } = {
  ...{ baseCurve: 'mm', backOpticZone: 'mm', returnZoneDepth: 'µm', landingZoneAngle: '°' },
};

/**
 * Lists the usual values by the kind of lens, which follows from the diameter: corneal rigid lenses (orthokeratology
 * too), soft lenses, scleral lenses. Sources: the ranges of soft lenses in makers' fitting guides (back curves 7.8 to
 * 9.2 mm, diameters 13 to 16 mm); ISO 18369-1:2017, which defines corneal and scleral lenses.
 */
const KINDS: readonly Kind[] = [
  { upToDiameter: 12.5, bounds: [...POWERS, ...RIGID, bound('baseCurve', 6, 9.5), bound('cylinder', -8, -0.25)] },
  { upToDiameter: 16, bounds: [...POWERS, bound('baseCurve', 7.8, 9.2), bound('cylinder', -5.75, -0.5)] },
  { upToDiameter: Infinity, bounds: [...POWERS, bound('baseCurve', 5.5, 10), bound('cylinder', -8, -0.25)] },
];

function bound(name: Bound['name'], from: number, to: number): Bound {
  return { name, from, to };
}

// the questions contain no value of the prescription, because the stored responses of idempotent requests contain the
// questions
const UNUSUAL = sentence({
  en: 'is unusual (mostly {from} to {to} {unit}): is this right? Compare it with the prescription',
  zh: '不常见（通常为 {from} 至 {to} {unit}）：是否正确？请与处方核对',
});
const BETWEEN_STEPS = sentence({
  en: 'lies between the usual steps of 0.25 D: is this right? Compare it with the prescription',
  zh: '不在常用的 0.25 D 级差上：是否正确？请与处方核对',
});
const DESIGN_WITH_WORD = sentence({
  en: 'is unusual with an add in words: is this right? D and N mostly accompany an add in dioptres',
  zh: '与文字表示的下加光同用不常见：是否正确？D 或 N 通常与屈光度表示的下加光同用',
});

/** Returns a question for each unusual value among the parameters of one eye. */
export function unusualValues(parameters: LensParameters): Problem[] {
  const kind = KINDS.find(({ upToDiameter }) => parameters.diameter <= upToDiameter);
  const outside = (kind?.bounds ?? []).flatMap(({ name, from, to }) => {
    const value = parameters[name];
    if (typeof value !== 'number' || (value >= from && value <= to)) return [];
    return [{ path: `/${name}`, message: UNUSUAL({ from, to, unit: UNITS[name] ?? 'D' }) }];
  });
  const uneven = (['sphere', 'cylinder', 'add'] as const).flatMap((name) => {
    const value = parameters[name];
    const isEven = typeof value !== 'number' || Number.isInteger(Math.round(value * 100) / 25);
    return isEven ? [] : [{ path: `/${name}`, message: BETWEEN_STEPS() }];
  });
  const odd = parameters.dominance !== undefined && typeof parameters.add === 'string';
  return [...outside, ...uneven, ...(odd ? [{ path: '/dominance', message: DESIGN_WITH_WORD() }] : [])];
}
