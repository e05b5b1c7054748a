import { expect, test } from '@jest/globals';
import { jsonOf } from './json-of.ts';
import { filesOf, networkOf, networkOfLink, safeLink, textOfHtml } from './values.ts';

test('markup becomes text, and nothing of it can run', () => {
  expect(textOfHtml('<p>One</p><p>Two<br>three</p>')).toBe('One\nTwo\nthree');
  expect(textOfHtml('<script>alert(1)</script>&lt;b&gt; &#x4f60;&#22909; &unknown;')).toBe(
    'alert(1)<b> 你好 &unknown;',
  );
  expect(textOfHtml('<'.repeat(50_000))).toHaveLength(50_000);
});

test('only https links are kept', () => {
  expect(safeLink('https://www.instagram.com/p/1')).toBe('https://www.instagram.com/p/1');
  for (const bad of [
    'http://a.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '',
    'x',
    null,
  ])
    expect(safeLink(bad)).toBeNull();
  expect(filesOf([{ name: 'a\nb.png', url: 'http://x' }, { name: null }])).toEqual([
    { name: 'ab.png', url: null },
    { name: '–', url: null },
  ]);
});

test('networks are known by the words and the links of providers', () => {
  expect(['TWITTER', 'INSTAGRAM_BUSINESS', 'email', 'web', 'SMS', 'FAX'].map(networkOf)).toEqual([
    ...['x', 'instagram', 'mail', 'web', 'phone', 'other'],
  ]);
  expect(networkOfLink('https://x.com/1')).toBe('x');
  expect(networkOfLink('https://evil-x.com.example/1')).toBe('other');
});

test('a body that is no JSON is nothing', () => {
  expect(jsonOf(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
  expect(jsonOf(Buffer.from('{'))).toBeUndefined();
});
