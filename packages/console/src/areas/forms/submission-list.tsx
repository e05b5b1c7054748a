import {
  ListFormSubmissions,
  RemoveFormSubmission,
  type SubmissionView,
} from '@toric/contracts/customer/forms/form.http';
import { FORM_OUTCOME_WORDS, SUBMISSION_CONSENT_WORDS } from '@toric/contracts/customer/forms/form.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import type { Action, ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { FormName } from './form-name.tsx';

const column = columnsFor<typeof ListFormSubmissions>();

function Gone() {
  const t = useWords();
  return <p>{t(text('Its answers cannot be read again by anybody.', '其内容将无法再查看。'))}</p>;
}

const REMOVE: Action<SubmissionView, typeof RemoveFormSubmission> = {
  operation: RemoveFormSubmission,
  label: text('Delete…', '删除…'),
  tone: 'stop',
  effect: Gone,
  input: ({ id }) => ({ params: { submissionId: id } }),
  done: text('The submission is deleted.', '提交已删除。'),
  refreshes: [ListFormSubmissions],
};

function Answers({ submission: { answers } }: { readonly submission: SubmissionView }) {
  return (
    <ul className="cell-lines">
      {answers.map(({ key, label, value }) => (
        <li key={key}>
          <span className="dim">{label}:</span> {value}
        </li>
      ))}
    </ul>
  );
}

const PLACES = { case: '/cases', deal: '/deals', task: '/tasks', consent: '' } as const;

function Outcome({ submission: { outcome, outcomeId } }: { readonly submission: SubmissionView }) {
  const t = useWords();
  const name = t(FORM_OUTCOME_WORDS[outcome].label);
  return outcomeId === null ? <>{name}</> : <Link to={`${PLACES[outcome]}/${outcomeId}`}>{name}</Link>;
}

/** Describes the list of the submissions of forms. */
export const SUBMISSIONS: ListSpec<typeof ListFormSubmissions> = {
  operation: ListFormSubmissions,
  title: text('Sent with forms', '表单提交'),
  about: text(
    'What people wrote in forms, the newest first. Nobody has proved who she is until her consent is confirmed.',
    '人们通过表单提交的内容，最新的在前。同意确认之前，身份未经证实。',
  ),
  key: ({ id }) => id,
  filters: {
    formId: { kind: 'record', label: text('Form', '表单'), name: FormName },
    consent: { kind: 'choice', label: text('Consent', '同意'), words: SUBMISSION_CONSENT_WORDS },
    customerId: { kind: 'record', label: text('Customer', '客户'), name: CustomerName },
  },
  columns: [
    column.when('created', text('Sent', '提交时间'), ({ createdAt }) => createdAt),
    { id: 'form', label: text('Form', '表单'), cell: ({ formId }) => <FormName id={formId} />, width: 180 },
    {
      id: 'answers',
      label: text('Answers', '内容'),
      cell: (submission) => <Answers submission={submission} />,
      text: ({ answers }) => answers.map(({ label, value }) => `${label}: ${value}`).join('; '),
      width: 360,
    },
    {
      id: 'outcome',
      label: text('Became', '已生成'),
      cell: (submission) => <Outcome submission={submission} />,
      text: ({ outcome }) => outcome,
      width: 150,
    },
    column.badge('consent', text('Consent', '同意'), SUBMISSION_CONSENT_WORDS, ({ consent }) => consent, {
      width: 170,
    }),
    {
      id: 'customer',
      label: text('Customer', '客户'),
      cell: ({ customerId }) => (customerId === null ? '–' : <CustomerName id={customerId} />),
      width: 160,
    },
    {
      id: 'remove',
      label: text('Delete', '删除'),
      cell: (submission) => <ActionButton action={REMOVE} record={submission} small />,
      width: 120,
    },
  ],
  empty: {
    title: text('Nobody has sent a form yet.', '还没有人提交表单。'),
    about: text('Open a form, and put its address where people find it.', '请开放表单，并公布其地址。'),
  },
};
