import { both, under } from '../guide/parts.ts';
import { field, type Guide } from '../kernel/guide.ts';

const TYPE = field(
  both('Kind of message', '消息类型'),
  both('What the message tells.', '消息的种类。'),
  both('Its whole name. Empty: every kind.', '完整名称。留空表示所有种类。'),
  'order.order-placed.v1',
);
const DRY_RUN = field(
  both('Only try', '仅试运行'),
  both('Says what would happen, and changes nothing.', '只说明会发生什么，不作任何更改。'),
  both('Tick it first. Then look at the numbers, and do it.', '请先勾选，查看数量后再执行。'),
  both('Yes', '是'),
);
const LETTERS: Guide = under('letters', {
  ids: field(
    both('Messages', '消息'),
    both('The stuck messages that you chose.', '你选择的滞留消息。'),
    both('The page fills it in. At most 500.', '由页面自动填入，最多 500 条。'),
    both('3 messages', '3 条消息'),
  ),
  consumer: field(
    both('Stuck at', '滞留位置'),
    both('The queue where the messages stuck.', '消息滞留的队列。'),
    both('Its name. Empty: every queue.', '队列名称。留空表示所有队列。'),
    'order.place-order',
  ),
  type: TYPE,
  reason: field(
    both('Cause', '原因'),
    both('Why they stuck.', '滞留的原因。'),
    both('Choose one. Empty: every cause.', '选择一项。留空表示所有原因。'),
    both('All tries failed', '多次尝试均失败'),
  ),
  error: field(
    both('Error', '错误'),
    both('A part of what the program said.', '程序错误信息的一部分。'),
    both('At most 200 characters. Capitals do not matter.', '最多 200 个字符，不区分大小写。'),
    'connection',
  ),
  since: field(
    both('Since', '起始时间'),
    both('Messages that stuck at this time or later.', '该时间及之后滞留的消息。'),
    both('A time that has passed.', '过去的时间。'),
    '2026-11-21 09:00',
  ),
  until: field(
    both('Until', '截止时间'),
    both('Messages that stuck before this time.', '该时间之前滞留的消息。'),
    both('A time after the first one. Empty: now.', '晚于起始时间。留空表示现在。'),
    '2026-11-21 10:00',
  ),
});

export const REPLAY_DEAD_LETTERS_GUIDE: Guide = { ...LETTERS, dryRun: DRY_RUN };
export const DISCARD_DEAD_LETTERS_GUIDE: Guide = {
  ...LETTERS,
  why: field(
    both('Reason', '原因'),
    both('Why they may be closed for good. They will never be applied.', '可以永久关闭的原因。这些消息不会再处理。'),
    both('3 to 500 characters.', '3 至 500 个字符。'),
    both('Sent by a test against the wrong broker', '测试误发到了错误的消息服务器'),
  ),
  dryRun: DRY_RUN,
};
export const REPLAY_OUTBOX_GUIDE: Guide = {
  since: field(
    both('Since', '起始时间'),
    both('Messages that were sent at this time or later are sent once more.', '该时间及之后发出的消息会再次发送。'),
    both(
      'A time before the trouble began. A message that arrived is dropped when it comes again.',
      '故障开始之前的时间。已送达的消息再次到达时会被忽略。',
    ),
    '2026-11-21 09:00',
  ),
  until: field(
    both('Until', '截止时间'),
    both('Messages that were sent before this time.', '该时间之前发出的消息。'),
    both('A time after the first one. Empty: now.', '晚于起始时间。留空表示现在。'),
    '2026-11-21 10:00',
  ),
  type: TYPE,
  aggregateId: field(
    both('About', '所属对象'),
    both('Only messages about one thing, such as one order.', '只发送关于某一对象的消息，例如某个订单。'),
    both('The id of the thing. Empty: all of them.', '对象的 id。留空表示全部。'),
    '0197a000-0000-7000-8000-00000000000a',
  ),
  dryRun: DRY_RUN,
};
