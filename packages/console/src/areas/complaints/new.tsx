import { RECORD_COMPLAINT_GUIDE } from '@toric/contracts/customer/complaints/complaint.guide';
import { RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { COMPLAINT_REPORTER_WORDS, SERIOUSNESS_WORDS } from '@toric/contracts/customer/complaints/complaint.words';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';

/**
 * Returns the customer and the order that the previous page passed in the address of this page, and the present time.
 */
function known() {
  const query = new URLSearchParams(window.location.search);
  const [customerId, orderId] = [query.get('customer'), query.get('order')];
  const receivedAt = new Date().toISOString();
  return { receivedAt, ...(customerId && { customerId }), ...(orderId && { orderId }) };
}

/** Records a complaint or a suspected incident. The report is sealed with a key of its own. */
export default formPage(
  {
    operation: RecordComplaint,
    guide: RECORD_COMPLAINT_GUIDE,
    title: text('Record a complaint', '登记投诉'),
    save: text('Record the complaint', '登记投诉'),
    start: known,
    sections: [
      {
        title: text('What happened', '经过'),
        fields: [
          { name: 'seriousness', words: SERIOUSNESS_WORDS },
          { name: 'reporter', words: COMPLAINT_REPORTER_WORDS },
          { name: 'whatHappened', control: 'long-text' },
          { name: 'happenedOn', control: 'day', width: 'half' },
          { name: 'receivedAt', width: 'half' },
        ],
      },
      {
        title: text('The box and the customer, as far as they are known', '所涉产品和客户（如已知）'),
        fields: [
          { name: 'gtin', control: 'code', width: 'half' },
          { name: 'lotNumber', control: 'code', width: 'half' },
          { name: 'customerId', control: 'customer', width: 'half' },
          { name: 'orderId', control: 'code', width: 'half' },
        ],
      },
    ],
  },
  {
    back: { label: text('Complaints', '投诉'), href: '/complaints' },
    done: text('The complaint is recorded. An optician looks at it.', '投诉已登记，由验光师处理。'),
    then: () => '/complaints',
  },
);
