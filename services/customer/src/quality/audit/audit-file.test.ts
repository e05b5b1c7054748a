import { expect, test } from '@jest/globals';
import type { QualityAudit } from '@toric/contracts/customer/quality/audit.http';
import { auditFile } from './audit-file.ts';

const AUDIT: QualityAudit = {
  ...{ month: '2026-11', madeAt: '2026-12-01T00:00:04.000Z', score: 91, startScore: null, customers: 20, stale: 3 },
  ...{ duplicatesOpen: 1, duplicatesDecided: 2, cleanings: 1, cleaned: 5, cleaningsUndone: 0 },
  rules: [{ rule: 'phone-valid', kind: 'validity', asked: 18, broken: 2, score: 88, startScore: 80 }],
  trend: [],
};

test.each([
  ['en', 'A phone number that exists,Valid,18,2,80,88', 'All rules,,,,,91'],
  ['zh', '电话号码有效,有效,18,2,80,88', '全部规则,,,,,91'],
] as const)('the file of an audit is written in %s', (language, line, whole) => {
  const { bytes, fileName, mediaType } = auditFile(AUDIT, language);
  const rows = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');
  expect([fileName, mediaType, rows[0]?.charCodeAt(0)]).toEqual(['data-quality-2026-11.csv', 'text/csv', 0xfeff]);
  expect(rows).toEqual(expect.arrayContaining([line, whole]));
  expect(rows).toHaveLength(11);
});
