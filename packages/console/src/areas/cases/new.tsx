import { OPEN_CASE_GUIDE } from '@toric/contracts/customer/cases/case.guide';
import { OpenCase } from '@toric/contracts/customer/cases/case.http';
import {
  CASE_CHANNEL_WORDS,
  CASE_PRIORITY_WORDS,
  CASE_TEAM_WORDS,
  CASE_TYPE_WORDS,
} from '@toric/contracts/customer/cases/case.words';
import { SERIOUSNESS_WORDS } from '@toric/contracts/customer/complaints/complaint.words';
import { EYE_WORDS } from '@toric/contracts/lens.words';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';

/** Returns the customer and the order that the previous page passed in the address of this page. */
function known() {
  const query = new URLSearchParams(window.location.search);
  const [customerId, orderId] = [query.get('customer'), query.get('order')];
  const start = { channel: 'phone', priority: 'normal', team: 'sales' } as const;
  return { ...start, ...(customerId && { customerId }), ...(orderId && { orderId }) };
}

/** Opens a case after a call or a visit. */
export default formPage(
  {
    operation: OpenCase,
    guide: OPEN_CASE_GUIDE,
    title: text('Open a case', '新建工单'),
    save: text('Open the case', '新建工单'),
    start: known,
    sections: [
      {
        title: text('Who asks, and what', '谁在询问，询问什么'),
        fields: [
          { name: 'type', words: CASE_TYPE_WORDS },
          { name: 'seriousness', words: SERIOUSNESS_WORDS, when: ({ type }) => type === 'device-problem' },
          { name: 'subject' },
          { name: 'text', control: 'long-text' },
          { name: 'customerId', control: 'customer', width: 'half' },
          { name: 'channel', words: CASE_CHANNEL_WORDS, width: 'half' },
          { name: 'senderName', width: 'half', when: ({ customerId }) => !customerId },
          { name: 'senderEmail', control: 'email', width: 'half', when: ({ customerId }) => !customerId },
        ],
      },
      {
        title: text('Who works on it', '由谁处理'),
        fields: [
          { name: 'priority', words: CASE_PRIORITY_WORDS, width: 'half' },
          { name: 'team', words: CASE_TEAM_WORDS, width: 'half' },
        ],
      },
      {
        title: text('The box, as far as it is known', '所涉产品（如已知）'),
        fields: [
          { name: 'productId', control: 'product', width: 'half' },
          { name: 'eye', words: EYE_WORDS, width: 'half' },
          { name: 'gtin', control: 'code', width: 'half' },
          { name: 'lotNumber', control: 'code', width: 'half' },
          { name: 'orderId', control: 'code', width: 'half' },
        ],
      },
    ],
  },
  {
    back: { label: text('Cases', '工单'), href: '/cases' },
    done: text('The case is open, and its clock runs.', '工单已建立，时限已开始计算。'),
    then: ({ id }) => `/cases/${id}`,
  },
);
