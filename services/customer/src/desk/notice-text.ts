/** The texts of notices in the inbox of the console, and the page where the matter is worked on. */
import type { StaffNotice } from '@toric/contracts/customer/messages/notice';
import { WORK_QUEUES, type WorkQueue } from '@toric/contracts/customer/messages/work-queue';
import { WAITING, type WaitingKind } from '@toric/contracts/desk/waiting';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';

export type Told = { readonly text: Text; readonly path: string | null };

/** The kind of waiting work that a list of work holds. */
const KIND_OF: Readonly<Record<WorkQueue, WaitingKind>> = {
  'verification-requests': 'verifications-to-send',
  'verification-answers': 'verifications-waiting',
  'prescription-reviews': 'prescription-reviews',
  complaints: 'complaints',
  'role-requests': 'role-requests',
  'unknown-messages': 'messages-unknown',
  refunds: 'refunds-to-approve',
  'unanswered-payments': 'payments-to-look-at',
};

const PAYMENT_NOTED = sentence({
  en: 'The payment provider and our books disagree about an order. Look at its payment.',
  zh: '支付服务商与我方账目对某订单的记录不一致。请查看该笔付款。',
});
const WORK_WAITS = sentence({
  en: 'Waiting for long: {name}. Number: {waiting}. The oldest has waited for {hours} hours.',
  zh: '等待已久：{name}，共 {waiting} 项，最早的已等待 {hours} 小时。',
});
const ALARM = sentence({ en: 'Alarm: {alarm}', zh: '警报：{alarm}' });

/** Returns the text of a notice in both languages, and its page. */
export function told(notice: StaffNotice): Told {
  switch (notice.template) {
    case 'payment-noted':
      return { text: PAYMENT_NOTED(), path: `/orders/${notice.values.orderId}` };
    case 'work-waits': {
      const { queue, waiting, oldestHours: hours } = notice.values;
      const { name } = WORK_QUEUES[queue];
      const text = {
        en: WORK_WAITS({ name: name.en, waiting, hours }).en,
        zh: WORK_WAITS({ name: name.zh, waiting, hours }).zh,
      };
      return { text, path: WAITING[KIND_OF[queue]].path };
    }
    case 'alarm':
      return { text: ALARM({ alarm: notice.values.alarm }), path: '/operations' };
  }
}
