// Tests the page to which the `type` of an error links. It shows the sentence of the error in each language, and the
// operations that may answer the error.
import { expect, test } from '@jest/globals';
import { errorPage } from './error-page.ts';
import { operations } from '../edge/operations.ts';

test('the page shows status and sentence in English and Chinese, and the operations', () => {
  const page = errorPage('order.unknown-offer', operations) ?? '';
  expect(page).toContain('<h2>422 Cannot be done</h2>\n<p>This product in this pack is not on sale in {market}.');
  expect(page).toContain('<section lang="zh-CN"><h2>422 无法执行</h2>\n<p>该产品的此包装规格未在 {market} 市场销售。');
  expect(page).toContain('<li><code>POST /orders</code>: Place an order</li>');
});

test('the page shows every refusal that shares the slug', () => {
  const page = errorPage('order.customer-missing', operations) ?? '';
  expect([page.includes('404 Not found'), page.includes('422 Cannot be done')]).toEqual([true, true]);
});

test('the page of a general refusal says that any operation may answer it, and its HTML is escaped', () => {
  const page = errorPage('auth.required', operations) ?? '';
  expect(page).toContain('Any operation may answer it.');
  expect(page).toContain('Bearer &#60;token&#62;');
});

test('an unknown slug has no page', () => {
  expect(errorPage('<script>', operations)).toBeUndefined();
});
