// Tests how the answers of the address validation provider are parsed.
import { describe, expect, test } from '@jest/globals';
import { pauseAfter } from './checker.ts';
import { readAnswer, requestOf } from './address-validation.ts';

const asked = { line1: '1 Lens Way', city: 'Newark', region: 'NJ', postalCode: '07101', country: 'US' };
const whole = { validationGranularity: 'PREMISE', addressComplete: true };
const answer = (verdict: object, more: object = {}) => ({ result: { verdict, ...more } });
const postal = (change: object = {}) => ({
  address: {
    postalAddress: {
      ...{ regionCode: 'US', postalCode: '07101-1234', administrativeArea: 'NJ', locality: 'Newark' },
      ...{ addressLines: ['1 Lens Way'], ...change },
    },
  },
});

describe('the verdict', () => {
  test('is that a parcel arrives, for a whole address of a known house', () => {
    expect(readAnswer(answer(whole), asked)).toEqual({ verdict: 'deliverable', proposal: null });
  });

  test('is a doubt with a proposal, where a part was replaced', () => {
    const found = readAnswer(answer({ ...whole, hasReplacedComponents: true }, postal()), asked);
    expect(found).toEqual({ verdict: 'doubtful', proposal: { ...asked, postalCode: '07101-1234' } });
  });

  test('has no proposal that differs in capitals alone', () => {
    const same = postal({ postalCode: '07101', locality: 'NEWARK' });
    expect(readAnswer(answer({ ...whole, hasUnconfirmedComponents: true }, same), asked)).toEqual({
      ...{ verdict: 'doubtful', proposal: null },
    });
  });

  test('is that nothing arrives, if USPS does not know the door or nothing fits', () => {
    expect(readAnswer(answer(whole, { uspsData: { dpvConfirmation: 'N' } }), asked).verdict).toBe('undeliverable');
    expect(readAnswer(answer({ validationGranularity: 'OTHER' }), asked).verdict).toBe('undeliverable');
    expect(readAnswer(answer(whole, { uspsData: { dpvConfirmation: 'D' } }), asked).verdict).toBe('doubtful');
    expect(readAnswer(answer({ validationGranularity: 'ROUTE' }), asked).verdict).toBe('doubtful');
  });

  test('is unknown without a word about it', () => {
    expect(readAnswer({ result: {} }, asked).verdict).toBe('unknown');
    expect(readAnswer(answer({}), asked).verdict).toBe('unknown');
  });
});

test('an answer of another shape is a failure', () => {
  for (const body of [undefined, [], {}, { result: 'fine' }, answer({ addressComplete: 'yes' })])
    expect(() => readAnswer(body, asked)).toThrow('unreadable');
});

test('a request has no name and no phone number', () => {
  const sent = JSON.stringify(requestOf({ ...asked, line2: 'Flat 2' }));
  expect(JSON.parse(sent)).toEqual({
    address: {
      ...{ regionCode: 'US', addressLines: ['1 Lens Way', 'Flat 2'], locality: 'Newark' },
      ...{ administrativeArea: 'NJ', postalCode: '07101' },
    },
  });
});

test('failures are tried again for half a day, ever more rarely', () => {
  expect([1, 2, 3].map(pauseAfter)).toEqual([5_000, 10_000, 20_000]);
  expect(pauseAfter(23)).toBe(3_600_000);
  expect(pauseAfter(24)).toBeUndefined();
});
