import { expect, test } from '@jest/globals';
import { fittingRule } from './case-rule.ts';

const danger = { words: ['Pain', 'torn lens', '疼'], priority: 'urgent', team: 'optician' } as const;
const parcel = { words: ['parcel', 'C-2'], priority: 'normal', team: 'sales' } as const;

test.each([
  ['My eye is in PAIN.', danger],
  ['I like the paint.', undefined],
  ['a torn lens and a parcel', danger],
  ['where is my parcel?', parcel],
  ['我的眼睛很疼', danger],
  ['ＰＡＲＣＥＬ', parcel],
  ['', undefined],
])('%s is sorted by the first rule that fits', (text, rule) => expect(fittingRule([danger, parcel], text)).toBe(rule));
