import { IssueRecall, ListRecalls } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { RECALL_SEVERITY_WORDS, RECALL_STATUS_WORDS } from '@toric/contracts/catalog-inventory/recall/recall.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListRecalls>();

/** Lists the recalls, open and closed. */
export default listPage({
  operation: ListRecalls,
  title: { en: 'Recalls', zh: '召回' },
  about: {
    en: 'From the notice of the maker to the last answer of a customer.',
    zh: '从制造商通知到最后一位客户答复。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/recall/${id}`,
  filters: { status: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: RECALL_STATUS_WORDS } },
  views: [
    { id: 'open', label: { en: 'Open', zh: '进行中' }, filters: { status: 'open' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    column.text('reference', { en: 'Notice', zh: '通知编号' }, ({ reference }) => reference, {
      isName: true,
      width: 160,
    }),
    {
      id: 'title',
      label: { en: 'What it says', zh: '内容' },
      cell: ({ title }) => <span className="clip">{title}</span>,
      text: ({ title }) => title,
      width: 320,
    },
    column.badge('severity', { en: 'Class', zh: '级别' }, RECALL_SEVERITY_WORDS, ({ severity }) => severity, {
      width: 210,
    }),
    column.badge('status', { en: 'State', zh: '状态' }, RECALL_STATUS_WORDS, ({ status }) => status, { width: 110 }),
    {
      id: 'version',
      label: { en: 'Version', zh: '版本' },
      cell: ({ version }) => version,
      text: ({ version }) => String(version),
      align: 'end',
      width: 80,
    },
    column.when('issued', { en: 'Issued', zh: '发布时间' }, ({ createdAt }) => createdAt, { width: 190 }),
  ],
  actions: [
    {
      href: '/recall/new',
      label: { en: 'Issue a recall…', zh: '发布召回…' },
      tone: 'main',
      operation: IssueRecall,
    },
  ],
  empty: {
    title: { en: 'There is no recall.', zh: '没有召回。' },
    about: {
      en: 'When a maker or an authority publishes a notice, issue it here.',
      zh: '制造商或主管部门发布通知后，请在此发布召回。',
    },
  },
});
