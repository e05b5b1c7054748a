import { ListPriceProposals, ProposePrices } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { PRICE_PROPOSAL_STATUS_WORDS } from '@toric/contracts/catalog-inventory/pricing/price-proposal.words';
import { columnsFor } from '../../../kit/list/column.tsx';
import { listPage } from '../../../kit/list/list-page.tsx';
import { PersonName } from '../../changes/person-name.tsx';

const column = columnsFor<typeof ListPriceProposals>();

/** Lists the price proposals. One person may not set these prices alone. */
export default listPage({
  operation: ListPriceProposals,
  title: { en: 'Proposed prices', zh: '价格提议' },
  about: {
    en: 'Prices of zero, below the floor or in another currency need a second person.',
    zh: '零价、低于底价或使用其他币种的价格须由第二人批准。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/catalogue/price-proposals/${id}`,
  filters: { status: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: PRICE_PROPOSAL_STATUS_WORDS } },
  views: [
    { id: 'open', label: { en: 'To decide', zh: '待决定' }, filters: { status: 'open' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    {
      id: 'reason',
      label: { en: 'Why', zh: '原因' },
      cell: ({ reason }) => <b className="clip">{reason}</b>,
      text: ({ reason }) => reason,
      width: 340,
    },
    {
      id: 'prices',
      label: { en: 'Prices', zh: '价格数' },
      cell: ({ prices }) => prices.length,
      text: ({ prices }) => String(prices.length),
      align: 'end',
      width: 90,
    },
    column.badge('status', { en: 'State', zh: '状态' }, PRICE_PROPOSAL_STATUS_WORDS, ({ status }) => status, {
      width: 140,
    }),
    {
      id: 'by',
      label: { en: 'Proposed by', zh: '提议人' },
      cell: ({ proposedBy }) => <PersonName id={proposedBy} />,
      text: ({ proposedBy }) => proposedBy,
      width: 150,
    },
    {
      id: 'decided',
      label: { en: 'Decided by', zh: '决定人' },
      cell: ({ decidedBy }) => decidedBy && <PersonName id={decidedBy} />,
      text: ({ decidedBy }) => decidedBy ?? '',
      width: 150,
    },
    column.when('when', { en: 'Proposed', zh: '提议时间' }, ({ createdAt }) => createdAt, { width: 190 }),
  ],
  actions: [
    {
      href: '/catalogue/price-proposals/new',
      label: { en: 'Propose prices…', zh: '提议价格…' },
      tone: 'main',
      operation: ProposePrices,
    },
  ],
  empty: {
    title: { en: 'No proposal waits.', zh: '没有待决定的提议。' },
    about: { en: 'Propose prices that one person may not set alone.', zh: '请提议一人不得单独设定的价格。' },
  },
});
