import { word, wordsOf } from '../../kernel/words.ts';
import {
  PrivacyActorKind,
  PrivacyFileFormat,
  PrivacyKind,
  PrivacyLaw,
  PrivacySort,
  PrivacyState,
  PrivacyStepKind,
} from './privacy.http.ts';

export const PRIVACY_KIND_WORDS = wordsOf(PrivacyKind, {
  access: word('Copy of everything', '查阅全部资料'),
  portability: word('Data for another shop', '转移资料'),
  erasure: word('Erasure', '删除'),
  restriction: word('Only keep the data', '限制处理'),
});

export const PRIVACY_STATE_WORDS = wordsOf(PrivacyState, {
  collecting: word('Data is collected', '正在汇集资料', 'works'),
  ready: word('File is ready', '文件已备好', 'wait'),
  expired: word('File is gone', '文件已过期', 'ended'),
  asked: word('Waits to be confirmed', '等待确认', 'wait'),
  erased: word('Erased', '已删除', 'ended'),
  withdrawn: word('Withdrawn', '已撤回', 'ended'),
  'in-force': word('Restricted', '限制中', 'stop'),
  lifted: word('Lifted', '已解除', 'ended'),
});

export const PRIVACY_LAW_WORDS = wordsOf(PrivacyLaw, {
  gdpr: word('GDPR (European Union)', 'GDPR（欧盟）'),
  ccpa: word('CCPA (California)', 'CCPA（加利福尼亚）'),
  pipl: word('PIPL (China)', '《个人信息保护法》（中国）'),
  other: word('No law of its own', '无专门法律'),
});

export const PRIVACY_STEP_KIND_WORDS = wordsOf(PrivacyStepKind, {
  asked: word('Asked', '提出请求'),
  collected: word('Data collected', '资料已汇集'),
  fetched: word('File fetched', '文件已取走'),
  expired: word('File is gone', '文件已过期'),
  confirmed: word('Confirmed', '已确认'),
  withdrawn: word('Withdrawn', '已撤回'),
  lifted: word('Lifted', '已解除'),
  replayed: word('Erased again after a restore', '恢复后再次删除'),
});

export const PRIVACY_ACTOR_KIND_WORDS = wordsOf(PrivacyActorKind, {
  customer: word('Customer', '客户'),
  staff: word('Staff', '员工'),
  process: word('The system', '系统'),
});

export const PRIVACY_FILE_FORMAT_WORDS = wordsOf(PrivacyFileFormat, {
  json: word('For a machine (JSON)', '机器可读（JSON）'),
  pdf: word('To read (PDF)', '便于阅读（PDF）'),
});

export const PRIVACY_SORT_WORDS = wordsOf(PrivacySort, {
  newest: word('Newest first', '最新优先'),
  due: word('Earliest deadline first', '期限最近优先'),
});
