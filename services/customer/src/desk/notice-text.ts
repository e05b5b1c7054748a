/** Makes the texts of notices in the inbox of the console, with the page on which the matter is handled. */
import type { InboxNotice } from '@toric/contracts/customer/messages/notice';
import { WORK_QUEUES, type WorkQueue } from '@toric/contracts/customer/messages/work-queue';
import { WAITING, type WaitingKind } from '@toric/contracts/desk/waiting';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';

export type Told = { readonly text: Text; readonly path: string | null };

/** Maps each list of work to the kind of waiting work that its notice names. */
const KIND_OF: Readonly<Record<WorkQueue, WaitingKind>> = {
  'verification-requests': 'verifications-to-send',
  'verification-answers': 'verifications-waiting',
  'prescription-reviews': 'prescription-reviews',
  complaints: 'complaints',
  'role-requests': 'role-requests',
  'unknown-messages': 'messages-unknown',
  'late-parcels': 'parcels-late',
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
const MENTIONED = sentence({
  en: 'A colleague mentions you in a note about a customer.',
  zh: '同事在一条客户备注中提及了你。',
});
const TASK_DUE = sentence({ en: 'A task is due soon.', zh: '有一项任务即将到期。' });
const TASK_ASSIGNED = sentence({ en: 'A colleague gave you a task.', zh: '同事给你分配了一项任务。' });
const CALL = sentence({ en: 'Your telephone rang. See who called.', zh: '你的电话有来电。请查看来电者。' });
const CASE_ASSIGNED = sentence({ en: 'Case {number} is yours now.', zh: '工单 {number} 已分配给你。' });
const CASE_NEWS = sentence({ en: 'The customer wrote in case {number}.', zh: '客户在工单 {number} 中有新的来信。' });
const CASE_WARNING = sentence({
  en: 'Most of the time of case {number} has passed. Look at its deadline.',
  zh: '工单 {number} 的时限已过大半。请查看期限。',
});
const CASE_LATE = sentence({ en: 'The deadline of case {number} has passed.', zh: '工单 {number} 已超过期限。' });
const ALARM = sentence({ en: 'Alarm: {alarm}', zh: '警报：{alarm}' });
const WEBHOOK_OFF = {
  gone: sentence({
    en: 'A webhook was switched off, because its receiver answers that it is gone.',
    zh: '一个 Webhook 已停用，因为接收方答复已不存在。',
  }),
  failing: sentence({
    en: 'A webhook was switched off, because every try has failed for five days.',
    zh: '一个 Webhook 已停用，因为五天来每次尝试均失败。',
  }),
};

/** Returns the text of a notice in both languages, and the path of the page on which the matter is handled. */
export function told(notice: InboxNotice): Told {
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
    case 'note-mention':
      return { text: MENTIONED(), path: `/customers/${notice.values.customerId}` };
    case 'task-due':
      return { text: TASK_DUE(), path: `/tasks/${notice.values.taskId}` };
    case 'task-assigned':
      return { text: TASK_ASSIGNED(), path: `/tasks/${notice.values.taskId}` };
    case 'call-rings':
      return { text: CALL(), path: `/calls/${notice.values.callId}` };
    case 'case-assigned':
      return { text: CASE_ASSIGNED({ number: notice.values.caseNumber }), path: `/cases/${notice.values.caseId}` };
    case 'case-news':
      return { text: CASE_NEWS({ number: notice.values.caseNumber }), path: `/cases/${notice.values.caseId}` };
    case 'case-warning':
      return { text: CASE_WARNING({ number: notice.values.caseNumber }), path: `/cases/${notice.values.caseId}` };
    case 'case-late':
      return { text: CASE_LATE({ number: notice.values.caseNumber }), path: `/cases/${notice.values.caseId}` };
    case 'alarm':
      return { text: ALARM({ alarm: notice.values.alarm }), path: '/operations' };
    case 'webhook-off':
      return { text: WEBHOOK_OFF[notice.values.why](), path: `/webhooks/${notice.values.endpoint}` };
  }
}
