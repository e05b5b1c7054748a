/**
 * Defines the sales tax of the states of the US. The rates are only the rates of the states: a local rate is a row that
 * the shop adds. The accountant of the shop must confirm every row, because exemptions have conditions that no table
 * can check.
 */
import type { TaxRow } from '../table-engine.ts';
import { shippedRow } from './shipped-row.ts';

/**
 * Holds the rate of each state in per cent. The rates of California, Utah and Virginia include the part that is
 * collected everywhere in the state.
 */
const RATES: Readonly<Record<string, number>> = {
  ...{ AL: 4, AK: 0, AZ: 5.6, AR: 6.5, CA: 7.25, CO: 2.9, CT: 6.35, DE: 0, DC: 6, FL: 6, GA: 4, HI: 4, ID: 6 },
  ...{ IL: 6.25, IN: 7, IA: 6, KS: 6.5, KY: 6, LA: 5, ME: 5.5, MD: 6, MA: 6.25, MI: 6, MN: 6.875, MS: 7, MO: 4.225 },
  ...{ MT: 0, NE: 5.5, NV: 6.85, NH: 0, NJ: 6.625, NM: 4.875, NY: 4, NC: 4.75, ND: 5, OH: 5.75, OK: 4.5, OR: 0 },
  ...{ PA: 6, RI: 7, SC: 6, SD: 4.2, TN: 7, TX: 6.25, UT: 6.1, VT: 6, VA: 5.3, WA: 6.5, WV: 6, WI: 5, WY: 4 },
};

/**
 * Lists the states of the US with a known provision about contact lenses on prescription, with their rate and the
 * provision.
 */
const LENSES: Readonly<Record<string, readonly [number, string]>> = {
  CA: [0, 'Sales and Use Tax Regulation 1592: the dispenser is the consumer of ophthalmic materials'],
  FL: [0, 'Florida Statutes, section 212.08(2): prescription eyeglasses and lenses'],
  GA: [0, 'O.C.G.A. section 48-8-3: eyeglasses and contact lenses on prescription'],
  ID: [0, 'Idaho State Tax Commission: prescription contact lenses, from 1 July 2016'],
  IL: [1, '35 ILCS 120/2-10: corrective medical appliances at the low rate'],
  MA: [0, 'M.G.L. chapter 64H, section 6(l): eyeglasses and lenses on prescription'],
  MD: [0, 'Maryland Tax-General, section 11-211: corrective eyeglasses and lenses'],
  MN: [0, 'Minnesota Statutes, section 297A.67, subdivision 7: prescription eyeglasses and lenses'],
  NJ: [0, 'N.J.S.A. 54:32B-8.1: corrective eyewear'],
  NY: [0, 'New York Tax Law, section 1115(a)(4): eyeglasses and prosthetic aids'],
  OH: [0, 'Ohio R.C. 5739.02(B): corrective eyeglasses and contact lenses, from 1 July 2019'],
  PA: [0, 'Pennsylvania Department of Revenue: corrective eyeglasses and contact lenses'],
  TX: [0, 'Texas Tax Code, section 151.313: corrective lenses on prescription'],
  VA: [0, 'Code of Virginia, section 58.1-609.10: eyeglasses and lenses on prescription'],
  WA: [0, 'Washington Department of Revenue: prescription lenses'],
};

/** The table of the sales tax applies from this day on. The states have had most of these rates for longer. */
const SINCE = '2026-01-01';
const GENERAL = 'General rate of the state, as of January 2026, without local rates';
const ASK = `${GENERAL}. Ask the state whether contact lenses on prescription are exempt`;
const SERVICE = 'Services of opticians are not taxed in most states';

export const US_ROWS: readonly TaxRow[] = Object.entries(RATES).flatMap(([region, rate]) => {
  const state = { country: 'US', region, since: SINCE, toConfirm: true };
  const [lens, source] = LENSES[region] ?? [rate, ASK];
  return [
    shippedRow({ ...state, taxClass: 'lens', rate: lens, source }),
    shippedRow({ ...state, taxClass: 'solution', rate, source: GENERAL }),
    shippedRow({ ...state, taxClass: 'accessory', rate, source: GENERAL }),
    shippedRow({ ...state, taxClass: 'service', rate: 0, source: SERVICE }),
  ];
});
