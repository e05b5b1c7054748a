import { word, wordsOf } from '../../kernel/words.ts';
import { Coverage } from './passport.http.ts';

export const COVERAGE_WORDS = wordsOf(Coverage, {
  'every-box': word('Every box of this lot', '该批次所有盒'),
  'some-boxes': word('Some boxes: compare with the notice', '部分盒：请与通告核对'),
});
