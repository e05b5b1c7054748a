/** The customers of the sample shop: four that people are told of by name, the others drawn by number. */
/** The same seed and day give the same customers, to the last digit. */
import type { Address } from '@toric/contracts/customer/people/customer.http';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { LensParameters } from '@toric/contracts/lens';
import { addDays } from '@toric/optics/calendar-day';
import { type Person, personIn, type SampleMarket } from './people.ts';
import { type Modality, prescribedEyes, prescriptionOf } from './prescriptions.ts';
import { sampleProducts } from './products.ts';
import { type Random, randomOf } from './random.ts';

export type SampleCustomer = Omit<Person, 'address'> & {
  readonly email: string;
  readonly dateOfBirth: string;
  readonly address: Address;
  /** Oldest first. */
  readonly prescriptions: readonly PrescriptionContents[];
  /** By whom they are entered: an optician's are verified at once, a customer's wait to be. */
  readonly enteredBy: 'optician' | 'customer';
};

export const SAMPLE_SEED = 20_261_121;
const OTHERS = 296;
/** Two of each 25, which is 8 %. */
const EXPIRED = [7, 19];

type Eyes = PrescriptionContents['eyes'];

function lens(productName: string, parameters: LensParameters) {
  const product = sampleProducts.find(({ name }) => name === productName);
  if (!product) throw new Error(`there is no sample product ${productName}`);
  return { productId: product.id, productName, parameters };
}

const oasys1Day = (sphere: number) => lens('ACUVUE OASYS 1-Day', { baseCurve: 8.5, diameter: 14.3, sphere });
const biofinity = (sphere: number) => lens('Biofinity', { baseCurve: 8.6, diameter: 14, sphere });
const precision1 = (sphere: number) => lens('PRECISION1', { baseCurve: 8.3, diameter: 14.2, sphere });
const total30 = (sphere: number) => lens('TOTAL30', { baseCurve: 8.4, diameter: 14.2, sphere });
const biofinityToric = (sphere: number, cylinder: number, axis: number) =>
  lens('Biofinity toric', { baseCurve: 8.7, diameter: 14.5, sphere, cylinder, axis });

/** Kept out of stock on purpose: Chloe's right lens. */
export const SOLD_OUT_LENS = total30(-4.75);

type Named = { name: string; market: SampleMarket; age: number; expired?: boolean; eyes: readonly Eyes[] };
const NAMED: readonly Named[] = [
  {
    name: 'Ana',
    market: 'US',
    age: 31,
    eyes: [
      { right: oasys1Day(-2.75), left: oasys1Day(-3.25) },
      { right: biofinity(-2.75), left: biofinity(-3.25) },
    ],
  },
  { name: 'Ben', market: 'US', age: 27, expired: true, eyes: [{ right: precision1(-1.5), left: precision1(-1.75) }] },
  { name: 'Chloe', market: 'US', age: 24, eyes: [{ right: SOLD_OUT_LENS, left: total30(-4.25) }] },
  {
    name: 'Dai',
    market: 'GB',
    age: 39,
    eyes: [{ right: biofinityToric(-1.5, -1.25, 10), left: biofinityToric(-2, -0.75, 170) }],
  },
];

const bornAgo = (age: number, today: string, random: Random) => addDays(today, -(age * 365 + random.int(20, 340)));

function namedCustomer({ name, market, age, expired = false, eyes }: Named, today: string): SampleCustomer {
  const random = randomOf(SAMPLE_SEED, name);
  return {
    ...personIn(market, random, { givenName: name }),
    email: `${name.toLowerCase()}@toric.example`,
    dateOfBirth: bornAgo(age, today, random),
    prescriptions: eyes.map((pair) => prescriptionOf(pair, random, { market, today, expired })),
    enteredBy: 'optician',
  };
}

/** Of each twenty: five torics, three multifocals, one coloured lens. */
function modalityOf(number: number): Modality {
  const place = (number * 7) % 20;
  if (place < 5) return 'toric';
  if (place < 8) return 'multifocal';
  return place === 8 ? 'colour' : 'spherical';
}

function numberedCustomer(number: number, today: string): SampleCustomer {
  const random = randomOf(SAMPLE_SEED, 'customer', number);
  const market = random.weighted<SampleMarket>([
    ['US', 60],
    ['GB', 20],
    ['DE', 20],
  ]);
  const modality = modalityOf(number);
  const age = modality === 'multifocal' ? random.int(43, 68) : random.int(17, 58);
  const person = personIn(market, random);
  const eyes = prescribedEyes(modality, random, { age, market });
  return {
    ...person,
    email: `customer${String(number).padStart(3, '0')}@toric.example`,
    dateOfBirth: bornAgo(age, today, random),
    prescriptions: [prescriptionOf(eyes, random, { market, today, expired: EXPIRED.includes(number % 25) })],
    enteredBy: number % 12 === 0 ? 'customer' : 'optician',
  };
}

export function sampleCustomers(today: string): SampleCustomer[] {
  return [
    ...NAMED.map((named) => namedCustomer(named, today)),
    ...Array.from({ length: OTHERS }, (_, i) => numberedCustomer(i + 1, today)),
  ];
}
