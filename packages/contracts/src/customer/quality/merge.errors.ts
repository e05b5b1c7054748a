/** Declares the refusals about merges of two customers, and the reasons for which a pair is not merged. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const MERGE_REFUSED = refusal('merge.refused', 'unprocessable', {
  en: 'These two customers cannot be merged now. `errors` says why, and what to do first.',
  zh: '现在不能合并这两位客户。errors 中写明原因及应先处理的事项。',
});
export const MERGE_NONE_CERTAIN = refusal('merge.none-certain', 'conflict', {
  en: 'No open pair is certain, so there is nothing to merge at once. Decide about the other pairs one by one.',
  zh: '没有确定的待处理客户对，无可批量合并的内容。请逐对处理其余客户。',
});
/** Lists the reasons against a merge. Each sentence says what a person can do. */
export const MERGE_REASONS = {
  same: sentence({ en: 'Both are one record. Choose two customers.', zh: '两者为同一记录。请选择两位客户。' }),
  gone: sentence({
    en: 'One of them does not exist, was erased or was merged. Look for the pair again.',
    zh: '其中一位不存在、已被删除或已合并。请重新查找。',
  }),
  'birth-dates': sentence({
    en: 'The dates of birth differ, so they are two people. If one of them is wrong, correct the record first.',
    zh: '出生日期不同，应为两个人。如其中一个有误，请先更正资料。',
  }),
  prescriptions: sentence({
    en: 'Both have a valid, verified prescription, and the powers of an eye differ. A person must look at both and merge them by hand.',
    zh: '两者均有有效且已核实的处方，但同一只眼的度数不同。须由人员核对后手动合并。',
  }),
  'other-name': sentence({
    en: 'The names differ. A person must look at both and merge them by hand.',
    zh: '姓名不同。须由人员核对后手动合并。',
  }),
  'no-birth-date': sentence({
    en: 'The date of birth of one of them is not known. A person must look at both and merge them by hand.',
    zh: '其中一位的出生日期未知。须由人员核对后手动合并。',
  }),
  'sign-in': sentence({
    en: 'One of them signs in, and nobody has proved that she is the other one. A person must look at both and merge them by hand.',
    zh: '其中一位有可登录的账户，尚未证明两者为同一人。须由人员核对后手动合并。',
  }),
  family: sentence({
    en: 'Both live in one household as two people. A person must take one of them out of it first.',
    zh: '两者作为两个人登记在同一家庭中。请先将其中一位移出家庭。',
  }),
  'kept-apart': sentence({
    en: 'Staff said that they are two people. Take that decision back first.',
    zh: '员工已确认不是同一人。请先撤回该决定。',
  }),
  orders: sentence({
    en: 'An order of one of them is under way. Merge them when its parcel has been handed over.',
    zh: '其中一位有订单正在处理。请在包裹交付承运后再合并。',
  }),
  privacy: sentence({
    en: 'A privacy request of one of them is open, or her data may only be kept. End the request first.',
    zh: '其中一位有未完成的隐私请求，或其资料仅可保存。请先完结该请求。',
  }),
  job: sentence({
    en: 'Another merge of one of them waits or runs. Let it end, or cancel it.',
    zh: '其中一位已有等待或进行中的合并任务。请等其结束或取消。',
  }),
  account: sentence({
    en: 'Only the other record has an account with which she signs in. Keep that record instead.',
    zh: '只有另一条记录有可登录的账户。请改为保留那一条。',
  }),
} as const;

/** Explains why a merge is not undone. */
export const MERGED_AGAIN = sentence({
  en: 'the customer who stayed was merged or erased since: take the later merge back first',
  zh: '保留的客户此后又被合并或删除：请先撤销较晚的合并',
});
export const ROWS_STAY = sentence({
  en: 'rows of {table} that were changed since and stay with the other customer: {rows}',
  zh: '{table} 中此后有更改、保留在另一客户名下的行数：{rows}',
});
