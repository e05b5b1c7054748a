// Generated text stays between its marks; what people wrote around it stays theirs.
import { expect, test } from '@jest/globals';
import { replaceBlock } from './marked-block.ts';

const page = '# Title\n<!-- table -->\nold\n<!-- /table -->\nby hand\n';

test('replaces what is between the marks, and again gives the same', () => {
  const once = replaceBlock('README.md', page, 'table', 'new');
  expect(once).toBe('# Title\n<!-- table -->\nnew\n<!-- /table -->\nby hand\n');
  expect(replaceBlock('README.md', once, 'table', 'new')).toBe(once);
});

test.each([['# Title\n'], ['<!-- table -->\n'], ['<!-- /table -->\n<!-- table -->\n']])(
  'says where the marks belong: %j',
  (text) => {
    expect(() => replaceBlock('README.md', text, 'table', 'new')).toThrow(
      "README.md has no place for its generated part: put '<!-- table -->'",
    );
  },
);
