import { CreateSurvey, ListSurveys } from '@toric/contracts/customer/surveys/survey.http';
import { SURVEY_STATE_WORDS, SURVEY_TRIGGER_WORDS } from '@toric/contracts/customer/surveys/survey.words';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { Said } from '../../kit/show/said.tsx';

const column = columnsFor<typeof ListSurveys>();

/** Lists the surveys of the shop. */
export default listPage({
  operation: ListSurveys,
  title: text('Surveys', '调查'),
  about: text('Questions to customers, the newest first.', '向客户提出的问题，最新的在前。'),
  key: ({ id }) => id,
  href: ({ id }) => `/surveys/${id}`,
  filters: { state: { kind: 'choice', label: text('State', '状态'), words: SURVEY_STATE_WORDS } },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'open', label: text('Open', '开放中'), filters: { state: 'open' } },
  ],
  columns: [
    {
      id: 'title',
      label: text('Survey', '调查'),
      cell: ({ settings }) => (
        <b>
          <Said>{settings.title}</Said>
        </b>
      ),
      text: ({ settings }) => settings.title.en,
      width: 240,
    },
    column.badge('state', text('State', '状态'), SURVEY_STATE_WORDS, ({ state }) => state, { width: 150 }),
    column.badge('trigger', text('Asks', '询问方式'), SURVEY_TRIGGER_WORDS, ({ settings }) => settings.trigger, {
      width: 180,
    }),
    column.number('invited', text('Asked', '已询问'), ({ invited }) => invited, { width: 100 }),
    column.number('answered', text('Answers', '答案'), ({ answered }) => answered, { width: 100 }),
    column.when('created', text('Begun', '新建时间'), ({ createdAt }) => createdAt),
  ],
  actions: [
    { href: '/surveys/new', label: text('New survey', '新建调查'), tone: 'main', key: 'n', operation: CreateSurvey },
  ],
  empty: {
    title: text('There are no surveys yet.', '还没有调查。'),
    about: text('Begin one, add its questions, and open it.', '请新建调查，添加问题后开放。'),
  },
});
