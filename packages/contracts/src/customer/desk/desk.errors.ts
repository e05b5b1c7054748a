/** Declares the refusals about the desk of a member of staff: saved views and notices. */
import { refusal } from '../../kernel/refusal.ts';

export const DESK_VIEW_NOT_FOUND = refusal('desk.view-not-found', 'not-found', {
  en: 'There is no such view, or it is not yours. Its owner changes a view, and an administrator changes a shared one too.',
  zh: '没有此视图，或该视图不属于您。视图由其所有者更改；共享视图也可由管理员更改。',
});
export const DESK_VIEWS_TOO_MANY = refusal('desk.views-too-many', 'conflict', {
  en: 'You have {most} views, which is the most that one person may have. Remove one that you no longer use.',
  zh: '您已有 {most} 个视图，已达每人上限。请删除不再使用的视图。',
});
export const DESK_VIEW_NAME_TAKEN = refusal('desk.view-name-taken', 'conflict', {
  en: 'You have a view with the name {name} for this list. Choose another name, or change that view.',
  zh: '此列表中您已有名为“{name}”的视图。请换一个名称，或更改该视图。',
});
