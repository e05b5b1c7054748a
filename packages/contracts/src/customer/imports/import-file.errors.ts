/** Declares the refusals about files to import, and the reasons for which a row is rejected. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const IMPORT_FILE_NOT_FOUND = refusal('import-file.not-found', 'not-found', {
  en: 'There is no such file, or it was deleted after its import or after a week. Send it again.',
  zh: '没有此文件，或其已在导入后或一周后被删除。请重新上传。',
});
export const IMPORT_FILE_INCOMPLETE = refusal('import-file.incomplete', 'conflict', {
  en: '{missing} parts of the file have not arrived. Send them, then go on.',
  zh: '文件还有 {missing} 个部分未上传。请先上传再继续。',
});
export const IMPORT_FILE_PART = refusal('import-file.part', 'invalid', {
  en: 'Part {part} must have {bytes} bytes. Cut the file into parts of {partBytes} bytes, and only the last one may be shorter.',
  zh: '第 {part} 部分须为 {bytes} 字节。请按每部分 {partBytes} 字节切分文件，仅最后一部分可较短。',
});
export const IMPORT_FILE_TOO_LARGE = refusal('import-file.too-large', 'too-large', {
  en: 'A workbook or a JSON array may have at most {limit} MiB, because it is read as a whole. Save it as CSV, or with one row a line.',
  zh: '工作簿或 JSON 数组须整体读取，不得超过 {limit} MiB。请另存为 CSV 或每行一条的 JSON。',
});
export const IMPORT_FILE_UNREADABLE = refusal('import-file.unreadable', 'unprocessable', {
  en: 'The file could not be read as {format}. Open it in the program that made it, and save it again.',
  zh: '无法按 {format} 读取该文件。请用生成它的程序打开后重新保存。',
});
export const IMPORT_FILE_EMPTY = refusal('import-file.empty', 'unprocessable', {
  en: 'The file has no rows. Check that you chose the right file and the right sheet.',
  zh: '文件没有数据行。请确认所选文件和工作表是否正确。',
});
export const IMPORT_NOT_YOURS = refusal('import-file.other-role', 'forbidden', {
  en: 'Files about {subject} are imported by: {allowed}.',
  zh: '{subject} 文件只能由以下角色导入：{allowed}。',
});
export const IMPORT_COLUMN_MISSING = refusal('import-file.column-missing', 'unprocessable', {
  en: 'No column of the file goes into {fields}. Choose a column for one of them.',
  zh: '文件中没有列对应 {fields}。请至少为其中之一选择一列。',
});
export const IMPORT_COLUMN_TWICE = refusal('import-file.column-twice', 'unprocessable', {
  en: 'Two columns go into the field {field}. Choose one of them.',
  zh: '有两列对应字段 {field}。请只选择一列。',
});

export const ROW_TOO_SHORT = sentence({
  en: 'the row has {cells} cells, and the heading has {columns}: a comma or a line break in a cell needs quotes',
  zh: '该行有 {cells} 个单元格，而表头有 {columns} 列：单元格中的逗号或换行须加引号',
});
export const NO_DAY = sentence({
  en: 'this is no day in the order {order}, for example {example}',
  zh: '不是按 {order} 顺序书写的日期，例如 {example}',
});
export const NO_NUMBER = sentence({ en: 'this is no number', zh: '不是数字' });
export const NOT_ONE_OF = sentence({ en: 'write one of: {values}', zh: '请填写以下之一：{values}' });
export const NO_PHONE = sentence({
  en: 'this is no telephone number: write it with its country code, for example +1 415 555 0132',
  zh: '不是有效的电话号码：请带国家代码填写，例如 +86 138 0013 8000',
});
export const NO_SUCH_CUSTOMER = sentence({
  en: 'no customer has this number or e-mail: import the customers first',
  zh: '没有客户使用此编号或电子邮箱：请先导入客户',
});
export const CUSTOMER_EXISTS = sentence({
  en: 'this customer exists already, and the import only adds',
  zh: '该客户已存在，而本次导入仅新增',
});
export const NAMES_NOBODY = sentence({
  en: 'the row names no customer: fill in the number or the e-mail',
  zh: '该行未指明客户：请填写编号或电子邮箱',
});
export const EMAIL_OF_ANOTHER = sentence({
  en: 'another account has this e-mail',
  zh: '另一个账户已使用此电子邮箱',
});
export const EMAIL_IS_SIGN_IN = sentence({
  en: 'she signs in with another e-mail, which only she can change',
  zh: '她使用另一个电子邮箱登录，仅本人可更改',
});
export const CUSTOMER_RESTRICTED = sentence({
  en: 'she has asked the shop to only keep her data: lift the restriction first',
  zh: '她已要求商店仅保存其数据：请先解除限制',
});
export const NEEDS_NAME = sentence({ en: 'a new customer needs a name', zh: '新客户须有姓名' });
export const ADDRESS_LACKS = sentence({
  en: 'an address needs {field}, or leave all its cells empty',
  zh: '地址须有 {field}，或将地址各单元格全部留空',
});
export const TOO_MANY_ADDRESSES = sentence({
  en: 'she has the most addresses that a customer may have: remove one first',
  zh: '她的地址数量已达上限：请先移除一个',
});
export const EYE_LACKS = sentence({
  en: 'the prescription of this eye needs {field}, or leave all cells of the eye empty',
  zh: '该眼的处方须有 {field}，或将该眼各单元格全部留空',
});
export const CONSENT_WAS_WITHDRAWN = sentence({
  en: 'she has withdrawn it here, and an import never gives back what a person has withdrawn',
  zh: '她已在本店撤回，导入不得恢复本人已撤回的同意',
});
export const PRESCRIPTION_EXISTS = sentence({
  en: 'this prescription is on file with other contents: contents are changed by a revision, not by an import',
  zh: '该处方已有其他内容记录：内容须以修订方式更改，不能通过导入更改',
});
