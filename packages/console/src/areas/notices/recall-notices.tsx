import { RECALL_SEVERITY_WORDS } from '@toric/contracts/catalog-inventory/recall/recall.words';
import { ListRecallNotices, type RecallNoticeView } from '@toric/contracts/marketing/marketing.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListRecallNotices>();

const RecallId = ({ id }: { readonly id: string }) => <span className="mono">…{id.slice(-8)}</span>;
const boxesOf = ({ boxes }: RecallNoticeView) => boxes.reduce((sum, { quantity }) => sum + quantity, 0);
const lotsOf = ({ boxes }: RecallNoticeView) => [...new Set(boxes.map(({ lotNumber }) => lotNumber))].join(', ');

/** Lists the messages about recalled boxes. They are sent without consent, because they concern safety. */
export default listPage({
  operation: ListRecallNotices,
  title: { en: 'Recall notices', zh: '召回通知' },
  about: {
    en: 'One for each customer with recalled boxes. Safety does not ask for consent.',
    zh: '每位持有被召回镜片的客户一条。安全通知无需同意。',
  },
  key: ({ id }) => id,
  href: ({ recallId }) => `/recall/${recallId}`,
  filters: { recallId: { kind: 'record', label: { en: 'Recall', zh: '召回' }, name: RecallId } },
  columns: [
    column.when('when', { en: 'Queued', zh: '生成时间' }, ({ createdAt }) => createdAt, { width: 190 }),
    column.text('reference', { en: 'Notice', zh: '通知编号' }, ({ reference }) => reference, {
      isName: true,
      width: 150,
    }),
    column.badge('severity', { en: 'Class', zh: '级别' }, RECALL_SEVERITY_WORDS, ({ severity }) => severity, {
      width: 160,
    }),
    {
      id: 'customer',
      label: { en: 'Customer', zh: '客户' },
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
      width: 170,
    },
    {
      id: 'boxes',
      label: { en: 'Boxes', zh: '盒数' },
      cell: (notice) => boxesOf(notice),
      text: (notice) => String(boxesOf(notice)),
      align: 'end',
      width: 80,
    },
    {
      id: 'lots',
      label: { en: 'Lots', zh: '批号' },
      cell: (notice) => <span className="mono clip">{lotsOf(notice)}</span>,
      text: lotsOf,
      width: 220,
    },
    {
      id: 'title',
      label: { en: 'What it says', zh: '内容' },
      cell: ({ title }) => <span className="clip">{title}</span>,
      text: ({ title }) => title,
      width: 260,
    },
  ],
  empty: {
    title: { en: 'No customer has to be told.', zh: '没有需要通知的客户。' },
    about: { en: 'A recall queues one notice for each customer.', zh: '召回会为每位客户生成一条通知。' },
  },
});
