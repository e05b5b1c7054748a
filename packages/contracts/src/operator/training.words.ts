import { word, wordsOf } from '../kernel/words.ts';
import { TrainingState } from './training.http.ts';

export const TRAINING_STATE_WORDS = wordsOf(TrainingState, {
  'no-sample': word('Not made for training', '非培训数据', 'stop'),
  'not-kept': word('No first day yet', '尚无初始状态', 'wait'),
  updated: word('First day of an older version', '初始状态来自旧版本', 'wait'),
  ready: word('Ready', '就绪', 'ok'),
  resetting: word('Being reset', '正在重置', 'works'),
  incomplete: word('The reset broke off', '重置中断', 'stop'),
});
