/**
 * Defines value added tax in the European Union: the standard rates, and lower rates for contact lenses if a source
 * names one.
 */
import type { TaxClass } from '@toric/contracts/order/tax/tax';
import type { TaxRow } from '../table-engine.ts';
import { GOODS_CLASSES, shippedRow } from './shipped-row.ts';

/** Holds the standard rate of each country in per cent, and the first day on which it was in force. */
const STANDARD: Readonly<Record<string, readonly [number, string]>> = {
  ...{ AT: [20, '1984-01-01'], BE: [21, '1996-01-01'], BG: [20, '1999-01-01'], HR: [25, '2012-03-01'] },
  ...{ CY: [19, '2014-01-13'], CZ: [21, '2013-01-01'], DK: [25, '1992-01-01'], EE: [24, '2025-07-01'] },
  ...{ FI: [25.5, '2024-09-01'], FR: [20, '2014-01-01'], DE: [19, '2021-01-01'], GR: [24, '2016-06-01'] },
  ...{ HU: [27, '2012-01-01'], IE: [23, '2021-03-01'], IT: [22, '2013-10-01'], LV: [21, '2012-07-01'] },
  ...{ LT: [21, '2009-09-01'], LU: [17, '2024-01-01'], MT: [18, '2004-01-01'], NL: [21, '2012-10-01'] },
  ...{ PL: [23, '2011-01-01'], PT: [23, '2011-01-01'], RO: [21, '2025-08-01'], SK: [23, '2025-01-01'] },
  ...{ SI: [22, '2013-07-01'], ES: [21, '2012-09-01'], SE: [25, '1990-07-01'] },
};

type Lower = {
  readonly rate: number;
  readonly since: string;
  readonly classes: readonly TaxClass[];
  readonly source: string;
};

/**
 * Holds lower rates of contact lenses. An accountant should still confirm that the lenses of the shop meet the
 * conditions of these rates.
 */
const LOWER: Readonly<Record<string, Lower>> = {
  ES: {
    ...{ rate: 10, since: '2017-06-29', classes: ['lens', 'solution'] },
    source: 'Ley 37/1992, article 91.Uno.1.6 and annex 8: prescribed contact lenses and products for their care',
  },
  IT: {
    ...{ rate: 4, since: '2022-05-13', classes: ['lens'] },
    source:
      'D.P.R. 633/1972, table A, part II, no. 41-quater; Agenzia delle Entrate, ruling 264/2022: corrective lenses',
  },
  PL: {
    ...{ rate: 8, since: '2018-01-19', classes: ['lens'] },
    source: 'VAT act of 11 March 2004, annex 3: contact lenses that correct the sight',
  },
  PT: {
    ...{ rate: 6, since: '2011-01-01', classes: ['lens'] },
    source: 'CIVA, Lista I, verba 2.6: lenses that correct the sight (mainland)',
  },
};

/** Lists the countries in which no lower rate for contact lenses is known, so that nothing needs confirmation. */
const STANDARD_ONLY: readonly string[] = ['AT', 'DE', 'DK', 'FR', 'HU', 'SE'];
const SOURCE = 'Directive 2006/112/EC, article 96: standard rate of the member state, as of November 2026';

function rowsOf(country: string, [rate, since]: readonly [number, string]): TaxRow[] {
  const lower = LOWER[country];
  return GOODS_CLASSES.map((taxClass) => {
    if (lower?.classes.includes(taxClass))
      return shippedRow({
        country,
        taxClass,
        ...{ rate: lower.rate, since: lower.since, source: lower.source },
        toConfirm: true,
      });
    const toConfirm = taxClass === 'service' || (taxClass !== 'accessory' && !STANDARD_ONLY.includes(country));
    return shippedRow({ country, taxClass, rate, since, source: SOURCE, toConfirm });
  });
}

export const EU_ROWS: readonly TaxRow[] = Object.entries(STANDARD).flatMap(([country, known]) =>
  rowsOf(country, known),
);
