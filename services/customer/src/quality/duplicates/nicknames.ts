/**
 * Lists short forms of English given names that are common on forms. Both directions count, and so do two short forms
 * of one name.
 */
const SHORT_FORMS: Readonly<Record<string, readonly string[]>> = {
  alexander: ['alex', 'sandy'],
  alexandra: ['alex', 'sandra'],
  andrew: ['andy', 'drew'],
  anthony: ['tony'],
  benjamin: ['ben', 'benny'],
  catherine: ['cathy', 'kate', 'katie', 'kathy'],
  charles: ['charlie', 'chuck'],
  christopher: ['chris'],
  daniel: ['dan', 'danny'],
  david: ['dave'],
  deborah: ['deb', 'debbie'],
  edward: ['ed', 'eddie', 'ted'],
  elizabeth: ['beth', 'betty', 'liz', 'lizzie', 'eliza'],
  francis: ['frank'],
  gregory: ['greg'],
  james: ['jim', 'jimmy', 'jamie'],
  jennifer: ['jen', 'jenny'],
  john: ['jack', 'johnny'],
  joseph: ['joe', 'joey'],
  katherine: ['kate', 'katie', 'kathy', 'kathryn'],
  kenneth: ['ken', 'kenny'],
  lawrence: ['larry'],
  margaret: ['maggie', 'meg', 'peggy'],
  matthew: ['matt'],
  michael: ['mike', 'mick', 'mickey'],
  nicholas: ['nick'],
  patricia: ['pat', 'patty', 'tricia'],
  patrick: ['pat', 'paddy'],
  peter: ['pete'],
  rebecca: ['becky'],
  richard: ['dick', 'rich', 'rick'],
  robert: ['bob', 'bobby', 'rob', 'robbie'],
  ronald: ['ron', 'ronnie'],
  samuel: ['sam', 'sammy'],
  stephen: ['steve'],
  steven: ['steve'],
  susan: ['sue', 'susie'],
  theodore: ['ted', 'theo'],
  thomas: ['tom', 'tommy'],
  timothy: ['tim'],
  victoria: ['vicky'],
  william: ['bill', 'billy', 'will', 'willie'],
};

const LONG_FORMS = new Map<string, readonly string[]>();
for (const [long, shorts] of Object.entries(SHORT_FORMS)) {
  for (const name of [long, ...shorts]) LONG_FORMS.set(name, [...(LONG_FORMS.get(name) ?? []), long]);
}

/** Returns true if both names are forms of one given name, for example Bill and William. */
export function isNickname(one: string, other: string): boolean {
  const longs = LONG_FORMS.get(one);
  return one !== other && longs !== undefined && (LONG_FORMS.get(other) ?? []).some((long) => longs.includes(long));
}
