import { expect, test } from '@jest/globals';
import { consentsView, countedState, newChoices, permits, requireGuardian, requireProof } from './consent.ts';
import { shippedText } from './policy-text.ts';

const texts = (['marketing', 'reminders', 'research'] as const).map(shippedText);
const at = new Date('2026-11-29T12:00:00.000Z');
const given = { purpose: 'marketing', channel: 'mail', state: 'given' } as const;
const made = { ...given, textVersion: 1, source: 'account', at } as const;
const asked = { choices: [given], textVersions: undefined, language: 'zh' } as const;

test('without a choice, reminders are permitted and all else is not', () => {
  expect([permits('reminders', null), permits('marketing', undefined), permits('research', null)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(permits('reminders', 'withdrawn')).toBe(false);
});

test('every purpose and channel is shown, also those without a choice', () => {
  const view = consentsView([made], false);
  expect(view).toHaveLength(6);
  expect(view[0]).toEqual({ ...given, permits: true, textVersion: 1, source: 'account', at: at.toISOString() });
  expect(view[1]).toMatchObject({ channel: 'text', state: null, permits: false, at: null });
});

test('the consent of a minor without a guardian does not count, and her refusal does', () => {
  expect(consentsView([made], true)[0]).toMatchObject({ state: 'given', permits: false });
  expect(countedState('withdrawn', true)).toBe('withdrawn');
  expect(permits('reminders', countedState('given', true))).toBe(true);
  expect(() => requireGuardian([given], true)).toThrow('under 18');
  expect(() => requireGuardian([{ ...given, state: 'withdrawn' }], true)).not.toThrow();
  expect(() => requireGuardian([given], false)).not.toThrow();
});

test('a choice keeps the version and the text that the person was shown', () => {
  const [choice] = newChoices(asked, texts, []);
  expect(choice).toEqual({ ...given, textVersion: 1, shown: shippedText('marketing').texts.zh });
});

test('a repeat adds nothing, but consent to a newer text does', () => {
  expect(newChoices(asked, texts, [made])).toEqual([]);
  const newer = texts.map((text) => ({ ...text, version: 2 }));
  expect(newChoices(asked, newer, [made])).toMatchObject([{ textVersion: 2 }]);
  const withdrawn = { ...made, state: 'withdrawn' } as const;
  expect(newChoices({ ...asked, choices: [{ ...given, state: 'withdrawn' }] }, newer, [withdrawn])).toEqual([]);
});

test('a withdrawal gets a line of its own after one of a merge, whose undo takes that one away', () => {
  const merged = { ...made, state: 'withdrawn', source: 'merge' } as const;
  const said = { ...asked, choices: [{ ...given, state: 'withdrawn' } as const] };
  expect(newChoices(said, texts, [merged])).toMatchObject([{ state: 'withdrawn' }]);
});

test('of two choices for one purpose and channel the last one counts', () => {
  const choices = [given, { ...given, state: 'withdrawn' } as const];
  expect(newChoices({ ...asked, choices }, texts, []).map(({ state }) => state)).toEqual(['withdrawn']);
});

test('nobody consents to a text that is no longer in force, but everybody may withdraw', () => {
  const newer = texts.map((text) => ({ ...text, version: 3 }));
  const outdated = { ...asked, textVersions: { marketing: 2 } };
  expect(() => newChoices(outdated, newer, [])).toThrow('is now version 3');
  const withdrawal = { ...outdated, choices: [{ ...given, state: 'withdrawn' }] as const };
  expect(newChoices(withdrawal, newer, [])).toHaveLength(1);
});

test('staff must say how they know a choice', () => {
  expect(() => requireProof(true, undefined)).toThrow('Say how the person told you');
  expect(() => requireProof(true, { how: 'phone', said: 'Yes' })).not.toThrow();
  expect(() => requireProof(false, undefined)).not.toThrow();
});
