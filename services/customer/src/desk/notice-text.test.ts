// Tests the texts and pages of notices in the inbox of the console.
import { expect, test } from '@jest/globals';
import { told } from './notice-text.ts';

test('a list of work that has grown old names the list in each language, and leads to it', () => {
  const notice = { template: 'work-waits', values: { queue: 'refunds', waiting: 3, oldestHours: 30 } } as const;
  expect(told(notice)).toEqual({
    text: {
      en: 'Waiting for long: refunds that wait for approval. Number: 3. The oldest has waited for 30 hours.',
      zh: '等待已久：等待批准的退款，共 3 项，最早的已等待 30 小时。',
    },
    path: '/refunds?status=needs-approval',
  });
});

test('a note about a payment leads to its order', () => {
  const orderId = '0197a000-0000-7000-8000-000000000001';
  expect(told({ template: 'payment-noted', values: { orderId } }).path).toBe(`/orders/${orderId}`);
});

test('a webhook that was switched off is told in both languages, and leads to its page', () => {
  const endpoint = '0197a000-0000-7000-8000-0000000000e7';
  const { text, path } = told({ template: 'webhook-off', values: { endpoint, why: 'gone' } });
  expect(text.en).toContain('is gone');
  expect(text.zh).toContain('已停用');
  expect(path).toBe(`/webhooks/${endpoint}`);
});

test('an alarm is told as it was raised', () => {
  const { text } = told({ template: 'alarm', values: { alarm: 'Messages wait for 10 minutes.' } });
  expect(text).toEqual({ en: 'Alarm: Messages wait for 10 minutes.', zh: '警报：Messages wait for 10 minutes.' });
});
