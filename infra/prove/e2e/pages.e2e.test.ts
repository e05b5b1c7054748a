// Tests the pages to which mails link in a real browser: axe finds nothing, and nothing is wider than a phone, in both
// languages.
import { beforeAll, expect, test } from '@jest/globals';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import type { Answer, UpstreamRequest } from '../../../gateway/src/edge/upstream.ts';
import { PAGES } from '../../../gateway/src/pages/pages.ts';
import { servePages } from './clients/accessible-pages.ts';
import { bringChromium, openPage } from './clients/chromium.ts';

let chromium: string;
beforeAll(async () => void (chromium = await bringChromium()), 300_000);

const ORDER = {
  ...{ number: 'T-2026-000001', status: 'shipped', createdAt: '2026-11-20T10:00:00.000Z' },
  ...{ parcels: [{ carrier: 'UPS', trackingNumber: '1Z'.repeat(30) }], updatedAt: '2026-11-21T10:00:00.000Z' },
};
const RECALL = {
  ...{ reference: 'Z-0217-2026', title: 'Lenses of one lot may tear', severity: 'II', whatToDo: 'Send them back.' },
  ...{ sourceUrl: 'https://authority.example/recalls/1', lots: ['L1', 'L'.repeat(60)], boxes: 3, outcome: 'returned' },
};
const CASE = { number: 'C-2026-000042', score: null };
const CHOICES = ['a', 'b'].map((key) => ({ key, label: `Choice ${key}` }));
const FIELD = { label: 'A field', help: 'Some help', isRequired: true, choices: [] };
const FORM = {
  ...{ slug: 'ask-us', version: 1, title: 'Ask us', intro: 'We answer within a day.', privacy: 'It is deleted.' },
  fields: [
    ...['name', 'email', 'phone', 'line', 'text', 'number', 'day', 'check'].map((control) => ({
      ...{ ...FIELD, key: control, control },
    })),
    ...['choice', 'choices'].map((control) => ({ ...FIELD, key: control, control, choices: CHOICES })),
  ],
  consent: { purpose: 'marketing', text: 'Send me news.', textVersion: 1, isRequired: false },
  ...{ ticket: 'ticket.of-the-page', origins: ['https://shop.example'] },
};
const SURVEY = {
  ...{ title: 'How was it?', intro: 'Four questions.', isAnonymous: true, ticket: 'ticket.of-the-page' },
  questions: (['nps', 'csat', 'scale', 'single', 'multi', 'text'] as const).map((kind) => ({
    ...{ key: kind, kind, label: 'A question', isRequired: true, showIf: null },
    choices: kind === 'single' || kind === 'multi' ? CHOICES : [],
  })),
};
const ANSWERS: Readonly<Record<string, object>> = {
  ...{ '/order-tracking': ORDER, '/case-surveys/show': CASE },
  ...{ '/form-pages/ask-us/show': FORM, '/survey-pages/show': SURVEY },
};
const ask = async ({ path }: UpstreamRequest): Promise<Answer> => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(ANSWERS[path] ?? RECALL)),
});

const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';
/** Lists the path of each page in each language, with the token of a link and without one. */
const PATHS = Object.keys(PAGES)
  .flatMap((purpose) =>
    LANGUAGES.flatMap((lang) => [`/pages/${purpose}?lang=${lang}&token=${TOKEN}`, `/pages/${purpose}?lang=${lang}`]),
  )
  .concat(
    LANGUAGES.flatMap((lang) => [
      ...[`/forms/ask-us?lang=${lang}`, `/surveys/after-delivery?lang=${lang}`],
      `/pages/survey?lang=${lang}&token=${TOKEN}`,
    ]),
  );

test('axe finds nothing in any page, in both languages, on a phone', async () => {
  const pages = await servePages(ask, PATHS);
  const browser = openPage(chromium, pages.origin);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`the browser has not examined all pages: ${browser.output()}`)), 90_000).unref();
  });
  let found;
  try {
    found = await Promise.race([pages.found, late]);
  } finally {
    await browser.close();
    await pages.close();
  }
  expect(found.map(({ path }) => path.replace('/copy', ''))).toEqual(PATHS);
  expect(found.filter(({ violations, overflow }) => violations.length > 0 || overflow > 0)).toEqual([]);
  expect(new Set(found.map(({ language }) => language))).toEqual(new Set(['en', 'zh-CN']));
}, 120_000);
