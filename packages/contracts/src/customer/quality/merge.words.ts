import { word, wordsOf } from '../../kernel/words.ts';
import { MergedThing, MergeField, MergeReason, MergeSide } from './merge.http.ts';

export const MERGE_FIELD_WORDS = wordsOf(MergeField, {
  givenName: word('Given name', '名'),
  familyName: word('Family name', '姓'),
  dateOfBirth: word('Date of birth', '出生日期'),
  email: word('E-mail', '电子邮箱'),
  phone: word('Phone', '电话'),
  language: word('Language', '语言'),
  timeZone: word('Time zone', '时区'),
  gender: word('Gender', '性别'),
  occupation: word('Occupation', '职业'),
  category: word('Category', '类别'),
  interests: word('Interests', '兴趣'),
  preferredBrands: word('Preferred brands', '偏好品牌'),
  preferredProductId: word('Preferred product', '偏好产品'),
  wearDaysPerWeek: word('Days of wear in a week', '每周佩戴天数'),
  contactTimes: word('Times to call', '联系时段'),
});

export const MERGE_SIDE_WORDS = wordsOf(MergeSide, {
  kept: word('Of the record that stays', '保留记录的值'),
  merged: word('Of the other record', '另一条记录的值'),
});

export const MERGED_THING_WORDS = wordsOf(MergedThing, {
  addresses: word('Addresses', '地址'),
  prescriptions: word('Prescriptions', '处方'),
  orders: word('Orders', '订单'),
  cases: word('Cases', '工单'),
  complaints: word('Complaints', '投诉'),
  tasks: word('Tasks', '任务'),
  deals: word('Deals', '商机'),
  notes: word('Notes', '备注'),
  contacts: word('Calls, visits, chats and letters', '电话、到店、聊天和信件'),
  messages: word('Messages', '消息'),
  consents: word('Lines of the ledger of consent', '同意台账记录'),
  tags: word('Tags', '标签'),
  fields: word('Custom fields', '自定义字段'),
  numbers: word('Numbers in other systems', '其他系统编号'),
});

export const MERGE_REASON_WORDS = wordsOf(MergeReason, {
  same: word('One record', '同一记录', 'stop'),
  gone: word('One of them is gone', '其中一位已不存在', 'stop'),
  'birth-dates': word('Different dates of birth', '出生日期不同', 'stop'),
  prescriptions: word('Contradictory prescriptions', '处方相互矛盾', 'wait'),
  'other-name': word('Different names', '姓名不同', 'wait'),
  'no-birth-date': word('A date of birth is missing', '缺少出生日期', 'wait'),
  'sign-in': word('One of them signs in', '其中一位可登录', 'wait'),
  family: word('Two people of one household', '同一家庭的两个人', 'stop'),
  'kept-apart': word('Said to be two people', '已确认不是同一人', 'stop'),
  orders: word('An order is under way', '有订单正在处理', 'stop'),
  privacy: word('A privacy request is open', '有未完成的隐私请求', 'stop'),
  job: word('Another merge is under way', '另有合并进行中', 'stop'),
  account: word('The other record has the account', '账户在另一条记录', 'stop'),
});
