import { LIFT_SUPPRESSION_GUIDE } from '@toric/contracts/customer/messages/suppression.guide';
import { LiftSuppression, ListSuppressions } from '@toric/contracts/customer/messages/suppression.http';
import { SUPPRESSION_CAUSE_WORDS } from '@toric/contracts/customer/messages/suppression.words';
import { Link } from 'react-router';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { Said } from '../../kit/show/said.tsx';

const column = columnsFor<typeof ListSuppressions>();

/**
 * Lists the suppressed addresses, to which nothing more is sent. They are stored as digests, so the filter needs the
 * complete e-mail address.
 */
export default listPage({
  operation: ListSuppressions,
  title: text('Addresses that get nothing', '停止发送的地址'),
  about: text(
    'Mails to them came back, or their owners complained. No address is shown here: filter by a whole e-mail address.',
    '这些地址退信或被投诉。此处不显示地址：请按完整邮箱地址筛选。',
  ),
  key: ({ id }) => id,
  filters: { email: { kind: 'text', label: text('Whole e-mail address', '完整邮箱地址') } },
  bulk: [
    {
      operation: LiftSuppression,
      label: text('Send there again…', '恢复发送…'),
      form: {
        operation: LiftSuppression,
        guide: LIFT_SUPPRESSION_GUIDE,
        title: text('Send to this address again', '恢复向此地址发送'),
        save: text('Send there again', '恢复发送'),
        sections: [{ fields: [{ name: 'reason', control: 'long-text' }] }],
      },
      input: ({ id }, body) => ({ params: { suppressionId: id }, body }),
      done: text('Mail is sent there again.', '已恢复发送。'),
    },
  ],
  columns: [
    column.badge('cause', text('Why', '原因'), SUPPRESSION_CAUSE_WORDS, ({ cause }) => cause, { width: 220 }),
    column.when('since', text('Since', '自'), ({ createdAt }) => createdAt, { width: 200 }),
    {
      id: 'code',
      label: text('Answer', '应答'),
      cell: ({ code }) => <span className="mono clip">{code ?? '–'}</span>,
      text: ({ code }) => code ?? '',
      width: 220,
    },
    {
      id: 'message',
      label: text('Message', '消息'),
      cell: ({ messageId }) =>
        messageId ? (
          <Link to={`/messages/${messageId}`}>
            <Said>{text('See the message', '查看消息')}</Said>
          </Link>
        ) : (
          '–'
        ),
      width: 160,
    },
  ],
  empty: {
    title: text('Every address gets its mails.', '没有停止发送的地址。'),
    about: text('Addresses appear here when a mail bounces.', '退信的地址会显示在这里。'),
  },
});
