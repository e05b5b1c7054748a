import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { QuoteAmendment } from '@toric/contracts/order/amendments/amendment.http';
import { termsView, totalOf } from '../terms.ts';
import { type AmendmentSettings, prepareAmendment } from '../prepare-amendment.flow.ts';

/**
 * POST /orders/{orderId}/amendments/quote. Returns the terms of the order before and after the requested amendment, and
 * its refusals. Writes nothing.
 */
export const quoteAmendment = (settings: AmendmentSettings) =>
  command(QuoteAmendment, {
    async run({ params: { orderId }, body, actor, tx, now, newId, language }) {
      const means = { tx, actor, self: selfOf(actor), now, newId };
      const { present, decision } = await prepareAmendment(settings, { orderId, body }, means);
      const { after, refusals, needsSecondPerson } = decision;
      const { currency } = present.terms;
      return answer({
        before: termsView(present.terms),
        after: after ? termsView(after) : null,
        difference: after ? { amount: totalOf(after) - totalOf(present.terms), currency } : null,
        needsSecondPerson,
        refusals: refusals.map(({ slug, detail, errors }) => ({
          ...{ code: slug, detail: detail[language], pointer: errors[0]?.pointer ?? '' },
        })),
      });
    },
  });
