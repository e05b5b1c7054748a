import { expect, test } from '@jest/globals';
import { isSingle, keySteps, keyText, shownKey } from './names.ts';

const pressed = (key: string, held: object = {}) =>
  keyText({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('a pressed key has the text by which it is declared', () => {
  expect(pressed('r')).toBe(keySteps('R')[0]);
  expect(pressed('X', { shiftKey: true })).toBe(keySteps('Shift X')[0]);
  expect(pressed('Enter', { ctrlKey: true })).toBe(keySteps('Ctrl ↵')[0]);
  expect(pressed('Enter', { metaKey: true })).toBe(keySteps('Ctrl Enter')[0]);
  expect(pressed('?', { shiftKey: true })).toBe(keySteps('?')[0]);
  expect(pressed('ArrowDown')).toBe(keySteps('ArrowDown')[0]);
  expect(pressed('Escape')).toBe(keySteps('Esc')[0]);
});

test('two letters are two steps, and a modifier belongs to the key after it', () => {
  expect(keySteps('G H')).toEqual(['g', 'h']);
  expect(keySteps('Ctrl K')).toEqual(['Ctrl k']);
  expect(keySteps('Shift Ctrl K')).toEqual(['Ctrl Shift k']);
});

test('only keys that would type a sign are single', () => {
  expect(['r', '[', '?', 'Shift x'].every(isSingle)).toBe(true);
  expect(['Ctrl k', 'Enter', 'Escape', 'ArrowUp', 'Alt r'].some(isSingle)).toBe(false);
});

test('a button shows capitals and signs', () => {
  expect(shownKey('g h')).toBe('G H');
  expect(shownKey('Ctrl Enter')).toBe('Ctrl ↵');
  expect(shownKey('Escape')).toBe('Esc');
});
