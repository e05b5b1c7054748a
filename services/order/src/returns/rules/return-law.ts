/**
 * Describes the law about withdrawal from distance sales, by jurisdiction. An absent field means that no rule is known,
 * and that only the policy of the shop decides. Faulty goods are a separate case: they may always come back.
 */
import type { Jurisdiction } from '@toric/contracts/tools/jurisdiction';

type Rule<T> = { readonly is: T; readonly source: string };

export type ReturnLaw = {
  readonly jurisdiction: Jurisdiction;
  /** Holds the first day on which the law applies in this form. */
  readonly from: string;
  /** Holds the number of days after delivery within which the buyer may withdraw without a reason. */
  readonly withdrawalDays?: Rule<number>;
  /** Is true if the right to withdraw ends when the hygiene seal of the goods is broken. */
  readonly sealEndsIt?: Rule<true>;
  /** Is true if the charge for the usual delivery is refunded when the buyer withdraws from the whole order. */
  readonly deliveryToo?: Rule<true>;
  readonly carriageBy: Rule<'customer' | 'shop'>;
  /** Lists statements about this law that were not checked against its text. */
  readonly unsure?: readonly string[];
};

export const RETURN_LAWS: readonly ReturnLaw[] = [
  {
    jurisdiction: 'EU',
    from: '2014-06-13',
    withdrawalDays: { is: 14, source: 'Directive 2011/83/EU, Art. 9(1) and (2)(b)' },
    sealEndsIt: { is: true, source: 'Directive 2011/83/EU, Art. 16(e)' },
    deliveryToo: { is: true, source: 'Directive 2011/83/EU, Art. 13(1) and (2)' },
    carriageBy: { is: 'customer', source: 'Directive 2011/83/EU, Art. 14(1)' },
  },
  {
    jurisdiction: 'GB',
    from: '2014-06-13',
    withdrawalDays: { is: 14, source: 'Consumer Contracts Regulations 2013, reg. 29(1) and 30(3)' },
    sealEndsIt: { is: true, source: 'Consumer Contracts Regulations 2013, reg. 28(3)(a)' },
    deliveryToo: { is: true, source: 'Consumer Contracts Regulations 2013, reg. 34(2) and (3)' },
    carriageBy: { is: 'customer', source: 'Consumer Contracts Regulations 2013, reg. 35(5)' },
  },
  {
    jurisdiction: 'CN',
    from: '2014-03-15',
    withdrawalDays: { is: 7, source: 'Law on the Protection of Consumer Rights and Interests (2013), Art. 25' },
    sealEndsIt: {
      is: true,
      source: 'Interim Measures for the Seven-Day No-Reason Return of Online Purchases (2017), Art. 7(1)',
    },
    carriageBy: { is: 'customer', source: 'Law on the Protection of Consumer Rights and Interests (2013), Art. 25(3)' },
    unsure: ['whether the buyer has to confirm the exception when she buys, for each order'],
  },
  {
    jurisdiction: 'KR',
    from: '2012-08-18',
    withdrawalDays: { is: 7, source: 'Act on the Consumer Protection in Electronic Commerce, Art. 17(1)' },
    sealEndsIt: { is: true, source: 'Act on the Consumer Protection in Electronic Commerce, Art. 17(2)' },
    carriageBy: { is: 'customer', source: 'Act on the Consumer Protection in Electronic Commerce, Art. 18(9)' },
    unsure: ['the numbers of the paragraphs in Art. 17(2) on goods whose value falls by use'],
  },
  {
    jurisdiction: 'JP',
    from: '2009-12-01',
    withdrawalDays: {
      is: 8,
      source: 'Act on Specified Commercial Transactions, Art. 15-3, unless the offer says otherwise',
    },
    carriageBy: { is: 'customer', source: 'Act on Specified Commercial Transactions, Art. 15-3(1)' },
  },
  // The cooling-off rule of the US (16 CFR 429) applies to sales at the door, and not to distance sales.
  { jurisdiction: 'US', from: '1973-01-01', carriageBy: { is: 'customer', source: 'The policy of the shop' } },
];

/** Returns the return law of a jurisdiction on a day. A state of the US has the law of the US. */
export function returnLawAt(jurisdiction: Jurisdiction | undefined, day: string): ReturnLaw | undefined {
  const place = jurisdiction?.startsWith('US-') ? 'US' : jurisdiction;
  return RETURN_LAWS.filter((law) => law.jurisdiction === place && law.from <= day).at(-1);
}
