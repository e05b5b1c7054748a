/** Declares the refusals about custom fields and their values. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const FIELD_NOT_FOUND = refusal('field.not-found', 'not-found', {
  en: 'There is no such custom field.',
  zh: '没有此自定义字段。',
});
export const FIELD_KEY_TAKEN = refusal('field.key-taken', 'conflict', {
  en: 'Another custom field has the key {key}. Choose another key, or take a retired field back into use.',
  zh: '另一自定义字段已使用代码 {key}。请换一个代码，或恢复已停用的字段。',
});
export const FIELD_TOO_MANY = refusal('field.too-many', 'conflict', {
  en: 'There are {most} custom fields in use already. Retire one that nobody needs.',
  zh: '已有 {most} 个在用的自定义字段。请停用不再需要的字段。',
});
export const FIELD_CHOICES_KEPT = refusal('field.choices-kept', 'unprocessable', {
  en: 'The choice {key} may be in use, so it cannot be removed. Change its name, or add other choices.',
  zh: '选项 {key} 可能已被使用，不能删除。可更改名称或添加其他选项。',
});
/**
 * Refuses to make an existing custom field searchable. The search finds only values that were written while the field
 * was searchable, so a field must be searchable from its creation on.
 */
export const FIELD_SEARCH_FIXED = refusal('field.search-fixed', 'unprocessable', {
  en: 'A field is made searchable when it is created. Create another field, and retire this one.',
  zh: '只能在创建字段时设为可搜索。请新建一个字段，并停用此字段。',
});
export const FIELD_WRONG_DEFINITION = refusal('field.wrong-definition', 'invalid', {
  en: 'This definition does not fit the type of the field. The error below names the part.',
  zh: '此定义与字段类型不符，详见下列各项。',
});
export const FIELD_WRITERS_READ = sentence({
  en: 'A role that writes a field must read it too.',
  zh: '有权填写的角色必须也有权查看。',
});
export const FIELD_UNIT_OF_NUMBER = sentence({ en: 'Only a number has a unit.', zh: '只有数字类型可以有单位。' });
export const FIELD_CHOICES_OF_CHOICE = sentence({
  en: 'Only a choice has choices.',
  zh: '只有选择类型可以有选项。',
});
export const FIELD_WRONG_VALUES = refusal('field.wrong-values', 'invalid', {
  en: 'Some values do not fit their fields. Each is named below.',
  zh: '部分值不符合字段要求，详见下列各项。',
});
export const FIELD_UNKNOWN = sentence({ en: 'You may not write such a field.', zh: '没有此字段，或您无权填写。' });
export const FIELD_RETIRED = sentence({ en: 'This field is no longer in use.', zh: '此字段已停用。' });
export const FIELD_EMPTY = sentence({ en: 'This field must have a value.', zh: '此字段必须填写。' });
export const FIELD_WANTS = {
  text: sentence({ en: 'Write one line of at most 200 characters.', zh: '请填写单行文本，最多 200 个字符。' }),
  'long-text': sentence({ en: 'Write a text of at most 2,000 characters.', zh: '请填写文本，最多 2,000 个字符。' }),
  number: sentence({ en: 'Write a number.', zh: '请填写数字。' }),
  day: sentence({ en: 'Write a day that exists, as YYYY-MM-DD.', zh: '请填写真实存在的日期，格式为 YYYY-MM-DD。' }),
  flag: sentence({ en: 'Answer yes or no (true or false).', zh: '请回答是或否（true 或 false）。' }),
  choice: sentence({ en: 'Choose one of the choices of this field.', zh: '请选择此字段的一个选项。' }),
  choices: sentence({
    en: 'Choose among the choices of this field, each once.',
    zh: '请从此字段的选项中选择，每项一次。',
  }),
};
