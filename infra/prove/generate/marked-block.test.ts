import { expect, test } from '@jest/globals';
import { replaceBlock } from './marked-block.ts';

const page = '# Title\n<!-- table -->\nold\n<!-- /table -->\nby hand\n';

test('replaces the text between the markers, and a second replacement changes nothing', () => {
  const once = replaceBlock('README.md', page, 'table', 'new');
  expect(once).toBe('# Title\n<!-- table -->\nnew\n<!-- /table -->\nby hand\n');
  expect(replaceBlock('README.md', once, 'table', 'new')).toBe(once);
});

test.each([['# Title\n'], ['<!-- table -->\n'], ['<!-- /table -->\n<!-- table -->\n']])(
  'names the markers if they are missing or in the wrong order: %j',
  (text) => {
    expect(() => replaceBlock('README.md', text, 'table', 'new')).toThrow(
      "README.md has no block for its generated text: add the lines '<!-- table -->'",
    );
  },
);
