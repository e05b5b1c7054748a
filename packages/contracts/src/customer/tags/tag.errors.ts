/** Declares the refusals about tags of customers. */
import { refusal } from '../../kernel/refusal.ts';

export const TAG_NOT_FOUND = refusal('tag.not-found', 'not-found', {
  en: 'There is no such tag.',
  zh: '没有此标签。',
});
export const TAG_NAME_TAKEN = refusal('tag.name-taken', 'conflict', {
  en: 'Another tag has the name “{name}”. Use that one, or choose another name.',
  zh: '另一标签已使用名称“{name}”。请使用该标签，或换一个名称。',
});
export const TAG_RETIRED = refusal('tag.retired', 'conflict', {
  en: 'This tag is no longer in use. Choose another one, or take it back into use.',
  zh: '此标签已停用。请选择其他标签，或恢复使用。',
});
export const TAG_TOO_MANY = refusal('tag.too-many', 'conflict', {
  en: 'A customer has at most {most} tags. Take one away that says nothing any more.',
  zh: '每位客户最多 {most} 个标签。请移除不再有用的标签。',
});
