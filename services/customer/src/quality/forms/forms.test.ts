import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emailForm, isSoundEmail, withoutSlip } from './email-form.ts';
import { isOneCase, isPlausibleName, withNameCase, withoutDoubleSpaces, withoutSpareSpaces } from './name-form.ts';
import { callingCodeOf, callingCodeOfCountry, countryOfPhone, isValidPhone, phoneForm } from './phone-form.ts';
import { postcodeForm, postcodeKey } from './postcode-form.ts';

describe('names', () => {
  test.each([
    ['ANA LIMA', 'Ana Lima'],
    ['maria', 'Maria'],
    ["O'BRIEN", "O'Brien"],
    ['D’ANGELO', 'D’Angelo'],
    ['anne-marie', 'Anne-Marie'],
    ['VAN DER BERG', 'van der Berg'],
    ['DE LA CRUZ', 'de la Cruz'],
    ['MCDONALD', 'McDonald'],
    ['MACDONALD', 'Macdonald'],
    ['JOHN III', 'John III'],
    ['IŞIK', 'Işık'],
    ['ÉLODIE', 'Élodie'],
    ['MÜLLER', 'Müller'],
  ])('%s is written %s', (name, written) => {
    expect(withNameCase(name)).toBe(written);
  });

  test.each(['Ana Lima', 'McDonald', 'JP', 'van der Berg', '王小明', 'Иван', 'ИВАН', 'ПЁТР', 'Ana 王', 'DiCaprio'])(
    '%s stays as it is',
    (name) => {
      expect(withNameCase(name)).toBe(name);
    },
  );

  test('spare spaces go, and nothing else', () => {
    expect(withoutSpareSpaces('  Anne -  Marie\u3000Lima ')).toBe('Anne-Marie Lima');
    expect(withoutDoubleSpaces('Flat 5  -  House 2')).toBe('Flat 5 - House 2');
  });

  test.each([
    ['Ana', true],
    ['王', true],
    ["O'Brien", true],
    ['Test', false],
    ['测试', false],
    ['Ana2', false],
    ['---', false],
    ['ANA MARIA', false],
    ['xxx', false],
    ['n/a', false],
  ])('%s is plausible: %s', (name, isPlausible) => {
    expect(isPlausibleName(name)).toBe(isPlausible);
  });

  test('a name is written once: a second cleaning proposes nothing, and letters are only changed in their case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ' -]{1,30}$/), (name) => {
        const once = withNameCase(withoutSpareSpaces(name));
        expect(withNameCase(withoutSpareSpaces(once))).toBe(once);
        expect(once.toLowerCase().replace(/[\s-]/g, '')).toBe(name.toLowerCase().replace(/[\s-]/g, ''));
        if (!isOneCase(name)) expect(withNameCase(name)).toBe(name);
      }),
      { examples: [['ßßa']] },
    );
  });
});

describe('e-mails', () => {
  test.each([
    ['ana@gmial.com', 'ana@gmail.com'],
    ['ana@hotmail.con', 'ana@hotmail.com'],
    ['wang@qq.con', 'wang@qq.com'],
  ])('%s was probably %s', (typed, meant) => {
    expect(withoutSlip(typed)).toBe(meant);
    expect([isSoundEmail(typed), isSoundEmail(meant)]).toEqual([false, true]);
  });
  test('any other domain is left as it is, and a form is written in one way', () => {
    expect(withoutSlip('ana@mail.example')).toBeUndefined();
    expect(emailForm(' Ana@Example.COM ')).toBe('ana@example.com');
    expect(emailForm('ana')).toBeUndefined();
  });
});

describe('phones', () => {
  test.each([
    ['+1 (415) 555-0132', undefined, '+14155550132'],
    ['415 555 0132', 'US', '+14155550132'],
    ['010 8888 8888', 'CN', '+861088888888'],
    ['139 1234 5678', 'CN', '+8613912345678'],
    ['＋４９ ３０ ９０１８２０', undefined, '+4930901820'],
    ['12', 'US', undefined],
    ['ask Ana', 'US', undefined],
    ['415 555 0132', undefined, undefined],
  ])('%s in %s is %s', (phone, country, form) => {
    expect(phoneForm(phone, country)).toBe(form);
  });
  test('a form that was written once stays', () => {
    expect(phoneForm('+14155550132')).toBe('+14155550132');
    expect([isValidPhone('+14155550132'), isValidPhone('415 555 0132'), isValidPhone('+1')]).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('the country of a number is known by its calling code', () => {
    expect([callingCodeOf('+8613912345678'), callingCodeOfCountry('CN'), countryOfPhone('+8613912345678')]).toEqual([
      ...['86', '86', 'CN'],
    ]);
    expect(callingCodeOfCountry('??')).toBeUndefined();
  });
});

describe('postcodes', () => {
  test.each([
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['GB', 'M45JD', 'M4 5JD'],
    ['CA', 'k1a0b1', 'K1A 0B1'],
    ['NL', '1012js', '1012 JS'],
    ['JP', '１００－０００１', '100-0001'],
    ['JP', '1000001', '100-0001'],
    ['PL', '00950', '00-950'],
    ['US', '071011234', '07101-1234'],
    ['DE', '10115', '10115'],
    ['SE', '11122', '111 22'],
  ])('in %s, %s is written %s', (country, code, form) => {
    expect(postcodeForm(country, code)).toBe(form);
    expect(postcodeForm(country, form)).toBe(form);
  });
  test('a code that fits no form is left as it is', () => {
    expect([postcodeForm('GB', '12345'), postcodeForm('HK', '0'), postcodeForm('DE', 'D-10115')]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(postcodeKey('GB', 'sw1a 1aa')).toBe(postcodeKey('GB', 'SW1A1AA'));
  });
});
