/**
 * Makes files in which every second row has a fault. Each kind of fault occurs several times, in an order that depends
 * on the seed. The import must name each fault at its row and column, and refuse nothing else.
 */
import type { ImportField } from '@toric/contracts/customer/imports/import-field';
import { numbersFrom } from './files.ts';

/** Holds the cells of a row by the import field of their column. */
type Cells = Readonly<Partial<Record<ImportField, string>>>;
type Fault = {
  readonly name: string;
  /** Names the column that the import must name in its reason. It is null if the fault is in the whole row. */
  readonly column: ImportField | null;
  readonly make: (good: Cells, before: Cells) => Cells | string;
};
/** Maps the number of each row with a fault to this fault. */
type Expected = ReadonlyMap<number, Pick<Fault, 'name' | 'column'>>;
export type FaultyFile = {
  readonly fields: readonly ImportField[];
  readonly bytes: Buffer;
  readonly expected: Expected;
  readonly kinds: number;
};

const at = (column: ImportField, ...values: string[]): Fault[] =>
  values.map((value, index) => ({
    name: `${column} ${index + 1}`,
    column,
    make: (good) => ({ ...good, [column]: value }),
  }));
const row = (name: string, make: Fault['make']): Fault => ({ name, column: null, make });

const HIDDEN = '\u200B';
const OVERRIDE = '\u202EanA';
const UNCLOSED = 'Li\u2066ma';
const BELL = 'An\u0007a';
const NUL = 'An\0a';

const ROW_FAULTS: readonly Fault[] = [
  row('too short', () => '7,Ana'),
  row('too long', (good) => `${Object.values(good).map(quoted).join(',')},,,,,,,,,,,,,,,,,,,,,,,,,,,,,`),
];

const CUSTOMER_FAULTS: readonly Fault[] = [
  ...at('externalId', 'e'.repeat(121), BELL, HIDDEN),
  ...at('email', 'ana', 'ana@', '@example.com', 'a na@example.com', 'ana@@example.com'),
  ...at('givenName', 'x'.repeat(101), BELL, NUL, HIDDEN, OVERRIDE),
  ...at('familyName', 'y'.repeat(101), BELL, UNCLOSED),
  ...at('phone', '12', 'call me', '+'),
  ...at('dateOfBirth', '1990-02-31', '1990-13-01', '2990-01-01', 'soon', '90-01-02'),
  ...at('language', 'Klingon'),
  ...at('gender', 'ask'),
  ...at('occupation', 'z'.repeat(101), BELL),
  ...at('recipient', 'r'.repeat(121), BELL),
  ...at('line1', '', 'l'.repeat(121), BELL),
  ...at('line2', 'l'.repeat(121), OVERRIDE),
  ...at('city', '', 'c'.repeat(81), BELL),
  ...at('region', 'r'.repeat(81), 'Texas'),
  ...at('postalCode', '', '1', 'ABCDE', '2'.repeat(21), '00000'),
  ...at('country', 'Atlantis', 'XX'),
  ...at('addressPhone', 'none'),
  row('no name', (good) => ({ ...good, givenName: '', familyName: '' })),
  row('a number twice', (good, { externalId = '' }) => ({ ...good, externalId })),
  row('an e-mail twice', (good, { email = '' }) => ({ ...good, email })),
  ...ROW_FAULTS,
];

const PRESCRIPTION_FAULTS: readonly Fault[] = [
  ...at('customerExternalId', 'e'.repeat(121), BELL),
  row('an unknown customer', (good) => ({ ...good, customerExternalId: 'nobody' })),
  row('no customer', (good) => ({ ...good, customerExternalId: '' })),
  ...at('externalId', 'e'.repeat(121), BELL),
  ...at('issuedIn', 'Atlantis', 'XX'),
  ...at('issuedOn', 'soon', '2026-02-31', ''),
  ...at('expiresOn', 'later', '2020-01-01', '2090-01-01', ''),
  ...at('prescriberName', '', 'p'.repeat(121), BELL),
  ...at('prescriberPhone', '1'.repeat(31)),
  ...at('prescriberAddress', 'a'.repeat(301)),
  ...at('notes', 'n'.repeat(2_001)),
  ...at('rightProductId', 'Everyday', ''),
  ...at('rightBaseCurve', 'round', '99', '8.601', ''),
  ...at('rightDiameter', 'wide', '99', ''),
  ...at('rightSphere', 'weak', '99', '-2.255', ''),
  ...at('rightCylinder', 'some', '0.75', '-99'),
  ...at('rightAxis', 'up', '200', '5.5', ''),
  ...at('rightAdd', 'more', '99'),
  ...at('leftProductId', 'Everyday', ''),
  ...at('leftBaseCurve', 'round', '99', ''),
  ...at('leftDiameter', 'wide', '99', ''),
  ...at('leftSphere', 'weak', '99', ''),
  ...at('leftCylinder', 'some'),
  { name: 'leftAxis alone', column: 'leftAxis', make: (good) => ({ ...good, leftCylinder: '' }) },
  ...at('leftAdd', 'more'),
  row('no eye', (good) => Object.fromEntries(Object.entries(good).filter(([name]) => !/^(right|left)/.test(name)))),
  row('a number twice', (good, { externalId = '' }) => ({ ...good, externalId })),
  ...ROW_FAULTS,
];

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

type Making = {
  readonly fields: readonly ImportField[];
  readonly faults: readonly Fault[];
  readonly good: (n: number) => Cells;
  readonly rows: number;
  readonly seed: number;
};

/** Makes the file of an import. Its odd rows are good, so each row with a fault follows a good row. */
function fileOf({ fields, faults, good, rows, seed }: Making): FaultyFile {
  const random = numbersFrom(seed);
  const expected = new Map<number, Fault>();
  const lines = [fields.join(',')];
  let upcoming: Fault[] = [];
  for (let n = 1; n <= rows; n++) {
    let made: Cells | string = good(n);
    if (n % 2 === 0) {
      if (upcoming.length === 0) upcoming = shuffled(faults, random);
      const fault = upcoming.pop();
      if (!fault) throw new Error('there are no faults');
      made = fault.make(made, good(n - 1));
      expected.set(n, fault);
    }
    lines.push(typeof made === 'string' ? made : fields.map((field) => quoted(cellsOf(made)[field] ?? '')).join(','));
  }
  return { fields, bytes: Buffer.from(`${lines.join('\n')}\n`), expected, kinds: faults.length };
}

const cellsOf = (made: Cells | string): Cells => (typeof made === 'string' ? {} : made);

function shuffled(faults: readonly Fault[], random: () => number): Fault[] {
  const placed = faults.map((fault) => ({ fault, place: random() }));
  return placed.sort((one, other) => one.place - other.place).map(({ fault }) => fault);
}

const CUSTOMER_FIELDS = [
  ...(['externalId', 'email', 'givenName', 'familyName', 'phone', 'dateOfBirth', 'language', 'gender'] as const),
  ...(['occupation', 'recipient', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const),
  'addressPhone' as const,
];
const numberOf = (seed: number, n: number): string => `f${seed}-${n}`;

/** Returns a file of customers, in which every second row has a fault. Commas and quotes in a cell are no faults. */
export function faultyCustomers(rows: number, seed: number): FaultyFile {
  const good = (n: number): Cells => ({
    ...{
      externalId: numberOf(seed, n),
      email: `f${seed}-${n}@import.example`,
      givenName: 'Ana',
      familyName: 'Lima, née Ruiz',
    },
    ...{ phone: '(415) 555-0132', dateOfBirth: '1990-12-31', language: 'English', gender: 'f', occupation: 'Pilot' },
    ...{ recipient: 'Ana Lima', line1: `${n} Main "Old" Street`, line2: '', city: 'Arlington', region: 'Virginia' },
    ...{ postalCode: '22201', country: 'US', addressPhone: '+1 415 555 0199' },
  });
  return fileOf({ fields: CUSTOMER_FIELDS, faults: CUSTOMER_FAULTS, good, rows, seed });
}

const LENS = ['ProductId', 'BaseCurve', 'Diameter', 'Sphere', 'Cylinder', 'Axis', 'Add'] as const;
const PRESCRIPTION_FIELDS = [
  ...(['customerExternalId', 'externalId', 'issuedIn', 'issuedOn', 'expiresOn', 'prescriberName'] as const),
  ...(['prescriberPhone', 'prescriberAddress'] as const),
  ...LENS.map((part) => `right${part}` as const),
  ...LENS.map((part) => `left${part}` as const),
  'notes' as const,
];

/** Returns a file of prescriptions of the customers in the good rows of `faultyCustomers`, two for each of them. */
export function faultyPrescriptions(
  rows: number,
  seed: number,
  { productId, now }: { productId: string; now: Date },
): FaultyFile {
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const eye = (side: 'right' | 'left'): Cells => ({
    ...{ [`${side}ProductId`]: productId, [`${side}BaseCurve`]: '8.6', [`${side}Diameter`]: '14' },
    ...{ [`${side}Sphere`]: '-2,25', [`${side}Cylinder`]: '-0.75', [`${side}Axis`]: '90', [`${side}Add`]: 'high' },
  });
  const good = (n: number): Cells => ({
    ...{ customerExternalId: numberOf(seed, n - ((n + 1) % 2)), externalId: `rx${seed}-${n}`, issuedIn: 'US' },
    ...{ issuedOn: day(-100), expiresOn: day(600), prescriberName: 'Dr Chen', prescriberPhone: '+1 415 555 0101' },
    ...{ prescriberAddress: '1 Lens Road, Arlington', ...eye('right'), ...eye('left'), notes: 'Seen in the morning' },
  });
  return fileOf({ fields: PRESCRIPTION_FIELDS, faults: PRESCRIPTION_FAULTS, good, rows, seed });
}

export type NamedRow = { readonly row: number; readonly reasons: readonly { readonly column: string | null }[] };

/**
 * Compares the rows that the import rejected with the rows that have a fault. Returns a sentence for each difference.
 */
export function judgeRejected(file: FaultyFile, rejected: readonly NamedRow[]): string[] {
  const named = new Map(rejected.map(({ row: number, reasons }) => [number, reasons]));
  const missed = [...file.expected].flatMap(([number, { name, column }]) => {
    const reasons = named.get(number);
    if (!reasons) return [`row ${number} (${name}) was not rejected`];
    const columns = [...new Set(reasons.map((reason) => reason.column))];
    const isNamed = columns.length === 1 && columns[0] === column;
    return isNamed
      ? []
      : [`row ${number} (${name}): ${columns.join(', ')} was named in place of ${column ?? 'no column'}`];
  });
  const refused = rejected.filter(({ row: number }) => !file.expected.has(number));
  return [...missed, ...refused.map(({ row: number }) => `row ${number} has no fault, and was rejected`)];
}
