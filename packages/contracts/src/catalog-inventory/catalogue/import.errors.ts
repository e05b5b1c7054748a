/** Declares the errors of a catalogue file: errors of the whole file, and errors of one place in the file. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const CATALOGUE_UNREADABLE = refusal('catalogue.unreadable', 'invalid', {
  en: 'The file cannot be read as {type}, so nothing was imported. Correct the named places and send it again.',
  zh: '无法按 {type} 读取该文件，因此未导入任何内容。请更正所指出之处后重新发送。',
});
export const NOT_UTF8 = sentence({
  en: 'the file is not UTF-8: save it as UTF-8',
  zh: '不是 UTF-8 编码：请以 UTF-8 保存',
});
export const NOT_JSON = sentence({ en: 'the file is not JSON: {why}', zh: '不是 JSON：{why}' });
export const QUOTES_WRONG = sentence({
  en: 'a quotation mark is not closed, or is inside an unquoted cell: quote the cell and write the mark twice',
  zh: '引号未闭合，或出现在未加引号的单元格中：请给该单元格加引号，并将其中的引号写两遍',
});
export const NO_COLUMN = sentence({
  en: 'there is no column {column}: the first line names the columns',
  zh: '缺少列 {column}：首行应列出列名',
});
export const UNKNOWN_COLUMN = sentence({
  en: '{column} is not a column of a catalogue file: choose from {known}',
  zh: '{column} 不是目录文件的列：请从 {known} 中选择',
});
export const COLUMN_TWICE = sentence({ en: 'the column {column} appears twice', zh: '列 {column} 重复出现' });

export const CATALOGUE_INVALID = refusal('catalogue.invalid', 'unprocessable', {
  en: 'Nothing was imported. The file has {wrong} wrong places, of which {shown} are named. Correct them and send it again.',
  zh: '未导入任何内容。文件中有 {wrong} 处错误，此处列出 {shown} 处。请更正后重新发送。',
});
export const UNKNOWN_RECORD = sentence({
  en: '{record} is not a kind of line: write product, segment or pack',
  zh: '{record} 不是有效的行类型：请写 product、segment 或 pack',
});
export const NOT_OF_THIS_RECORD = sentence({
  en: 'a {record} line has no {column}: leave the cell empty',
  zh: '{record} 行没有 {column}：请将该单元格留空',
});
export const MORE_CELLS = sentence({
  en: 'the line has {cells} cells, but the first line names {columns} columns: quote cells that contain a comma',
  zh: '该行有 {cells} 个单元格，而首行只有 {columns} 列：含逗号的单元格请加引号',
});
export const MORE_ENTRIES = sentence({
  en: 'the cell lists {entries} values and ranges, more than {most}: join neighbouring ranges, or split the segment',
  zh: '该单元格列出了 {entries} 个取值和范围，超过 {most} 个：请合并相邻范围，或拆分该分段',
});
export const FILE_HAS_TOO_MANY_VALUES = sentence({
  en: 'the segments of the file name {values} values together, more than {most}: split the file, and check its ranges',
  zh: '文件中各分段合计有 {values} 个取值，超过 {most} 个：请拆分文件，并检查其范围',
});
export const NO_PRODUCT_LINE = sentence({
  en: 'there is no product line with the handle {handle} above this line: add it',
  zh: '此行之前没有代号为 {handle} 的 product 行：请添加',
});
export const PRODUCT_TWICE = sentence({
  en: 'the file has the product {handle} twice: give it once, complete',
  zh: '文件中产品 {handle} 出现两次：请只写一次，且内容完整',
});
export const GTIN_TWICE = sentence({
  en: 'the file has the GTIN {gtin} twice: each pack has its own',
  zh: '文件中 GTIN {gtin} 出现两次：每种包装都有自己的 GTIN',
});
