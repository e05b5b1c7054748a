/** Lists the lists of work about which staff get a mail when the oldest item has waited too long. */
import { z } from 'zod';
import type { StaffRole } from '../../kernel/access.ts';
import type { Text } from '../../kernel/sentence.ts';

type Queue = { readonly name: Text; readonly role: StaffRole; readonly hours: number };

/**
 * Maps each list of work to the role that works on it, and to the number of hours after which this role gets a mail.
 */
export const WORK_QUEUES = {
  'verification-requests': {
    name: { en: 'requests to prescribers that nobody has sent', zh: '尚未发出的处方核实请求' },
    role: 'optician',
    hours: 8,
  },
  'verification-answers': {
    name: {
      en: 'requests that no prescriber has answered, and that do not end by themselves',
      zh: '处方医师未答复的核实请求',
    },
    role: 'optician',
    hours: 48,
  },
  'prescription-reviews': {
    name: { en: 'files of prescriptions that nobody has compared', zh: '尚未核对的处方文件' },
    role: 'optician',
    hours: 24,
  },
  complaints: { name: { en: 'complaints that nobody has closed', zh: '尚未结案的投诉' }, role: 'optician', hours: 72 },
  'role-requests': {
    name: { en: 'roles that wait for a second administrator', zh: '等待第二位管理员批准的角色申请' },
    role: 'admin',
    hours: 24,
  },
  'unknown-messages': {
    name: { en: 'messages to people whose outcome is unknown', zh: '结果未知的消息' },
    role: 'operator',
    hours: 24,
  },
  'late-parcels': { name: { en: 'parcels that are late or lost', zh: '延误或丢失的包裹' }, role: 'sales', hours: 4 },
  refunds: { name: { en: 'refunds that wait for approval', zh: '等待批准的退款' }, role: 'finance', hours: 24 },
  'unanswered-payments': {
    name: { en: 'calls that the payment provider has not answered', zh: '支付服务商未答复的请求' },
    role: 'finance',
    hours: 23,
  },
} as const satisfies Readonly<Record<string, Queue>>;

// the cast is safe: the record has at least one key
export const WorkQueue = z.enum(Object.keys(WORK_QUEUES) as [keyof typeof WORK_QUEUES]);
export type WorkQueue = z.output<typeof WorkQueue>;
