import type { CreditChangeView } from '@toric/contracts/order/credit/credit.http';
import type { CreditChange, Terms } from './credit.ts';

const shownLimits = ({ limits }: Terms) => limits.map((limit) => ({ limit }));

export const changeView = ({ createdAt, updatedAt, ...change }: CreditChange): CreditChangeView => ({
  ...change,
  limits: shownLimits(change),
  ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

/** Returns credit terms in the form of the change record: one field for each currency. */
export const recordedTerms = (terms: Terms | undefined): object =>
  terms
    ? { level: terms.level, ...Object.fromEntries(terms.limits.map(({ currency, amount }) => [currency, amount])) }
    : {};
