import { Goods, LineRule } from './goods.ts';
import { word, wordsOf } from '../kernel/words.ts';

export const GOODS_WORDS = wordsOf(Goods, {
  lens: word('Soft lens', '软性镜片'),
  'rigid-lens': word('Rigid lens', '硬性镜片'),
  orthokeratology: word('Orthokeratology lens', '角膜塑形镜'),
  solution: word('Solution', '护理液'),
  accessory: word('Accessory', '配件'),
  service: word('Service', '服务'),
});

export const LINE_RULE_WORDS = wordsOf(LineRule, {
  prescription: word('Needs a prescription', '需要处方'),
  free: word('Needs no prescription', '无需处方'),
});
