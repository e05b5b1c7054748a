// The page that an error's `type` leads to: what it says in each language, and which operations answer it.
import { expect, test } from '@jest/globals';
import { errorPage } from './error-page.ts';
import { operations } from './operations.ts';

test('shows status, sentence and operations in English and Chinese', () => {
  const page = errorPage('order.unknown-offer', operations) ?? '';
  expect(page).toContain('<h2>422 Cannot be done</h2>\n<p>This product in this pack is not on sale in {market}.');
  expect(page).toContain('<section lang="zh-CN"><h2>422 无法执行</h2>\n<p>该产品的此包装规格未在 {market} 市场销售。');
  expect(page).toContain('<li><code>POST /orders</code>: Place an order</li>');
});

test('shows all that one slug may mean', () => {
  const page = errorPage('order.customer-missing', operations) ?? '';
  expect([page.includes('404 Not found'), page.includes('422 Cannot be done')]).toEqual([true, true]);
});

test('says of what is refused everywhere that any operation may answer it, and is safe HTML', () => {
  const page = errorPage('auth.required', operations) ?? '';
  expect(page).toContain('Any operation may answer it.');
  expect(page).toContain('Bearer &#60;token&#62;');
});

test('there is none of what we never answer', () => {
  expect(errorPage('<script>', operations)).toBeUndefined();
});
