import { word, wordsOf } from '../../kernel/words.ts';
import {
  DateOrder,
  Delimiter,
  FileEncoding,
  FileFormat,
  ImportField,
  ImportMode,
  ImportOwner,
  ImportSubject,
} from './import-field.ts';

export const IMPORT_SUBJECT_WORDS = wordsOf(ImportSubject, {
  customers: word('Customers', '客户'),
  prescriptions: word('Prescriptions', '处方'),
  addresses: word('Addresses', '地址'),
  consents: word('Consents', '同意记录'),
  suppliers: word('Suppliers', '供应商'),
  prices: word('Prices', '价格'),
  stock: word('Stock', '库存'),
  orders: word('Past orders', '历史订单'),
});

export const IMPORT_OWNER_WORDS = wordsOf(ImportOwner, {
  customer: word('Customers', '客户'),
  'catalog-inventory': word('Catalogue and stock', '目录与库存'),
  order: word('Orders', '订单'),
});

export const IMPORT_MODE_WORDS = wordsOf(ImportMode, {
  create: word('Only add', '仅新增'),
  update: word('Only update', '仅更新'),
  both: word('Add and update', '新增并更新'),
});

export const FILE_FORMAT_WORDS = wordsOf(FileFormat, {
  csv: word('Text with columns (CSV)', '分列文本（CSV）'),
  xlsx: word('Excel workbook', 'Excel 工作簿'),
  json: word('JSON', 'JSON'),
  'json-lines': word('JSON, one row a line', 'JSON（每行一条）'),
});

export const FILE_ENCODING_WORDS = wordsOf(FileEncoding, {
  'utf-8': word('UTF-8', 'UTF-8'),
  'utf-16le': word('UTF-16, little-endian', 'UTF-16 小端'),
  'utf-16be': word('UTF-16, big-endian', 'UTF-16 大端'),
  gb18030: word('GB18030 (Chinese)', 'GB18030（中文）'),
  'windows-1252': word('Windows-1252 (Western)', 'Windows-1252（西文）'),
});

export const DELIMITER_WORDS = wordsOf(Delimiter, {
  comma: word('Comma', '逗号'),
  semicolon: word('Semicolon', '分号'),
  tab: word('Tab', '制表符'),
  bar: word('Vertical bar', '竖线'),
});

export const DATE_ORDER_WORDS = wordsOf(DateOrder, {
  'year-month-day': word('Year, month, day', '年 月 日'),
  'day-month-year': word('Day, month, year', '日 月 年'),
  'month-day-year': word('Month, day, year', '月 日 年'),
});

export const IMPORT_FIELD_WORDS = wordsOf(ImportField, {
  externalId: word('Number in the old system', '原系统编号'),
  customerExternalId: word('Customer: number in the old system', '客户：原系统编号'),
  customerEmail: word('Customer: e-mail', '客户：电子邮箱'),
  email: word('E-mail', '电子邮箱'),
  givenName: word('Given name', '名'),
  familyName: word('Family name', '姓'),
  phone: word('Phone', '电话'),
  dateOfBirth: word('Date of birth', '出生日期'),
  language: word('Language', '语言'),
  gender: word('Gender', '性别'),
  occupation: word('Occupation', '职业'),
  recipient: word('Address: name on the parcel', '地址：收件人'),
  line1: word('Address: street', '地址：街道'),
  line2: word('Address: second line', '地址：第二行'),
  city: word('Address: city', '地址：城市'),
  region: word('Address: state or province', '地址：省或州'),
  postalCode: word('Address: postal code', '地址：邮政编码'),
  country: word('Address: country', '地址：国家或地区'),
  addressPhone: word('Address: phone', '地址：电话'),
  issuedIn: word('Country of issue', '开具国家'),
  issuedOn: word('Day of issue', '开具日期'),
  expiresOn: word('Last day', '有效期至'),
  prescriberName: word('Prescriber: name', '处方医师：姓名'),
  prescriberPhone: word('Prescriber: phone', '处方医师：电话'),
  prescriberAddress: word('Prescriber: address', '处方医师：地址'),
  notes: word('Notes', '备注'),
  rightProductId: word('Right eye: product', '右眼：产品'),
  rightBaseCurve: word('Right eye: base curve', '右眼：基弧'),
  rightDiameter: word('Right eye: diameter', '右眼：直径'),
  rightSphere: word('Right eye: sphere', '右眼：球镜'),
  rightCylinder: word('Right eye: cylinder', '右眼：柱镜'),
  rightAxis: word('Right eye: axis', '右眼：轴位'),
  rightAdd: word('Right eye: addition', '右眼：下加光'),
  leftProductId: word('Left eye: product', '左眼：产品'),
  leftBaseCurve: word('Left eye: base curve', '左眼：基弧'),
  leftDiameter: word('Left eye: diameter', '左眼：直径'),
  leftSphere: word('Left eye: sphere', '左眼：球镜'),
  leftCylinder: word('Left eye: cylinder', '左眼：柱镜'),
  leftAxis: word('Left eye: axis', '左眼：轴位'),
  leftAdd: word('Left eye: addition', '左眼：下加光'),
  purpose: word('Purpose', '用途'),
  channel: word('Channel', '渠道'),
  consent: word('Given or withdrawn', '同意或撤回'),
  said: word('Her words', '本人原话'),
  code: word('Code', '代码'),
  name: word('Name', '名称'),
  currency: word('Currency', '币种'),
  leadTimeDays: word('Lead time in days', '交货天数'),
  priority: word('Priority', '优先级'),
  contact: word('Contact', '联系人'),
  gtin: word('GTIN', 'GTIN 条码'),
  market: word('Market', '市场'),
  amount: word('Price of a box', '每盒价格'),
  taxRate: word('Tax rate in percent', '税率（%）'),
  warehouseCode: word('Warehouse', '仓库'),
  lotNumber: word('Lot', '批号'),
  quantity: word('Boxes', '盒数'),
  baseCurve: word('Base curve', '基弧'),
  diameter: word('Diameter', '直径'),
  sphere: word('Sphere', '球镜'),
  cylinder: word('Cylinder', '柱镜'),
  axis: word('Axis', '轴位'),
  add: word('Addition', '下加光'),
  orderNumber: word('Order number', '订单号'),
  lineNumber: word('Line of the order', '订单行'),
  orderedOn: word('Day of the order', '下单日期'),
  productName: word('Product', '产品'),
  eye: word('Eye', '眼别'),
});
