import { expect, test } from '@jest/globals';
import { number } from './cells.ts';
import { remembered } from './remembered.ts';

test('a text that was accepted is parsed once, and one that was refused or is long is parsed again', () => {
  const asked: string[] = [];
  const parse = remembered((text) => {
    asked.push(text);
    return number(text);
  });
  for (let time = 0; time < 2; time++) {
    expect(parse('-2,25')).toEqual({ value: -2.25 });
    expect(parse('x')).toHaveProperty('wrong');
    expect(parse('1'.repeat(61))).toHaveProperty('value');
  }
  expect(asked.filter((text) => text === '-2,25')).toHaveLength(1);
  expect(asked).toHaveLength(1 + 2 + 2);
});
