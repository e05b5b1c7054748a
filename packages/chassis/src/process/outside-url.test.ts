import { expect, test } from '@jest/globals';
import { outsideUrl } from './outside-url.ts';

test.each([
  'https://provider.example',
  'http://127.0.0.1:4010',
  'http://localhost:8080',
  'http://sandbox-provider:8080',
  'http://[::1]:80',
])('the setting of a company outside takes %s', (url) => expect(outsideUrl().safeParse(url).success).toBe(true));

test.each([
  'http://provider.example',
  'http://8.8.8.8',
  'http://127.0.0.1.evil.example',
  'ftp://provider',
  'provider.example',
  '',
])('the setting of a company outside refuses %s, which would send its key in clear', (url) =>
  expect(outsideUrl().safeParse(url).success).toBe(false),
);
