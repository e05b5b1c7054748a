import { IssueRecall, ListRecalls } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { RECALL_SEVERITY_WORDS, RECALL_STATUS_WORDS } from '@toric/contracts/catalog-inventory/recall/recall.words';
import { listPage } from '../../kit/list/list-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';

/** The list of recalls, open and closed. */
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
    {
      id: 'reference',
      label: { en: 'Notice', zh: '通知编号' },
      cell: ({ reference }) => <b>{reference}</b>,
      text: ({ reference }) => reference,
      width: 160,
    },
    {
      id: 'title',
      label: { en: 'What it says', zh: '内容' },
      cell: ({ title }) => <span className="clip">{title}</span>,
      text: ({ title }) => title,
      width: 320,
    },
    {
      id: 'severity',
      label: { en: 'Class', zh: '级别' },
      cell: ({ severity }) => <Badge words={RECALL_SEVERITY_WORDS} value={severity} />,
      text: ({ severity }) => severity,
      width: 160,
    },
    {
      id: 'status',
      label: { en: 'State', zh: '状态' },
      cell: ({ status }) => <Badge words={RECALL_STATUS_WORDS} value={status} />,
      text: ({ status }) => status,
      width: 110,
    },
    {
      id: 'version',
      label: { en: 'Version', zh: '版本' },
      cell: ({ version }) => version,
      text: ({ version }) => String(version),
      align: 'end',
      width: 80,
    },
    {
      id: 'issued',
      label: { en: 'Issued', zh: '发布时间' },
      cell: ({ createdAt }) => <When at={createdAt} />,
      text: ({ createdAt }) => createdAt,
      width: 190,
    },
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
