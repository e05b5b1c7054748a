// Creates a public form and a survey, sends them as people do, and leaves some answers as examples.
import { ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import { ShowForm, SubmitForm } from '@toric/contracts/customer/forms/form-page.http';
import {
  ChangeForm,
  CreateForm,
  ListForms,
  PublishForm,
  PutFormField,
} from '@toric/contracts/customer/forms/form.http';
import { AnswerSurvey, ShowSurvey } from '@toric/contracts/customer/surveys/survey-page.http';
import {
  ChangeSurvey,
  CreateSurvey,
  ListSurveys,
  PublishSurvey,
  PutSurveyQuestion,
} from '@toric/contracts/customer/surveys/survey.http';
import type { z } from 'zod';
import { idempotencyKeyFor, type SeedContext } from '../seed-context.ts';

type Tokens = { readonly marketing: string };
type Field = z.input<typeof PutFormField.body>;
type Question = z.input<typeof PutSurveyQuestion.body>;
const both = (en: string, zh: string) => ({ en, zh });

/**
 * Holds the time that the sample waits before it sends a form, in ms. A form may be sent only three seconds after its
 * page was opened.
 */
const READING_MS = 3_200;
const readPage = () => new Promise<void>((resolve) => void setTimeout(resolve, READING_MS));

const FIELDS: readonly [key: string, field: Field][] = [
  ['name', { type: 'name', label: both('Your name', '您的姓名'), isRequired: false }],
  ['email', { type: 'email', label: both('Your e-mail', '您的电子邮件'), isRequired: true }],
  [
    'topic',
    {
      ...{ type: 'choice', label: both('What is it about?', '咨询内容'), isRequired: true },
      choices: [
        { key: 'lenses', label: both('Lenses', '镜片') },
        { key: 'order', label: both('An order', '订单') },
        { key: 'other', label: both('Something else', '其他') },
      ],
    },
  ],
  [
    'question',
    {
      ...{ type: 'text', label: both('Your question', '您的问题'), isRequired: true },
      help: both('Write no powers of lenses here.', '请勿在此填写镜片度数。'),
    },
  ],
];

const SENT = [
  {
    ...{ name: 'Mara Novak', email: 'mara.novak@example.com', topic: 'lenses' },
    question: 'Do you have monthly lenses for astigmatism?',
  },
  {
    name: 'Jonas Weber',
    email: 'jonas.weber@example.com',
    topic: 'order',
    question: 'Do you send to an office address?',
  },
];

const QUESTIONS: readonly [key: string, question: Question][] = [
  [
    'recommend',
    {
      kind: 'nps',
      label: both('How likely do you recommend us to a friend?', '您有多大可能向朋友推荐我们？'),
      isRequired: true,
    },
  ],
  [
    'why',
    {
      ...{ kind: 'single', label: both('What disappointed you most?', '最令您失望的是什么？'), isRequired: false },
      choices: [
        { key: 'delivery', label: both('The delivery', '配送') },
        { key: 'lenses', label: both('The lenses', '镜片') },
        { key: 'price', label: both('The price', '价格') },
      ],
      showIf: { question: 'recommend', is: 'at-most', number: 6 },
    },
  ],
  [
    'pleased',
    { kind: 'csat', label: both('How satisfied are you with your order?', '您对订单的满意程度？'), isRequired: false },
  ],
  ['words', { kind: 'text', label: both('What else should we know?', '还想告诉我们什么？'), isRequired: false }],
];

const ANSWERS = [
  { recommend: '10', pleased: '5', words: 'The lenses came the next day.' },
  { recommend: '9', pleased: '4' },
  { recommend: '8', pleased: '4', words: 'A reminder by text message would help.' },
  { recommend: '4', why: 'delivery', pleased: '2', words: 'The parcel stood in the rain.' },
];

async function fillForm(context: SeedContext, token: string): Promise<void> {
  const { customer } = context;
  const key = (...name: string[]) => ({ idempotencyKey: idempotencyKeyFor(context, 'form', ...name) });
  const begin = { slug: 'ask-us', title: both('Ask us', '向我们提问'), becomes: 'case' } as const;
  const { body: made } = await customer.call(CreateForm, { token, body: begin, ...key('made') });
  const params = { formId: made.id };
  const texts = {
    intro: both('We answer within one working day.', '我们会在一个工作日内答复。'),
    thanks: both('Thank you. We come back to you.', '谢谢，我们会尽快答复。'),
    privacy: both(
      'We use what you write to answer you. It is kept encrypted and deleted after a year. You may ask us to delete it at any time.',
      '我们仅将您填写的内容用于答复。内容加密保存，一年后删除。您可随时要求删除。',
    ),
    consentPurpose: 'marketing' as const,
  };
  await customer.call(ChangeForm, { token, params, body: texts });
  for (const [fieldKey, body] of FIELDS)
    await customer.call(PutFormField, { token, params: { ...params, fieldKey }, body });
  await customer.call(PublishForm, { token, params, ...key('opened') });
  const slug = { slug: begin.slug };
  const pages = await Promise.all(SENT.map(() => customer.call(ShowForm, { params: slug })));
  await readPage();
  for (const [index, answers] of SENT.entries())
    await customer.call(SubmitForm, { params: slug, body: { ticket: pages[index]?.body.ticket ?? '', answers } });
}

async function fillSurvey(context: SeedContext, token: string): Promise<void> {
  const { customer } = context;
  const key = (...name: string[]) => ({ idempotencyKey: idempotencyKeyFor(context, 'survey', ...name) });
  const begin = { slug: 'after-delivery', title: both('How was your order?', '您对订单满意吗？') };
  const { body: made } = await customer.call(CreateSurvey, { token, body: begin, ...key('made') });
  const params = { surveyId: made.id };
  const [colleague] = (await customer.call(ListDirectory, { token, query: { role: 'sales' } })).body.data;
  const settings = {
    intro: both('Four short questions about your order.', '关于订单的四个简短问题。'),
    ...{ trigger: 'order-delivered' as const, lowScore: 6, ownerId: colleague?.id ?? null },
    lowScoreBecomes: colleague ? ('task' as const) : ('nothing' as const),
  };
  await customer.call(ChangeSurvey, { token, params, body: settings });
  for (const [questionKey, body] of QUESTIONS)
    await customer.call(PutSurveyQuestion, { token, params: { ...params, questionKey }, body });
  await customer.call(PublishSurvey, { token, params, ...key('opened') });
  const { slug } = begin;
  const pages = await Promise.all(ANSWERS.map(() => customer.call(ShowSurvey, { body: { slug } })));
  await readPage();
  for (const [index, answers] of ANSWERS.entries())
    await customer.call(AnswerSurvey, { body: { slug, ticket: pages[index]?.body.ticket ?? '', answers } });
}

/** Creates the sample form and the sample survey, unless an earlier run has created them. */
export async function fillForms(context: SeedContext, { marketing: token }: Tokens): Promise<void> {
  const { customer } = context;
  const forms = await customer.call(ListForms, { token, query: {} });
  if (forms.body.data.length === 0) await fillForm(context, token);
  const surveys = await customer.call(ListSurveys, { token, query: {} });
  if (surveys.body.data.length === 0) await fillSurvey(context, token);
}
