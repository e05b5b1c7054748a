// Tests the examples of cases, their clocks and teams, knowledge articles, ratings and the report.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import { LinkCaseArticle } from '@toric/contracts/customer/cases/article.http';
import { ShowCaseSurvey } from '@toric/contracts/customer/cases/case-survey.http';
import { PutCasePolicy } from '@toric/contracts/customer/cases/case-settings.http';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { signLink } from '../../../services/customer/src/accounts/link.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { leakedTexts } from './free-texts.ts';
import { openShop, type Shop } from './shop.ts';

const CALENDAR = PutCasePolicy.example.calendarId;

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('cases');
  examples = await readExamples(shop);
  ({ send } = examples);
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('an administrator sets calendars and clocks, and a team says who takes new cases', async () => {
  const { admin, sales, auditor } = shop.staff;
  await send('putCaseCalendar', { token: admin, path: { calendarId: CALENDAR } });
  await send('putCasePolicy', { token: admin, path: { priority: 'normal' } });
  await send('putCaseTeam', { token: sales, path: { team: 'sales' } });
  const ruleId = randomUUID();
  await send('putCaseRule', { token: admin, path: { ruleId } });
  expect(itemsOf(await send('listCaseRules', { token: sales })).map(({ id }) => id)).toContain(ruleId);
  await send('removeCaseRule', { token: admin, path: { ruleId } });
  expect(itemsOf(await send('listCaseCalendars', { token: auditor }))).toMatchObject([{ id: CALENDAR, version: 2 }]);
  expect((await send('listCasePolicies', { token: sales }))['data']).toHaveLength(4);
  expect((await send('listCaseTeams', { token: sales }))['data']).toHaveLength(2);
});

test('a case is opened, sorted, assigned, answered and closed, and its customer rates it', async () => {
  const { sales: token, auditor } = shop.staff;
  const buyer = await shop.newBuyer();
  await send('openOwnCase', { token: buyer.token, path: { customerId: buyer.id } });
  const own = await send('listOwnCases', { token: buyer.token, path: { customerId: buyer.id } });
  expect(itemsOf(own)).toMatchObject([{ subject: 'When does my order arrive?', state: 'new' }]);
  const { id: caseId } = await send('openCase', { token });
  const path = { caseId };
  await send('changeCase', { token, path });
  await send('assignCase', { token, path });
  await send('moveCase', { token, path });
  await send('addCaseNote', { token, path });
  const params = { token, path };
  await shop.admin.query(`update customer.service_case set customer_id = $2, lot_number = 'L1' where id = $1`, [
    caseId,
    buyer.id,
  ]);
  await send('answerCase', params);
  expect(await send('listSameLot', params)).toMatchObject({ lotNumber: 'L1', customers: [], otherCases: [] });
  const { id: articleId } = await send('addArticle', { token });
  await send('saveArticle', { token, path: { articleId } });
  await send('linkCaseArticle', { ...params, ids: { [LinkCaseArticle.example.articleId]: articleId } });
  expect(await send('getArticle', { token: auditor, path: { articleId } })).toMatchObject({ uses: 1, version: 2 });
  expect(itemsOf(await send('listArticles', { token, query: { q: 'dry' } }))).toMatchObject([{ id: articleId }]);
  await shop.admin.query(`update customer.service_case set state = 'closed', closed_at = now() where id = $1`, [
    caseId,
  ]);
  const rating = signLink(shop.system.secrets.get('link key'), 'case-survey', caseId);
  const ids = { [ShowCaseSurvey.example.token]: rating };
  expect(await send('showCaseSurvey', { ids })).toMatchObject({ score: null });
  await send('rateCase', { ids });
  expect(await send('getCase', { token: auditor, path })).toMatchObject({ score: 5, comment: 'Quick and kind.' });
  expect(itemsOf(await send('listCases', { token: auditor, query: { state: 'closed' } }))).toMatchObject([
    { id: caseId },
  ]);
  const days = { from: '2020-01-01', to: '2099-12-31' };
  expect(await send('getServiceTimes', { token: auditor, query: days })).toMatchObject({
    all: { cases: 2, solved: 1, score: 5 },
  });
});

test('a mail of a person opens a case through the gateway, and its picture is kept', async () => {
  const { sales: token } = shop.staff;
  const raw = [
    ...[
      'From: Li Wei <li@example.com>',
      'To: mail@toric.example',
      'Subject: My lens',
      `Message-ID: <${randomUUID()}@x>`,
    ],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain', ''],
    ...['It tore.', '--b', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', PIXEL, '--b--', ''],
  ].join('\r\n');
  // Only a mailbox can sign a mail for receiveCaseMail, so the test signs one with the mailbox's key.
  const [id, at] = [randomUUID(), Math.floor(Date.now() / 1_000)];
  const secret = Buffer.from(shop.system.secrets.get('mail webhook').replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', secret).update(`${id}.${at}.${raw}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(at), 'content-type': 'message/rfc822' };
  const post = (sign: string) =>
    fetch(`${shop.system.gatewayUrl}/v1/webhooks/case-mail`, {
      ...{ method: 'POST', body: raw, headers: { ...headers, 'webhook-signature': `v1,${sign}` } },
    });
  expect((await post('AAAA')).status).toBe(401);
  const taken = await post(signature);
  const { outcome, caseId } = (await taken.json()) as { outcome: string; caseId: string };
  expect([taken.status, outcome]).toEqual([202, 'opened']);
  const shown = await send('getCase', { token, path: { caseId } });
  expect(shown).toMatchObject({ subject: 'My lens', sender: { name: 'Li Wei', email: 'li@example.com' } });
  const [{ files }] = shown['entries'] as [{ files: { id: string }[] }];
  const attachmentId = files[0]?.id ?? '';
  await send('getCaseAttachment', { token, path: { caseId, attachmentId } });
});

test('no message holds a text of these examples', async () => expect(await leakedTexts(shop, operations)).toEqual([]));

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));

/** Holds a picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
