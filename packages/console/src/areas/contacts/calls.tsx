import { CALL_STATE_WORDS, DIRECTION_WORDS } from '@toric/contracts/customer/contacts/interaction.words';
import { GetExtension, ListCalls } from '@toric/contracts/customer/contacts/telephony.http';
import { text } from '../../app/words.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';

const column = columnsFor<typeof ListCalls>();

/** Lists the calls of the last week at the extension of the person. */
export default listPage({
  operation: ListCalls,
  title: text('My calls', '我的通话'),
  about: text(
    'The calls of the last week at your extension, the newest first.',
    '最近一周你分机上的通话，最新的在前。',
  ),
  key: ({ id }) => id,
  href: ({ id }) => `/calls/${id}`,
  filters: {
    missed: {
      kind: 'flag',
      label: text('Answered', '是否接听'),
      yes: text('nobody', '未接'),
      no: text('answered', '已接'),
    },
  },
  views: [
    { id: 'all', label: text('All', '全部'), filters: {} },
    { id: 'missed', label: text('Missed', '未接来电'), filters: { missed: 'true' } },
  ],
  actions: [{ href: '/my-telephone', label: text('My telephone', '我的电话'), operation: GetExtension }],
  columns: [
    column.text('number', text('Number', '号码'), ({ number }) => number ?? '–', { isName: true, width: 180 }),
    column.badge('direction', text('Who called', '方向'), DIRECTION_WORDS, ({ direction }) => direction, {
      width: 150,
    }),
    column.badge('state', text('State', '状态'), CALL_STATE_WORDS, ({ state }) => state, { width: 120 }),
    column.when('rang', text('Rang', '响铃时间'), ({ rangAt }) => rangAt),
    column.when('ended', text('Ended', '结束时间'), ({ endedAt }) => endedAt),
  ],
  empty: {
    title: text('No call has come.', '没有通话。'),
    about: text(
      'Enter your extension, and let the telephone system report its calls.',
      '请登记分机号，并让电话系统上报来电。',
    ),
  },
});
