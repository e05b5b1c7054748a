// Generates plausible prescriptions for the sample customers. Most powers are minus powers, both eyes are similar but
// never equal, and each lens is one that its maker makes. The prescriptions are invented for trying the shop out and
// belong to nobody.
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { LensParameters } from '@toric/contracts/lens';
import { addDays } from '@toric/optics/calendar-day';
import { compileMatrix } from '@toric/optics/matrix';
import { prescriberIn, type SampleMarket } from './people.ts';
import { isMadeToOrder, type SampleProduct } from './products/sample-product.ts';
import { wornProducts } from './products.ts';
import type { Random } from './random.ts';

export type Modality = SampleProduct['modality'];

type Eye = { sphere: number; cylinder: number; axis: number; add: number };
type Lens = PrescriptionContents['eyes']['right'];
type Fitting = { product: SampleProduct; baseCurve: number; colour: string | undefined; market: SampleMarket };

const quarter = (power: number) => Math.round(power * 4) / 4;
const clamp = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);

/**
 * Returns the sphere of an eye. About one eye in thirty is highly myopic (-8 to -13 D), and about one in ten is
 * long-sighted.
 */
function sphereOf(random: Random): number {
  if (random.chance(0.03)) return quarter(-8 - random.unit() * 5);
  return quarter(clamp(random.normal(-2.4, 2), -8, 5));
}

/** Returns a random axis. Axes near 180° (astigmatism with the rule) are the most common, oblique axes are rare. */
const axisOf = (random: Random) =>
  random.weighted([
    [180, 30],
    [10, 15],
    [170, 15],
    [90, 14],
    [80, 6],
    [100, 6],
    [20, 6],
    [160, 6],
    [50, 1],
    [130, 1],
  ]);

const cylinderOf = (random: Random) =>
  random.weighted([
    [-0.75, 45],
    [-1.25, 30],
    [-1.75, 15],
    [-2.25, 10],
  ]);

function rightEye(random: Random, age: number): Eye {
  const add = clamp(1 + Math.round((age - 44) / 5) * 0.5, 1, 2.5);
  return { sphere: sphereOf(random), cylinder: cylinderOf(random), axis: axisOf(random), add };
}

function leftEye({ sphere, axis, ...right }: Eye, random: Random): Eye {
  const cylinder = random.chance(0.6) ? right.cylinder : cylinderOf(random);
  return { ...right, cylinder, axis: axis === 180 ? 180 : 180 - axis, sphere: quarter(random.normal(sphere, 0.5)) };
}

/** Returns the add (power for near vision) in the notation of the product's maker: a word or dioptres. */
function addFor(product: SampleProduct, add: number): LensParameters['add'] {
  const [first] = product.matrix.segments;
  const made = first?.add ?? [];
  if (made.length === 0) return undefined;
  if (made.some((value) => typeof value === 'number')) return add;
  if (add <= 1.25) return 'LOW';
  return add <= 2 && made.includes('MED') ? 'MED' : 'HIGH';
}

/**
 * Returns the lens of the product that is nearest to the power of the eye. Returns undefined if the spheres of the lens
 * and the eye differ by more than 0.5 D.
 */
function lensFor(fitting: Fitting, side: 'right' | 'left', eye: Eye): LensParameters | undefined {
  const { product, baseCurve, colour, market } = fitting;
  const add = addFor(product, eye.add);
  const wanted: LensParameters = {
    baseCurve,
    diameter: product.matrix.segments[0]?.diameter[0] ?? 14,
    sphere: eye.sphere,
    ...(product.modality === 'toric' && { cylinder: eye.cylinder, axis: eye.axis }),
    ...(add !== undefined && { add }),
    ...(typeof add === 'number' && { dominance: side === 'right' ? 'D' : 'N' }),
    ...(colour !== undefined && { colour }),
  };
  const [nearest] = compileMatrix(product.matrix).nearestMade(wanted, { market }, { limit: 1 });
  return nearest && Math.abs(nearest.sphere - eye.sphere) <= 0.5 ? nearest : undefined;
}

const areEqual = (a: LensParameters, b: LensParameters) => JSON.stringify(a) === JSON.stringify(b);
const lens = ({ id, name }: SampleProduct, parameters: LensParameters): Lens => ({
  productId: id,
  productName: name,
  parameters,
});

/** Returns the lenses of one product for both eyes. Returns undefined if the product is not made in their powers. */
function fitEyes(product: SampleProduct, random: Random, eyes: { right: Eye; left: Eye }, market: SampleMarket) {
  const [first] = product.matrix.segments;
  const baseCurve = random.pick(first?.baseCurve ?? []);
  const fitting = { product, baseCurve, market, colour: first?.colour && random.pick(first.colour) };
  const right = lensFor(fitting, 'right', eyes.right);
  if (!right) return undefined;
  const left = [0, -0.25, 0.25, -0.5, 0.5]
    .map((shift) => lensFor(fitting, 'left', { ...eyes.left, sphere: eyes.left.sphere + shift }))
    .find((candidate) => candidate && !areEqual(candidate, right));
  return left && { right: lens(product, right), left: lens(product, left) };
}

/**
 * Generates the powers of two eyes until a product of the modality is made in them, because not every product has high
 * powers.
 */
export function prescribedEyes(modality: Modality, random: Random, who: { age: number; market: SampleMarket }) {
  const products = wornProducts.filter((product) => product.modality === modality && !isMadeToOrder(product));
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const right = rightEye(random, who.age);
    const fitted = fitEyes(random.pick(products), random, { right, left: leftEye(right, random) }, who.market);
    if (fitted) return fitted;
  }
  throw new Error(
    `no worn sample product of modality ${modality} fits: widen the matrices, or narrow the generated powers`,
  );
}

function yearsAfter(day: string, years: number): string {
  const monthAndDay = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) + years}${monthAndDay}`;
}

/** Returns a prescription that is valid for one or two years. An expired prescription ended within the last year. */
export function prescriptionOf(
  eyes: PrescriptionContents['eyes'],
  random: Random,
  about: { market: SampleMarket; today: string; expired: boolean },
): PrescriptionContents {
  const { market, today, expired } = about;
  const years = !expired && random.chance(0.3) ? 2 : 1;
  const issuedOn = addDays(today, -(expired ? random.int(380, 720) : random.int(5, 300)));
  const prescriber = prescriberIn(market, random);
  return { issuedIn: market, issuedOn, expiresOn: yearsAfter(issuedOn, years), prescriber, eyes };
}
