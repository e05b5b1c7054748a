/** Makes the files of a small old shop, with faults of every kind. */
import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';

export type OldFile = {
  readonly subject: ImportSubject;
  readonly text: string;
  readonly rows: number;
  readonly rejected: number;
  /** Lists the numbers of the rows that the import must reject, in ascending order. */
  readonly faults: readonly number[];
  readonly boxes?: number;
  readonly money?: readonly { readonly currency: string; readonly amount: number }[];
};

type Row = readonly (string | number)[];
type Made = { readonly head: Row; readonly good: readonly Row[]; readonly bad: readonly Row[] };

/** Returns a file of the old shop. Its bad rows come last, so that their numbers are known. */
function file(subject: ImportSubject, { head, good, bad }: Made, sums: Pick<OldFile, 'boxes' | 'money'> = {}): OldFile {
  const rows = [...good, ...bad];
  return {
    ...{ subject, text: `${[head, ...rows].map((row) => row.join(',')).join('\n')}\n`, rows: rows.length },
    ...{ rejected: bad.length, faults: bad.map((_, index) => good.length + index + 1), ...sums },
  };
}

const times = (count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(index + 1));

const suppliers = file('suppliers', {
  head: ['Code', 'Name', 'Currency', 'Lead time in days', 'Street', 'City', 'State', 'Zip', 'Country'],
  good: times(8, (n) => [`OLD${n}`, `Old supplier ${n}`, 'USD', n, `${n} Dock Road`, 'Newark', 'NJ', '07114', 'US']),
  bad: [
    ['OLD9', '', 'USD', 3, '9 Dock Road', 'Newark', 'NJ', '07114', 'US'],
    ['OLD10', 'No such currency', 'XYZ', 3, '10 Dock Road', 'Newark', 'NJ', '07114', 'US'],
    ['OLD11', 'Slow', 'USD', 'soon', '11 Dock Road', 'Newark', 'NJ', '07114', 'US'],
    ['OLD1', 'The same code again', 'USD', 3, '1 Dock Road', 'Newark', 'NJ', '07114', 'US'],
  ],
});

const customers = file('customers', {
  head: ['ID', 'First name', 'Last name', 'Email', 'Phone', 'Birthday', 'Language'],
  good: times(60, (n) => [
    ...[n, `Given${n}`, `Family${n}`, `old${n}@customer.example`],
    ...[`+1 415 555 ${String(1000 + n)}`, `19${60 + (n % 30)}-0${1 + (n % 9)}-1${n % 10}`, n % 2 ? 'English' : '中文'],
  ]),
  bad: [
    [61, 'No', 'Mail', 'not-an-email', '', '', ''],
    [62, 'No', 'Day', '', '', '31.31.1980', ''],
    [63, '', '', '', '', '', ''],
    [1, 'Again', 'Number', '', '', '', ''],
    [64, 'Klingon', 'Speaker', '', '', '', 'tlh'],
  ],
});

const addresses = file('addresses', {
  head: ['Customer number', 'Ship to', 'Street', 'City', 'State', 'Zip', 'Country'],
  good: times(20, (n) => [n, `Given${n} Family${n}`, `${n} Main Street`, 'Boston', 'MA', '02108', 'US']),
  bad: [
    [999, 'Nobody', '1 Main Street', 'Boston', 'MA', '02108', 'US'],
    [21, 'No Street', '', 'Boston', 'MA', '02108', 'US'],
    [22, 'Wrong Zip', '1 Main Street', 'Boston', 'MA', 'ABC', 'US'],
  ],
});

const EVERYDAY = '0197a000-0000-7000-8000-00000000e001';

const prescriptions = file('prescriptions', {
  head: [
    ...['Customer number', 'ID', 'Issued', 'Expires', 'Doctor'],
    ...['R Product', 'R BC', 'R DIA', 'R SPH', 'L Product', 'L BC', 'L DIA', 'L SPH'],
  ],
  good: times(20, (n) => [
    ...[n, `RX${n}`, '2026-01-15', '2028-01-15', 'Dr. Ada Reyes'],
    ...[EVERYDAY, 8.6, 14, -2, EVERYDAY, 8.6, 14, -2.25],
  ]),
  bad: [
    [999, 'RX90', '2026-01-15', '2028-01-15', 'Dr. Ada Reyes', EVERYDAY, 8.6, 14, -2, '', '', '', ''],
    [21, 'RX91', 'yesterday', '2028-01-15', 'Dr. Ada Reyes', EVERYDAY, 8.6, 14, -2, '', '', '', ''],
    [22, 'RX92', '2026-01-15', '2028-01-15', 'Dr. Ada Reyes', EVERYDAY, 8.6, 14, 'strong', '', '', '', ''],
  ],
});

/**
 * Returns the file of consents. They belong to a customer whom the shop already knows: consents stay after an undo, so
 * this customer must stay too.
 */
const consents = (email: string) =>
  file('consents', {
    head: ['Customer email', 'Purpose', 'Channel', 'Opt-in'],
    good: [
      [email, 'newsletter', 'email', 'yes'],
      [email, 'survey', 'email', 'yes'],
    ],
    bad: [
      [email, 'telepathy', 'email', 'yes'],
      ['nobody@customer.example', 'newsletter', 'email', 'yes'],
      [email, 'newsletter', 'sms', 'perhaps'],
    ],
  });

const prices = file('prices', {
  head: ['GTIN', 'Market', 'Price of a box', 'Currency', 'Tax rate in percent'],
  good: [
    ['02000000000015', 'US', '99.00', 'USD', 0],
    ['02000000000022', 'US', '98.50', 'USD', 0],
    ['02000000000022', 'DE', '45.00', 'EUR', 19],
  ],
  bad: [
    ['02000000000039', 'US', '45.00', 'USD', 0],
    ['02000000000015', 'US', '45.00', 'USD', 0],
    ['02000000000015', 'GB', '4.5.5', 'GBP', 20],
    ['02000000000015', 'ZZ', '45.00', 'USD', 0],
  ],
});

const stock = file(
  'stock',
  {
    head: ['Warehouse', 'GTIN', 'Lot', 'Last day', 'Boxes', 'Base curve', 'Diameter', 'Sphere'],
    good: times(20, (n) => ['NJ-1', '02000000000015', `OLD${n}`, '2029-01-31', n, 8.6, 14, -0.25 * n]),
    bad: [
      ['NOWHERE', '02000000000015', 'BAD1', '2029-01-31', 5, 8.6, 14, -2],
      ['NJ-1', '02000000000039', 'BAD2', '2029-01-31', 5, 8.6, 14, -2],
      ['NJ-1', '02000000000015', 'BAD3', '2020-01-31', 5, 8.6, 14, -2],
      ['NJ-1', '02000000000015', 'BAD4', '2029-01-31', 0, 8.6, 14, -2],
      ['NJ-1', '02000000000015', 'BAD5', '2029-01-31', 5, 9.9, 14, -2],
      ['NJ-1', '02000000000015', 'OLD1', '2029-01-31', 1, 8.6, 14, -0.25],
    ],
  },
  { boxes: 210 },
);

const orders = file(
  'orders',
  {
    head: [
      ...['Customer number', 'Order number', 'Line of the order', 'Day of the order', 'Market', 'Product', 'Eye'],
      ...['Boxes', 'Price of a box', 'Currency', 'Base curve', 'Diameter', 'Sphere'],
    ],
    good: times(50, (n) => [
      ...[
        1 + (Math.ceil(n / 2) % 40),
        `A-${1000 + Math.ceil(n / 2)}`,
        n,
        `2025-0${1 + (n % 9)}-15`,
        'US',
        'Everyday',
        n % 2 ? 'OD' : 'OS',
      ],
      ...[2, '30.00', 'USD', 8.6, 14, -2],
    ]),
    bad: [
      [999, 'A-2001', 1, '2025-01-15', 'US', 'Everyday', 'OD', 2, '30.00', 'USD', '', '', ''],
      [1, '', 1, '2025-01-15', 'US', 'Everyday', 'OD', 2, '30.00', 'USD', '', '', ''],
      [1, 'A-2002', 1, '2099-01-15', 'US', 'Everyday', 'OD', 2, '30.00', 'USD', '', '', ''],
      [1, 'A-2003', 1, '2025-01-15', 'US', 'Everyday', 'OD', 2.5, '30.00', 'USD', '', '', ''],
    ],
  },
  { boxes: 100, money: [{ currency: 'USD', amount: 300_000 }] },
);

/** Returns the files of the old shop in the order in which they are imported. */
export const OLD_SHOP = (email: string): readonly OldFile[] => [
  ...[suppliers, customers, addresses, prescriptions, consents(email), prices, stock, orders],
];
