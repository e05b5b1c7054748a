/** Makes files of invented people. The same seed gives the same files. A small share of the rows has a fault. */
import type { ImportField } from '@toric/contracts/customer/imports/import-field';
import { SPHERE } from '../e2e/shop.ts';

export type MadeFile = {
  readonly fields: readonly ImportField[];
  readonly bytes: Buffer;
  /** Counts the rows of the file with a fault. The import must reject these rows and no others. */
  readonly faulty: number;
};

const GIVEN = ['Ana', 'José', 'Mia', 'Noah', 'Zoë', '小明', '丽', 'Olga', 'Ivan', 'Amélie', 'Lars', 'Aoife'];
const FAMILY = ['Lima', 'Müller', 'García', 'Smith', '王', '李', 'Ivanova', "O'Brien", 'Núñez', 'Kowalska', 'Rossi'];
const EVERY = 50;

/** Returns a generator of random numbers that depend only on the seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

function made(fields: readonly ImportField[], rows: Iterable<readonly string[]>, faulty: number): MadeFile {
  const lines = [fields.join(',')];
  for (const cells of rows) lines.push(cells.join(','));
  return { fields, bytes: Buffer.from(`${lines.join('\n')}\n`), faulty };
}

/** Returns a file of customers. Each fiftieth row has a day of birth that does not exist. */
export function customersFile(rows: number, seed: number): MadeFile {
  const random = numbersFrom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const row = (n: number): string[] => {
    const day = isFaulty(n) ? '31' : two(1 + Math.floor(random() * 28));
    const month = isFaulty(n) ? '02' : two(1 + Math.floor(random() * 12));
    return [
      ...[`c${seed}-${n}`, pick(GIVEN), pick(FAMILY), `c${seed}-${n}@import.example`],
      ...[`+1415555${String(n % 10_000).padStart(4, '0')}`, `${1940 + Math.floor(random() * 65)}-${month}-${day}`],
      ...[`${n} Main Street`, 'Arlington', '22201'],
    ];
  };
  const fields = [
    'externalId',
    'givenName',
    'familyName',
    'email',
    'phone',
    'dateOfBirth',
    'line1',
    'city',
    'postalCode',
  ] as const;
  return made(fields, rowsOf(rows, row), faultyOf(rows));
}

/** Returns a file with one prescription for each customer. The prescriptions of rejected customers are rejected too. */
export function prescriptionsFile(rows: number, seed: number): MadeFile {
  const random = numbersFrom(seed + 1);
  const today = Date.now();
  const day = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10);
  const power = () => String(-0.25 * (1 + Math.floor(random() * 39)));
  const eye = () => [SPHERE.productId, '8.6', '14', power()];
  const row = (n: number): string[] => [
    `c${seed}-${n}`,
    `p${seed}-${n}`,
    day(-100),
    day(600),
    'Dr Chen',
    ...eye(),
    ...eye(),
  ];
  const parts = ['ProductId', 'BaseCurve', 'Diameter', 'Sphere'] as const;
  const fields = [
    ...(['customerExternalId', 'externalId', 'issuedOn', 'expiresOn', 'prescriberName'] as const),
    ...parts.map((part) => `right${part}` as const),
    ...parts.map((part) => `left${part}` as const),
  ];
  return made(fields, rowsOf(rows, row), faultyOf(rows));
}

const isFaulty = (n: number): boolean => n % EVERY === EVERY - 1;
const faultyOf = (rows: number): number => Math.floor(rows / EVERY);

function* rowsOf(rows: number, row: (n: number) => string[]): Generator<string[]> {
  for (let n = 0; n < rows; n++) yield row(n);
}
