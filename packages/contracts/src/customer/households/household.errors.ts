/** Declares the refusals about households and the consent of guardians. */
import { refusal } from '../../kernel/refusal.ts';

export const HOUSEHOLD_NOT_FOUND = refusal('household.not-found', 'not-found', {
  en: 'There is no such household. Perhaps it was dissolved.',
  zh: '没有此家庭，可能已解散。',
});
export const HOUSEHOLD_MEMBER_ELSEWHERE = refusal('household.member-elsewhere', 'conflict', {
  en: 'The customer {id} belongs to another household. She must leave that one first.',
  zh: '客户 {id} 属于另一个家庭，须先退出该家庭。',
});
export const HOUSEHOLD_FULL = refusal('household.full', 'conflict', {
  en: 'A household has at most {most} members.',
  zh: '一个家庭最多 {most} 名成员。',
});
export const HOUSEHOLD_NO_MEMBER = refusal('household.no-member', 'not-found', {
  en: 'This customer is no member of the household.',
  zh: '此客户不是该家庭的成员。',
});
export const HOUSEHOLD_PAYER_ELSEWHERE = refusal('household.payer-elsewhere', 'unprocessable', {
  en: 'The payer must be a member of the household. Add her first.',
  zh: '付款人必须是家庭成员。请先添加。',
});
export const HOUSEHOLD_UNDER_AGE = refusal('household.under-age', 'unprocessable', {
  en: 'By the date of birth this person is under {age} years, so she can be neither guardian nor payer.',
  zh: '按出生日期此人未满 {age} 岁，不能担任监护人或付款人。',
});
export const GUARDIAN_ELSEWHERE = refusal('guardian.elsewhere', 'unprocessable', {
  en: 'This person is no guardian in the household of the customer. Give her this role first.',
  zh: '此人不是该客户家庭中的监护人。请先为其设定该角色。',
});
export const GUARDIAN_NOT_NEEDED = refusal('guardian.not-needed', 'unprocessable', {
  en: 'This customer is {age} years old or older, or her date of birth is not known. Ask her yourself.',
  zh: '此客户已满 {age} 岁或出生日期未知。请直接征求本人意见。',
});
