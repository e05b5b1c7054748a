// Tests the examples of public forms and surveys, and sends a form and a survey by their pages.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PutConsents } from '@toric/contracts/customer/consent/consent.http';
import { ConfirmFormConsent, SubmitForm } from '@toric/contracts/customer/forms/form-page.http';
import { PutFormField } from '@toric/contracts/customer/forms/form.http';
import { AnswerSurvey } from '@toric/contracts/customer/surveys/survey-page.http';
import { SendSurvey } from '@toric/contracts/customer/surveys/survey.http';
import { signLink } from '../../../services/customer/src/accounts/link.ts';
import { issueTicket } from '../../../services/customer/src/forms/ticket.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
let examples: Examples;

beforeAll(async () => {
  shop = await openShop('forms');
  examples = await readExamples(shop);
  ({ send } = examples);
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const linkKey = () => shop.system.secrets.get('link key');
const ticketOf = (page: string) => issueTicket(linkKey(), page, new Date(Date.now() - 10_000));

test('a form is made, opened, filled in, confirmed and closed', async () => {
  const { marketing: token } = shop.staff;
  const { id: formId } = await send('createForm', { token });
  const path = { formId };
  await send('changeForm', { token, path });
  await send('putFormField', { token, path: { ...path, fieldKey: 'email' } });
  const question = { type: 'text', label: { en: 'Your question', zh: '您的问题' }, isRequired: false } as const;
  for (const fieldKey of ['question', 'spare'])
    await shop.api.call(PutFormField, { token, params: { formId, fieldKey }, body: question });
  await send('removeFormField', { token, path: { ...path, fieldKey: 'spare' } });
  expect(await send('publishForm', { token, path })).toMatchObject({ state: 'open', published: 1 });
  expect(await send('showForm', { path: { slug: 'ask-us' } })).toMatchObject({ version: 1 });
  const ids = { [SubmitForm.example.ticket]: ticketOf('form ask-us') };
  await send('submitForm', { path: { slug: 'ask-us' }, ids });
  const [sent] = itemsOf(await send('listFormSubmissions', { token: shop.staff.sales }));
  const submissionId = sent?.id ?? '';
  await shop.admin.query(
    `update customer.form_submission set consent = 'unconfirmed', consent_purpose = 'marketing', text_version = 1
     where id = $1`,
    [submissionId],
  );
  const link = signLink(linkKey(), 'form-confirmation', submissionId);
  await send('confirmFormConsent', { ids: { [ConfirmFormConsent.example.token]: link } });
  expect(itemsOf(await send('listFormSubmissions', { token: shop.staff.sales }))).toMatchObject([
    { consent: 'confirmed' },
  ]);
  await send('removeFormSubmission', { token: shop.staff.sales, path: { submissionId } });
  expect(itemsOf(await send('listForms', { token }))).toMatchObject([{ id: formId, submissions: 0 }]);
  await send('getForm', { token, path });
  await send('closeForm', { token, path });
});

test('a survey is made, opened, sent, answered, counted and closed', async () => {
  const { marketing: token } = shop.staff;
  const { id: surveyId } = await send('createSurvey', { token });
  const path = { surveyId };
  await send('changeSurvey', { token, path });
  for (const questionKey of ['recommend', 'spare'])
    await send('putSurveyQuestion', { token, path: { ...path, questionKey } });
  await send('removeSurveyQuestion', { token, path: { ...path, questionKey: 'spare' } });
  expect(await send('publishSurvey', { token, path })).toMatchObject({ state: 'open' });
  const buyer = await shop.newBuyer();
  const consents = [{ purpose: 'research', channel: 'mail', state: 'given' } as const];
  await shop.api.call(PutConsents, { token: buyer.token, params: { customerId: buyer.id }, body: { consents } });
  const ids = { [SendSurvey.example.customers[0].customerId]: buyer.id };
  expect(await send('sendSurvey', { token, path, ids })).toMatchObject({ asked: 1, left: 0 });
  const { rows } = await shop.admin.query<{ id: string }>('select id from customer.survey_invitation');
  const link = signLink(linkKey(), 'survey', rows[0]?.id ?? '');
  const linked = { [AnswerSurvey.example.token]: link };
  expect(await send('showSurvey', { ids: linked })).toMatchObject({ title: 'How was your order?' });
  await send('answerSurvey', { ids: linked });
  expect(itemsOf(await send('listSurveyResponses', { token: shop.staff.sales }))).toMatchObject([
    { nps: 9, customerId: buyer.id },
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const report = await send('getSurveyReport', { token, path, query: { from: today, to: today } });
  expect(report).toMatchObject({ invited: 1, answered: 1, nps: { score: 100 } });
  expect(itemsOf(await send('listSurveys', { token }))).toMatchObject([{ id: surveyId, answered: 1 }]);
  await send('getSurvey', { token, path });
  await send('closeSurvey', { token, path });
});

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));
