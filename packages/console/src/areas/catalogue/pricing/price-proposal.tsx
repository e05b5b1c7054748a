import type { Reply } from '@toric/client/types';
import { REJECT_PRICE_PROPOSAL_GUIDE } from '@toric/contracts/catalog-inventory/pricing/price-proposal.guide';
import {
  ApprovePriceProposal,
  GetPriceProposal,
  ListPriceProposals,
  RejectPriceProposal,
} from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { PRICE_PROPOSAL_STATUS_WORDS } from '@toric/contracts/catalog-inventory/pricing/price-proposal.words';
import { ListPriceChanges } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { useSession } from '../../../app/session.tsx';
import { useWords } from '../../../app/words.ts';
import { recordPage } from '../../../kit/record/record-page.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Money } from '../../../kit/show/money.tsx';
import { When } from '../../../kit/show/when.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { PersonName } from '../../changes/person-name.tsx';
import { ProductName } from '../product-name.tsx';
import { ScrollTable } from '../../../kit/scroll-region.tsx';

type Proposal = Reply<typeof GetPriceProposal>;
type Shown = { readonly record: Proposal };
const isOpen = ({ status }: Proposal) => status === 'open';
const params = ({ id }: Proposal) => ({ proposalId: id });

function Prices({ record }: Shown) {
  const t = useWords();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t({ en: 'Product', zh: '产品' })}</th>
          <th className="num">{t({ en: 'Lenses in a box', zh: '每盒片数' })}</th>
          <th>{t({ en: 'Market', zh: '市场' })}</th>
          <th className="num">{t({ en: 'Today', zh: '现价' })}</th>
          <th className="num">{t({ en: 'Proposed', zh: '提议价' })}</th>
        </tr>
      </thead>
      <tbody>
        {record.prices.map(({ productId, packId, market, before, after }) => (
          <tr key={`${packId} ${market}`}>
            <td>
              <ProductName id={productId} link />
            </td>
            <td className="num">{after.packSize}</td>
            <td>{market}</td>
            <td className="num">
              <Money value={before} />
            </td>
            <td className="num">
              <b>
                <Money value={after} />
              </b>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Reasons({ record }: Shown) {
  const own = useSession().person.id === record.proposedBy;
  if (record.rejection)
    return <Why tone="note" title={{ en: 'It was rejected.', zh: '已被拒绝。' }} rule={record.rejection} />;
  if (!isOpen(record)) return null;
  return (
    <Why
      tone="wait"
      title={
        own
          ? { en: 'You proposed it, so another person of finance decides.', zh: '由你提议，须由另一位财务人员决定。' }
          : { en: 'It waits for finance.', zh: '等待财务决定。' }
      }
      rule={{
        en: 'The prices hold from the approval on. Nobody approves her own proposal.',
        zh: '价格自批准起生效，不得批准本人的提议。',
      }}
    />
  );
}

function Line({ record }: Shown) {
  const t = useWords();
  return (
    <>
      {t({ en: 'Proposed by ', zh: '提议人：' })}
      <PersonName id={record.proposedBy} /> · <When at={record.createdAt} />
      {record.decidedBy && (
        <>
          {' '}
          · {t({ en: 'decided by ', zh: '决定人：' })}
          <PersonName id={record.decidedBy} />
        </>
      )}
    </>
  );
}

const Content = ({ record }: Shown) => (
  <Block title={{ en: 'Prices', zh: '价格' }}>
    <Prices record={record} />
  </Block>
);

/** Shows one price proposal, with the decision of finance. */
export default recordPage({
  operation: GetPriceProposal,
  params: ['proposalId'],
  list: { label: { en: 'Proposed prices', zh: '价格提议' }, href: '/catalogue/price-proposals' },
  title: ({ reason }) => reason,
  state: ({ status }) => ({ words: PRICE_PROPOSAL_STATUS_WORDS, value: status }),
  facts: Line,
  why: Reasons,
  actions: [
    {
      operation: ApprovePriceProposal,
      label: { en: 'Approve these prices…', zh: '批准这些价格…' },
      tone: 'main',
      key: 'a',
      when: isOpen,
      effect: Prices,
      input: (proposal) => ({ params: params(proposal) }),
      done: { en: 'The prices hold from now on.', zh: '价格已生效。' },
      refreshes: [ListPriceProposals, ListPriceChanges, GetProduct],
    },
    {
      operation: RejectPriceProposal,
      label: { en: 'Reject or withdraw…', zh: '拒绝或撤回…' },
      tone: 'stop',
      when: isOpen,
      form: {
        operation: RejectPriceProposal,
        guide: REJECT_PRICE_PROPOSAL_GUIDE,
        title: { en: 'Reject or withdraw the proposal', zh: '拒绝或撤回提议' },
        save: { en: 'Reject it. Today’s prices stay', zh: '拒绝（维持现价）' },
        sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
      },
      input: (proposal, body) => ({ params: params(proposal), body }),
      done: { en: 'The proposal is rejected. Prices stay as they are.', zh: '提议已拒绝，价格不变。' },
      refreshes: [ListPriceProposals],
    },
  ],
  tabs: [{ id: 'prices', label: { en: 'Prices', zh: '价格' }, content: Content }],
});
