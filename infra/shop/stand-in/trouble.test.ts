import { expect, test } from '@jest/globals';
import { createRules } from './trouble.ts';

test('a rule hits its place as often as it says, and the next rule follows', () => {
  const trouble = createRules<{ at?: string; act: string; next?: number; chance?: number }>();
  expect(trouble.at('buy')).toBeUndefined();
  trouble.set({ rules: [{ at: 'buy', act: 'drop', next: 2 }, { act: 'slow' }] });
  expect(['buy', 'refund', 'buy', 'buy'].map((place) => trouble.at(place)?.act)).toEqual([
    ...['drop', 'slow', 'drop', 'slow'],
  ]);
  trouble.set({ rules: [{ act: 'drop', chance: 0 }] });
  expect(trouble.at()).toBeUndefined();
});
