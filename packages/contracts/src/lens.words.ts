import { word, wordsOf } from './kernel/words.ts';
import { AddLevel, Dominance, Exclusion, Eye, Replacement } from './lens.ts';

export const EYE_WORDS = wordsOf(Eye, {
  right: word('Right eye', '右眼'),
  left: word('Left eye', '左眼'),
});

export const REPLACEMENT_WORDS = wordsOf(Replacement, {
  daily: word('Daily', '日抛'),
  weekly: word('Weekly', '周抛'),
  'two-weekly': word('Two-weekly', '双周抛'),
  monthly: word('Monthly', '月抛'),
  quarterly: word('Quarterly', '季抛'),
  'half-yearly': word('Half-yearly', '半年抛'),
  yearly: word('Yearly', '年抛'),
});

export const ADD_LEVEL_WORDS = wordsOf(AddLevel, {
  LOW: word('Low', '低'),
  MED: word('Medium', '中'),
  HIGH: word('High', '高'),
});

export const DOMINANCE_WORDS = wordsOf(Dominance, {
  D: word('Distance', '视远'),
  N: word('Near', '视近'),
});

export const EXCLUSION_WORDS = wordsOf(Exclusion, {
  'other-market': word('Made for other countries', '仅供应其他市场', 'stop'),
  'not-yet-made': word('Not made yet', '尚未生产', 'stop'),
  'no-longer-made': word('No longer made', '已停产', 'stop'),
  missing: word('A value is missing', '缺少数值', 'stop'),
  'not-offered': word('Not offered for this lens', '此镜片不提供该参数', 'stop'),
  'beyond-range': word('Beyond the range', '超出范围', 'stop'),
  'between-steps': word('Between two steps', '介于两档之间', 'stop'),
  'not-listed': word('Not among the values', '不在可选数值内', 'stop'),
});
