import { ListSurveyResponses, type ResponseView } from '@toric/contracts/customer/surveys/survey.http';
import { FOLLOW_UP_KIND_WORDS, RESPONSE_SOURCE_WORDS } from '@toric/contracts/customer/surveys/survey.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import type { ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { SurveyName } from './survey-name.tsx';

const column = columnsFor<typeof ListSurveyResponses>();

function Answers({ response: { answers } }: { readonly response: ResponseView }) {
  return (
    <ul>
      {answers.map(({ key, label, value }) => (
        <li key={key}>
          <span className="dim">{label}</span> {value}
        </li>
      ))}
    </ul>
  );
}

function FollowUp({ response: { followUp } }: { readonly response: ResponseView }) {
  const t = useWords();
  if (followUp === null) return <>–</>;
  const { kind, id } = followUp;
  return <Link to={`/${kind}s/${id}`}>{t(FOLLOW_UP_KIND_WORDS[kind].label)}</Link>;
}

/** Describes the list of the answers to surveys. */
export const ANSWERS: ListSpec<typeof ListSurveyResponses> = {
  operation: ListSurveyResponses,
  title: text('Answers to surveys', '调查答案'),
  about: text(
    'What people answered, the newest first. An anonymous answer names nobody.',
    '人们的答案，最新的在前。匿名答案不显示身份。',
  ),
  key: ({ id }) => id,
  filters: {
    surveyId: { kind: 'record', label: text('Survey', '调查'), name: SurveyName },
    customerId: { kind: 'record', label: text('Customer', '客户'), name: CustomerName },
    from: { kind: 'day', label: text('Answered', '回答日期'), side: 'from' },
    to: { kind: 'day', label: text('Answered', '回答日期'), side: 'to' },
  },
  columns: [
    column.when('created', text('Answered', '回答时间'), ({ createdAt }) => createdAt),
    { id: 'survey', label: text('Survey', '调查'), cell: ({ surveyId }) => <SurveyName id={surveyId} />, width: 180 },
    column.number('nps', text('NPS', 'NPS'), ({ nps }) => nps, { width: 80 }),
    column.number('csat', text('CSAT', 'CSAT'), ({ csat }) => csat, { width: 80 }),
    {
      id: 'answers',
      label: text('Answers', '答案'),
      cell: (response) => <Answers response={response} />,
      text: ({ answers }) => answers.map(({ label, value }) => `${label}: ${value}`).join('; '),
      width: 360,
    },
    {
      id: 'customer',
      label: text('Customer', '客户'),
      cell: ({ customerId }) => (customerId === null ? '–' : <CustomerName id={customerId} />),
      width: 160,
    },
    {
      id: 'follow-up',
      label: text('Opened', '已生成'),
      cell: (response) => <FollowUp response={response} />,
      width: 100,
    },
    column.badge('source', text('Came', '来源'), RESPONSE_SOURCE_WORDS, ({ source }) => source, { width: 160 }),
  ],
  empty: {
    title: text('Nobody has answered yet.', '还没有人回答。'),
    about: text('Open a survey, and ask customers.', '请开放调查并询问客户。'),
  },
};
