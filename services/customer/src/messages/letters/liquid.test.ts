import { expect, test } from '@jest/globals';
import { Template } from '@toric/contracts/customer/messages/notice';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { shippedVersion } from '../template.store.ts';
import { exampleValues } from './check-texts.ts';
import { parseLetter, problemsOf } from './liquid.ts';

const SHOP = 'https://shop.example';
const texts = { subject: 'Hello', mjml: '-', text: 'Hello' };

test.each(Template.options)(
  'the shipped letter %s renders in both languages, with nothing left to fill in',
  (template) => {
    const { contents, html } = shippedVersion(template);
    for (const language of LANGUAGES) {
      const values = exampleValues(template, language, SHOP);
      expect(problemsOf(contents[language], html[language], values)).toEqual([]);
      const letter = parseLetter(contents[language], html[language]).render(values);
      for (const part of [letter.subject, letter.html, letter.text])
        expect(part).not.toMatch(/\{\{|\{%|undefined|\[object/);
      expect(letter.text.length).toBeGreaterThan(20);
    }
  },
);

test('an unknown value is named, also in a branch that the example does not take', () => {
  const example = { orderNumber: '1' };
  expect(problemsOf({ ...texts, text: '{{ orderNumbr }}' }, '-', example)).toEqual([
    { pointer: '/text', unknown: 'orderNumbr' },
  ]);
  const branch = { ...texts, text: '{% if orderNumber == "" %}{{ secret }}{% endif %}' };
  expect(problemsOf(branch, '-', example)).toEqual([{ pointer: '/text', unknown: 'secret' }]);
});

test('an unknown filter, a broken tag and a file are refused', () => {
  const example = { orderNumber: '1' };
  for (const text of ['{{ orderNumber | nofilter }}', '{% if %}', '{{ orderNumber', '{% render "secrets" %}'])
    expect(problemsOf({ ...texts, text }, '-', example)).toEqual([{ pointer: '/text', syntax: expect.any(String) }]);
});

test('a value is escaped in HTML, and a line break in it adds no header', () => {
  const values = { title: 'a\r\nBcc: eve@evil.example <b>' };
  const letter = parseLetter({ subject: '{{ title }}', mjml: '-', text: '{{ title }}' }, '<p>{{ title }}</p>').render(
    values,
  );
  expect(letter.subject).toBe('a Bcc: eve@evil.example <b>');
  expect(letter.html).toContain('&lt;b&gt;');
});
