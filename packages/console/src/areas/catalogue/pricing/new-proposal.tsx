import { PROPOSE_PRICES_GUIDE } from '@toric/contracts/catalog-inventory/pricing/price-proposal.guide';
import { ProposePrices } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { formPage } from '../../../kit/form/form-page.tsx';
import type { FormSpec } from '../../../kit/kit.types.ts';
import { usePackOptions } from '../../purchasing/pack-options.ts';

const form: FormSpec<typeof ProposePrices> = {
  operation: ProposePrices,
  guide: PROPOSE_PRICES_GUIDE,
  title: { en: 'Propose prices', zh: '提议价格' },
  save: { en: 'Send the proposal to finance', zh: '提交财务批准' },
  sections: [
    {
      fields: [
        { name: 'reason', control: 'long-text' },
        {
          name: 'prices',
          control: 'lines',
          fields: [
            { name: 'packId', control: 'choice', options: usePackOptions },
            { name: 'market' },
            { name: 'currency' },
            { name: 'amount', control: 'money' },
            { name: 'taxRate' },
          ],
        },
      ],
    },
  ],
};

/** Proposes prices that need the approval of finance. */
export default formPage(form, {
  back: { label: { en: 'Proposed prices', zh: '价格提议' }, href: '/catalogue/price-proposals' },
  done: { en: 'Finance decides. The prices hold when they are approved.', zh: '待财务决定，批准后生效。' },
  then: ({ id }) => `/catalogue/price-proposals/${id}`,
});
