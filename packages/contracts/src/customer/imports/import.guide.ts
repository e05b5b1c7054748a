import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const ENCODING = field(
  both('Letters', '文字编码'),
  both('How the letters are written in the file.', '文件中文字的编码方式。'),
  both('It is guessed. Change it if the samples look wrong.', '由系统判断。若示例显示有误，请更改。'),
  'UTF-8',
);
const DELIMITER = field(
  both('Between the columns', '列分隔符'),
  both('The sign that divides the columns of a text file.', '文本文件中分隔各列的符号。'),
  both('It is guessed. Change it if all lies in one column.', '由系统判断。若所有内容都在同一列，请更改。'),
  both('Comma', '逗号'),
);
const HEADING = field(
  both('The first row is the heading', '首行为表头'),
  both('Whether the first row names the columns.', '首行是否为列名。'),
  both('Leave it off if the first row is data.', '若首行即为数据，请勿勾选。'),
  both('Yes', '是'),
);

export const CREATE_IMPORT_FILE_GUIDE: Guide = {
  subject: field(
    both('What the file is about', '文件内容'),
    both('One file has one kind of rows.', '一个文件只包含一种数据。'),
    both('Import customers before their prescriptions and addresses.', '请先导入客户，再导入其处方和地址。'),
    both('Customers', '客户'),
  ),
  name: field(
    both('Name of the file', '文件名'),
    both('The name by which you find it again.', '便于再次查找的名称。'),
    both('The page fills it in.', '由页面自动填入。'),
    'customers.csv',
  ),
  size: field(
    both('Size', '大小'),
    both('The bytes of the file.', '文件的字节数。'),
    both('The page fills it in. At most 1 GiB.', '由页面自动填入，最多 1 GiB。'),
    '43',
  ),
};

export const READ_IMPORT_FILE_GUIDE: Guide = { encoding: ENCODING, delimiter: DELIMITER, hasHeading: HEADING };

export const PLAN_IMPORT_GUIDE: Guide = {
  format: field(
    both('Kind of file', '文件类型'),
    both('How the rows lie in the file.', '数据在文件中的形式。'),
    both('It is guessed from the bytes.', '由系统根据内容判断。'),
    both('Text with columns (CSV)', '分列文本（CSV）'),
  ),
  ...{ encoding: ENCODING, delimiter: DELIMITER, hasHeading: HEADING },
  dateOrder: field(
    both('Order of dates', '日期顺序'),
    both('Whether 03/04 is in March or in April.', '03/04 是 3 月还是 4 月。'),
    both(
      'It is guessed where a day after the 12th shows it. Otherwise choose.',
      '若有大于 12 的日期可自动判断，否则请选择。',
    ),
    both('Day, month, year', '日 月 年'),
  ),
  country: field(
    both('Country', '国家或地区'),
    both('For telephone numbers and addresses without a country.', '用于未注明国家的电话号码和地址。'),
    both('Two capital letters.', '两个大写字母。'),
    'US',
  ),
  mode: field(
    both('Add or update', '新增或更新'),
    both('What happens with people who are on file already.', '如何处理已有记录的客户。'),
    both('Choose "Add and update" if you are not sure.', '不确定时请选择“新增并更新”。'),
    both('Add and update', '新增并更新'),
  ),
  source: field(
    both('Old system', '原系统'),
    both('The name of the system from which the numbers come.', '编号所属系统的名称。'),
    both('Use the same name for all files of one system.', '同一系统的所有文件请使用同一名称。'),
    'old-shop',
  ),
  fields: field(
    both('Fields', '字段'),
    both('Into which field each column goes.', '每一列对应的字段。'),
    both('Leave a column out if no field fits.', '没有合适字段的列可不导入。'),
    both('Given name', '名'),
  ),
  why: field(
    both('Reason', '原因'),
    both('Why the file is imported. It is kept with the job.', '导入原因，随任务保存。'),
    both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
    both('Customers of the shop that we took over', '所接手店铺的客户'),
  ),
};
