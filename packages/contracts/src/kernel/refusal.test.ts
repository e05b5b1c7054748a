// Tests the declaration of a refusal: its slug, its kind and its sentence in each language. The blanks of the sentence
// are filled in when the refusal is thrown.
import { describe, expect, test } from '@jest/globals';
import { BusinessError } from './business-error.ts';
import { refusal } from './refusal.ts';
import { inChinese, says, sentence } from './sentence.ts';

const UNKNOWN_OFFER = refusal('order.unknown-offer', 'unprocessable', {
  en: 'Not on sale in {market}. Ask for {market} again on {day}.',
  zh: '{day} 之前不在 {market} 销售。',
});

describe('a refusal', () => {
  test('fills its blanks in each language; its message is the English sentence', () => {
    const refused = UNKNOWN_OFFER({ market: 'US', day: '2026-11-21' });
    expect(refused).toBeInstanceOf(BusinessError);
    expect(refused.detail).toEqual({
      en: 'Not on sale in US. Ask for US again on 2026-11-21.',
      zh: '2026-11-21 之前不在 US 销售。',
    });
    expect([refused.message, refused.slug, refused.kind, refused.errors]).toEqual([
      refused.detail.en,
      'order.unknown-offer',
      'unprocessable',
      [],
    ]);
  });

  test('does not read a value as a blank', () => {
    expect(UNKNOWN_OFFER({ market: '{day}', day: '$&' }).message).toBe(
      'Not on sale in {day}. Ask for {day} again on $&.',
    );
  });

  test('is copied when wrong fields are added: the original stays as it was', () => {
    const refused = UNKNOWN_OFFER({ market: 'US', day: 'Monday' });
    const fields = ['/a', '/b'].map((pointer) => ({ pointer, detail: refused.detail }));
    expect(refused.at(...fields)).toMatchObject({ slug: refused.slug, message: refused.message, errors: fields });
    expect(refused.errors).toEqual([]);
  });

  test('has its blanks checked by the types', () => {
    const none = refusal('order.not-found', 'not-found', { en: 'None.', zh: '没有。' });
    // @ts-expect-error a blank is left empty
    UNKNOWN_OFFER({ market: 'US' });
    // @ts-expect-error there is nothing to fill
    none({ market: 'US' });
    expect(none().message).toBe('None.');
  });

  test('must have a slug that begins with the thing', () => {
    expect(() => refusal('Order_NotFound', 'not-found', { en: 'x', zh: 'x' })).toThrow('e.g. order.not-found');
  });
});

describe('a sentence', () => {
  test('must have the same blanks in both languages', () => {
    expect(() => sentence({ en: 'must be {currency}', zh: '必须为 {curency}' })).toThrow(
      "'必须为 {curency}' must have the blanks of 'must be {currency}' ({currency}), but has {curency}",
    );
    expect(() => sentence({ en: 'must be {currency}', zh: '必须' })).toThrow('but has none');
  });

  test('must have no brace outside a blank', () => {
    expect(() => sentence({ en: 'send {type, data}', zh: '请发送' })).toThrow('write blanks as {name}');
  });
});

describe("a schema's message", () => {
  test('is found in Chinese by its English text', () => {
    expect(inChinese(says({ en: 'two letters', zh: '两个字母' }))).toBe('两个字母');
    expect(inChinese('said by nobody')).toBeUndefined();
  });

  test('must not have two Chinese texts', () => {
    expect(() => says({ en: 'two letters', zh: '2 个字母' })).toThrow('give it one Chinese text');
  });
});
