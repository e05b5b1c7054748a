import { expect, test } from '@jest/globals';
import { assertRoom, changedPictures, withoutPicture } from './picture.ts';

const picture = (id: string) => ({ id, alt: { en: `${id} en`, zh: `${id} zh` }, width: 1, height: 1 });
const THREE = [picture('a'), picture('b'), picture('c')];
const order = (pictures: readonly { id: string }[]) => pictures.map(({ id }) => id).join('');

test.each([
  ['c', 1, 'cab'],
  ['a', 3, 'bca'],
  ['a', 12, 'bca'],
  ['b', undefined, 'abc'],
])('picture %s at place %s gives the order %s', (id, place, expected) => {
  expect(order(changedPictures(THREE, id, { place }))).toBe(expected);
});

test('a text changes alone, and the other language stays', () => {
  expect(changedPictures(THREE, 'b', { altEn: 'A box' })[1]?.alt).toEqual({ en: 'A box', zh: 'b zh' });
});

test('a picture that the product does not have is refused', () => {
  expect(() => changedPictures(THREE, 'x', {})).toThrow('There is no such picture');
  expect(() => withoutPicture(THREE, 'x')).toThrow('There is no such picture');
  expect(order(withoutPicture(THREE, 'b'))).toBe('ac');
});

test('a thirteenth picture is refused', () => {
  const twelve = Array.from({ length: 12 }, (_, at) => picture(String(at)));
  expect(() => assertRoom(twelve)).toThrow('12 pictures');
  expect(() => assertRoom(twelve.slice(1))).not.toThrow();
});
