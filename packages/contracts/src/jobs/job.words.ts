import { word, wordsOf } from '../kernel/words.ts';
import { ItemOutcome, ItemState, JobDeed, JobKindName, JobState } from './job-kind.ts';

export const JOB_KIND_WORDS = wordsOf(JobKindName, {
  'customer-import': word('Import of customers', '导入客户'),
  'prescription-import': word('Import of prescriptions', '导入处方'),
  'address-import': word('Import of addresses', '导入地址'),
  'consent-import': word('Import of consents', '导入同意记录'),
  'supplier-import': word('Import of suppliers', '导入供应商'),
  'price-import': word('Import of prices', '导入价格'),
  'stock-import': word('Import of stock', '导入库存'),
  'order-import': word('Import of past orders', '导入历史订单'),
  'customer-edit': word('Change of many customers', '批量更改客户'),
  'order-tagging': word('Tags of many orders', '批量更改订单标签'),
  'customer-cleaning': word('Cleaning of customers', '客户数据清理'),
  'customer-merge': word('Merge of customers', '合并客户'),
});

export const JOB_STATE_WORDS = wordsOf(JobState, {
  planned: word('Waits for its dry run', '等待试运行', 'new'),
  checking: word('Dry run', '试运行中', 'works'),
  ready: word('Ready to start', '可启动', 'wait'),
  running: word('Running', '运行中', 'works'),
  done: word('Done', '已完成', 'ok'),
  undoing: word('Being undone', '撤销中', 'works'),
  undone: word('Undone', '已撤销', 'ended'),
  cancelled: word('Stopped by a person', '已由人员停止', 'ended'),
  failed: word('Stopped by an error', '因错误停止', 'stop'),
});

export const JOB_DEED_WORDS = wordsOf(JobDeed, {
  created: word('Added', '已新增', 'ok'),
  updated: word('Changed', '已更改', 'ok'),
  removed: word('Removed', '已删除', 'ended'),
});

export const ITEM_STATE_WORDS = wordsOf(ItemState, {
  planned: word('Planned', '已计划', 'new'),
  applied: word('Applied', '已执行', 'ok'),
  unchanged: word('Was so already', '原已如此', 'ended'),
  rejected: word('Rejected', '已拒绝', 'stop'),
  undone: word('Undone', '已撤销', 'ended'),
});

export const ITEM_OUTCOME_WORDS = wordsOf(ItemOutcome, {
  created: word('To be added', '将新增', 'ok'),
  updated: word('To be changed', '将更改', 'ok'),
  removed: word('To be removed', '将删除', 'ended'),
  unchanged: word('Is so already', '原已如此', 'ended'),
  rejected: word('Is rejected', '被拒绝', 'stop'),
});
