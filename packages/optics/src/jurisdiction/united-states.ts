// Lists the jurisdiction packs of the United States: the federal Contact Lens Rule (16 CFR 315), and the additional
// rules of California and Oklahoma.
import type { JurisdictionPack } from './pack-shape.ts';

const THREE_YEARS = { years: 3, after: 'entry' } as const;

const RULE = {
  jurisdiction: 'US',
  prescription: { is: 'required', source: '15 U.S.C. 7603(a); 16 CFR 315.5(a)' },
  shortestYears: { is: 1, source: '15 U.S.C. 7604(a); 16 CFR 315.6(a)' },
  longestYears: {
    is: 2,
    source:
      '15 U.S.C. 7604(a)(1): the law of the State decides; California Business and Professions Code § 2541.2(a)(1)',
  },
  expiry: { is: 'mandatory', source: '16 CFR 315.2, 315.6' },
  passiveVerification: { is: true, source: '15 U.S.C. 7603(d)(3); 16 CFR 315.5(c)(3)' },
} as const;
/**
 * Returns the rule that a lens may be supplied under another label, with the paragraph of the law that states it. The
 * paragraphs moved by one when paragraph (d) on automated calls was inserted (85 FR 50668).
 */
const otherLabel = (paragraph: string) =>
  ({ is: 'permitted', source: `15 U.S.C. 7603(f); 16 CFR 315.5(${paragraph})` }) as const;

const PRESENTED = ['the prescription as it was presented'];
const VERIFIED = [
  'the verification request with its date and time, and the proof that it was sent',
  "the prescriber's answer",
  'the log of calls: date, time, person, outcome',
  'the Saturday hours that were counted, and how they are known',
];

export const UNITED_STATES: readonly JurisdictionPack[] = [
  {
    ...RULE,
    version: 1,
    from: '2004-08-02',
    otherLabel: otherLabel('e'),
    registers: [
      {
        is: { name: 'prescriptions', contents: PRESENTED, keep: THREE_YEARS },
        source: '16 CFR 315.5(f) (69 FR 40482)',
      },
      { is: { name: 'verifications', contents: VERIFIED, keep: THREE_YEARS }, source: '16 CFR 315.5(f) (69 FR 40482)' },
    ],
  },
  {
    ...RULE,
    version: 2,
    from: '2020-10-16',
    unsure: ['the longest validity: two years is the longest of the States on file, and other States were not read'],
    otherLabel: otherLabel('f'),
    device: {
      is: { riskClass: 'II for daily wear, III for extended wear', register: 'GUDID' },
      source: '21 CFR 886.5925, 21 CFR 830.300',
    },
    registers: [
      {
        is: { name: 'prescriptions', contents: PRESENTED, keep: THREE_YEARS },
        source: '16 CFR 315.5(g) (85 FR 50668)',
      },
      {
        is: {
          name: 'verifications',
          contents: [...VERIFIED, 'the recording of a call by automated message, whole'],
          keep: THREE_YEARS,
        },
        source: '16 CFR 315.5(g) (85 FR 50668)',
      },
    ],
  },
];

const CALIFORNIA_WARNING =
  'WARNING: IF YOU ARE HAVING ANY UNEXPLAINED EYE DISCOMFORT, WATERING, VISION CHANGE, OR REDNESS, REMOVE YOUR LENSES IMMEDIATELY AND CONSULT YOUR EYE CARE PRACTITIONER BEFORE WEARING YOUR LENSES AGAIN.';

/** Returns the duties of a seller outside California under one section of its Business and Professions Code. */
const california = (section: string) =>
  ({
    jurisdiction: 'US-CA',
    within: 'US',
    mostSupply: {
      is: 'until-expiry',
      source:
        'California Business and Professions Code § 2564.76(a), before 2022 § 2546.6(a): in quantities consistent with the expiration date and the standard packaging',
    },
    shipmentWarning: {
      is: CALIFORNIA_WARNING,
      source: `California Business and Professions Code § ${section}(e): this or a substantially equivalent text`,
    },
    registers: [
      {
        is: { name: 'sales', contents: ['lenses shipped, mailed or delivered to California'], keep: THREE_YEARS },
        source: `California Business and Professions Code § ${section}(c)`,
      },
    ],
  }) as const;

export const CALIFORNIA: readonly JurisdictionPack[] = [
  {
    ...california('2546.5'),
    version: 1,
    from: '2004-08-02',
    unsure: ['since when the warning reads so: the duty is older than the federal rule'],
  },
  // the sections were renumbered by Stats. 2021, Ch. 630 (AB 1534): § 2546 to 2546.10 became § 2564.70 to 2564.80
  { ...california('2564.75'), version: 2, from: '2022-01-01' },
];

export const OKLAHOMA: readonly JurisdictionPack[] = [
  {
    jurisdiction: 'US-OK',
    version: 1,
    from: '2019-11-01',
    within: 'US',
    passiveVerification: {
      is: false,
      source: '59 O.S. § 646.5(A), (B)(6): a response-time option is no verification',
    },
    registers: [],
  },
];
