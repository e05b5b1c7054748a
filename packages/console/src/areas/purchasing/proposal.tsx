import type { Item } from '@toric/client/types';
import { AcceptProposal, ListProposals } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { PROPOSAL_STATUS_WORDS } from '@toric/contracts/catalog-inventory/purchasing/replenishment.words';
import { ListPurchaseOrders } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, keyOf } from '../../app/api.ts';
import { formatNumber } from '../../app/formats.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Empty, Loading } from '../../kit/show/states.tsx';
import { When } from '../../kit/show/when.tsx';
import { PackSize, ProductName } from '../catalogue/product-name.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';
import { SupplierName } from './supplier-name.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Proposal = Item<typeof ListProposals>;

const accept: Action<Proposal, typeof AcceptProposal> = {
  operation: AcceptProposal,
  label: { en: 'Draft the order', zh: '生成采购单' },
  tone: 'main',
  key: 'a',
  when: ({ status }) => status === 'open',
  input: ({ id }) => ({ params: { proposalId: id } }),
  done: ({ number }) => ({
    en: `${number} is drafted. Another person approves it.`,
    zh: `已生成草稿 ${number}，待另一人批准。`,
  }),
  then: ({ id }) => `/purchasing/${id}`,
  refreshes: [ListProposals, ListPurchaseOrders],
};

/**
 * Searches the newest 500 proposals for the proposal, because the API reads proposals only as a list. Returns null if
 * none matches.
 */
async function findProposal(id: string): Promise<Proposal | null> {
  let seen = 0;
  for await (const proposal of api.each(ListProposals, { query: { limit: 100 } })) {
    if (proposal.id === id) return proposal;
    seen += 1;
    if (seen >= 500) return null;
  }
  return null;
}

function Lines({ proposal }: { readonly proposal: Proposal }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t({ en: 'Lens', zh: '镜片' })}</th>
          <th>{t({ en: 'Power', zh: '度数' })}</th>
          <th className="num">{t({ en: 'Free', zh: '可用' })}</th>
          <th className="num">{t({ en: 'On order', zh: '在途' })}</th>
          <th className="num">{t({ en: 'Leave a day', zh: '日均出库' })}</th>
          <th className="num">{t({ en: 'Reorder at', zh: '补货点' })}</th>
          <th className="num">{t({ en: 'Order', zh: '建议订购' })}</th>
        </tr>
      </thead>
      <tbody>
        {proposal.lines.map((line) => (
          <tr key={`${line.packId} ${line.lensId}`}>
            <td>
              <ProductName id={line.productId} /> <PackSize productId={line.productId} packId={line.packId} />
            </td>
            <td>
              <Power lens={line.parameters} dial />
            </td>
            <td className="num">{line.available}</td>
            <td className="num">{line.onOrder}</td>
            <td className="num">{formatNumber(line.shippedPerDay, language, { maximumFractionDigits: 1 })}</td>
            <td className="num">{line.reorderPoint}</td>
            <td className="num">
              <b>{line.quantity}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Shows one proposal with the figures behind it. */
export default function ProposalPage() {
  const { proposalId = '' } = useParams();
  const t = useWords();
  const { data, isLoading } = useQuery({
    queryKey: [...keyOf(ListProposals, { proposalId })],
    queryFn: () => findProposal(proposalId),
  });
  if (isLoading) return <Loading rows={8} />;
  if (!data)
    return (
      <>
        <PageHead title={{ en: 'What to order', zh: '补货建议' }} />
        <Empty
          title={{ en: 'There is no such proposal.', zh: '没有此补货建议。' }}
          about={{ en: 'A newer computation may have replaced it.', zh: '可能已被新的计算取代。' }}
        />
      </>
    );
  return (
    <>
      <PageHead
        title={{ en: 'Proposal', zh: '补货建议' }}
        state={<Badge words={PROPOSAL_STATUS_WORDS} value={data.status} big />}
        crumb={<Link to="/purchasing/proposals">{t({ en: 'What to order', zh: '补货建议' })}</Link>}
        about={
          <>
            <SupplierName id={data.supplierId} /> · <WarehouseName id={data.warehouseId} /> ·{' '}
            <When at={data.createdAt} />
          </>
        }
        actions={<ActionButton action={accept} record={data} />}
      />
      <section className="block rule">
        <Lines proposal={data} />
      </section>
    </>
  );
}
