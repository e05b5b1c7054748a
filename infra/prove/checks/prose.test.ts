import { describe, expect, test } from '@jest/globals';
import { commentsIn, countByFolder, folderOf, hidesItsSubject, lowered, proseProblems } from './prose.ts';

const textsIn = (text: string) => commentsIn({ at: 'infra/x/y.ts', text }).map((comment) => comment.text);

describe('commentsIn', () => {
  test('finds doc comments, line comments and trailing comments, wherever they are', () => {
    const text = [
      '/** First. */',
      'export function a(/* in a list */ b: number) {',
      '  if (b) return 1; // trailing',
      '  // alone in a block',
      '}',
      'type T = {',
      '  /** On a field',
      '   * of a type. */',
      '  c: string;',
      '};',
      '// at the end',
    ].join('\n');
    expect(textsIn(text)).toEqual([
      'First.',
      'in a list',
      'trailing',
      'alone in a block',
      'On a field of a type.',
      'at the end',
    ]);
  });

  test('joins consecutive line comments, of which only the first line begins a sentence', () => {
    expect(textsIn('// One comment\n// Of two lines.\n\n// Another.\nf();\n')).toEqual(['One comment', 'Another.']);
  });

  test('does not mistake strings, templates and regular expressions for comments', () => {
    expect(textsIn("const url = 'http://x';\nconst t = `a ${b} // no`;\nconst r = /\\/\\*x/;\n")).toEqual([]);
  });
});

test.each([
  'Of customers that there are.',
  'By the rules of today.',
  'What waits is sent again.',
  'Who is signed in.',
  'Those that are there.',
  'As it was.',
  'So many of them.',
  'None of these.',
  'All that is known.',
  'That nobody has sent.',
  'Whose key it is.',
  'Where it is.',
  'The same for orders.',
])('the comment "%s" hides its subject', (text) => {
  expect(hidesItsSubject({ at: 'x.ts:1', text })).toBe(true);
});

test.each(['Returns the ids.', 'Whether it is open.', 'Sources: 16 CFR 315.', 'Allows retries.', 'Byte order.'])(
  'the comment "%s" names its subject',
  (text) => {
    expect(hidesItsSubject({ at: 'x.ts:1', text })).toBe(false);
  },
);

test('comments are counted by package, service, gateway and wing of infra', () => {
  const at = ['packages/a/src/b.ts:1', 'services/order/src/c.ts:2', 'gateway/src/edge/d.ts:3', 'infra/run/e.ts:4'];
  expect(at.map((one) => folderOf({ at: one, text: '' }))).toEqual([
    'packages/a',
    'services/order',
    'gateway',
    'infra/run',
  ]);
  expect(countByFolder(at.map((one) => ({ at: one, text: 'Of it.' })))).toMatchObject({ gateway: 1, 'infra/run': 1 });
});

describe('the numbers', () => {
  test('may not rise: a new comment of this kind is reported', () => {
    const seed = commentsIn({ at: 'gateway/src/seed.ts', text: '/** Of callers who may. */\nexport const a = 1;\n' });
    expect(proseProblems(countByFolder(seed), {})).toEqual([expect.stringContaining('gateway has 1 comments')]);
    expect(proseProblems({ gateway: 4 }, { gateway: 3 })).toEqual([expect.stringContaining('at most 3')]);
  });

  test('must follow when the comments become fewer', () => {
    expect(proseProblems({ gateway: 2 }, { gateway: 3 })).toEqual([expect.stringContaining('write 2')]);
    expect(proseProblems({ gateway: 3 }, { gateway: 3 })).toEqual([]);
  });

  test('are only lowered by --write, and never raised', () => {
    expect(lowered({ a: 2, b: 9, c: 0 }, { a: 3, b: 5, c: 1 })).toEqual({ a: 2, b: 5 });
  });
});
