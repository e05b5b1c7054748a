import { CreateForm, ListForms } from '@toric/contracts/customer/forms/form.http';
import { FORM_OUTCOME_WORDS, FORM_STATE_WORDS } from '@toric/contracts/customer/forms/form.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { Said } from '../../kit/show/said.tsx';

const column = columnsFor<typeof ListForms>();

/** Lists the public forms of the shop. */
export default listPage({
  operation: ListForms,
  title: text('Forms', '表单'),
  about: text(
    'Pages on which people ask, subscribe or want a call back, the newest first.',
    '供人提问、订阅或要求回电的页面，最新的在前。',
  ),
  key: ({ id }) => id,
  href: ({ id }) => `/forms/${id}`,
  filters: { state: { kind: 'choice', label: text('State', '状态'), words: FORM_STATE_WORDS } },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'open', label: text('Open', '开放中'), filters: { state: 'open' } },
  ],
  columns: [
    {
      id: 'title',
      label: text('Form', '表单'),
      cell: ({ settings }) => (
        <b>
          <Said>{settings.title}</Said>
        </b>
      ),
      text: ({ settings }) => settings.title.en,
      width: 240,
    },
    column.badge('state', text('State', '状态'), FORM_STATE_WORDS, ({ state }) => state, { width: 150 }),
    column.badge('becomes', text('Becomes', '生成'), FORM_OUTCOME_WORDS, ({ settings }) => settings.becomes, {
      width: 170,
    }),
    column.number('submissions', text('Sent', '提交数'), ({ submissions }) => submissions, { width: 100 }),
    column.text('slug', text('Address', '地址'), ({ slug }) => slug, { width: 160 }),
    column.when('created', text('Begun', '新建时间'), ({ createdAt }) => createdAt),
  ],
  actions: [{ href: '/forms/new', label: text('New form', '新建表单'), tone: 'main', key: 'n', operation: CreateForm }],
  empty: {
    title: text('There are no forms yet.', '还没有表单。'),
    about: text('Begin one, add its fields, and open it.', '请新建表单，添加字段后开放。'),
  },
});
