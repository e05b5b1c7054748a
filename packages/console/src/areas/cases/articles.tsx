import { AddArticle, ListArticles } from '@toric/contracts/customer/cases/article.http';
import { useWords } from '../../app/words.ts';
import type { Text } from '@toric/contracts/kernel/sentence';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';

const column = columnsFor<typeof ListArticles>();

function Title({ title }: { readonly title: Text }) {
  return <b className="clip">{useWords()(title)}</b>;
}

/** Lists the articles that answer frequent questions. */
export default listPage({
  operation: ListArticles,
  title: { en: 'Knowledge articles', zh: '知识文章' },
  about: { en: 'Answers that colleagues use again, in both languages.', zh: '同事反复使用的答案，提供中英文。' },
  key: ({ id }) => id,
  href: ({ id }) => `/articles/${id}`,
  filters: {
    q: { kind: 'text', label: { en: 'Words', zh: '关键词' } },
    retired: {
      ...{ kind: 'flag', label: { en: 'Retired', zh: '停用' } },
      ...{ yes: { en: 'retired', zh: '已停用' }, no: { en: 'in use', zh: '使用中' } },
    },
  },
  views: [
    { id: 'used', label: { en: 'In use', zh: '使用中' }, filters: { retired: 'false' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  actions: [
    {
      href: '/articles/new',
      label: { en: 'Write an article', zh: '撰写文章' },
      tone: 'main',
      key: 'n',
      operation: AddArticle,
    },
  ],
  columns: [
    {
      id: 'title',
      label: { en: 'Title', zh: '标题' },
      cell: ({ title }) => <Title title={title} />,
      text: ({ title }) => title.en,
      width: 380,
    },
    column.number('uses', { en: 'Cases', zh: '工单数' }, ({ uses }) => uses, { width: 90 }),
    {
      id: 'state',
      label: { en: 'State', zh: '状态' },
      cell: ({ retired }) =>
        retired ? (
          <StateBadge state="ended" label={{ en: 'Retired', zh: '已停用' }} />
        ) : (
          <StateBadge state="ok" label={{ en: 'In use', zh: '使用中' }} />
        ),
      text: ({ retired }) => (retired ? 'retired' : 'in use'),
      width: 120,
    },
    column.number('version', { en: 'Version', zh: '版本' }, ({ version }) => version, { width: 90 }),
    column.when('updated', { en: 'Changed', zh: '更改' }, ({ updatedAt }) => updatedAt, { width: 200 }),
  ],
  empty: {
    title: { en: 'No article is here.', zh: '没有文章。' },
    about: { en: 'Write the first answer that came twice.', zh: '把第二次遇到的问题写成文章。' },
  },
});
