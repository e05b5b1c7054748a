import { CHANGE_SURVEY_GUIDE } from '@toric/contracts/customer/surveys/survey.guide';
import {
  ChangeSurvey,
  CloseSurvey,
  GetSurvey,
  GetSurveyReport,
  ListSurveyResponses,
  ListSurveys,
  PublishSurvey,
  SendSurvey,
  type SurveyView,
} from '@toric/contracts/customer/surveys/survey.http';
import { SURVEY_STATE_WORDS } from '@toric/contracts/customer/surveys/survey.words';
import { text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Said } from '../../kit/show/said.tsx';
import { ANSWERS } from './answer-list.tsx';
import { CHANGED_SURVEY, SEND_FORM } from './forms.ts';
import { QuestionsTab } from './questions-tab.tsx';
import { ReportTab } from './report-tab.tsx';
import { SurveyTerms } from './terms.tsx';

const input = ({ id }: SurveyView) => ({ params: { surveyId: id } });
const refreshes = [ListSurveys];

const open: Action<SurveyView, typeof PublishSurvey> = {
  operation: PublishSurvey,
  label: ({ published }) => (published === null ? text('Open it', '开放') : text('Ask this version', '公开此版本')),
  tone: 'main',
  key: 'o',
  when: ({ state, isEdited }) => state !== 'open' || isEdited,
  input,
  done: text('People see this version now.', '已公开此版本。'),
  refreshes,
};
const send: Action<SurveyView, typeof SendSurvey> = {
  operation: SendSurvey,
  label: text('Ask customers…', '询问客户…'),
  key: 's',
  when: ({ state }) => state === 'open',
  form: SEND_FORM,
  input: (survey, body) => ({ ...input(survey), body }),
  done: ({ asked, left }) =>
    text(
      `${asked} are asked, ${left} are left out. The customers of a tag are asked in the background.`,
      `已询问 ${asked} 位，略过 ${left} 位。标签客户将在后台询问。`,
    ),
  refreshes,
};
const change: Action<SurveyView, typeof ChangeSurvey> = {
  operation: ChangeSurvey,
  label: text('Change it…', '更改…'),
  key: 'e',
  form: CHANGED_SURVEY,
  input: (survey, body) => ({ ...input(survey), body }),
  done: text('It is saved. It counts when the survey is opened again.', '已保存，重新开放后生效。'),
  refreshes,
};
const close: Action<SurveyView, typeof CloseSurvey> = {
  operation: CloseSurvey,
  label: text('Close it', '关闭'),
  tone: 'stop',
  when: ({ state }) => state === 'open',
  input,
  done: text('The survey is closed.', '调查已关闭。'),
  undo: { operation: PublishSurvey, input },
  refreshes,
};

const Answers = ({ record }: { readonly record: SurveyView }) => (
  <RelatedList spec={ANSWERS} query={{ surveyId: record.id }} />
);

/** Shows one survey: its questions, its scores, and its answers. */
export default recordPage({
  operation: GetSurvey,
  params: ['surveyId'],
  list: { label: text('Surveys', '调查'), href: '/surveys' },
  title: ({ settings }) => <Said>{settings.title}</Said>,
  state: ({ state }) => ({ words: SURVEY_STATE_WORDS, value: state }),
  actions: [open, send, change, close],
  tabs: [
    { id: 'questions', label: text('Questions', '问题'), content: QuestionsTab },
    { id: 'report', label: text('Scores', '评分'), content: ReportTab, operation: GetSurveyReport },
    { id: 'answers', label: text('Answers', '答案'), content: Answers, operation: ListSurveyResponses },
    changesTab(({ id }: SurveyView) => id, CHANGE_SURVEY_GUIDE),
  ],
  aside: SurveyTerms,
});
