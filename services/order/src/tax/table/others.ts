/** Defines value added tax and consumption tax in the United Kingdom, China, Korea and Japan. */
import type { TaxRow } from '../table-engine.ts';
import { GOODS_CLASSES, shippedRow } from './shipped-row.ts';

type Country = {
  readonly country: string;
  readonly rate: number;
  readonly since: string;
  readonly source: string;
  /** Holds the tax rate of services, if it differs from the standard rate. */
  readonly service?: number;
};

const COUNTRIES: readonly Country[] = [
  { country: 'GB', rate: 20, since: '2011-01-04', source: 'Value Added Tax Act 1994, section 2(1)' },
  {
    ...{ country: 'CN', rate: 13, service: 6, since: '2019-04-01' },
    source: 'VAT Law of the PRC, article 10 (in force from 1 January 2026; the rates are those of April 2019)',
  },
  { country: 'KR', rate: 10, since: '1977-07-01', source: 'Value-Added Tax Act, article 30' },
  {
    ...{ country: 'JP', rate: 10, since: '2019-10-01' },
    source: 'Consumption Tax Act, article 29, with the local consumption tax',
  },
];

/**
 * Services of an optician may be exempt as health care, and small Chinese taxpayers pay less. So an accountant must
 * confirm these rows.
 */
export const OTHER_ROWS: readonly TaxRow[] = COUNTRIES.flatMap(({ country, rate, service = rate, since, source }) =>
  GOODS_CLASSES.map((taxClass) =>
    shippedRow({
      ...{ country, taxClass, since, source, rate: taxClass === 'service' ? service : rate },
      toConfirm: taxClass === 'service' || country === 'CN',
    }),
  ),
);
